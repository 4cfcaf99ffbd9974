package dev.dateline.generator.view;

import dev.dateline.contract.examples.ExampleValues;
import dev.dateline.contract.model.Content;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.Operation;
import dev.dateline.contract.model.OperationGroup;
import dev.dateline.contract.model.Pagination;
import dev.dateline.contract.model.Parameter;
import dev.dateline.contract.model.Response;
import dev.dateline.contract.model.TypeRef;
import dev.dateline.generator.java.Imports;
import dev.dateline.generator.java.JavaLiteral;
import dev.dateline.generator.java.Javadoc;
import dev.dateline.runtime.RuntimeVersion;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A fake: what the document has for the answers of each operation, by the types of the client,
 * which is generated elsewhere.
 */
final class FakeViews {

  private static final String FAKE = "dev.dateline.client.fake.";
  private static final String SHARED = "SharedExamples";

  /** A switch over more of them would come near to the size that a method can have. */
  private static final int MOST_IN_A_SWITCH = 1000;

  /** Names that parameters with the way to a page usually have. */
  private static final Pattern LEADS_ON =
      Pattern.compile(
          "(?i)^(?!.*(?:size|per|limit|count))"
              + ".*(?:page|cursor|after|offset|start|skip|token|marker|next)");

  /** A server that no name ever leads to (RFC 6761, section 6.4). */
  private static final String NOWHERE = "http://fake.invalid";

  private final Contract contract;
  private final Packages packages;
  private final String origin;
  private final TravelViews travelViews;
  private final ExampleValues examples;
  private final String home;

  /** The lines of the answers that operations share, by status. */
  private final Map<String, List<String>> shared;

  FakeViews(Contract contract, Packages packages, String origin, TravelViews travelViews) {
    this.contract = contract;
    this.packages = packages;
    this.origin = origin;
    this.travelViews = travelViews;
    this.examples = ExampleValues.of(contract);
    this.home = packages.base() + ".fake";
    this.shared = shared();
  }

  List<SourceFile> files() {
    List<SourceFile> files = new ArrayList<>();
    files.add(entry());
    contract.groups().forEach(group -> files.add(operations(group)));
    if (!shared.isEmpty()) {
      files.add(sharedExamples());
    }
    Imports imports = new Imports(home, List.of());
    imports.use("org.jspecify.annotations.NullMarked");
    String title = Javadoc.escape(contract.api().title());
    files.add(
        new SourceFile(
            Packages.path(home, "package-info"),
            "api/package-info.mustache",
            new EntryView(
                FileHead.of(origin, home, imports),
                Javadoc.text("A fake of " + title + ", for tests.").render(0),
                "",
                "",
                RuntimeVersion.GENERATION,
                List.of())));
    return files;
  }

  private static String typeOf(OperationGroup group) {
    return group.name() + "Answers";
  }

  private SourceFile entry() {
    String name = contract.api().name() + "Fake";
    String client = contract.api().name() + "Client";
    List<String> declared = new ArrayList<>(List.of(name));
    Imports imports = new Imports(home, declared);
    contract.groups().forEach(group -> imports.use(home + "." + typeOf(group)));
    imports.use(packages.base() + "." + client);
    imports.use(FAKE + "ApiFake");
    imports.use("dev.dateline.runtime.RuntimeVersion");
    List<FakeView.Group> groups = new ArrayList<>();
    for (OperationGroup group : contract.groups()) {
      groups.add(
          new FakeView.Group(
              Javadoc.of(group.documentation())
                  .orElse("The operations of {@code " + Javadoc.escape(group.tag()) + "}.")
                  .render(2),
              EntryViews.method(group, Target.FAKE),
              typeOf(group),
              groups.size() == contract.groups().size() - 1 ? ");" : ","));
    }
    boolean hasServer =
        contract.protocol().servers().stream()
            .anyMatch(server -> server.address(Map.of()).matches("(?i)https?://[^{}]+"));
    String builder =
        hasServer
            ? client + "::builder"
            : "() -> "
                + client
                + ".builder().baseUri("
                + imports.use("java.net.URI")
                + ".create("
                + JavaLiteral.string(NOWHERE)
                + "))";
    return new SourceFile(
        Packages.path(home, name),
        "fake/fake.mustache",
        new FakeView.Entry(
            FileHead.of(origin, home, imports),
            name,
            client,
            Javadoc.escape(contract.api().title()),
            RuntimeVersion.GENERATION,
            builder,
            groups));
  }

