package dev.dateline.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "0                              | -                             | PT0S",
        "120                            | -                             | PT2M",
        "' 7 '                          | -                             | PT7S",
        "1.2                            | -                             | PT2S",
        "1.0                            | -                             | PT1S",
        "0.1                            | -                             | PT1S",
        "99999999999999999999999.9      | -                             | PT876000H",
        "99999999999999999999999        | -                             | PT876000H",
        "Sun, 22 Nov 2026 06:00:30 GMT  | -                             | PT30S",
        "Sunday, 22-Nov-26 06:00:30 GMT | -                             | PT30S",
        "Sun Nov 22 06:00:30 2026       | -                             | PT30S",
        "Sun Nov  1 06:00:30 2026       | Sun, 01 Nov 2026 06:00:00 GMT | PT30S",
        // the server's clock is an hour behind, or a year ahead
        "Sun, 22 Nov 2026 05:00:30 GMT  | Sun, 22 Nov 2026 05:00:00 GMT | PT30S",
        "Mon, 22 Nov 2027 06:00:30 GMT  | Mon Nov 22 06:00:00 2027      | PT30S",
        "Sun, 22 Nov 2026 05:00:00 GMT  | -                             | PT0S",
        "Sun, 22 Nov 2026 06:00:30 GMT  | yesterday                     | PT30S",
        "Fri, 31 Dec 9999 23:59:60 GMT  | -                             | PT876000H"
      })
  void saysHowLongToWait(String retryAfter, @Nullable String date, Duration expected) {
    Headers.Builder headers = Headers.builder().add("Retry-After", retryAfter);
    if (date != null) {
      headers.add("Date", date);
    }

    assertThat(RetryAfter.of(headers.build(), NOW)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-1",
        "1.5s",
        ".5",
        "1,5",
        "soon",
        "Sun, 22 Nov 2026 06:00:30",
        "Sun, 22 nov 2026 06:00:30 GMT",
        "Sun, 22 anF 2026 06:00:30 GMT",
        "Sun, 31 Nov 2026 06:00:30 GMT",
        "Sun, 22 Nov 2026 26:00:30 GMT",
        "2026-11-22T06:00:30Z"
      })
  void whatIsNoFormOfItIsNotThere(String retryAfter) {
    assertThat(RetryAfter.of(Headers.of("Retry-After", retryAfter), NOW)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sunday, 06-Nov-94 08:49:37 GMT | 1994-11-06T08:49:37Z",
        "Friday, 06-Nov-76 08:49:37 GMT | 2076-11-06T08:49:37Z",
        "Sunday, 06-Nov-77 08:49:37 GMT | 1977-11-06T08:49:37Z",
        "Sun Nov  6 08:49:37 1994       | 1994-11-06T08:49:37Z",
        "Sun, 06 Nov 1994 08:49:37 GMT  | 1994-11-06T08:49:37Z"
      })
  void aDateOfEachForm(String text, Instant expected) {
    assertThat(HttpDate.parse(text, NOW)).contains(expected);
  }
}
