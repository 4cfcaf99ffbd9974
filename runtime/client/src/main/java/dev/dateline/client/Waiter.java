package dev.dateline.client;

import dev.dateline.client.errors.ClientException;
import dev.dateline.client.errors.RateLimitedException;
import dev.dateline.client.errors.ServerErrorException;
import dev.dateline.client.errors.TransportException;
import dev.dateline.client.errors.WaitException;
import dev.dateline.client.errors.WaitException.Kind;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Waits for a long job: asks again and again, in growing intervals, until an answer is the one.
 *
 * <pre>{@code
 * Job done = Waiter.polling(() -> api.getJob(id))
 *     .within(Duration.ofHours(2))
 *     .failingWhen(job -> job.isCancelled())
 *     .until(job -> job.finishedAt() != null);
 * }</pre>
 *
 * <p>Immutable: each method returns another waiter. Interrupting the thread ends the wait; so does
 * cancelling the future where it runs in one ({@link AsyncCalls#call}).
 *
 * @param <T> the answer
 */
public final class Waiter<T> {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration WITHIN = Duration.ofHours(1);
  private static final int TOLERATED = 3;

  private final Supplier<? extends T> poll;
  private final Duration first;
  private final Duration longest;
  private final Duration within;
  private final int tolerated;
  private final Predicate<? super ClientException> passing;
  private final Predicate<? super T> failing;
  private final WaitClock clock;

  private Waiter(
      Supplier<? extends T> poll,
      Duration first,
      Duration longest,
      Duration within,
      int tolerated,
      Predicate<? super ClientException> passing,
      Predicate<? super T> failing,
      WaitClock clock) {
    this.poll = poll;
    this.first = first;
    this.longest = longest;
    this.within = within;
    this.tolerated = tolerated;
    this.passing = passing;
    this.failing = failing;
    this.clock = clock;
  }

  /**
   * A waiter that asks after one second, then after two, four and so on up to thirty, for an hour,
   * and lets three failures in a row pass that may be gone the next time.
   *
   * @param <T> the answer
   * @param poll asks once
   */
  public static <T> Waiter<T> polling(Supplier<? extends T> poll) {
    return new Waiter<>(
        poll,
        FIRST,
        LONGEST,
        WITHIN,
        TOLERATED,
        Waiter::mayPass,
        answer -> false,
        WaitClock.SYSTEM);
  }

  private static boolean mayPass(ClientException failure) {
    return failure instanceof RateLimitedException
        || failure instanceof ServerErrorException
        || (failure instanceof TransportException transport
            && switch (transport.kind()) {
              case CONNECT, TIMEOUT, BROKEN -> true;
              default -> false;
            });
  }

  /**
   * How long to wait between two questions: the first time so long, each time twice as long.
   *
   * @param first positive
   * @param longest not shorter than {@code first}
   * @throws IllegalArgumentException when they are not
   */
  public Waiter<T> every(Duration first, Duration longest) {
    Limits.timeout("first", first);
    if (Limits.timeout("longest", longest).compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "The longest interval, " + longest + ", is shorter than the first, " + first + ".");
    }
    return new Waiter<>(poll, first, longest, within, tolerated, passing, failing, clock);
  }

  /**
   * How long to wait between two questions, each time the same.
   *
   * @param interval positive, a year at most
   * @throws IllegalArgumentException when it is not
   */
  public Waiter<T> every(Duration interval) {
    return every(interval, interval);
  }

  /**
   * How long to wait in all. It is asked once more at the end of that time.
   *
   * @param time positive, a year at most
   * @throws IllegalArgumentException when it is not
   */
  public Waiter<T> within(Duration time) {
    Limits.timeout("within", time);
    return new Waiter<>(poll, first, longest, time, tolerated, passing, failing, clock);
  }

  /**
   * How many failures in a row are let pass: those of status 429 and 5xx, and exchanges that broke
   * or took too long. All others end the wait at once.
   *
   * @param inARow not negative
   * @throws IllegalArgumentException when it is
   */
  public Waiter<T> tolerating(int inARow) {
    return tolerating(inARow, passing);
  }

  /**
   * How many failures in a row are let pass, and which.
   *
   * @param inARow not negative
   * @param passing whether one may be gone the next time
   * @throws IllegalArgumentException when {@code inARow} is negative
   */
  public Waiter<T> tolerating(int inARow, Predicate<? super ClientException> passing) {
    if (inARow < 0) {
      throw new IllegalArgumentException(
          "The number of failures is " + inARow + ", but must not be negative.");
    }
    return new Waiter<>(poll, first, longest, within, inARow, passing, failing, clock);
  }

  /**
   * Which answers say that what is waited for will never come.
   *
   * @param failed looked at before {@code done} of {@link #until}
   */
  public Waiter<T> failingWhen(Predicate<? super T> failed) {
    return new Waiter<>(poll, first, longest, within, tolerated, passing, failed, clock);
  }

  /** The time to wait by. */
  public Waiter<T> timedBy(WaitClock clock) {
    return new Waiter<>(poll, first, longest, within, tolerated, passing, failing, clock);
  }

  /**
   * Asks, at once and then in intervals, until an answer is the one.
   *
   * @param done whether it is
   * @return that answer
   * @throws WaitException when the time is over, an answer fails, or the thread is interrupted; it
   *     has the last answer
   * @throws ClientException what a question throws that is not let pass
   */
  public T until(Predicate<? super T> done) {
    long deadline = clock.nanoTime() + within.toNanos();
    Duration interval = first;
    T last = null;
    int failures = 0;
    for (int asked = 1; ; asked++) {
      ClientException failure = null;
      try {
        last = poll.get();
        failures = 0;
      } catch (ClientException e) {
        if (Thread.currentThread().isInterrupted()) {
          throw interrupted(asked, last, e);
        }
        if (++failures > tolerated || !passing.test(e)) {
          throw e;
        }
        failure = e;
      }
      if (failure == null) {
        T answer = Objects.requireNonNull(last, "an answer");
        if (failing.test(answer)) {
          throw new WaitException(
              Kind.FAILED, "The answer to question " + asked + " is a failure.", answer, null);
        }
        if (done.test(answer)) {
          return answer;
        }
      }
      Duration left = Duration.ofNanos(deadline - clock.nanoTime());
      if (left.isNegative() || left.isZero()) {
        throw new WaitException(
            Kind.DEADLINE,
            "What was waited for did not come within %s; it was asked %d times."
                .formatted(within, asked),
            last,
            failure);
      }
      try {
        clock.sleep(interval.compareTo(left) < 0 ? interval : left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw interrupted(asked, last, e);
      }
      interval =
          longest.compareTo(interval.multipliedBy(2)) < 0 ? longest : interval.multipliedBy(2);
    }
  }

  private static WaitException interrupted(int asked, @Nullable Object last, Exception cause) {
    return new WaitException(
        Kind.INTERRUPTED,
        "The thread was interrupted while it waited, after " + asked + " questions.",
        last,
        cause);
  }
}
