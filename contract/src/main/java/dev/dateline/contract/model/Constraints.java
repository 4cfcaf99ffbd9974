package dev.dateline.contract.model;

import dev.dateline.runtime.json.JsonValue;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a value must satisfy beside its type. Constraints on items and map values are in {@link
 * TypeRef.ListOf} and {@link TypeRef.MapOf}.
 *
 * @param minimum lower bound, or null
 * @param exclusiveMinimum whether the bound itself is out
 * @param maximum upper bound, or null
 * @param exclusiveMaximum whether the bound itself is out
 * @param multipleOf step, or null
 * @param minLength in code points, or null
 * @param maxLength in code points, or null
 * @param pattern or null
 * @param minItems or null
 * @param maxItems or null
 * @param uniqueItems whether items differ
 * @param minProperties or null
 * @param maxProperties or null
 * @param constant the only value allowed, or null
 */
public record Constraints(
    @Nullable BigDecimal minimum,
    boolean exclusiveMinimum,
    @Nullable BigDecimal maximum,
    boolean exclusiveMaximum,
    @Nullable BigDecimal multipleOf,
    @Nullable Integer minLength,
    @Nullable Integer maxLength,
    @Nullable RegularExpression pattern,
    @Nullable Integer minItems,
    @Nullable Integer maxItems,
    boolean uniqueItems,
    @Nullable Integer minProperties,
    @Nullable Integer maxProperties,
    @Nullable JsonValue constant) {

  /** Nothing is demanded. */
  public static final Constraints NONE =
      new Constraints(
          null, false, null, false, null, null, null, null, null, null, false, null, null, null);

  /**
   * A pattern.
   *
   * @param source ECMA-262, as the document has it
   * @param java the same for {@link java.util.regex.Pattern}, to be used with {@code find()}
   */
  public record RegularExpression(String source, String java) {}
}
