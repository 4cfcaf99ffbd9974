package dev.dateline.client.errors;

import dev.dateline.runtime.http.Headers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A successful answer whose body is not what the document says: not JSON, or JSON of another shape.
 * The server has acted on the request.
 */
public final class UnreadableResponseException extends ClientException {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // immutable, but not serializable
  private final ApiFailure answer;

  private final String path;

  /**
   * An unreadable answer.
   *
   * @param answer what is known of it
   * @param path where in the body reading failed ({@code results[0].id}), empty for the body as a
   *     whole
   * @param reason what is wrong there
   * @param cause what lies behind it, or null
   */
  public UnreadableResponseException(
      ApiFailure answer, String path, String reason, @Nullable Throwable cause) {
    super(
        "%s answered %d with a body (%s) that cannot be read%s: %s"
            .formatted(
                answer.operationId(),
                answer.status(),
                answer.headers().first("Content-Type").orElse("no media type"),
                path.isEmpty() ? "" : " at " + path,
                reason),
        cause);
    this.answer = answer;
    this.path = path;
  }

  /** The operation that was called. */
  public String operationId() {
    return answer.operationId();
  }

  /** The status that was answered. */
  public int status() {
    return answer.status();
  }

  /** The headers that were answered. */
  public Headers headers() {
    return answer.headers();
  }

  /** What the server calls this exchange in its own logs, where it said so in a header. */
  public Optional<String> requestId() {
    return Optional.ofNullable(answer.requestId());
  }

  /** How often the call was tried; how the earlier attempts failed is {@link #getSuppressed}. */
  public int attempts() {
    return answer.attempts();
  }

  /** The media type that was answered, as sent, or null when there was none. */
  public @Nullable String mediaType() {
    return answer.headers().first("Content-Type").orElse(null);
  }

  /** Where in the body reading failed, as {@code results[0].id}; empty for the body as a whole. */
  public String path() {
    return path;
  }

  /** The body as text. */
  public String body() {
    return answer.text();
  }
}
