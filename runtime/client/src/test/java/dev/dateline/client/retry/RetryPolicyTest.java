package dev.dateline.client.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dateline.client.retry.RetryPolicy.Methods;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RetryPolicyTest {

  @ParameterizedTest
  @CsvSource({
    "GET, true, true",
    "HEAD, true, true",
    "OPTIONS, true, true",
    "TRACE, true, true",
    "PUT, false, true",
    "DELETE, false, true",
    "POST, false, false",
    "PATCH, false, false",
    "PROPFIND, false, false"
  })
  void methodsAreWhatTheirDefinitionsSay(String method, boolean safe, boolean idempotent) {
    assertThat(Methods.SAFE.include(method)).isEqualTo(safe);
    assertThat(Methods.IDEMPOTENT.include(method)).isEqualTo(idempotent);
    assertThat(Methods.ALL.include(method)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"1, 200", "2, 400", "3, 800", "7, 12800", "8, 20000", "99, 20000"})
  void theWaitDoublesUpToItsLimit(int attempt, long millis) {
    assertThat(RetryPolicy.standard().backoff(attempt)).isEqualTo(Duration.ofMillis(millis));
  }

  @Test
  void aCopyHasEverythingTheSame() {
    RetryPolicy policy =
        RetryPolicy.builder()
            .attempts(7)
            .baseDelay(Duration.ofMillis(1))
            .maxDelay(Duration.ofMillis(9))
            .statuses(500)
            .methods(Methods.ALL)
            .budget(3)
            .build();

    assertThat(policy.toBuilder().build()).usingRecursiveComparison().isEqualTo(policy);
    assertThat(policy)
        .hasToString("7 attempts of ALL methods after [500], PT0.001S to PT0.009S apart");
    assertThat(RetryPolicy.none()).hasToString("no retries");
  }

  static Stream<Consumer<RetryPolicy.Builder>> wrong() {
    return Stream.of(
        builder -> builder.attempts(0),
        builder -> builder.attempts(101),
        builder -> builder.baseDelay(Duration.ofMillis(-1)),
        builder -> builder.maxDelay(Duration.ofDays(2)),
        builder -> builder.statuses(200),
        builder -> builder.statuses(401),
        builder -> builder.statuses(503, 600),
        builder -> builder.budget(0));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void settingsThatMakeNoSenseAreRefused(Consumer<RetryPolicy.Builder> setting) {
    RetryPolicy.Builder builder = RetryPolicy.builder();

    assertThatThrownBy(() -> setting.accept(builder)).isInstanceOf(IllegalArgumentException.class);
  }
}
