package dev.dateline.runtime.json;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * Times, identifiers and addresses as text, the same in JSON and in parameters.
 *
 * <p>Every {@code parse} method throws {@link IllegalArgumentException} whose message completes
 * "the value …" and does not quote the value.
 */
public final class ScalarText {
  private static final int NANO_DIGITS = 9;
  private static final int LAST_YEAR = 9999;
  private static final int DATE_LENGTH = 10;
  private static final int UUID_LENGTH = 36;

  /** Date, time, nine digits of a fraction and an offset. */
  static final int LONGEST_DATE_TIME = 35;

  private ScalarText() {}

  /** Reads a full-date of RFC 3339 §5.6: {@code 2024-08-05}. */
  public static LocalDate parseDate(String text) {
    if (text.length() != DATE_LENGTH) {
      throw notDate();
    }
    return date(text);
  }

  /**
   * Reads a date-time of RFC 3339 §5.6: an offset is required, {@code t} and {@code z} may be
   * small, a fraction has up to nine digits. A leap second is refused, as Java has none.
   */
  public static OffsetDateTime parseDateTime(String text) {
    if (text.length() < DATE_LENGTH + 1 || (text.charAt(DATE_LENGTH) | 0x20) != 't') {
      throw new IllegalArgumentException(
          "must be a date and a time with an offset, such as 2024-08-05T10:15:30Z");
    }
    LocalDate date = date(text.substring(0, DATE_LENGTH));
    int at = DATE_LENGTH + 1;
    int hour = twoDigits(text, at);
    int minute = twoDigits(text, at + 3);
    int second = twoDigits(text, at + 6);
    if (hour < 0
        || minute < 0
        || second < 0
        || text.charAt(at + 2) != ':'
        || text.charAt(at + 5) != ':') {
      throw new IllegalArgumentException(
          "must have a time with seconds after the date, such as 2024-08-05T10:15:30Z");
    }
    if (second == 60) {
      throw new IllegalArgumentException("must not be a leap second");
    }
    at += 8;
    int nanos = 0;
    if (at < text.length() && text.charAt(at) == '.') {
      int digits = 0;
      at++;
      while (at < text.length() && isDigit(text.charAt(at))) {
        if (digits == NANO_DIGITS) {
          throw new IllegalArgumentException("must not have more than 9 digits after the second");
        }
        nanos = nanos * 10 + (text.charAt(at) - '0');
        digits++;
        at++;
      }
      if (digits == 0) {
        throw new IllegalArgumentException("must have a digit after the point");
      }
      for (; digits < NANO_DIGITS; digits++) {
        nanos *= 10;
      }
    }
    ZoneOffset offset = offset(text, at);
    try {
      return OffsetDateTime.of(
          date.getYear(),
          date.getMonthValue(),
          date.getDayOfMonth(),
          hour,
          minute,
          second,
          nanos,
          offset);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("must be a time of the day up to 23:59:59", e);
    }
  }

  /** Reads a UUID of RFC 9562 §4: 8, 4, 4, 4 and 12 hexadecimal digits. */
  public static UUID parseUuid(String text) {
    // UUID.fromString accepts groups of any length, so the form is checked first.
    boolean formed = text.length() == UUID_LENGTH;
    for (int i = 0; formed && i < UUID_LENGTH; i++) {
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      formed = dash ? text.charAt(i) == '-' : isHexDigit(text.charAt(i));
    }
    if (!formed) {
      throw new IllegalArgumentException(
          "must be a UUID such as 123e4567-e89b-12d3-a456-426614174000");
    }
    return UUID.fromString(text);
  }

