package dev.dateline.client.fake;

import dev.dateline.runtime.http.Headers;
import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a document has for the answers of an operation: its statuses in the order in which they are
 * written there, their media types and examples. Told by generated code; not thread-safe, and left
 * alone once an operation has it.
 */
public final class DocumentedAnswers {

  private static final String DEFAULT = "default";

  private final List<Example> examples = new ArrayList<>();
  private final Map<String, Headers.Builder> headers = new LinkedHashMap<>();
  private @Nullable FakePages pages;

  /**
   * An answer.
   *
   * @param status {@code 200}, {@code 4XX} or {@code default}
   * @param mediaType of the body; null where there is none
   * @param name of the example; null where it has none
   * @param text the body
   */
  record Example(String status, @Nullable MediaType mediaType, @Nullable String name, String text) {

    /** Whether it is JSON and of a success. */
    boolean isJsonOf(int number) {
      return mediaType != null && mediaType.isJson() && number / 100 == 2;
    }

    JsonValue json() {
      return JsonValue.parse(text);
    }
  }

  private DocumentedAnswers() {}

  /** No answers yet. */
  public static DocumentedAnswers none() {
    return new DocumentedAnswers();
  }

  /**
   * Adds an answer with a body.
   *
   * @param status {@code 200}, {@code 4XX} or {@code default}
   * @param mediaType of the body
   * @param text the body
   */
  public DocumentedAnswers answer(String status, String mediaType, String text) {
    examples.add(new Example(status, MediaType.parse(mediaType), null, text));
    return this;
  }

  /**
   * Adds an answer with an example that has a name.
   *
   * @param status {@code 200}, {@code 4XX} or {@code default}
   * @param mediaType of the body
   * @param name of the example
   * @param text the body
   */
  public DocumentedAnswers named(String status, String mediaType, String name, String text) {
    examples.add(new Example(status, MediaType.parse(mediaType), name, text));
    return this;
  }

  /** Adds an answer without a body. */
  public DocumentedAnswers empty(String status) {
    examples.add(new Example(status, null, null, ""));
    return this;
  }

  /** Adds a header to the answers of a status. */
  public DocumentedAnswers header(String status, String name, String value) {
    headers.computeIfAbsent(status, key -> Headers.builder()).add(name, value);
    return this;
  }

  /**
   * Adds answers that several operations have in common.
   *
   * @param answers those of a status
   * @param statuses of this operation that have them
   */
  public DocumentedAnswers shared(
      Function<? super String, DocumentedAnswers> answers, String... statuses) {
    for (String status : statuses) {
      DocumentedAnswers more = answers.apply(status);
      examples.addAll(more.examples);
      headers.putAll(more.headers);
    }
    return this;
  }

  /** Says that answers of success are pages of a list. */
  public DocumentedAnswers paged(FakePages declared) {
    pages = declared;
    return this;
  }

  /** How answers of success are pages of a list; null where they are none. */
  @Nullable FakePages pages() {
    return pages;
  }

  private Set<String> statuses() {
    return examples.stream()
        .map(Example::status)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** As it is written for a status: that itself, its range or the default; null for none. */
  @Nullable String written(int status) {
    Set<String> statuses = statuses();
    for (String each : List.of(Integer.toString(status), status / 100 + "XX", DEFAULT)) {
      if (statuses.contains(each)) {
        return each;
      }
    }
    return null;
  }

  /** A status that is read as the one that is written. */
  int number(String written) {
    if (written.equals(DEFAULT)) {
      return isSuccess(written) ? 200 : 500;
    }
    if (Character.isDigit(written.charAt(2))) {
      return Integer.parseInt(written);
    }
    int first = (written.charAt(0) - '0') * 100;
    Set<String> statuses = statuses();
    for (int status = first; status < first + 100; status++) {
      if (!statuses.contains(Integer.toString(status))) {
        return status;
      }
    }
    return first;
  }

  private boolean isSuccess(String written) {
    return written.startsWith("2")
        || (written.equals(DEFAULT) && statuses().stream().noneMatch(each -> each.startsWith("2")));
  }

  /** Media types of a status, the preferred one first; none where it has no body. */
  List<MediaType> mediaTypes(String written) {
    List<MediaType> types = new ArrayList<>();
    for (Example each : examples) {
      if (each.status().equals(written) && each.mediaType() != null) {
        types.add(each.mediaType());
      }
    }
    return types.stream().distinct().toList();
  }

  /** The first success that has a body; null where none has. */
  @Nullable String successWithBody() {
    return statuses().stream()
        .filter(each -> isSuccess(each) && !mediaTypes(each).isEmpty())
        .findFirst()
        .orElse(null);
  }

  /**
   * The first success that a caller accepts; where there is none, the first success, and otherwise
   * the first answer. Null where the document has none at all.
   */
  @Nullable Example usual(List<MediaType> accepted) {
    List<String> successes = statuses().stream().filter(this::isSuccess).toList();
    for (String each : successes) {
      List<MediaType> types = mediaTypes(each);
      if (types.isEmpty() || types.stream().anyMatch(accepted::contains)) {
        return of(each, accepted);
      }
    }
    return successes.isEmpty()
        ? statuses().stream().findFirst().map(each -> of(each, accepted)).orElse(null)
        : of(successes.get(0), accepted);
  }

  /** The example of a status in the representation that a caller prefers, or else the first. */
  @Nullable Example of(String written, List<MediaType> accepted) {
    List<Example> all = examples.stream().filter(each -> each.status().equals(written)).toList();
    for (MediaType type : accepted) {
      for (Example each : all) {
        if (type.equals(each.mediaType())) {
          return each;
        }
      }
    }
    return all.isEmpty() ? null : all.get(0);
  }

  /** The example of a name; null for none. */
  @Nullable Example named(String name) {
    return examples.stream().filter(each -> name.equals(each.name())).findFirst().orElse(null);
  }

  /** The names of examples, for messages. */
  String names() {
    return examples.stream()
        .map(Example::name)
        .filter(name -> name != null)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** The headers of a status. */
  Headers headers(String written) {
    Headers.Builder found = headers.get(written);
    return found == null ? Headers.EMPTY : found.build();
  }

  /** The statuses, for messages. */
  @Override
  public String toString() {
    return examples.isEmpty() ? "none" : String.join(", ", statuses());
  }
}
