package dev.dateline.contract.build;

import dev.dateline.contract.model.Constraints;
import dev.dateline.contract.model.Constraints.RegularExpression;
import dev.dateline.contract.model.TypeRef;
import dev.dateline.contract.model.TypeRef.Scalar.Kind;
import dev.dateline.contract.schema.EcmaPattern;
import dev.dateline.contract.tree.At;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.validation.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers the constraints of the schemas that hold for one value. Not thread safe. */
final class Limits {
  private static final Set<Kind> NUMBERS =
      Set.of(Kind.INT32, Kind.INT64, Kind.FLOAT, Kind.DOUBLE, Kind.DECIMAL);

  private final Diagnostics diagnostics;
  private final boolean enforced;
  private @Nullable BigDecimal minimum;
  private boolean exclusiveMinimum;
  private @Nullable BigDecimal maximum;
  private boolean exclusiveMaximum;
  private @Nullable BigDecimal multipleOf;
  private @Nullable Integer minLength;
  private @Nullable Integer maxLength;
  private @Nullable RegularExpression pattern;
  private @Nullable Integer minItems;
  private @Nullable Integer maxItems;
  private boolean uniqueItems;
  private @Nullable Integer minProperties;
  private @Nullable Integer maxProperties;
  private @Nullable JsonValue constant;
  private final List<Rule> rules = new ArrayList<>();

  /**
   * @param enforced whether constraints that contradict each other are kept
   */
  Limits(Diagnostics diagnostics, boolean enforced) {
    this.diagnostics = diagnostics;
    this.enforced = enforced;
  }

  /** Adds the constraints of a schema. */
  Limits add(At at) {
    Node schema = at.node();
    for (String keyword : schema.entries().keySet()) {
      switch (keyword) {
        case "minimum" -> minimum(number(at, keyword), schema.flag("exclusiveMinimum"));
        case "maximum" -> maximum(number(at, keyword), schema.flag("exclusiveMaximum"));
        case "exclusiveMinimum" -> {
          if (!isBoolean(schema.get(keyword))) {
            minimum(number(at, keyword), true);
          }
        }
        case "exclusiveMaximum" -> {
          if (!isBoolean(schema.get(keyword))) {
            maximum(number(at, keyword), true);
          }
        }
        case "multipleOf" -> multipleOf(number(at, keyword), at);
        case "minLength" -> minLength = larger(minLength, count(at, keyword));
        case "maxLength" -> maxLength = smaller(maxLength, count(at, keyword));
        case "pattern" -> pattern(at);
        case "minItems" -> minItems = larger(minItems, count(at, keyword));
        case "maxItems" -> maxItems = smaller(maxItems, count(at, keyword));
        case "uniqueItems" -> uniqueItems |= schema.flag(keyword);
        case "minProperties" -> minProperties = larger(minProperties, count(at, keyword));
        case "maxProperties" -> maxProperties = smaller(maxProperties, count(at, keyword));
        default -> {
          // no constraint
        }
      }
    }
    return this;
  }

  /** Adds constraints known already. */
  Limits add(Constraints other) {
    minimum(other.minimum(), other.exclusiveMinimum());
    maximum(other.maximum(), other.exclusiveMaximum());
    if (other.multipleOf() != null) {
      multipleOf = other.multipleOf();
    }
    minLength = larger(minLength, other.minLength());
    maxLength = smaller(maxLength, other.maxLength());
    RegularExpression expression = other.pattern();
    if (expression != null) {
      pattern(expression);
    }
    minItems = larger(minItems, other.minItems());
    maxItems = smaller(maxItems, other.maxItems());
    uniqueItems |= other.uniqueItems();
    minProperties = larger(minProperties, other.minProperties());
    maxProperties = smaller(maxProperties, other.maxProperties());
    if (other.constant() != null) {
      constant = other.constant();
    }
    return this;
  }

  /** Only one value is allowed. */
  Limits constant(JsonValue value) {
    constant = value;
    return this;
  }

  /** What could not be a constraint and is a rule. */
  List<Rule> rules() {
    return rules;
  }

  @Nullable Integer minProperties() {
    return minProperties;
  }

  @Nullable Integer maxProperties() {
    return maxProperties;
  }

  /**
   * The constraints that speak of values of a type. Others say nothing about them (JSON Schema,
   * section 7.6.1), except where the type is narrower than JSON's: the pattern of a date-time.
   */
  Constraints of(TypeRef type, String pointer) {
    @Nullable Kind kind = type instanceof TypeRef.Scalar scalar ? scalar.kind() : null;
    boolean any = kind == Kind.JSON;
    boolean number = any || (kind != null && NUMBERS.contains(kind));
    boolean text = any || kind == Kind.STRING;
    boolean list = any || type instanceof TypeRef.ListOf;
    boolean map = any || type instanceof TypeRef.MapOf;
    if (!enforced) {
      leaveOutContradictions(number, text, list, map, pointer);
    }
    boolean formatted = kind != null && !text && !number && kind != Kind.BOOLEAN;
    if (formatted && (pattern != null || minLength != null || maxLength != null)) {
      diagnostics.note(
          pointer,
          "pattern and length are not checked where the format gives the value a type of its own");
    }
    return new Constraints(
        number ? minimum : null,
        number && exclusiveMinimum,
        number ? maximum : null,
        number && exclusiveMaximum,
        number ? multipleOf : null,
        text ? minLength : null,
        text ? maxLength : null,
        text ? pattern : null,
        list ? minItems : null,
        list ? maxItems : null,
        list && uniqueItems,
        map ? minProperties : null,
        map ? maxProperties : null,
        constant);
  }

