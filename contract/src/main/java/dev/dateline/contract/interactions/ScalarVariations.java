package dev.dateline.contract.interactions;

import dev.dateline.contract.examples.ExampleValues;
import dev.dateline.contract.model.Constraints;
import dev.dateline.contract.model.TypeRef.Scalar.Kind;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonNumber;
import dev.dateline.runtime.json.JsonValue.JsonString;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Scalars near a scalar: at each bound and just outside, in a pattern's reach and just out of it,
 * and of another type. Whether one obeys is for others to say. Deterministic.
 */
final class ScalarVariations {

  /** Characters that patterns tell apart: digits, both cases, ends of hexadecimal, signs. */
  private static final String PROBES = "09afgzAFGZ-_. @\u00e9\u0663";

  /** One of each kind of characters, the last of a range and the first beyond it. */
  private static final List<String> STRANGERS =
      List.of("9", "f", "g", "F", "G", "-", "_", " ", "\u00e9");

  /** How far a text is made longer to find where its pattern ends. */
  private static final int FARTHEST = 300;

  /** Longer bounds are the text of a book; the documents that have them mean "any". */
  private static final int LONGEST = 5_000;

  private final Map<JsonValue, String> found = new LinkedHashMap<>();

  private ScalarVariations() {}

  /** Values by what is different about them. */
  static Map<JsonValue, String> of(Kind kind, Constraints constraints, JsonValue value) {
    ScalarVariations variations = new ScalarVariations();
    switch (kind) {
      case STRING -> {
        if (value instanceof JsonString text) {
          variations.text(text.value(), constraints);
        }
        variations.add(JsonNumber.of(5), "a number");
      }
      case INT32, INT64 -> {
        variations.number(constraints, BigDecimal.ONE);
        boolean small = kind == Kind.INT32;
        variations.add(JsonNumber.of(small ? 2_147_483_647L : 2_147_483_648L), "large");
        variations.add(JsonNumber.of(small ? 2_147_483_648L : -2_147_483_649L), "larger");
        variations.add(JsonNumber.of("1.5"), "a fraction");
        variations.add(JsonValue.of("text"), "a text");
      }
      case FLOAT, DOUBLE, DECIMAL -> {
        variations.number(constraints, new BigDecimal("0.5"));
        variations.add(JsonNumber.of("1.5"), "a fraction");
        variations.add(JsonValue.of("text"), "a text");
      }
      case BOOLEAN -> {
        variations.add(JsonValue.of(true), "true");
        variations.add(JsonValue.of(false), "false");
        variations.add(JsonValue.of("maybe"), "a text");
      }
      case DATE, DATE_TIME, UUID -> variations.add(JsonValue.of("yesterday"), "another text");
      case URI, BASE64, BINARY, JSON -> {
        // Anything that comes to mind may be one.
      }
    }
    variations.found.remove(value);
    return variations.found;
  }

  private void add(JsonValue value, String about) {
    found.putIfAbsent(value, about);
  }

  // ---- numbers

  private void number(Constraints it, BigDecimal step) {
    BigDecimal grain = it.multipleOf() == null ? step : it.multipleOf();
    if (it.minimum() != null) {
      bound(it.minimum(), it.exclusiveMinimum(), grain, "minimum");
    }
    if (it.maximum() != null) {
      bound(it.maximum(), it.exclusiveMaximum(), grain.negate(), "maximum");
    }
    if (it.multipleOf() != null) {
      BigDecimal from = it.minimum() == null ? BigDecimal.ZERO : it.minimum();
      add(JsonValue.of(from.add(it.multipleOf()).add(off(it.multipleOf()))), "between multiples");
    }
  }

  private void bound(BigDecimal bound, boolean exclusive, BigDecimal inwards, String name) {
    add(JsonValue.of(exclusive ? bound.add(inwards) : bound), "at its " + name);
    add(JsonValue.of(exclusive ? bound : bound.subtract(inwards)), "beyond its " + name);
  }

  private static BigDecimal off(BigDecimal step) {
    return step.compareTo(BigDecimal.ONE) > 0 ? BigDecimal.ONE : step.movePointLeft(1);
  }

  // ---- texts

  private void text(String text, Constraints it) {
    if (it.minLength() != null && it.minLength() <= LONGEST) {
      length(text, it, it.minLength(), "as short as may be");
      length(text, it, it.minLength() - 1, "too short");
    }
    if (it.maxLength() != null && it.maxLength() <= LONGEST) {
      length(text, it, it.maxLength(), "as long as may be");
      length(text, it, it.maxLength() + 1, "too long");
    }
    if (it.pattern() != null) {
      pattern(text, Pattern.compile(it.pattern().java()));
    }
  }

  private void length(String text, Constraints it, int length, String about) {
    if (length < 0) {
      return;
    }
    String made =
        it.pattern() == null ? null : ExampleValues.text(it.pattern().java(), length, length);
    if (made == null) {
      made = text.length() >= length ? text.substring(0, length) : text;
      String more = text.isEmpty() ? "x" : text.substring(text.length() - 1);
      made += more.repeat(length - made.length());
    }
    add(JsonValue.of(made), about);
  }

  private void pattern(String text, Pattern pattern) {
    if (text.isEmpty() || !pattern.matcher(text).find()) {
      return;
    }
    String shortest = text;
    while (!shortest.isEmpty() && matches(pattern, shorter(shortest))) {
      shortest = shorter(shortest);
    }
    String last = text.substring(text.length() - 1);
    String longest = text;
    while (longest.length() < text.length() + FARTHEST && matches(pattern, longest + last)) {
      longest += last;
    }
    add(JsonValue.of(shortest), "as short as the pattern has it");
    if (!shortest.isEmpty()) {
      add(JsonValue.of(shorter(shortest)), "shorter than the pattern has it");
    }
    if (!matches(pattern, longest + last)) {
      add(JsonValue.of(longest), "as long as the pattern has it");
      add(JsonValue.of(longest + last), "longer than the pattern has it");
    }
    // Each place in turn takes another character as long as the pattern is found.
    StringBuilder other = new StringBuilder(text);
    for (int i = 0; i < PROBES.length(); i++) {
      String probe = PROBES.substring(i, i + 1);
      for (int at = i % text.length(); at < text.length(); at += PROBES.length()) {
        String before = other.toString();
        other.replace(at, at + 1, probe);
        if (!matches(pattern, other.toString())) {
          other = new StringBuilder(before);
        }
      }
    }
    add(JsonValue.of(other.toString()), "of other characters");
    strangers(text, pattern);
  }

  /** One character in the place of another, and one too many at either end. */
  private void strangers(String text, Pattern pattern) {
    int middle = text.length() / 2;
    for (String probe : STRANGERS) {
      int[] places = {text.length() - 1, middle, 0};
      for (int at : places) {
        String tried = text.substring(0, at) + probe + text.substring(at + 1);
        if (!matches(pattern, tried)) {
          add(JsonValue.of(tried), "with '" + probe + "' against its pattern");
          break;
        }
      }
    }
    if (!matches(pattern, "-" + text)) {
      add(JsonValue.of("-" + text), "with something before its pattern");
    }
    if (!matches(pattern, text + "\n")) {
      add(JsonValue.of(text + "\n"), "with a line break after its pattern");
    }
  }

  private static String shorter(String text) {
    return text.substring(0, text.length() - 1);
  }

  private static boolean matches(Pattern pattern, String text) {
    return pattern.matcher(text).find();
  }
}
