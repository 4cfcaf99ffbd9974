package dev.dateline.contract.coverage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;

/**
 * How many of some things are exercised.
 *
 * @param covered how many are
 * @param total how many there are
 */
public record Tally(int covered, int total) {

  /** Counts. */
  public static Tally of(Collection<Item> items) {
    return new Tally((int) items.stream().filter(Item::isCovered).count(), items.size());
  }

  /** The share in per cent, from 0 to 100; 100 where there is nothing. Never rounded up to 100. */
  public BigDecimal percent() {
    return total == 0
        ? BigDecimal.valueOf(100)
        : BigDecimal.valueOf(100L * covered)
            .divide(BigDecimal.valueOf(total), 1, RoundingMode.DOWN)
            .stripTrailingZeros();
  }

  /** The share for people: {@code 93.2 %}. */
  public String shown() {
    return percent().toPlainString() + " %";
  }
}