  private SourceFile operations(OperationGroup group) {
    String name = typeOf(group);
    Imports imports = new Imports(home, List.of(name, SHARED));
    imports.use(FAKE + "DocumentedAnswers");
    imports.use(FAKE + "FakeGroup");
    imports.use(FAKE + "FakeOperation");
    imports.use(FAKE + "FakeServer");
    imports.use("org.jspecify.annotations.Nullable");
    JavaTypes types = new JavaTypes(contract, packages, imports, "");
    Set<String> taken = new HashSet<>();
    group.operations().forEach(operation -> taken.add(JavaView.method(operation)));
    List<FakeView.OperationAnswers> operations = new ArrayList<>();
    for (Operation operation : group.operations()) {
      String method = JavaView.method(operation);
      if (EntryViews.TAKEN.contains(method)) {
        do {
          method += "Operation";
        } while (!taken.add(method));
      }
      String request = imports.use(packages.api() + "." + operation.name() + "Request");
      String response = imports.use(packages.api() + "." + operation.name() + "Response");
      String body = travelViews.resultType(operation, types);
      operations.add(
          new FakeView.OperationAnswers(
              Javadoc.text(
                      "What {@code "
                          + Javadoc.escape(operation.id())
                          + "} ("
                          + operation.method()
                          + " <code>"
                          + Javadoc.escape(operation.path())
                          + "</code>) answers.")
                  .render(2),
              method,
              request,
              response,
              body.equals(operation.name() + "Response") ? response : body,
              JavaLiteral.string(operation.method() + " " + operation.path()),
              told(documented(operation, imports), ");")));
    }
    return new SourceFile(
        Packages.path(home, name),
        "fake/operations.mustache",
        new FakeView.Operations(
            FileHead.of(origin, home, imports),
            Javadoc.text(
                    "What the operations of the tag {@code "
                        + Javadoc.escape(group.tag())
                        + "} answer.")
                .render(0),
            name,
            operations,
            finders(operations)));
  }

  private static List<FakeView.Finder> finders(List<FakeView.OperationAnswers> operations) {
    List<FakeView.Finder> finders = new ArrayList<>();
    for (int from = 0; from < operations.size(); from += MOST_IN_A_SWITCH) {
      int to = Math.min(from + MOST_IN_A_SWITCH, operations.size());
      int number = finders.size() + 1;
      finders.add(
          new FakeView.Finder(
              number == 1
                  ? "@Override\n  protected @Nullable FakeOperation<?, ?, ?> find(String operation)"
                  : "private @Nullable FakeOperation<?, ?, ?> find" + number + "(String operation)",
              operations.subList(from, to),
              to == operations.size() ? "null" : "find" + (number + 1) + "(operation)"));
    }
    return finders;
  }

  private SourceFile sharedExamples() {
    Imports imports = new Imports(home, List.of(SHARED));
    imports.use(FAKE + "DocumentedAnswers");
    List<FakeView.SharedCase> cases = new ArrayList<>();
    shared.forEach(
        (status, lines) ->
            cases.add(new FakeView.SharedCase(JavaLiteral.string(status), told(lines, ";"))));
    return new SourceFile(
        Packages.path(home, SHARED),
        "fake/shared-examples.mustache",
        new FakeView.Shared(FileHead.of(origin, home, imports), SHARED, cases));
  }

  private static List<String> told(List<String> calls, String end) {
    List<String> lines = new ArrayList<>(List.of("DocumentedAnswers.none()"));
    calls.forEach(call -> lines.add("    " + call));
    return Expressions.ended(lines, end);
  }

  // ---- what the document has

