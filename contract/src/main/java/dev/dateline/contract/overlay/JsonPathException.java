package dev.dateline.contract.overlay;

/** A text that is no JSONPath query. The message is for people. */
final class JsonPathException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JsonPathException(String message) {
    super(message);
  }
}
