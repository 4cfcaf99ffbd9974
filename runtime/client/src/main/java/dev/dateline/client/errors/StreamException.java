package dev.dateline.client.errors;

import dev.dateline.client.errors.TransportException.Kind;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The body of a successful answer broke off while it was read. What was read until then is right,
 * but not all; the connection is gone.
 */
public final class StreamException extends IOException {

  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /**
   * A broken stream.
   *
   * @param kind why there is no more
   * @param message what was read, how much of it, and the reason
   * @param cause what lies behind it, or null
   */
  public StreamException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** Why there is no more of a stream that fails so: its own reason, or a broken connection. */
  public static Kind kindOf(IOException failure) {
    return failure instanceof StreamException stream ? stream.kind : Kind.BROKEN;
  }

  /** Why there is no more. */
  public Kind kind() {
    return kind;
  }
}
