package dev.dateline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dateline.server.testing.ManualClock;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NoncesTest {
  private final ManualClock clock = new ManualClock();
  private final Nonces nonces = Nonces.of(clock, Duration.ofSeconds(60));

  @Test
  void eachCountIsGoodOnceInAnyOrder() {
    String nonce = nonces.next();
    assertThat(nonces.use(nonce, 1)).isTrue();
    assertThat(nonces.use(nonce, 1)).isFalse();
    assertThat(nonces.use(nonce, 4)).isTrue();
    assertThat(nonces.use(nonce, 2)).isTrue();
    assertThat(nonces.use(nonce, 2)).isFalse();
    assertThat(nonces.isStale(nonce, 4)).isTrue();
    assertThat(nonces.isStale(nonce, 3)).isFalse();
    assertThat(nonces.use(nonce, 3)).isTrue();
  }

  @Test
  void countsFarBehindTheHighestAreRefused() {
    String nonce = nonces.next();
    assertThat(nonces.use(nonce, 100)).isTrue();
    assertThat(nonces.use(nonce, 37)).isTrue();
    assertThat(nonces.use(nonce, 36)).isFalse();
    assertThat(nonces.use(nonce, 0)).isFalse();
    assertThat(nonces.use(nonce, -1)).isFalse();
    assertThat(nonces.use(nonce, 1000)).isTrue();
    assertThat(nonces.use(nonce, 999)).isTrue();
    assertThat(nonces.use(nonce, 100)).isFalse();
  }

  @Test
  void aNonceIsOverAfterItsLifetime() {
    String nonce = nonces.next();
    clock.advance(Duration.ofMillis(59_999));
    assertThat(nonces.use(nonce, 1)).isTrue();
    clock.advance(Duration.ofMillis(1));
    assertThat(nonces.isStale(nonce, 2)).isTrue();
    assertThat(nonces.use(nonce, 2)).isFalse();
    assertThat(nonces.use(nonces.next(), 1)).isTrue();
  }

  @Test
  void onlyOurOwnAreKnown() {
    String nonce = nonces.next();
    assertThat(nonces.isOurs(nonce)).isTrue();
    assertThat(nonces.isOurs(Nonces.of(clock).next())).isFalse();
    assertThat(nonces.isOurs("")).isFalse();
    assertThat(nonces.isOurs("f" + nonce.substring(1))).isFalse();
    assertThat(nonces.isOurs(nonce.toUpperCase(java.util.Locale.ROOT))).isFalse();
    assertThat(nonces.next()).isNotEqualTo(nonce);
  }

  @Test
  void aLifetimeBelowASecondIsRefused() {
    assertThatThrownBy(() -> Nonces.of(Clock.systemUTC(), Duration.ofMillis(10)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least a second");
  }
}
