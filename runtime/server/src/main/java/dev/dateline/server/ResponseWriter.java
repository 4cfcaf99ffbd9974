package dev.dateline.server;

import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.json.JsonModel;
import dev.dateline.runtime.json.JsonWriter;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes the response that generated code writes: one body or {@code empty}, and any headers.
 * Belongs to one request; not thread safe.
 */
public interface ResponseWriter {
  /**
   * The media type of the operation that the request prefers, for responses that are documented
   * with several; null when the operation answers without content.
   */
  @Nullable MediaType accepted();

  /** A JSON body. */
  void json(int status, String mediaType, JsonModel body);

  /**
   * A JSON body that is not one model: a list, a map, a union, a scalar. Models inside lists and
   * maps are checked as well.
   */
  <T> void json(int status, String mediaType, T body, BiConsumer<JsonWriter, T> writer);

  /** No body. */
  void empty(int status);

  /** A text body, sent in UTF-8. */
  void text(int status, String mediaType, String body);

  /** A body of bytes. */
  void bytes(int status, String mediaType, byte[] body);

  /**
   * A response header.
   *
   * @param value anything that a parameter can be, or a collection of it; null writes none
   */
  void header(String name, @Nullable Object value);
}
