package dev.dateline.server;

import dev.dateline.runtime.json.EnumType;
import dev.dateline.runtime.json.EnumValue;
import dev.dateline.runtime.json.JsonReader;
import dev.dateline.runtime.json.KnownValue;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The value of a parameter, to be read as the type that the document gives it.
 *
 * <p>Every method answers null when the parameter is absent, and also when its value is malformed:
 * this is recorded as a violation of the request. Texts are read strictly: a boolean is {@code
 * true} or {@code false} and nothing else. Belongs to one request; not thread safe.
 */
public interface ParameterValue {
  /**
   * This value, or where the parameter is absent the one that the document names as its default.
   *
   * @param texts the default as it would stand in a request, decoded: one text, or each item of a
   *     list
   */
  ParameterValue orDefault(String... texts);

  /** The decoded text. */
  @Nullable String string();

  /** A boolean: {@code true} or {@code false}. */
  @Nullable Boolean bool();

  /** An integer of 32 bits. */
  @Nullable Integer int32();

  /** An integer of 64 bits. */
  @Nullable Long int64();

  /** A number of single precision. */
  @Nullable Float float32();

  /** A number of double precision. */
  @Nullable Double float64();

  /** A number of any precision. */
  @Nullable BigDecimal decimal();

  /** A date of RFC 3339. */
  @Nullable LocalDate date();

  /** A date and time of RFC 3339. */
  @Nullable OffsetDateTime dateTime();

  /** A UUID of RFC 4122. */
  @Nullable UUID uuid();

  /** A URI or a relative reference. */
  @Nullable URI uri();

  /** Bytes in Base64. */
  byte @Nullable [] base64();

  /** A value of an enumeration, documented or not. */
  <E extends Enum<E> & KnownValue> @Nullable EnumValue<E> enumeration(EnumType<E> type);

  /** The items of an array, in the style of the parameter; immutable. */
  <T> @Nullable List<T> list(Function<ParameterValue, @Nullable T> item);

  /** The properties of an object of any properties, in the style of the parameter; immutable. */
  default <T> @Nullable Map<String, T> map(Function<ParameterValue, @Nullable T> value) {
    return map(Set.of(), value);
  }

  /**
   * The properties of an object, in the style of the parameter; immutable, in their order.
   *
   * @param properties the names of the properties, which tell those of an exploded query from other
   *     parameters; empty for an object of any properties
   */
  <T> @Nullable Map<String, T> map(
      Set<String> properties, Function<ParameterValue, @Nullable T> value);

  /** A parameter whose value is a JSON text ({@code content} instead of {@code schema}). */
  <T> @Nullable T json(Function<JsonReader, T> value);
}
