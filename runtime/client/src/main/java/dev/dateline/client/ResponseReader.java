package dev.dateline.client;

import dev.dateline.runtime.http.BinaryData;
import dev.dateline.runtime.http.Headers;
import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.json.JsonReader;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gives one answer to generated code. An envelope was taken off before: status and body are what it
 * held.
 */
public interface ResponseReader {

  /** The status that was answered; that of the envelope, where there is one. */
  int status();

  /** The headers that were answered. */
  Headers headers();

  /** Those of the headers that have these names. */
  default Headers headers(String... names) {
    Headers.Builder found = Headers.builder();
    for (String name : names) {
      headers().all(name).forEach(value -> found.add(name, value));
    }
    return found.build();
  }

  /** The media type of the body, or null where none was sent or it is malformed. */
  @Nullable MediaType contentType();

  /**
   * Reads the body as one JSON document.
   *
   * <p>A body that is not JSON, or JSON of another shape, ends the call: {@link
   * dev.dateline.client.errors.UnreadableResponseException} after a status 2xx, otherwise the
   * {@link dev.dateline.client.errors.ApiException} of the status, with the body as text.
   *
   * @param <T> its type
   * @param body reads it
   * @return the body
   */
  <T extends @Nullable Object> T json(Function<JsonReader, T> body);

  /** The body as text, in the character set of its media type, else in UTF-8. */
  String text();

  /** The body as it is; empty where there is none. */
  byte[] bytes();

  /** The body as a stream, to be read once where it is not in memory; empty where there is none. */
  default BinaryData binary() {
    MediaType type = contentType();
    BinaryData data = BinaryData.of(bytes());
    return type == null ? data : data.as(type);
  }
}
