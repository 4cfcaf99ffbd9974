package dev.dateline.runtime.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value, immutable.
 *
 * <p>Values are equal as JSON Schema has it: objects whatever the order of their properties,
 * numbers by what they are worth ({@code 1} equals {@code 1.0}). {@code toString} gives the JSON
 * text without white space, numbers digit by digit as they were read.
 */
public sealed interface JsonValue
    permits JsonValue.JsonObject,
        JsonValue.JsonArray,
        JsonValue.JsonString,
        JsonValue.JsonNumber,
        JsonValue.JsonBoolean,
        JsonValue.JsonNull {

  /** The type of the value. */
  JsonType type();

  /**
   * Reads a JSON text.
   *
   * @throws JsonException when the text is not one JSON value
   */
  static JsonValue parse(String text) {
    return JsonReader.of(text, Direction.BOTH).document(JsonReader::value);
  }

  /** A string. */
  static JsonString of(String value) {
    return new JsonString(value);
  }

  /** A number. */
  static JsonNumber of(long value) {
    return JsonNumber.of(value);
  }

  /** A number. */
  static JsonNumber of(BigDecimal value) {
    return JsonNumber.of(value);
  }

  /** A boolean. */
  static JsonBoolean of(boolean value) {
    return value ? JsonBoolean.TRUE : JsonBoolean.FALSE;
  }

  /** The JSON text with one property or item a line, indented by two spaces. */
  default String toPrettyString() {
    return JsonWriter.text(this, true);
  }

  /**
   * An object; keeps the order of its properties.
   *
   * @param members the properties by name
   */
  record JsonObject(Map<String, JsonValue> members) implements JsonValue {
    /** The object without properties. */
    public static final JsonObject EMPTY = new JsonObject(Map.of());

    /** Copies the properties. */
    public JsonObject {
      Map<String, JsonValue> copy = new LinkedHashMap<>(members);
      copy.forEach(
          (name, value) -> {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, name);
          });
      members = Collections.unmodifiableMap(copy);
    }

    @Override
    public JsonType type() {
      return JsonType.OBJECT;
    }

    /** The value of a property; null when there is none. */
    public @Nullable JsonValue get(String name) {
      return members.get(name);
    }

    /** Whether there is such a property, be it {@code null}. */
    public boolean has(String name) {
      return members.containsKey(name);
    }

    /** This object with a property set, in its old place if it had one and at the end otherwise. */
    public JsonObject with(String name, JsonValue value) {
      Map<String, JsonValue> copy = new LinkedHashMap<>(members);
      copy.put(name, value);
      return new JsonObject(copy);
    }

    /** This object without a property. */
    public JsonObject without(String name) {
      if (!members.containsKey(name)) {
        return this;
      }
      Map<String, JsonValue> copy = new LinkedHashMap<>(members);
      copy.remove(name);
      return new JsonObject(copy);
    }

    // What a record brings along takes too much of the stack where values are nested deeply.
    @Override
    public boolean equals(@Nullable Object other) {
      return this == other || (other instanceof JsonObject that && members.equals(that.members));
    }

    @Override
    public int hashCode() {
      return members.hashCode();
    }

    @Override
    public String toString() {
      return JsonWriter.text(this, false);
    }
  }

  /**
   * An array.
   *
   * @param items the items in order
   */
  record JsonArray(List<JsonValue> items) implements JsonValue {
    /** The array without items. */
    public static final JsonArray EMPTY = new JsonArray(List.of());

    /** Copies the items. */
    public JsonArray {
      items = List.copyOf(items);
    }

    /** An array of some items. */
    public static JsonArray of(JsonValue... items) {
      return new JsonArray(List.of(items));
    }

    @Override
    public JsonType type() {
      return JsonType.ARRAY;
    }

    /** This array with one more item. */
    public JsonArray with(JsonValue item) {
      List<JsonValue> copy = new ArrayList<>(items);
      copy.add(item);
      return new JsonArray(copy);
    }

    // What a record brings along takes too much of the stack where values are nested deeply.
    @Override
    public boolean equals(@Nullable Object other) {
      return this == other || (other instanceof JsonArray that && items.equals(that.items));
    }

    @Override
    public int hashCode() {
      return items.hashCode();
    }

    @Override
    public String toString() {
      return JsonWriter.text(this, false);
    }
  }

  /**
   * A string.
   *
   * @param value the text, which may hold lone surrogates as JSON texts may
   */
  record JsonString(String value) implements JsonValue {
    /** Refuses null. */
    public JsonString {
      Objects.requireNonNull(value);
    }

    @Override
    public JsonType type() {
      return JsonType.STRING;
    }

    @Override
    public String toString() {
      return JsonWriter.text(this, false);
    }
  }

  /** A number of any size and precision, which keeps the digits that it was written with. */
  final class JsonNumber implements JsonValue {
    private static final Pattern LITERAL =
        Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

    private final String text;
    private final BigDecimal decimal;

    private JsonNumber(String text, BigDecimal decimal) {
      this.text = text;
      this.decimal = decimal;
    }

    /**
     * A number as JSON writes it.
     *
     * @throws IllegalArgumentException when the text is no JSON number, or its exponent does not
     *     fit 32 bits
     */
    public static JsonNumber of(String text) {
      if (!LITERAL.matcher(text).matches()) {
        throw new IllegalArgumentException("not a JSON number: " + Texts.abbreviated(text));
      }
      return ofLiteral(text);
    }

    /** A number known to be one; NumberFormatException when the exponent is out of range. */
    static JsonNumber ofLiteral(String text) {
      return new JsonNumber(text, new BigDecimal(text));
    }

    /** A number. */
    public static JsonNumber of(long value) {
      return new JsonNumber(Long.toString(value), BigDecimal.valueOf(value));
    }

    /** A number. */
    public static JsonNumber of(BigInteger value) {
      return new JsonNumber(value.toString(), new BigDecimal(value));
    }

    /** A number. */
    public static JsonNumber of(BigDecimal value) {
      return new JsonNumber(value.toString(), value);
    }

    /**
     * A number.
     *
     * @throws IllegalArgumentException when it is infinite or no number
     */
    public static JsonNumber of(double value) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("JSON has no number " + value);
      }
      return ofLiteral(Double.toString(value));
    }

    @Override
    public JsonType type() {
      return JsonType.NUMBER;
    }

    /** The value, exactly. */
    public BigDecimal decimal() {
      return decimal;
    }

    /** Whether the value has no fraction, however it is written: {@code 1.0} is an integer. */
    public boolean isInteger() {
      return Numbers.isInteger(decimal);
    }

    /** Whether the value is written without point and exponent. */
    boolean isPlain() {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '.' || c == 'e' || c == 'E') {
          return false;
        }
      }
      return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other
          || (other instanceof JsonNumber number && decimal.compareTo(number.decimal) == 0);
    }

    @Override
    public int hashCode() {
      return decimal.stripTrailingZeros().hashCode();
    }

    /** The digits as they were written. */
    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * {@code true} or {@code false}.
   *
   * @param value which of them
   */
  record JsonBoolean(boolean value) implements JsonValue {
    /** {@code true}. */
    public static final JsonBoolean TRUE = new JsonBoolean(true);

    /** {@code false}. */
    public static final JsonBoolean FALSE = new JsonBoolean(false);

    @Override
    public JsonType type() {
      return JsonType.BOOLEAN;
    }

    @Override
    public String toString() {
      return String.valueOf(value);
    }
  }

  /** The value {@code null}. */
  record JsonNull() implements JsonValue {
    /** The value {@code null}. */
    public static final JsonNull INSTANCE = new JsonNull();

    @Override
    public JsonType type() {
      return JsonType.NULL;
    }

    @Override
    public String toString() {
      return "null";
    }
  }
}
