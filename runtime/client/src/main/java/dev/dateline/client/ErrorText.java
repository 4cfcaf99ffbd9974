package dev.dateline.client;

import dev.dateline.runtime.http.ErrorShape;
import dev.dateline.runtime.json.JsonException;
import dev.dateline.runtime.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What an error body says in the API's own form, whether or not the document knows the status.
 *
 * @param code the code that programs tell errors apart by, or null
 * @param detail the sentence for people, or null
 */
record ErrorText(@Nullable String code, @Nullable String detail) {

  private static final ErrorText NONE = new ErrorText(null, null);

  static ErrorText of(ErrorShape shape, ReceivedResponse received) {
    if (!received.mayBeJson()) {
      return NONE;
    }
    try {
      JsonValue body = JsonValue.parse(received.text());
      return new ErrorText(shape.code(body).orElse(null), shape.detail(body).orElse(null));
    } catch (JsonException e) {
      return NONE;
    }
  }
}
