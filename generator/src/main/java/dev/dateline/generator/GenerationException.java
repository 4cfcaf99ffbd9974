package dev.dateline.generator;

/**
 * Nothing was generated. The message says what is wrong, where, and how to mend it; it is meant to
 * be shown as it is, without a stack trace.
 */
public final class GenerationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a message for people. */
  public GenerationException(String message) {
    super(message);
  }

  /** With a message for people and what lies behind it. */
  public GenerationException(String message, Throwable cause) {
    super(message, cause);
  }
}
