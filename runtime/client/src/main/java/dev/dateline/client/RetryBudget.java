package dev.dateline.client;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The retries that the calls of a client have in reserve together, as a token bucket. Safe for use
 * by many threads.
 */
final class RetryBudget {

  /** What a retry costs, and what its success brings back; a success at once brings one token. */
  private static final int COST = 5;

  private final int capacity;
  private final AtomicInteger tokens;

  RetryBudget(int retries) {
    this.capacity = retries * COST;
    this.tokens = new AtomicInteger(capacity);
  }

  /** Takes a retry out, if there is one left. */
  boolean take() {
    return tokens.getAndUpdate(left -> left >= COST ? left - COST : left) >= COST;
  }

  /** Puts back what a success is worth. */
  void succeeded(boolean retried) {
    if (tokens.get() < capacity) {
      tokens.updateAndGet(left -> Math.min(capacity, left + (retried ? COST : 1)));
    }
  }
}