  /** For each status of errors, the answers that most operations have, if several do. */
  private Map<String, List<String>> shared() {
    Map<String, Map<List<String>, Integer>> uses = new TreeMap<>();
    for (Operation operation : contract.operations()) {
      for (Response response : operation.responses()) {
        if (!response.success()) {
          uses.computeIfAbsent(response.status(), key -> new LinkedHashMap<>())
              .merge(lines(operation, response), 1, Integer::sum);
        }
      }
    }
    Map<String, List<String>> most = new TreeMap<>();
    uses.forEach(
        (status, counts) ->
            counts.entrySet().stream()
                .filter(each -> each.getValue() > 1)
                .reduce((one, other) -> other.getValue() > one.getValue() ? other : one)
                .ifPresent(winner -> most.put(status, winner.getKey())));
    return most;
  }

  private List<String> documented(Operation operation, Imports imports) {
    List<String> lines = new ArrayList<>();
    List<String> common = new ArrayList<>();
    for (boolean success : new boolean[] {true, false}) {
      for (Response response : operation.responses()) {
        if (response.success() == success) {
          List<String> own = lines(operation, response);
          if (!success && own.equals(shared.get(response.status()))) {
            common.add(JavaLiteral.string(response.status()));
          } else {
            lines.addAll(own);
          }
        }
      }
    }
    if (!common.isEmpty()) {
      lines.add(".shared(" + SHARED + "::of, " + String.join(", ", common) + ")");
    }
    Pagination pagination = operation.pagination();
    if (pagination != null) {
      String linked = "linked(" + JavaLiteral.string(carrier(operation)) + ")";
      List<String> calls =
          new ArrayList<>(PageViews.calls(pagination, imports.use(FAKE + "FakePages"), linked));
      if (pagination.items() != null) {
        calls.add(".itemsIn(" + JavaLiteral.string(pagination.items().wireName()) + ")");
      }
      lines.add(".paged(" + String.join("", calls) + ")");
    }
    return lines;
  }

  /** A parameter of the query in which a link of a fake can lead on; empty where there is none. */
  private static String carrier(Operation operation) {
    List<String> names =
        operation.parameters().stream()
            .filter(each -> each.in() == Parameter.Location.QUERY && each.mediaType() == null)
            .filter(each -> each.type() instanceof TypeRef.Scalar)
            .map(Parameter::wireName)
            .toList();
    return names.stream()
        .filter(name -> LEADS_ON.matcher(name).find())
        .findFirst()
        .orElse(names.isEmpty() ? "" : names.get(0));
  }

  /** Calls that tell the answers of one status. */
  private List<String> lines(Operation operation, Response response) {
    String status = JavaLiteral.string(response.status());
    List<String> lines = new ArrayList<>();
    if (response.contents().isEmpty()) {
      lines.add(".empty(" + status + ")");
    }
    for (Content content : response.contents()) {
      lines.addAll(lines(operation, response, content, status));
    }
    for (Response.Header header : response.headers()) {
      if (header.required() && header.type() instanceof TypeRef.Scalar) {
        String name = JavaLiteral.string(header.wireName());
        String value = JavaLiteral.string(text(examples.of(header)));
        lines.add(".header(" + status + ", " + name + ", " + value + ")");
      }
    }
    return lines;
  }

  private List<String> lines(
      Operation operation, Response response, Content content, String status) {
    String head = "(" + status + ", " + JavaLiteral.string(content.mediaType().toString()) + ", ";
    JsonValue made = examples.response(operation, response, content);
    JsonValue usual =
        made != null
            ? made
            : contract.examples().ofResponse(operation, response.status(), content.mediaType());
    List<String> lines = new ArrayList<>();
    List<String> rest = new ArrayList<>();
    contract
        .examples()
        .namedOfResponse(operation, response.status(), content.mediaType())
        .forEach(
            (name, value) ->
                (value.equals(usual) && lines.isEmpty() ? lines : rest)
                    .add(
                        ".named"
                            + head
                            + JavaLiteral.string(name)
                            + ", "
                            + body(value, content)
                            + ")"));
    if (lines.isEmpty()) {
      JsonValue value = usual == null ? JsonValue.of("example") : usual;
      lines.add(".answer" + head + body(value, content) + ")");
    }
    lines.addAll(rest);
    return lines;
  }

  private static String body(JsonValue value, Content content) {
    return JavaLiteral.string(OperationViews.isJson(content) ? value.toString() : text(value));
  }

  private static String text(JsonValue value) {
    return value instanceof JsonString string ? string.value() : value.toString();
  }
}
