package dev.dateline.client;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A success of another kind than was asked for; {@link ApiCaller} makes a public exception of it.
 */
final class UnexpectedCaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnexpectedCaseException(@Nullable Object response) {
    super(
        "it is the case " + Objects.requireNonNull(response).getClass().getSimpleName(),
        null,
        false,
        false);
  }
}
