package dev.dateline.client.errors;

import dev.dateline.runtime.http.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A successful answer whose body is not what the document says: not JSON, or JSON of another shape.
 * The server has acted on the request.
 */
public final class UnreadableResponseException extends ClientException {

  private static final long serialVersionUID = 1L;

  private final String operationId;
  private final int status;

  @SuppressWarnings("serial") // immutable, but not serializable
  private final Headers headers;

  private final @Nullable String mediaType;
  private final String path;
  private final String body;

  /**
   * An unreadable answer.
   *
   * @param operationId of the operation that was called
   * @param status that was answered
   * @param headers that were answered
   * @param path where in the body reading failed ({@code results[0].id}), empty for the body as a
   *     whole
   * @param reason what is wrong there
   * @param body the body as text
   * @param cause what lies behind it, or null
   */
  public UnreadableResponseException(
      String operationId,
      int status,
      Headers headers,
      String path,
      String reason,
      String body,
      @Nullable Throwable cause) {
    super(
        "%s answered %d with a body (%s) that cannot be read%s: %s"
            .formatted(
                operationId,
                status,
                headers.first("Content-Type").orElse("no media type"),
                path.isEmpty() ? "" : " at " + path,
                reason),
        cause);
    this.operationId = operationId;
    this.status = status;
    this.headers = headers;
    this.mediaType = headers.first("Content-Type").orElse(null);
    this.path = path;
    this.body = body;
  }

  /** The operation that was called. */
  public String operationId() {
    return operationId;
  }

  /** The status that was answered. */
  public int status() {
    return status;
  }

  /** The headers that were answered. */
  public Headers headers() {
    return headers;
  }

  /** The media type that was answered, as sent, or null when there was none. */
  public @Nullable String mediaType() {
    return mediaType;
  }

  /** Where in the body reading failed, as {@code results[0].id}; empty for the body as a whole. */
  public String path() {
    return path;
  }

  /** The body as text. */
  public String body() {
    return body;
  }
}