  /**
   * Those within one schema are gone already, see {@link Doubts}; these come of merging several.
   */
  private void leaveOutContradictions(
      boolean number, boolean text, boolean list, boolean map, String pointer) {
    if (number && isEmptyRange()) {
      minimum = null;
      maximum = null;
      exclusiveMinimum = false;
      exclusiveMaximum = false;
      doubt(pointer, "no number is within all the bounds");
    }
    if (text && isMore(minLength, maxLength)) {
      minLength = null;
      maxLength = null;
      doubt(pointer, "no text is of all the lengths");
    }
    if (list && isMore(minItems, maxItems)) {
      minItems = null;
      maxItems = null;
      doubt(pointer, "no list is of all the sizes");
    }
    if (map && isMore(minProperties, maxProperties)) {
      minProperties = null;
      maxProperties = null;
      doubt(pointer, "no object is of all the sizes");
    }
  }

  private boolean isEmptyRange() {
    if (minimum == null || maximum == null) {
      return false;
    }
    int order = minimum.compareTo(maximum);
    return order > 0 || (order == 0 && (exclusiveMinimum || exclusiveMaximum));
  }

  private static boolean isMore(@Nullable Integer least, @Nullable Integer most) {
    return least != null && most != null && least > most;
  }

  private void doubt(String pointer, String what) {
    diagnostics.warn(
        pointer,
        what
            + " that the schemas that are merged here demand. They are not enforced. Correct one"
            + " of them, or set enforceDoubtful.");
  }

  private void minimum(@Nullable BigDecimal bound, boolean exclusive) {
    if (bound == null) {
      return;
    }
    int order = minimum == null ? 1 : bound.compareTo(minimum);
    if (order > 0) {
      minimum = bound;
      exclusiveMinimum = exclusive;
    } else if (order == 0) {
      exclusiveMinimum |= exclusive;
    }
  }

  private void maximum(@Nullable BigDecimal bound, boolean exclusive) {
    if (bound == null) {
      return;
    }
    int order = maximum == null ? -1 : bound.compareTo(maximum);
    if (order < 0) {
      maximum = bound;
      exclusiveMaximum = exclusive;
    } else if (order == 0) {
      exclusiveMaximum |= exclusive;
    }
  }

  private void multipleOf(@Nullable BigDecimal step, At at) {
    if (step == null) {
      return;
    }
    if (step.signum() <= 0) {
      diagnostics.warn(
          Pointer.child(at.pointer(), "multipleOf"),
          "multipleOf is not checked, because it is not greater than zero");
    } else if (multipleOf == null) {
      multipleOf = step;
    } else if (multipleOf.compareTo(step) != 0) {
      rules.add(Rule.multipleOf(step.toString()));
    }
  }

  private void pattern(At at) {
    String source = at.node().text("pattern");
    if (source == null) {
      return;
    }
    try {
      pattern(EcmaPattern.translate(source));
    } catch (IllegalArgumentException e) {
      diagnostics.warn(
          Pointer.child(at.pointer(), "pattern"),
          "the pattern is not checked, because Java cannot: " + e.getMessage());
    }
  }

  private void pattern(RegularExpression expression) {
    if (pattern == null) {
      pattern = expression;
    } else if (!pattern.equals(expression)) {
      rules.add(Rule.pattern(expression.java()));
    }
  }

  private @Nullable BigDecimal number(At at, String keyword) {
    String text = at.node().text(keyword);
    try {
      return text == null ? null : new BigDecimal(text);
    } catch (NumberFormatException e) {
      diagnostics.warn(
          Pointer.child(at.pointer(), keyword),
          keyword + " is not checked, because it is no number: '" + text + "'");
      return null;
    }
  }

  private @Nullable Integer count(At at, String keyword) {
    BigDecimal number = number(at, keyword);
    if (number == null) {
      return null;
    }
    if (number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
      return keyword.startsWith("max") ? null : Integer.valueOf(Integer.MAX_VALUE);
    }
    try {
      int count = number.intValueExact();
      if (count >= 0) {
        return count;
      }
    } catch (ArithmeticException e) {
      // told below
    }
    diagnostics.warn(
        Pointer.child(at.pointer(), keyword),
        keyword + " is not checked, because it is no whole number from zero: '" + number + "'");
    return null;
  }

  private static boolean isBoolean(@Nullable Node node) {
    return node != null && (node.is(true) || node.is(false));
  }

  private static @Nullable Integer larger(@Nullable Integer a, @Nullable Integer b) {
    return a == null ? b : b == null ? a : Integer.valueOf(Math.max(a, b));
  }

  private static @Nullable Integer smaller(@Nullable Integer a, @Nullable Integer b) {
    return a == null ? b : b == null ? a : Integer.valueOf(Math.min(a, b));
  }
}
