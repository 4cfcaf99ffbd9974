package dev.dateline.runtime.http;

import org.jspecify.annotations.Nullable;

/**
 * How an operation takes one of the boolean query parameters that change the looks of answers and
 * are a setting of clients: the one for an envelope, and the one for pretty-printing.
 */
public enum Toggle {
  /** It has no such parameter. */
  NONE,

  /** The parameter is optional, and a request without it is one that says {@code false}. */
  OFF,

  /** The parameter is optional, and a request without it is one that says {@code true}. */
  ON,

  /** Each request has to say which. */
  REQUIRED;

  /** Whether the operation has the parameter. */
  public boolean exists() {
    return this != NONE;
  }

  /**
   * What a client sends.
   *
   * @param wanted its setting
   * @return the value of the parameter; null for a request without it
   */
  public @Nullable Boolean sent(boolean wanted) {
    boolean silent = this == NONE || (this == OFF && !wanted);
    return silent ? null : wanted;
  }
}
