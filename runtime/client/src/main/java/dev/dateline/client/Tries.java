package dev.dateline.client;

import dev.dateline.client.errors.ClientException;
import java.util.List;

/**
 * How a call came to its end.
 *
 * @param number of attempts, the last one included
 * @param earlier how the others failed
 */
record Tries(int number, List<ClientException> earlier) {

  /** One attempt. */
  static final Tries ONE = new Tries(1, List.of());

  Tries {
    earlier = List.copyOf(earlier);
  }

  /** Adds the earlier failures to what the call fails with in the end. */
  <E extends ClientException> E suppressedBy(E failure) {
    earlier.forEach(failure::addSuppressed);
    return failure;
  }
}
