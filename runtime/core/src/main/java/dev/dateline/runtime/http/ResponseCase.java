package dev.dateline.runtime.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One case of a generated response: a documented answer, or on the client one that is not
 * documented. Implementations are immutable.
 */
public interface ResponseCase {
  /** The HTTP status. */
  int status();

  /** The body as the document types it; null when there is none. */
  default @Nullable Object body() {
    return null;
  }

  /**
   * The media type of the body, where the status is documented with several that are cases of their
   * own; null where the status tells enough.
   */
  default @Nullable String mediaType() {
    return null;
  }

  /**
   * Further media types that the same body may travel as; empty unless there is {@link #mediaType}.
   */
  default List<String> otherMediaTypes() {
    return List.of();
  }

  /** The documented headers that came with the answer or are to go with it. */
  default Headers headers() {
    return Headers.EMPTY;
  }
}
