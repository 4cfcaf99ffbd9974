package dev.dateline.runtime.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRuleTest {
  private static List<ApiVersion> versions(String text) {
    return text == null
        ? List.of()
        : Stream.of(text.split(" ", -1)).map(ApiVersion::parse).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "2023-01-01 2024-08-05,         2023-01-01, 2023-01-01",
    "2023-01-01 2024-08-05,         2024-08-04, 2023-01-01",
    "2023-01-01 2024-08-05,         2024-08-05, 2024-08-05",
    "2024-08-05 2023-01-01,         2099-12-31, 2024-08-05",
    "2023-01-01 2024-08-05,         2022-12-31, none",
    "2023-01-01 preview,            2025-01-01, 2023-01-01",
    "2023-01-01 preview,            preview,    preview",
    "2023-01-01 2024-08-05,         preview,    2024-08-05",
    "preview,                       2025-01-01, none",
    "preview,                       preview,    preview",
    ",                              2025-01-01, none",
    ",                              preview,    none"
  })
  void newestThatIsNotLaterWins(String offered, String pin, String expected) {
    assertThat(
            VersionRule.resolve(versions(offered), ApiVersion.parse(pin))
                .map(ApiVersion::toString)
                .orElse("none"))
        .isEqualTo(expected);
  }

  @Test
  void aLaterPinNeverGetsAnOlderVersion() {
    Random random = new Random(5);
    for (int i = 0; i < 1000; i++) {
      List<ApiVersion> offered = new ArrayList<>();
      for (int n = random.nextInt(6); n > 0; n--) {
        offered.add(ApiVersion.of(LocalDate.ofEpochDay(19000 + random.nextInt(50))));
      }
      ApiVersion last = null;
      for (int day = 18990; day < 19060; day++) {
        ApiVersion resolved =
            VersionRule.resolve(offered, ApiVersion.of(LocalDate.ofEpochDay(day))).orElse(null);
        if (last != null) {
          assertThat(resolved).isNotNull().isGreaterThanOrEqualTo(last);
        }
        last = resolved;
      }
      assertThat(VersionRule.newest(offered).orElse(null)).isEqualTo(last);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2023-01-01 2024-08-05, 2022-12-31,"
        + " '2022-12-31 is earlier than the oldest version, 2023-01-01'",
    "2023-01-01 2024-08-05, 2023-01-01, ",
    "2023-01-01 2024-08-05, 2030-01-01, ",
    "2023-01-01,            preview,    there is no preview version",
    "2023-01-01 preview,    preview,    ",
    "preview,               2023-01-01, 'there is no dated version, so 2023-01-01 selects nothing'"
  })
  void saysWhatIsWrongWithAPin(String document, String pin, String problem) {
    assertThat(VersionRule.problem(versions(document), ApiVersion.parse(pin)).orElse(null))
        .isEqualTo(problem);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2024-8-5",
        "20240805",
        "2024-02-31",
        "2023-02-29",
        "2024-13-01",
        "Preview",
        "latest",
        "2024-08-05 ",
        "+2024-08-05",
        "02024-08-05",
        "٢٠٢٤-08-05"
      })
  void refusesOtherVersions(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ApiVersion.parse(text))
        .withMessageContaining("is not a version");
    assertThat(ApiVersion.isVersion(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-02-29", "0001-01-01", "9999-12-31", "preview"})
  void writesWhatItReads(String text) {
    assertThat(ApiVersion.parse(text)).hasToString(text);
    assertThat(ApiVersion.isVersion(text)).isTrue();
  }

  @Test
  void sortsByDateAndPreviewLast() {
    assertThat(versions("preview 2024-08-05 2023-01-01").stream().sorted())
        .containsExactlyElementsOf(versions("2023-01-01 2024-08-05 preview"));
    assertThatIllegalArgumentException().isThrownBy(() -> ApiVersion.of(LocalDate.of(10000, 1, 1)));
  }
}
