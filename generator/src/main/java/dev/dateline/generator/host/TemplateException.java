package dev.dateline.generator.host;

/** Templates of the user that cannot be used. The message is meant for people. */
public final class TemplateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TemplateException(String message, Throwable cause) {
    super(message, cause);
  }
}
