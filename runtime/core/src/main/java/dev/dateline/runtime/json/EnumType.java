package dev.dateline.runtime.json;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of a generated enum, by their text on the wire. Immutable.
 *
 * @param <E> the enum, whose last constant stands for all values that it does not name
 */
public final class EnumType<E extends Enum<E> & KnownValue> {
  private final JsonType json;
  private final List<E> constants;
  private final E unrecognized;
  private final Map<E, EnumValue<E>> byConstant = new HashMap<>();
  private final Map<String, EnumValue<E>> byText = new HashMap<>();

  private EnumType(JsonType json, E[] values, String[] texts) {
    this.json = json;
    if (values.length == 0) {
      throw new IllegalArgumentException("an open enum needs its UNRECOGNIZED constant");
    }
    this.constants = List.of(values).subList(0, values.length - 1);
    this.unrecognized = values[values.length - 1];
    if (texts.length != 0 && texts.length != constants.size()) {
      throw new IllegalArgumentException(
          constants.size() + " constants cannot have " + texts.length + " texts");
    }
    for (int i = 0; i < constants.size(); i++) {
      E constant = constants.get(i);
      String text = texts.length == 0 ? constant.name() : texts[i];
      EnumValue<E> value = new EnumValue<>(this, constant, text);
      byConstant.put(constant, value);
      byText.put(key(text), value);
    }
  }

  /**
   * An enum of JSON strings.
   *
   * @param values all constants, {@code UNRECOGNIZED} last
   * @param texts of all constants but the last, in their order; none where they are their names
   */
  public static <E extends Enum<E> & KnownValue> EnumType<E> strings(E[] values, String... texts) {
    return new EnumType<>(JsonType.STRING, values, texts);
  }

  /**
   * An enum of JSON numbers.
   *
   * @param values all constants, {@code UNRECOGNIZED} last
   * @param texts of all constants but the last, in their order; none where they are their names
   */
  public static <E extends Enum<E> & KnownValue> EnumType<E> numbers(E[] values, String... texts) {
    return new EnumType<>(JsonType.NUMBER, values, texts);
  }

  /**
   * An enum of JSON booleans.
   *
   * @param values all constants, {@code UNRECOGNIZED} last
   * @param texts of all constants but the last, in their order; none where they are their names
   */
  public static <E extends Enum<E> & KnownValue> EnumType<E> booleans(E[] values, String... texts) {
    return new EnumType<>(JsonType.BOOLEAN, values, texts);
  }

  /** Whether the values are strings, numbers or booleans in JSON. */
  public JsonType json() {
    return json;
  }

  /** The documented constants, without the one for unrecognized values. */
  public List<E> constants() {
    return constants;
  }

  /** The text of a constant on the wire; empty for the one for unrecognized values. */
  public String text(E constant) {
    EnumValue<E> value = byConstant.get(constant);
    return value == null ? "" : value.value();
  }

  E unrecognized() {
    return unrecognized;
  }

  /**
   * The value with a text, documented or not.
   *
   * @throws IllegalArgumentException when the text is no JSON number for an enum of numbers, or
   *     neither {@code true} nor {@code false} for one of booleans
   */
  public EnumValue<E> of(String wire) {
    EnumValue<E> known = byText.get(wire);
    if (known != null) {
      return known;
    }
    known = byText.get(key(wire));
    return known != null ? known : new EnumValue<>(this, unrecognized, wire);
  }

  /**
   * The value of a documented constant.
   *
   * @throws IllegalArgumentException for the constant that stands for unrecognized values, which
   *     has no text
   */
  public EnumValue<E> of(E known) {
    EnumValue<E> value = byConstant.get(known);
    if (value == null) {
      throw new IllegalArgumentException(
          known + " has no text; give the text of the value instead");
    }
    return value;
  }

  /** The value of a documented constant, or null for null. */
  public @Nullable EnumValue<E> ofNullable(@Nullable E known) {
    return known == null ? null : of(known);
  }

  /** Numbers are the same value however they are written; strings and booleans are their text. */
  private String key(String wire) {
    return switch (json) {
      case NUMBER -> {
        BigDecimal number = JsonValue.JsonNumber.of(wire).decimal().stripTrailingZeros();
        yield number.toString();
      }
      case BOOLEAN -> {
        if (!wire.equals("true") && !wire.equals("false")) {
          throw new IllegalArgumentException("must be true or false");
        }
        yield wire;
      }
      default -> wire;
    };
  }

  @Override
  public String toString() {
    return json.keyword().toLowerCase(Locale.ROOT) + constants;
  }
}
