package dev.dateline.client.errors;

import org.jspecify.annotations.Nullable;

/**
 * No whole answer arrived: no connection, a broken one, too late, too large, or interrupted. {@link
 * #kind()} tells which. Unless it is {@link Kind#CONNECT}, the server may have acted on the request
 * all the same.
 */
public final class TransportException extends ClientException {

  private static final long serialVersionUID = 1L;

  /** Why no answer arrived. */
  public enum Kind {
    /** No connection was made (name, port, TLS, connect timeout): the request was never sent. */
    CONNECT,
    /** The call timeout passed first. */
    TIMEOUT,
    /** The thread was interrupted; its interrupt flag is set again. */
    INTERRUPTED,
    /** The answer is larger than the client's limit. */
    TOO_LARGE,
    /** The connection broke, or what came over it is not HTTP. */
    BROKEN
  }

  private final Kind kind;

  /**
   * A failed exchange.
   *
   * @param kind why no answer arrived
   * @param message method, address and reason, without any secret
   * @param cause what lies behind it, or null
   */
  public TransportException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** Why no answer arrived. */
  public Kind kind() {
    return kind;
  }
}
