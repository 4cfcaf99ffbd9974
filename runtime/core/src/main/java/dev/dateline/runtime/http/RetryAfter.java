package dev.dateline.runtime.http;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** The {@code Retry-After} field (RFC 9110 §10.2.3): how long to wait before another request. */
public final class RetryAfter {

  /** Longer than anyone waits, and still a number of nanoseconds. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private static final int MOST_DIGITS = 9;

  /** Whole seconds; some servers add a fraction. */
  private static final Pattern SECONDS = Pattern.compile("[0-9]+(\\.[0-9]*)?");

  private RetryAfter() {}

  /**
   * How long an answer says to wait.
   *
   * <p>A date is compared with the answer's own {@code Date}, so that it does not matter whether
   * the clocks of both sides agree; with the time of receipt where the answer has none.
   *
   * @param headers of the answer
   * @param received when it was received
   * @return zero for a date that has passed; empty where the answer does not say, or not in a form
   *     that RFC 9110 knows
   */
  public static Optional<Duration> of(Headers headers, Instant received) {
    return headers
        .first("Retry-After")
        .map(String::strip)
        .flatMap(text -> of(text, headers, received));
  }

  private static Optional<Duration> of(String text, Headers headers, Instant received) {
    if (SECONDS.matcher(text).matches()) {
      return Optional.of(seconds(text));
    }
    Instant sent =
        headers.first("Date").flatMap(date -> HttpDate.parse(date, received)).orElse(received);
    return HttpDate.parse(text, sent)
        .map(date -> Duration.between(sent, date))
        .map(delay -> delay.isNegative() ? Duration.ZERO : delay)
        .map(delay -> delay.compareTo(LONGEST) > 0 ? LONGEST : delay);
  }

  /** A fraction is rounded up: to come too early is to come in vain. */
  private static Duration seconds(String text) {
    int point = text.indexOf('.');
    return (point < 0 ? text.length() : point) > MOST_DIGITS
        ? LONGEST
        : Duration.ofSeconds(new BigDecimal(text).setScale(0, RoundingMode.CEILING).longValue());
  }
}
