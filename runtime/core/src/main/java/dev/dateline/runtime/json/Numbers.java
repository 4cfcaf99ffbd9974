package dev.dateline.runtime.json;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Arithmetic on decimals from outside, in time bounded by their digits: a number such as {@code
 * 1e999999999} is never written out.
 */
public final class Numbers {
  private Numbers() {}

  /** Whether the number has no fraction: {@code 1}, {@code 1.0} and {@code 1e3} have none. */
  public static boolean isInteger(BigDecimal number) {
    return number.scale() <= 0 || number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
  }

  /**
   * Whether the number is an integral multiple of a divisor.
   *
   * @param divisor greater than 0
   */
  public static boolean isMultipleOf(BigDecimal number, BigDecimal divisor) {
    if (number.signum() == 0) {
      return true;
    }
    BigDecimal plain = number.stripTrailingZeros();
    BigDecimal step = divisor.stripTrailingZeros();
    BigInteger digits = plain.unscaledValue();
    BigInteger stepDigits = step.unscaledValue();
    long shift = (long) step.scale() - plain.scale();
    if (shift < 0) {
      // The divisor has a factor of ten that the number, stripped of all of them, lacks.
      return false;
    }
    BigInteger power = BigInteger.TEN.modPow(BigInteger.valueOf(shift), stepDigits);
    return digits.multiply(power).mod(stepDigits).signum() == 0;
  }

  /** Whether the number is an integer within bounds. */
  static boolean isIntegerWithin(BigDecimal number, long min, long max) {
    // 64-bit integers have at most 19 digits before the point.
    return (long) number.precision() - number.scale() <= 19
        && isInteger(number)
        && number.compareTo(BigDecimal.valueOf(min)) >= 0
        && number.compareTo(BigDecimal.valueOf(max)) <= 0;
  }
}
