package dev.dateline.generator.view;

import dev.dateline.contract.model.Content;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.NamedType;
import dev.dateline.contract.model.Operation;
import dev.dateline.contract.model.Response;
import dev.dateline.contract.model.Response.Header;
import dev.dateline.contract.model.TypeRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which cases the responses of a contract have, and which of them operations share.
 *
 * <p>A status is a case, and each further kind of body that it is documented with is one more. An
 * error case without a body, or with a component of the document for one, is shared by all
 * operations that have it; where two bodies compete for a name, the document's error body keeps it,
 * or else the one that is used most.
 */
public final class ResponseCases {

  private static final String SCHEMAS = "#/components/schemas/";

  private final Contract contract;
  private final Map<String, List<Case>> byOperation = new LinkedHashMap<>();
  private final Map<String, Shared> shared = new LinkedHashMap<>();

  /**
   * A case of a response.
   *
   * @param name of its record
   * @param response that it is of
   * @param contents the representations that its body can have, all of one type; empty without one
   * @param alone whether the status has no other case
   * @param first whether it is the preferred one of its status
   */
  public record Case(
      String name, Response response, List<Content> contents, boolean alone, boolean first) {

    @Nullable TypeRef body() {
      return contents.isEmpty() ? null : OperationViews.bodyType(contents.get(0));
    }

    /** Whether it stands for one status only. */
    public boolean hasOneStatus() {
      return Character.isDigit(response.status().charAt(2));
    }

    private Kind kind() {
      return new Kind(name, body());
    }
  }

  /** What makes two cases the same. */
  private record Kind(String name, @Nullable TypeRef body) {}

  /**
   * A case that operations share.
   *
   * @param example one of the cases that it stands for
   * @param responses the names of the responses that have it
   * @param headers all that are documented for any of them
   */
  record Shared(Case example, List<String> responses, List<Header> headers) {}

  /** Those of a contract. */
  public ResponseCases(Contract contract) {
    this.contract = contract;
    for (Operation operation : contract.operations()) {
      byOperation.put(operation.name(), cases(operation));
    }
    share();
  }

  /** The cases of an operation's response, in document order. */
  public List<Case> of(Operation operation) {
    return byOperation.getOrDefault(operation.name(), List.of());
  }

  /** Whether a case is declared once for all operations that have it. */
  public boolean isShared(Case each) {
    Shared found = shared.get(each.name());
    return found != null && isShareable(each) && found.example().kind().equals(each.kind());
  }

  /** The shared cases by the document order of their first use. */
  List<Shared> shared() {
    return List.copyOf(shared.values());
  }

  private static List<Case> cases(Operation operation) {
    List<Case> cases = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    operation.responses().forEach(response -> taken.add(response.name()));
    for (Response response : operation.responses()) {
      List<List<Content>> groups = groups(response);
      for (int i = 0; i < groups.size(); i++) {
        String name =
            i == 0
                ? response.name()
                : unique(response.name() + suffix(groups.get(i).get(0)), taken);
        cases.add(new Case(name, response, groups.get(i), groups.size() == 1, i == 0));
      }
    }
    return List.copyOf(cases);
  }

  /** JSON of one type is one group; every other representation is a group of its own. */
  private static List<List<Content>> groups(Response response) {
    if (response.contents().isEmpty()) {
      return List.of(List.of());
    }
    Map<Object, List<Content>> groups = new LinkedHashMap<>();
    for (Content content : response.contents()) {
      Object key = content.mediaType().isJson() ? content.type() : content.mediaType();
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(content);
    }
    return List.copyOf(groups.values());
  }

  /**
   * {@code Csv} for {@code text/csv} and for {@code application/vnd.things.2024-08-05+csv}, {@code
   * Image} for {@code image/*}.
   */
  static String suffix(Content content) {
    String told = words(subtype(content));
    if (!told.isEmpty()) {
      return told;
    }
    String type = words(content.mediaType().type());
    return type.isEmpty() ? "Any" : type;
  }

  private static String subtype(Content content) {
    String subtype = content.mediaType().subtype();
    boolean dated = content.mediaType().version().isPresent();
    return dated
        ? subtype.substring(subtype.lastIndexOf('+') + 1)
        : subtype.replaceFirst("^(x-|vnd\\.)", "");
  }

  private static String words(String told) {
    return Stream.of(told.split("[^A-Za-z0-9]+", -1))
        .filter(part -> !part.isEmpty())
        .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
        .collect(Collectors.joining());
  }

  private static String unique(String name, Set<String> taken) {
    String unique = name;
    for (int i = 2; !taken.add(unique); i++) {
      unique = name + i;
    }
    return unique;
  }

  private void share() {
    Map<Kind, Integer> uses = new LinkedHashMap<>();
    Map<Kind, Case> examples = new LinkedHashMap<>();
    byOperation
        .values()
        .forEach(
            cases ->
                cases.stream()
                    .filter(this::isShareable)
                    .forEach(
                        each -> {
                          uses.merge(each.kind(), 1, Integer::sum);
                          examples.putIfAbsent(each.kind(), each);
                        }));
    Map<String, Kind> winners = new LinkedHashMap<>();
    uses.forEach(
        (kind, count) ->
            winners.merge(
                kind.name(),
                kind,
                (held, rival) ->
                    weight(rival, uses.getOrDefault(rival, 0))
                            > weight(held, uses.getOrDefault(held, 0))
                        ? rival
                        : held));
    winners.forEach(
        (name, kind) -> {
          Case example = examples.get(kind);
          if (example != null) {
            shared.put(name, new Shared(example, new ArrayList<>(), new ArrayList<>()));
          }
        });
    byOperation.forEach(
        (operation, cases) ->
            cases.stream()
                .filter(this::isShared)
                .forEach(
                    each -> {
                      Shared found = shared.get(each.name());
                      if (found != null) {
                        found.responses().add(operation + "Response");
                        add(each.response().headers(), found.headers());
                      }
                    }));
  }

  /** Adds the headers whose names are not there yet. */
  private static void add(List<Header> headers, List<Header> to) {
    for (Header header : headers) {
      if (to.stream().noneMatch(has -> has.wireName().equalsIgnoreCase(header.wireName()))) {
        to.add(header);
      }
    }
  }

  /** The headers that a case has accessors for. */
  List<Header> headers(Case each) {
    Shared found = isShared(each) ? shared.get(each.name()) : null;
    return found == null ? each.response().headers() : found.headers();
  }

  private int weight(Kind kind, int uses) {
    boolean documented =
        kind.body() instanceof TypeRef.Named named && named.name().equals(contract.errorType());
    return documented ? Integer.MAX_VALUE : uses;
  }

  private boolean isShareable(Case each) {
    return !each.response().success() && (each.contents().isEmpty() || isComponent(each));
  }

  private boolean isComponent(Case each) {
    if (!each.contents().get(0).mediaType().isJson()
        || !(each.contents().get(0).type() instanceof TypeRef.Named named)) {
      return false;
    }
    NamedType type = contract.types().get(named.name());
    return type != null
        && type.pointer().startsWith(SCHEMAS)
        && type.pointer().indexOf('/', SCHEMAS.length()) < 0;
  }
}
