package dev.dateline.runtime.validation;

import dev.dateline.runtime.json.Direction;
import dev.dateline.runtime.json.EnumValue;
import dev.dateline.runtime.json.JsonModel;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonWritable;
import dev.dateline.runtime.json.Numbers;
import dev.dateline.runtime.json.ScalarText;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks values against the document and collects what breaks it, up to a hundred violations.
 *
 * <p>Keeps track of the path, so that names are those of the object that is being checked. A value
 * that is null breaks nothing but {@link #required}. Not thread safe.
 */
public final class Checks {
  /** More than this helps nobody, and a hostile body could make it many. */
  private static final int MOST_VIOLATIONS = 100;

  private static final int LONGEST_PATTERN = 200;

  private final Direction direction;
  private final ValidationLevel level;
  private final List<Violation> violations = new ArrayList<>();
  private String path = "";

  /** Checks of something that travels in a direction. */
  public Checks(Direction direction, ValidationLevel level) {
    this.direction = direction;
    this.level = level;
  }

  /**
   * Checks one value of a list or map.
   *
   * @param <T> the type of the value
   */
  @FunctionalInterface
  public interface Item<T> {
    /**
     * Checks the value.
     *
     * @param checks the checks to use
     * @param name the name to give to them: {@code [0]}, or the key in a map
     * @param value the value
     */
    void check(Checks checks, String name, T value);
  }

  /** What was found so far, in the order that it was found in. */
  public List<Violation> violations() {
    return List.copyOf(violations);
  }

  /** The direction in which the checked value travels. */
  public Direction direction() {
    return direction;
  }

  /** How much is checked. */
  public ValidationLevel level() {
    return level;
  }

  private boolean skipsBound(@Nullable Object value) {
    return value == null || level != ValidationLevel.FULL;
  }

  /** The value must be there. */
  public void required(String name, @Nullable Object value) {
    if (value == null) {
      report(name, "required", "is required");
    }
  }

  /** The text must contain a match of the pattern. */
  public void pattern(String name, @Nullable String value, Pattern pattern) {
    if (value == null || skipsBound(value)) {
      return;
    }
    switch (PatternSearch.search(pattern, value)) {
      case FOUND -> {
        // as it must be
      }
      case NOT_FOUND -> report(name, "pattern", "must match " + shown(pattern));
      case TOO_COSTLY -> report(name, "pattern", "takes too long to be matched with its pattern");
    }
  }

  static String shown(Pattern pattern) {
    String regex = pattern.pattern();
    return regex.length() <= LONGEST_PATTERN ? regex : "the pattern of the document";
  }

  /**
   * The text must have a length in code points.
   *
   * @param max the greatest length, or -1 for none
   */
  public void length(String name, @Nullable String value, int min, int max) {
    if (value == null || skipsBound(value)) {
      return;
    }
    int length = value.codePointCount(0, value.length());
    if (length < min) {
      report(name, "minLength", "must have at least " + counted(min, "character"));
    }
    if (max >= 0 && length > max) {
      report(name, "maxLength", "must have at most " + counted(max, "character"));
    }
  }

  /** The number must not be less than the bound, nor equal where the bound is exclusive. */
  public void minimum(String name, @Nullable Number value, BigDecimal bound, boolean exclusive) {
    if (value == null || skipsBound(value)) {
      return;
    }
    BigDecimal number = decimal(name, value);
    if (number == null) {
      return;
    }
    int order = number.compareTo(bound);
    if (exclusive ? order <= 0 : order < 0) {
      if (exclusive) {
        report(name, "exclusiveMinimum", "must be greater than " + bound.toPlainString());
      } else {
        report(name, "minimum", "must be at least " + bound.toPlainString());
      }
    }
  }

  /** The number must not be greater than the bound, nor equal where the bound is exclusive. */
  public void maximum(String name, @Nullable Number value, BigDecimal bound, boolean exclusive) {
    if (value == null || skipsBound(value)) {
      return;
    }
    BigDecimal number = decimal(name, value);
    if (number == null) {
      return;
    }
    int order = number.compareTo(bound);
    if (exclusive ? order >= 0 : order > 0) {
      if (exclusive) {
        report(name, "exclusiveMaximum", "must be less than " + bound.toPlainString());
      } else {
        report(name, "maximum", "must be at most " + bound.toPlainString());
      }
    }
  }

  /**
   * The number must be an integral multiple.
   *
   * @param divisor greater than 0
   */
  public void multipleOf(String name, @Nullable Number value, BigDecimal divisor) {
    if (value == null || skipsBound(value)) {
      return;
    }
    BigDecimal number = decimal(name, value);
    if (number != null && !Numbers.isMultipleOf(number, divisor)) {
      report(name, "multipleOf", "must be a multiple of " + divisor.toPlainString());
    }
  }

  private @Nullable BigDecimal decimal(String name, Number value) {
    if (value instanceof BigDecimal decimal) {
      return decimal;
    }
    if (value instanceof Integer || value instanceof Long) {
      return BigDecimal.valueOf(value.longValue());
    }
    if (!Double.isFinite(value.doubleValue())) {
      report(name, "type", "must be a finite number");
      return null;
    }
    return new BigDecimal(value.toString());
  }

  /**
   * The collection must have a size, and no two equal items where they are to be unique.
   *
   * @param max the greatest size, or -1 for none
   */
  public void items(String name, @Nullable Collection<?> value, int min, int max, boolean unique) {
    if (value == null || skipsBound(value)) {
      return;
    }
    if (value.size() < min) {
      report(name, "minItems", "must have at least " + counted(min, "item"));
    }
    if (max >= 0 && value.size() > max) {
      report(name, "maxItems", "must have at most " + counted(max, "item"));
    }
    if (unique) {
      Set<@Nullable Object> seen = new HashSet<>();
      for (Object item : value) {
        // JSON has one number 1, whatever the zeros after its point.
        Object key = item instanceof BigDecimal number ? number.stripTrailingZeros() : item;
        if (!seen.add(key)) {
          report(name, "uniqueItems", "must not have two equal items");
          return;
        }
      }
    }
  }

  /**
   * The map must have a size.
   *
   * @param max the greatest size, or -1 for none
   */
  public void properties(String name, @Nullable Map<String, ?> value, int min, int max) {
    if (value == null || skipsBound(value)) {
      return;
    }
    if (value.size() < min) {
      report(name, "minProperties", "must have at least " + counted(min, "property"));
    }
    if (max >= 0 && value.size() > max) {
      report(name, "maxProperties", "must have at most " + counted(max, "property"));
    }
  }

  static String counted(int count, String noun) {
    String one = noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ie" : noun;
    return count == 1 ? "1 " + noun : count + " " + one + "s";
  }

  /** The value must be one that the document names. */
  public void known(String name, @Nullable EnumValue<?> value) {
    if (value == null || skipsBound(value) || value.isKnown()) {
      return;
    }
    StringBuilder message = new StringBuilder("must be one of ");
    String separator = "";
    for (var constant : value.type().constants()) {
      message.append(separator).append(constant.value());
      separator = ", ";
    }
    report(name, "enum", message.toString());
  }

  /**
   * The value must be the only one that the document allows.
   *
   * @param json that value as JSON
   */
  public void constant(String name, @Nullable Object value, String json) {
    if (value == null || skipsBound(value)) {
      return;
    }
    if (!isConstant(value, JsonValue.parse(json))) {
      report(name, "const", "must be " + json);
    }
  }

  private static boolean isConstant(Object value, JsonValue constant) {
    if (value instanceof JsonValue json) {
      return json.equals(constant);
    }
    if (constant instanceof JsonValue.JsonNumber number && value instanceof Number other) {
      return Double.isFinite(other.doubleValue())
          && new BigDecimal(other.toString()).compareTo(number.decimal()) == 0;
    }
    String text =
        value instanceof EnumValue<?> known
            ? known.value()
            : value instanceof OffsetDateTime time ? ScalarText.of(time) : value.toString();
    return constant instanceof JsonValue.JsonString string
        ? string.value().equals(text)
        : constant.toString().equals(text);
  }

  /** A property that the document neither knows nor allows. */
  public void unexpected(String name) {
    if (level == ValidationLevel.FULL) {
      report(
          Paths.step(name),
          "additionalProperties",
          "is not a property that the document allows here");
    }
  }

  /** A value of a union that is of none of its types. */
  public void unlisted() {
    if (level == ValidationLevel.FULL) {
      report("", "oneOf", "is of no type that the document lists");
    }
  }

  /**
   * The object must have a number of properties.
   *
   * @param max the greatest number, or -1 for none
   */
  public void propertyCount(JsonModel model, int min, int max) {
    if (level == ValidationLevel.FULL
        && model.toJson(direction) instanceof JsonValue.JsonObject object) {
      int count = object.members().size();
      if (count < min) {
        report("", "minProperties", "must have at least " + counted(min, "property"));
      }
      if (max >= 0 && count > max) {
        report("", "maxProperties", "must have at most " + counted(max, "property"));
      }
    }
  }

  /** The model must pass its own checks. */
  public void model(String name, @Nullable JsonWritable value) {
    if (value != null) {
      inside(name, () -> value.validate(this));
    }
  }

  /** A value that is there must pass a check of its own. */
  public <T> void item(String name, @Nullable T value, Item<? super T> check) {
    if (value != null) {
      check.check(this, name, value);
    }
  }

  /** Every item must pass; those that are null do. */
  public <T> void each(
      String name, @Nullable Collection<? extends @Nullable T> value, Item<? super T> item) {
    if (value == null) {
      return;
    }
    inside(
        name,
        () -> {
          int index = 0;
          for (T each : value) {
            if (each != null) {
              item.check(this, "[" + index + "]", each);
            }
            index++;
          }
        });
  }

  /** Every value of the map must pass; those that are null do. */
  public <T> void eachValue(
      String name, @Nullable Map<String, ? extends @Nullable T> value, Item<? super T> item) {
    if (value == null) {
      return;
    }
    inside(
        name,
        () -> {
          for (Map.Entry<String, ? extends @Nullable T> each : value.entrySet()) {
            T member = each.getValue();
            if (member != null) {
              item.check(this, Paths.step(each.getKey()), member);
            }
          }
        });
  }

  private void inside(String name, Runnable body) {
    String outerPath = path;
    path = Paths.join(path, name);
    try {
      body.run();
    } finally {
      path = outerPath;
    }
  }

  /**
   * The text must stay one segment when it becomes part of a path: empty, {@code .} and {@code ..}
   * would change the path, and control characters have no place in it.
   */
  public void pathSegment(String name, @Nullable String value) {
    if (value == null) {
      return;
    }
    if (value.isEmpty()) {
      report(name, "minLength", "must not be empty");
    } else if (value.equals(".") || value.equals("..")) {
      report(name, "pattern", "must not be a dot segment");
    } else if (hasControl(value)) {
      report(name, "pattern", "must not have control characters");
    }
  }

  private static boolean hasControl(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /**
   * The value must obey the rule.
   *
   * @param at where the value is, from the object that is being checked; empty for that object
   */
  public void rule(Rule rule, JsonValue instance, String at) {
    if (!rule.test(instance)) {
      for (Violation violation : rule.violations(instance)) {
        report(Paths.join(at, violation.path()), violation.keyword(), violation.message());
      }
    }
  }

  /** Adds a violation. */
  public void report(String at, String keyword, String message) {
    if (violations.size() < MOST_VIOLATIONS) {
      violations.add(new Violation(Paths.join(path, at), keyword, message));
    }
  }
}
