package dev.dateline.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarTextTest {
  @ParameterizedTest
  @CsvSource({
    "2024-08-05T10:15:30Z,                2024-08-05T10:15:30Z",
    "2024-08-05t10:15:30z,                2024-08-05T10:15:30Z",
    "2024-08-05T10:15:00Z,                2024-08-05T10:15:00Z",
    "2024-08-05T10:15:30.5Z,              2024-08-05T10:15:30.5Z",
    "2024-08-05T10:15:30.500Z,            2024-08-05T10:15:30.5Z",
    "2024-08-05T10:15:30.123456789+02:00, 2024-08-05T10:15:30.123456789+02:00",
    "2024-08-05T10:15:30-00:00,           2024-08-05T10:15:30Z",
    "2024-08-05T10:15:30-03:30,           2024-08-05T10:15:30-03:30",
    "0000-01-01T00:00:00Z,                0000-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999999999Z,      9999-12-31T23:59:59.999999999Z"
  })
  void readsAndWritesDateTimes(String text, String written) {
    assertThat(ScalarText.of(ScalarText.parseDateTime(text))).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2024-08-05",
        "2024-08-05T10:15:30",
        "2024-08-05T10:15Z",
        "2024-08-05 10:15:30Z",
        "2024-08-05T10:15:60Z",
        "2024-08-05T23:59:60Z",
        "2024-08-05T24:00:00Z",
        "2024-08-05T10:60:00Z",
        "2024-02-30T10:15:30Z",
        "2024-13-01T10:15:30Z",
        "2024-08-05T10:15:30.Z",
        "2024-08-05T10:15:30.1234567890Z",
        "2024-08-05T10:15:30+02",
        "2024-08-05T10:15:30+0200",
        "2024-08-05T10:15:30+19:00",
        "2024-08-05T10:15:30+02:60",
        "2024-08-05T10:15:30Zx",
        "+2024-08-05T10:15:30Z",
        "2024-8-5T10:15:30Z",
        "٢٠٢٤-08-05T10:15:30Z",
        "1722852930"
      })
  void refusesOtherDateTimes(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ScalarText.parseDateTime(text))
        .withMessageStartingWith("must ");
  }

  @Test
  void writesDateTimesThatItReads() {
    Random random = new Random(7);
    for (int i = 0; i < 5000; i++) {
      OffsetDateTime time =
          LocalDateTime.ofEpochSecond(
                  random.nextLong(-60_000_000_000L, 250_000_000_000L),
                  random.nextBoolean() ? 0 : random.nextInt(1_000_000_000),
                  ZoneOffset.UTC)
              .atOffset(ZoneOffset.ofTotalSeconds(60 * random.nextInt(-1080, 1081)));
      assertThat(ScalarText.parseDateTime(ScalarText.of(time))).isEqualTo(time);
    }
  }

  @Test
  void writesOffsetsWithSecondsInUtc() {
    OffsetDateTime time = OffsetDateTime.parse("2024-08-05T10:15:30+01:02:03");
    assertThat(ScalarText.of(time)).isEqualTo("2024-08-05T09:13:27Z");
  }

  @Test
  void refusesYearsThatTheFormatDoesNotHave() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ScalarText.of(OffsetDateTime.MAX))
        .withMessage("RFC 3339 has no year 999999999");
    assertThatIllegalArgumentException().isThrownBy(() -> ScalarText.of(LocalDate.of(-1, 1, 1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2024-1-1", "2024-02-30", "20240805", "2024-08-05Z", "2024/08/05"})
  void refusesOtherDates(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> ScalarText.parseDate(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1-1-1-1-1",
        "123e4567e89b12d3a456426614174000",
        "123e4567-e89b-12d3-a456-42661417400g"
      })
  void refusesOtherUuids(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> ScalarText.parseUuid(text));
  }

  @Test
  void readsUuidsInAnyCase() {
    assertThat(ScalarText.parseUuid("123E4567-e89b-12d3-a456-426614174000"))
        .hasToString("123e4567-e89b-12d3-a456-426614174000");
  }
}
