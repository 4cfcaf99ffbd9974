package dev.dateline.contract.schema;

import dev.dateline.contract.tree.Node;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The numbers in a schema. */
public final class Numeric {
  private static final int MOST_DIGITS = 400;

  private Numeric() {}

  /** The number that a part of the document is, or null where it is none, or one beyond reason. */
  public static @Nullable BigDecimal of(@Nullable Node node) {
    String text = node == null ? null : node.text();
    if (text == null || text.length() > MOST_DIGITS) {
      return null;
    }
    try {
      BigDecimal number = new BigDecimal(text);
      return Math.abs((long) number.scale()) > MOST_DIGITS ? null : number;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** What the bounds of a schema allow; OpenAPI 3.0 and 3.1 write exclusive ones differently. */
  public static Range range(Node schema) {
    BigDecimal lower = of(schema.get("minimum"));
    boolean above = schema.flag("exclusiveMinimum");
    String lowerKeyword = "minimum";
    BigDecimal exclusive = numeric(schema, "exclusiveMinimum");
    if (exclusive != null && (lower == null || exclusive.compareTo(lower) >= 0)) {
      lower = exclusive;
      above = true;
      lowerKeyword = "exclusiveMinimum";
    }
    BigDecimal upper = of(schema.get("maximum"));
    boolean below = schema.flag("exclusiveMaximum");
    exclusive = numeric(schema, "exclusiveMaximum");
    if (exclusive != null && (upper == null || exclusive.compareTo(upper) <= 0)) {
      upper = exclusive;
      below = true;
    }
    return new Range(lower, above, upper, below, lowerKeyword);
  }

  private static @Nullable BigDecimal numeric(Node schema, String keyword) {
    return schema.get(keyword) instanceof Node.Scalar scalar
            && scalar.kind() == Node.Scalar.Kind.NUMBER
        ? of(scalar)
        : null;
  }

  /**
   * A range of numbers.
   *
   * @param lower bound, or null
   * @param above whether the lower bound itself is out
   * @param upper bound, or null
   * @param below whether the upper bound itself is out
   * @param lowerKeyword the keyword that gave the lower bound
   */
  public record Range(
      @Nullable BigDecimal lower,
      boolean above,
      @Nullable BigDecimal upper,
      boolean below,
      String lowerKeyword) {

    /** Whether no number is in it. */
    public boolean isEmpty() {
      if (lower == null || upper == null) {
        return false;
      }
      int order = lower.compareTo(upper);
      return order > 0 || (order == 0 && (above || below));
    }

    /** Whether it goes, by a bound of its own, beyond what an integer format can hold. */
    public boolean exceeds(@Nullable String format) {
      boolean small = "int32".equals(format);
      if (!small && !"int64".equals(format)) {
        return false;
      }
      BigDecimal least = BigDecimal.valueOf(small ? Integer.MIN_VALUE : Long.MIN_VALUE);
      BigDecimal most = BigDecimal.valueOf(small ? Integer.MAX_VALUE : Long.MAX_VALUE);
      // A power of two beside an exclusive bound, or one too many, is what the format can hold.
      return (lower != null && lower.compareTo(least.subtract(BigDecimal.ONE)) < 0)
          || (upper != null && upper.compareTo(most.add(BigDecimal.ONE)) > 0);
    }

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder();
      if (lower != null) {
        text.append(above ? "greater than " : "at least ").append(lower);
      }
      if (upper != null) {
        text.append(text.isEmpty() ? "" : " and ");
        text.append(below ? "less than " : "at most ").append(upper);
      }
      return text.toString();
    }
  }
}
