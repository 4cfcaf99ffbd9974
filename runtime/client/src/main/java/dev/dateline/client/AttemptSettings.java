package dev.dateline.client;

import dev.dateline.client.retry.RetryPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a call is tried.
 *
 * @param timeout for one request and its whole answer; null for what is left of the call's
 * @param retries which calls are tried again
 * @param budget of all calls of the client
 * @param timing to wait by
 */
record AttemptSettings(
    @Nullable Duration timeout, RetryPolicy retries, RetryBudget budget, Timing timing) {

  /** These with another timeout and policy, where there are some. */
  AttemptSettings with(@Nullable Duration otherTimeout, @Nullable RetryPolicy otherRetries) {
    return new AttemptSettings(
        otherTimeout == null ? timeout : otherTimeout,
        otherRetries == null ? retries : otherRetries,
        budget,
        timing);
  }
}
