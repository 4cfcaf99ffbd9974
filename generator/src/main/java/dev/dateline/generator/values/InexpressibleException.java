package dev.dateline.generator.values;

/** There is no expression for a value: the generated types cannot hold it. */
public final class InexpressibleException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  InexpressibleException(String message) {
    super(message);
  }
}
