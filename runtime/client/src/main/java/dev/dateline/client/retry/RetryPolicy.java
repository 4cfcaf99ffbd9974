package dev.dateline.client.retry;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which calls are tried again, how often and when.
 *
 * <p>A call is tried again when no connection was made, when the connection broke, when one attempt
 * took longer than the request timeout, and when the answer has one of the {@link #statuses}; what
 * the token endpoint of a service account does so is no different. Before the attempt after the
 * <i>n</i>th, the client waits a random time between zero and {@code baseDelay} × 2<sup>n-1</sup>,
 * {@code maxDelay} at most (exponential backoff with full jitter). Where the answer has a {@code
 * Retry-After}, it waits that long instead, and up to {@code baseDelay} longer. No wait begins that
 * would outlast the call timeout.
 *
 * <p>A request that the server may have seen is sent again only if its method is one of {@link
 * #methods}.
 *
 * <p>Immutable, and safe for use by many threads and clients.
 */
public final class RetryPolicy {

  /** Which methods may reach the server twice. */
  public enum Methods {
    /** Those that only read: GET, HEAD, OPTIONS and TRACE (RFC 9110 §9.2.1). */
    SAFE,
    /** The safe ones, PUT and DELETE: twice has the effect of once (RFC 9110 §9.2.2). */
    IDEMPOTENT,
    /** Every method: for an API that recognizes a repeated request, or where two do no harm. */
    ALL;

    /**
     * Whether a method is one of these.
     *
     * @param method in upper case
     * @return whether it is
     */
    public boolean include(String method) {
      return switch (method) {
        case "GET", "HEAD", "OPTIONS", "TRACE" -> true;
        case "PUT", "DELETE" -> this != SAFE;
        default -> this == ALL;
      };
    }
  }

  private static final RetryPolicy STANDARD = builder().build();
  private static final RetryPolicy NONE = builder().attempts(1).build();

  private final int attempts;
  private final Duration baseDelay;
  private final Duration maxDelay;
  private final Set<Integer> statuses;
  private final Methods methods;
  private final int budget;

  private RetryPolicy(Builder builder) {
    this.attempts = builder.attempts;
    this.baseDelay = builder.baseDelay;
    this.maxDelay = builder.maxDelay;
    this.statuses = Set.copyOf(builder.statuses);
    this.methods = builder.methods;
    this.budget = builder.budget;
  }

  /**
   * What holds unless told otherwise: three attempts of safe methods, after 429, 502, 503 and 504,
   * with delays from 200 ms to 20 s and a budget of 100 retries.
   */
  public static RetryPolicy standard() {
    return STANDARD;
  }

  /** Every call is tried once. */
  public static RetryPolicy none() {
    return NONE;
  }

  /** Starts with what {@link #standard} has. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with what this policy has. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.attempts = attempts;
    builder.baseDelay = baseDelay;
    builder.maxDelay = maxDelay;
    builder.statuses = statuses;
    builder.methods = methods;
    builder.budget = budget;
    return builder;
  }

  /** How often a call is tried in all, 1 at least. */
  public int attempts() {
    return attempts;
  }

  /** The longest wait before the second attempt. */
  public Duration baseDelay() {
    return baseDelay;
  }

  /** The longest wait before any attempt, unless the server asks for a longer one. */
  public Duration maxDelay() {
    return maxDelay;
  }

  /** The statuses after which a call is tried again. */
  public Set<Integer> statuses() {
    return statuses;
  }

  /** The methods that may reach the server twice. */
  public Methods methods() {
    return methods;
  }

  /** How many retries a client has in reserve. */
  public int budget() {
    return budget;
  }

  /**
   * The longest wait that backoff asks for before another attempt.
   *
   * @param attempt the attempt that failed, 1 for the first
   * @return {@code baseDelay} × 2<sup>attempt-1</sup>, {@code maxDelay} at most
   */
  public Duration backoff(int attempt) {
    Duration delay = baseDelay;
    for (int doubled = 1; doubled < attempt && delay.compareTo(maxDelay) < 0; doubled++) {
      delay = delay.multipliedBy(2);
    }
    return delay.compareTo(maxDelay) < 0 ? delay : maxDelay;
  }

  @Override
  public String toString() {
    return attempts == 1
        ? "no retries"
        : "%d attempts of %s methods after %s, %s to %s apart"
            .formatted(attempts, methods, new TreeSet<>(statuses), baseDelay, maxDelay);
  }

  /** Builds a policy. Not thread-safe. */
  public static final class Builder {

    /** More than anyone waits, and still a number of nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private int attempts = 3;
    private Duration baseDelay = Duration.ofMillis(200);
    private Duration maxDelay = Duration.ofSeconds(20);
    private Set<Integer> statuses = Set.of(429, 502, 503, 504);
    private Methods methods = Methods.SAFE;
    private int budget = 100;

    private Builder() {}

    /**
     * How often a call is tried in all.
     *
     * @param attempts 1 for no retries, 100 at most
     * @return this builder
     */
    public Builder attempts(int attempts) {
      this.attempts = between("attempts", attempts, 1, 100);
      return this;
    }

    /**
     * The longest wait before the second attempt; it doubles with each further one.
     *
     * @param baseDelay zero for no wait, a day at most
     * @return this builder
     */
    public Builder baseDelay(Duration baseDelay) {
      this.baseDelay = checked("baseDelay", baseDelay);
      return this;
    }

    /**
     * The longest wait before any attempt, unless the server asks for a longer one.
     *
     * @param maxDelay a day at most; less than {@code baseDelay} counts for that as well
     * @return this builder
     */
    public Builder maxDelay(Duration maxDelay) {
      this.maxDelay = checked("maxDelay", maxDelay);
      return this;
    }

    /**
     * The statuses after which a call is tried again.
     *
     * @param statuses 400 to 599, but not 401, which is for the credentials; none for connections
     *     only
     * @return this builder
     */
    public Builder statuses(int... statuses) {
      for (int status : statuses) {
        between("a status", status, 400, 599);
        if (status == 401) {
          throw new IllegalArgumentException(
              "After 401 the credentials decide whether a request is sent again, not the policy.");
        }
      }
      this.statuses = Arrays.stream(statuses).boxed().collect(Collectors.toSet());
      return this;
    }

    /**
     * The methods that may reach the server twice. A request that was never sent, as no connection
     * was made, may be sent again whatever its method.
     *
     * @param methods that may
     * @return this builder
     */
    public Builder methods(Methods methods) {
      this.methods = methods;
      return this;
    }

    /**
     * How many retries a client has in reserve, for all its calls together: each retry takes one; a
     * call that succeeds with a retry gives one back, one that succeeds at once a fifth. When none
     * is left, calls are tried once: a server in trouble is not given more to do. The client's
     * policy counts, not one of a single call.
     *
     * @param retries 1 to a million
     * @return this builder
     */
    public Builder budget(int retries) {
      this.budget = between("budget", retries, 1, 1_000_000);
      return this;
    }

    /** The policy. */
    public RetryPolicy build() {
      return new RetryPolicy(this);
    }

    private static int between(String setting, int value, int least, int most) {
      if (value < least || value > most) {
        throw new IllegalArgumentException(
            "%s is %d, but must be between %d and %d.".formatted(setting, value, least, most));
      }
      return value;
    }

    private static Duration checked(String setting, Duration delay) {
      if (delay.isNegative() || delay.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException(
            setting + " is " + delay + ", but must not be negative, and a day at most.");
      }
      return delay;
    }
  }
}
