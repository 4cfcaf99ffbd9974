package dev.dateline.client;

import java.time.Duration;

/** What settings may be. */
final class Limits {

  /** More than anyone waits, and still a number of nanoseconds. */
  private static final Duration LONGEST_TIMEOUT = Duration.ofDays(365);

  private Limits() {}

  static Duration timeout(String setting, Duration duration) {
    if (duration.isNegative() || duration.isZero() || duration.compareTo(LONGEST_TIMEOUT) > 0) {
      throw new IllegalArgumentException(
          setting + " is " + duration + ", but must be positive and a year at most.");
    }
    return duration;
  }

  static long size(String setting, long bytes) {
    if (bytes <= 0 || bytes > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          setting + " is " + bytes + ", but must be between 1 and " + Integer.MAX_VALUE + ".");
    }
    return bytes;
  }

  static String headerValue(String name, String value) {
    if (!isHeaderValue(value)) {
      // Without the value, which may be secret.
      throw new IllegalArgumentException(
          "The value of the header " + name + " must be visible ASCII, spaces and tabs.");
    }
    return value;
  }

  /** Whether it is visible ASCII, spaces and tabs. */
  static boolean isHeaderValue(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c != '\t' && (c < ' ' || c > '~')) {
        return false;
      }
    }
    return true;
  }
}
