package dev.dateline.client.errors;

import org.jspecify.annotations.Nullable;

/**
 * No whole answer arrived: no connection, a broken one, too late, too large, or interrupted. {@link
 * #kind()} tells which. Unless it is {@link Kind#CONNECT} or {@link Kind#UNSENDABLE}, the server
 * may have acted on the request all the same.
 */
public final class TransportException extends ClientException {

  private static final long serialVersionUID = 1L;

  /** Why no answer arrived. */
  public enum Kind {
    /** No connection was made (name, port, TLS, connect timeout): the request was never sent. */
    CONNECT,
    /**
     * The address or a header is none that HTTP allows, or the body cannot be read: the request was
     * never sent as a whole.
     */
    UNSENDABLE,
    /** The request timeout or the call timeout passed first. */
    TIMEOUT,
    /** The thread was interrupted; its interrupt flag is set again. */
    INTERRUPTED,
    /** The answer is larger than the client's limit. */
    TOO_LARGE,
    /** The connection broke, or what came over it is not HTTP. */
    BROKEN
  }

  private final Kind kind;
  private final int attempts;

  /**
   * A failed exchange.
   *
   * @param kind why no answer arrived
   * @param message method, address and reason, without any secret
   * @param cause what lies behind it, or null
   */
  public TransportException(Kind kind, String message, @Nullable Throwable cause) {
    this(kind, message, cause, 1);
  }

  /**
   * A call that failed in its last attempt.
   *
   * @param kind why no answer arrived
   * @param message method, address and reason, without any secret
   * @param cause what lies behind it, or null
   * @param attempts how often the call was tried
   */
  public TransportException(Kind kind, String message, @Nullable Throwable cause, int attempts) {
    super(message, cause);
    this.kind = kind;
    this.attempts = attempts;
  }

  /**
   * An answer that is too large.
   *
   * @param answer what is, as in {@code GET https://example.com/things: the answer}
   * @param limit the client's, in bytes
   */
  public static TransportException tooLarge(String answer, long limit) {
    return new TransportException(
        Kind.TOO_LARGE,
        "%s is larger than %d bytes, the client's limit; raise maxResponseSize if that is to be"
                .formatted(answer, limit)
            + " expected",
        null);
  }

  /**
   * This failure as that of a call's last attempt.
   *
   * @param number how often the call was tried
   * @return this one after the first attempt; after others one that says so
   */
  public TransportException after(int number) {
    if (number == attempts) {
      return this;
    }
    TransportException last =
        new TransportException(
            kind, "%s (after %d attempts)".formatted(getMessage(), number), getCause(), number);
    last.setStackTrace(getStackTrace());
    return last;
  }

  /**
   * This failure with what may be done about it.
   *
   * @param advice the end of the message
   * @return one that says so
   */
  public TransportException advising(String advice) {
    TransportException advising =
        new TransportException(kind, getMessage() + advice, getCause(), attempts);
    advising.setStackTrace(getStackTrace());
    for (Throwable suppressed : getSuppressed()) {
      advising.addSuppressed(suppressed);
    }
    return advising;
  }

  /** Why no answer arrived. */
  public Kind kind() {
    return kind;
  }

  /** How often the call was tried; how the earlier attempts failed is {@link #getSuppressed}. */
  public int attempts() {
    return attempts;
  }
}
