package dev.dateline.runtime.http;

import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import dev.dateline.runtime.json.JsonValue.JsonString;
import dev.dateline.runtime.validation.Violation;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where the error body of an API keeps what. Each place is the name of a property, or several
 * joined by dots for a property inside others. Immutable.
 *
 * @param status the HTTP status as a number
 * @param code the code that programs tell errors apart by
 * @param reason the name of the HTTP status; null when the body has none
 * @param detail a sentence for people; null when the body has none
 * @param parameters the array of the detail's parameters; null when the body has none
 * @param violations the array of what is wrong with a request; null when the body has none
 * @param violationField in an item of {@code violations}: where
 * @param violationDescription in an item of {@code violations}: what
 * @param codes the code for each HTTP status where nothing more exact is known
 */
public record ErrorShape(
    String status,
    String code,
    @Nullable String reason,
    @Nullable String detail,
    @Nullable String parameters,
    @Nullable String violations,
    String violationField,
    String violationDescription,
    Map<Integer, String> codes) {

  /** Problem details of RFC 9457, for documents that declare no error body of their own. */
  public static final ErrorShape PROBLEM =
      new ErrorShape(
          "status", "type", "title", "detail", null, "errors", "field", "detail", ofNoKind());

  private static final MediaType PROBLEM_TYPE = MediaType.parse("application/problem+json");

  /** Copies the map. */
  public ErrorShape {
    codes = Collections.unmodifiableMap(new TreeMap<>(codes));
  }

  /** The code of a problem that has no type of its own, for every status of an error. */
  private static Map<Integer, String> ofNoKind() {
    Map<Integer, String> codes = new TreeMap<>();
    for (int status = 400; status < 600; status++) {
      codes.put(status, "about:blank");
    }
    return codes;
  }

  /** The media type of such a body: that of RFC 9457 for {@link #PROBLEM}, JSON otherwise. */
  public MediaType mediaType() {
    return equals(PROBLEM) ? PROBLEM_TYPE : MediaType.JSON;
  }

  /**
   * An error body.
   *
   * @param errorStatus the HTTP status
   * @param errorCode the code; null for the usual one of the status
   * @param errorDetail a sentence for people; null for none
   * @param found what is wrong with the request; empty for errors of another kind
   */
  public JsonObject body(
      int errorStatus,
      @Nullable String errorCode,
      @Nullable String errorDetail,
      List<Violation> found) {
    JsonObject body = put(JsonObject.EMPTY, status, JsonValue.of(errorStatus));
    body = put(body, code, JsonValue.of(errorCode != null ? errorCode : usualCode(errorStatus)));
    if (reason != null) {
      body = put(body, reason, JsonValue.of(HttpStatus.reason(errorStatus)));
    }
    if (detail != null && errorDetail != null) {
      body = put(body, detail, JsonValue.of(errorDetail));
    }
    if (parameters != null) {
      body = put(body, parameters, JsonArray.EMPTY);
    }
    if (violations != null && !found.isEmpty()) {
      body = put(body, violations, items(found));
    }
    return body;
  }

  private JsonArray items(List<Violation> found) {
    return new JsonArray(
        found.stream()
            .map(
                violation ->
                    put(
                        put(
                            JsonObject.EMPTY,
                            violationDescription,
                            JsonValue.of(violation.message())),
                        violationField,
                        JsonValue.of(violation.path())))
            .collect(Collectors.<JsonValue>toList()));
  }

  private String usualCode(int errorStatus) {
    String usual = codes.get(errorStatus);
    return usual != null
        ? usual
        : HttpStatus.reason(errorStatus)
            .toUpperCase(Locale.ROOT)
            .replace(' ', '_')
            .replace('-', '_');
  }

  /** The code in an error body; empty when the body is of another form. */
  public Optional<String> code(JsonValue body) {
    return get(body, code) instanceof JsonString text
        ? Optional.of(text.value())
        : Optional.empty();
  }

  /** The sentence for people in an error body; empty when it has none. */
  public Optional<String> detail(JsonValue body) {
    return detail != null && get(body, detail) instanceof JsonString text
        ? Optional.of(text.value())
        : Optional.empty();
  }

  private static @Nullable JsonValue get(JsonValue in, String place) {
    JsonValue at = in;
    for (String name : place.split("\\.", -1)) {
      JsonValue next = at instanceof JsonObject object ? object.get(name) : null;
      if (next == null) {
        return null;
      }
      at = next;
    }
    return at;
  }

  private static JsonObject put(JsonObject in, String place, JsonValue value) {
    int dot = place.indexOf('.');
    if (dot < 0) {
      return in.with(place, value);
    }
    String outer = place.substring(0, dot);
    JsonObject inner = in.get(outer) instanceof JsonObject object ? object : JsonObject.EMPTY;
    return in.with(outer, put(inner, place.substring(dot + 1), value));
  }
}
