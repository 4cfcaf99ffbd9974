package dev.dateline.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
  @ParameterizedTest
  @CsvSource({
    "0, 5, true",
    "10, 5, true",
    "-10, 5, true",
    "11, 5, false",
    "5, 10, false",
    "4.35, 0.01, true",
    "4.355, 0.01, false",
    "1, 0.3, false",
    "0.9, 0.3, true",
    "1e999999999, 7, false",
    "7e999999999, 7, true",
    "1e-999999999, 0.5, false",
    "1e2147483647, 1e-2147483647, true",
    "1e-2147483647, 1e2147483646, false"
  })
  void knowsMultiples(BigDecimal number, BigDecimal divisor, boolean multiple) {
    assertThat(Numbers.isMultipleOf(number, divisor)).isEqualTo(multiple);
  }

  @Test
  void agreesWithTheRemainder() {
    Random random = new Random(3);
    for (int i = 0; i < 5000; i++) {
      BigDecimal number = new BigDecimal(new BigInteger(12, random), random.nextInt(-3, 4));
      BigDecimal divisor =
          new BigDecimal(BigInteger.valueOf(random.nextInt(1, 200)), random.nextInt(-3, 4));
      assertThat(Numbers.isMultipleOf(number, divisor))
          .as("%s of %s", number, divisor)
          .isEqualTo(number.remainder(divisor).signum() == 0);
    }
  }
}
