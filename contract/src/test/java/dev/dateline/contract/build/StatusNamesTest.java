package dev.dateline.contract.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusNamesTest {

  @ParameterizedTest
  @CsvSource({
    "200, 200, Ok",
    "201, 201, Created",
    "204, 204, NoContent",
    "404, 404, NotFound",
    "429, 429, TooManyRequests",
    "4xx, 4XX, ClientError",
    "5XX, 5XX, ServerError",
    "DEFAULT, default, Default",
    "299, 299, Status299"
  })
  void statuses(String written, String normalized, String name) {
    assertThat(StatusNames.normalized(written)).isEqualTo(normalized);
    assertThat(StatusNames.name(written)).isEqualTo(name);
  }
}
