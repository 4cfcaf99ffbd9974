package dev.dateline.client;

import dev.dateline.client.errors.TransportException;
import dev.dateline.client.errors.TransportException.Kind;
import dev.dateline.client.transport.HttpRequestData;
import java.time.Duration;
import java.util.function.LongSupplier;

/** When a call has to have ended, whatever it is at. */
final class Deadline {

  private final LongSupplier nanoTime;
  private final long at;

  private Deadline(LongSupplier nanoTime, long at) {
    this.nanoTime = nanoTime;
    this.at = at;
  }

  /**
   * A deadline that much later than now.
   *
   * @param timeout a few hundred years at most
   * @param nanoTime the clock, as {@link System#nanoTime()}
   */
  static Deadline in(Duration timeout, LongSupplier nanoTime) {
    return new Deadline(nanoTime, nanoTime.getAsLong() + timeout.toNanos());
  }

  /** What is left; zero or negative once it has passed. */
  Duration remaining() {
    return Duration.ofNanos(at - nanoTime.getAsLong());
  }

  /**
   * The request, told to wait no longer than until here.
   *
   * @throws TransportException when the deadline has passed
   */
  HttpRequestData limit(HttpRequestData request) {
    Duration remaining = remaining();
    if (remaining.isNegative() || remaining.isZero()) {
      throw new TransportException(
          Kind.TIMEOUT, request.summary() + ": the call timeout has passed", null);
    }
    return request.withTimeout(remaining);
  }
}
