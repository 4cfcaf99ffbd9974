package dev.dateline.runtime.http;

import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonNumber;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How an API wraps its answers on demand, for callers that do not see the HTTP status. Immutable.
 *
 * @param parameter the query parameter that asks for it, {@code true} or {@code false}
 * @param status the property of the envelope that has the HTTP status
 * @param content the property of the envelope that has the body
 * @param list the property that makes an object a list, which is its own envelope and gains the
 *     status; null when lists are wrapped like everything else
 */
public record Envelope(String parameter, String status, String content, @Nullable String list) {

  /** Puts a body into the envelope. */
  public JsonValue wrap(int httpStatus, JsonValue body) {
    JsonNumber number = JsonValue.of(httpStatus);
    if (body instanceof JsonObject object && isList(object)) {
      return object.with(status, number);
    }
    return JsonObject.EMPTY.with(status, number).with(content, body);
  }

  /** Takes the body out of the envelope; gives back what is in none. */
  public JsonValue unwrap(JsonValue wrapped) {
    if (!(wrapped instanceof JsonObject object) || status(wrapped).isEmpty()) {
      return wrapped;
    }
    if (isList(object)) {
      return object.without(status);
    }
    JsonValue inner = object.get(content);
    return inner != null ? inner : wrapped;
  }

  /** The HTTP status that the envelope tells; empty when the value is in no envelope. */
  public OptionalInt status(JsonValue wrapped) {
    if (wrapped instanceof JsonObject object
        && (isList(object) || object.has(content))
        && object.get(status) instanceof JsonNumber number
        && number.isInteger()
        && number.decimal().precision() - number.decimal().scale() <= 3) {
      return OptionalInt.of(number.decimal().intValue());
    }
    return OptionalInt.empty();
  }

  private boolean isList(JsonObject object) {
    return list != null && object.get(list) instanceof JsonArray;
  }
}