  /** Reads a URI reference as {@link URI} understands it. */
  public static URI parseUri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("must be a URI", e);
    }
  }

  /**
   * Writes a full-date of RFC 3339.
   *
   * @throws IllegalArgumentException when the year has not four digits
   */
  public static String of(LocalDate date) {
    requireWritable(date.getYear());
    return date.toString();
  }

  /**
   * Writes a date-time of RFC 3339, always with seconds and with as much of the fraction as there
   * is. An offset with seconds, which RFC 3339 does not know, becomes UTC.
   *
   * @throws IllegalArgumentException when the year has not four digits
   */
  public static String of(OffsetDateTime time) {
    char[] text = new char[LONGEST_DATE_TIME];
    return new String(text, 0, write(time, text));
  }

  /**
   * The same, into an array of {@link #LONGEST_DATE_TIME} characters.
   *
   * @return how many of them it takes
   */
  static int write(OffsetDateTime time, char[] text) {
    OffsetDateTime written =
        time.getOffset().getTotalSeconds() % 60 == 0
            ? time
            : time.withOffsetSameInstant(ZoneOffset.UTC);
    int year = written.getYear();
    requireWritable(year);
    twoDigits(year / 100, text, 0);
    twoDigits(year % 100, text, 2);
    text[4] = '-';
    twoDigits(written.getMonthValue(), text, 5);
    text[7] = '-';
    twoDigits(written.getDayOfMonth(), text, 8);
    text[DATE_LENGTH] = 'T';
    twoDigits(written.getHour(), text, 11);
    text[13] = ':';
    twoDigits(written.getMinute(), text, 14);
    text[16] = ':';
    twoDigits(written.getSecond(), text, 17);
    return offset(written.getOffset(), text, fraction(written.getNano(), text, 19));
  }

  /** Writes as many digits of a fraction of a second as there are; returns where they end. */
  private static int fraction(int nanos, char[] text, int at) {
    if (nanos == 0) {
      return at;
    }
    text[at] = '.';
    int rest = nanos;
    for (int digit = at + NANO_DIGITS; digit > at; digit--) {
      text[digit] = (char) ('0' + rest % 10);
      rest /= 10;
    }
    int end = at + NANO_DIGITS + 1;
    while (text[end - 1] == '0') {
      end--;
    }
    return end;
  }

  /** Writes an offset of whole minutes; returns where it ends. */
  private static int offset(ZoneOffset offset, char[] text, int at) {
    int minutes = Math.abs(offset.getTotalSeconds()) / 60;
    if (minutes == 0) {
      text[at] = 'Z';
      return at + 1;
    }
    text[at] = offset.getTotalSeconds() < 0 ? '-' : '+';
    twoDigits(minutes / 60, text, at + 1);
    text[at + 3] = ':';
    twoDigits(minutes % 60, text, at + 4);
    return at + 6;
  }

  private static void twoDigits(int number, char[] text, int at) {
    text[at] = (char) ('0' + number / 10);
    text[at + 1] = (char) ('0' + number % 10);
  }

  private static void requireWritable(int year) {
    if (year < 0 || year > LAST_YEAR) {
      throw new IllegalArgumentException("RFC 3339 has no year " + year);
    }
  }

  private static LocalDate date(String text) {
    int century = twoDigits(text, 0);
    int year = twoDigits(text, 2);
    int month = twoDigits(text, 5);
    int day = twoDigits(text, 8);
    if (century < 0
        || year < 0
        || month < 0
        || day < 0
        || text.charAt(4) != '-'
        || text.charAt(7) != '-') {
      throw notDate();
    }
    try {
      return LocalDate.of(century * 100 + year, month, day);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("must be a day of the calendar", e);
    }
  }

  private static IllegalArgumentException notDate() {
    return new IllegalArgumentException("must be a date such as 2024-08-05");
  }

  private static ZoneOffset offset(String text, int at) {
    int length = text.length() - at;
    if (length == 1 && (text.charAt(at) | 0x20) == 'z') {
      return ZoneOffset.UTC;
    }
    if (length == 6 && text.charAt(at + 3) == ':') {
      int sign = text.charAt(at) == '+' ? 1 : text.charAt(at) == '-' ? -1 : 0;
      int hours = twoDigits(text, at + 1);
      int minutes = twoDigits(text, at + 4);
      if (sign != 0 && hours >= 0 && minutes >= 0) {
        try {
          return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
        } catch (DateTimeException e) {
          throw new IllegalArgumentException("must have an offset up to 18 hours", e);
        }
      }
    }
    throw new IllegalArgumentException(
        "must end with an offset: Z, or hours and minutes such as +02:00");
  }

  /** The number that two digits write, or -1 when they are not two digits. */
  private static int twoDigits(String text, int at) {
    if (at + 1 >= text.length() || !isDigit(text.charAt(at)) || !isDigit(text.charAt(at + 1))) {
      return -1;
    }
    return (text.charAt(at) - '0') * 10 + (text.charAt(at + 1) - '0');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isHexDigit(char c) {
    return isDigit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
  }
}
