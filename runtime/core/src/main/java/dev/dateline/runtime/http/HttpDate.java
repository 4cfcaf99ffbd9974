package dev.dateline.runtime.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates in header fields (RFC 9110 §5.6.7): the form that is sent, and the two obsolete ones. */
public final class HttpDate {

  private static final String TIME =
      "(?<hour>[0-9]{2}):(?<minute>[0-9]{2}):(?<second>[0-9]{2})"; // 60 in a leap second

  private static final List<Pattern> FORMS =
      List.of(
          Pattern.compile(
              "[A-Z][a-z]{2}, (?<day>[0-9]{2}) (?<month>[A-Z][a-z]{2}) (?<year>[0-9]{4}) "
                  + TIME
                  + " GMT"),
          Pattern.compile(
              "[A-Z][a-z]+day, (?<day>[0-9]{2})-(?<month>[A-Z][a-z]{2})-(?<year>[0-9]{2}) "
                  + TIME
                  + " GMT"),
          Pattern.compile(
              "[A-Z][a-z]{2} (?<month>[A-Z][a-z]{2}) (?<day>[ 0-9][0-9]) "
                  + TIME
                  + " (?<year>[0-9]{4})"));

  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  private HttpDate() {}

  /**
   * Reads a date; the name of its weekday is not looked at.
   *
   * @param text as it stands in the field
   * @param now by which the century of a year of two digits is told: one that seems more than 50
   *     years ahead is in the past
   * @return empty where it is not a date of one of the three forms
   */
  public static Optional<Instant> parse(String text, Instant now) {
    for (Pattern form : FORMS) {
      Matcher date = form.matcher(text.strip());
      if (date.matches()) {
        return instant(date, now);
      }
    }
    return Optional.empty();
  }

  private static Optional<Instant> instant(Matcher date, Instant now) {
    int month = MONTHS.indexOf(date.group("month"));
    if (month % 3 != 0) { // -1 as well
      return Optional.empty();
    }
    int year = number(date, "year");
    if (date.group("year").length() == 2) {
      int current = now.atOffset(ZoneOffset.UTC).getYear();
      year += current - current % 100;
      year -= year > current + 50 ? 100 : 0;
    }
    try {
      return Optional.of(
          LocalDateTime.of(
                  year,
                  month / 3 + 1,
                  number(date, "day"),
                  number(date, "hour"),
                  number(date, "minute"),
                  Math.min(number(date, "second"), 59))
              .toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int number(Matcher date, String group) {
    return Integer.parseInt(date.group(group).strip());
  }
}
