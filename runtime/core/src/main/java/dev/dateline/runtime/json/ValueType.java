package dev.dateline.runtime.json;

import dev.dateline.runtime.json.ValueTypes.BoundedPattern;
import dev.dateline.runtime.validation.Checks;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the document says of a value: how it is read and written, and what it has to satisfy.
 *
 * <p>Immutable; the methods that add a constraint return a new type. Types of models are given as
 * the function that reads them, so that models may speak of each other in a circle.
 *
 * @param <T> the Java type
 */
public final class ValueType<T> {
  private static final List<Checks.Item<Object>> NO_CONSTRAINTS = List.of();

  /** {@code string}. */
  public static final ValueType<String> STRING = scalar(Kind.STRING);

  /** {@code boolean}. */
  public static final ValueType<Boolean> BOOL = scalar(Kind.BOOL);

  /** {@code integer} of the format {@code int32}. */
  public static final ValueType<Integer> INT32 = scalar(Kind.INT32);

  /** Any other {@code integer}. */
  public static final ValueType<Long> INT64 = scalar(Kind.INT64);

  /** {@code number} of the format {@code float}. */
  public static final ValueType<Float> FLOAT32 = scalar(Kind.FLOAT32);

  /** {@code number} of the format {@code double}. */
  public static final ValueType<Double> FLOAT64 = scalar(Kind.FLOAT64);

  /** Any other {@code number}. */
  public static final ValueType<BigDecimal> DECIMAL = scalar(Kind.DECIMAL);

  /** {@code string} of the format {@code date}. */
  public static final ValueType<LocalDate> DATE = scalar(Kind.DATE);

  /** {@code string} of the format {@code date-time}. */
  public static final ValueType<OffsetDateTime> DATE_TIME = scalar(Kind.DATE_TIME);

  /** {@code string} of the format {@code uuid}. */
  public static final ValueType<UUID> UUID = scalar(Kind.UUID);

  /** {@code string} of the format {@code uri}. */
  public static final ValueType<URI> URI = scalar(Kind.URI);

  /** {@code string} with bytes in Base64. */
  public static final ValueType<byte[]> BASE64 = scalar(Kind.BASE64);

  /** Any value. */
  public static final ValueType<JsonValue> JSON = scalar(Kind.JSON);

  enum Kind {
    STRING,
    BOOL,
    INT32,
    INT64,
    FLOAT32,
    FLOAT64,
    DECIMAL,
    DATE,
    DATE_TIME,
    UUID,
    URI,
    BASE64,
    JSON,
    ENUMERATION,
    MODEL,
    LIST,
    MAP,
    OPAQUE
  }

  private final Kind kind;

  /** Reads a model; null for other kinds. */
  private final @Nullable Function<JsonReader, ?> model;

  /** Null unless this is an enum. */
  private final @Nullable EnumType<?> enumeration;

  /** What a list or map holds; null for other kinds. */
  private final @Nullable ValueType<?> element;

  private final boolean nullableElements;
  private final List<Checks.Item<Object>> constraints;
  private final boolean elementsAreChecked;

  private ValueType(
      Kind kind,
      @Nullable Function<JsonReader, ?> model,
      @Nullable EnumType<?> enumeration,
      @Nullable ValueType<?> element,
      boolean nullableElements,
      List<Checks.Item<Object>> constraints) {
    this.kind = kind;
    this.model = model;
    this.enumeration = enumeration;
    this.element = element;
    this.nullableElements = nullableElements;
    this.constraints = constraints;
    this.elementsAreChecked = element != null && element.isChecked();
  }

  private static <T> ValueType<T> scalar(Kind kind) {
    return new ValueType<>(kind, null, null, null, false, NO_CONSTRAINTS);
  }

  /** A model or a union, by the function that reads it. */
  public static <T extends JsonWritable> ValueType<T> model(Function<JsonReader, T> reader) {
    return new ValueType<>(Kind.MODEL, reader, null, null, false, NO_CONSTRAINTS);
  }

  /** An open enum. */
  public static <E extends Enum<E> & KnownValue> ValueType<EnumValue<E>> enumeration(
      EnumType<E> type) {
    return new ValueType<>(Kind.ENUMERATION, null, type, null, false, NO_CONSTRAINTS);
  }

  /** An array, in which no item may be null. */
  public static <T> ValueType<List<T>> list(ValueType<T> item) {
    return new ValueType<>(Kind.LIST, null, null, item, false, NO_CONSTRAINTS);
  }

  /** An array whose items may be null. */
  public static <T> ValueType<List<@Nullable T>> listOfNullable(ValueType<T> item) {
    return new ValueType<>(Kind.LIST, null, null, item, true, NO_CONSTRAINTS);
  }

  /** An object as a map, in which no value may be null. */
  public static <T> ValueType<Map<String, T>> map(ValueType<T> value) {
    return new ValueType<>(Kind.MAP, null, null, value, false, NO_CONSTRAINTS);
  }

  /** An object as a map whose values may be null. */
  public static <T> ValueType<Map<String, @Nullable T>> mapOfNullable(ValueType<T> value) {
    return new ValueType<>(Kind.MAP, null, null, value, true, NO_CONSTRAINTS);
  }

  /** What travels otherwise than in JSON, such as the bytes of a file in a form. */
  public static <T> ValueType<T> opaque() {
    return scalar(Kind.OPAQUE);
  }

  // Constraints

  /** {@code minLength}, in code points. */
  public ValueType<T> minLength(int min) {
    return with((checks, name, value) -> checks.length(name, (String) value, min, -1));
  }

  /** {@code maxLength}, in code points. */
  public ValueType<T> maxLength(int max) {
    return with((checks, name, value) -> checks.length(name, (String) value, 0, max));
  }

  /**
   * {@code pattern}: the text contains a match.
   *
   * @param javaRegex an expression of {@link java.util.regex.Pattern}, translated from the
   *     document's; compiled when it is first needed
   */
  public ValueType<T> pattern(String javaRegex) {
    return with(new BoundedPattern(javaRegex));
  }

  /** {@code minimum}. */
  public ValueType<T> minimum(String bound) {
    BigDecimal number = new BigDecimal(bound);
    return with((checks, name, value) -> checks.minimum(name, (Number) value, number, false));
  }

  /** {@code exclusiveMinimum}. */
  public ValueType<T> exclusiveMinimum(String bound) {
    BigDecimal number = new BigDecimal(bound);
    return with((checks, name, value) -> checks.minimum(name, (Number) value, number, true));
  }

  /** {@code maximum}. */
  public ValueType<T> maximum(String bound) {
    BigDecimal number = new BigDecimal(bound);
    return with((checks, name, value) -> checks.maximum(name, (Number) value, number, false));
  }

  /** {@code exclusiveMaximum}. */
  public ValueType<T> exclusiveMaximum(String bound) {
    BigDecimal number = new BigDecimal(bound);
    return with((checks, name, value) -> checks.maximum(name, (Number) value, number, true));
  }

  /** {@code multipleOf}, greater than 0. */
  public ValueType<T> multipleOf(String divisor) {
    BigDecimal number = new BigDecimal(divisor);
    return with((checks, name, value) -> checks.multipleOf(name, (Number) value, number));
  }

  /** {@code minItems} of a list, {@code minProperties} of a map. */
  public ValueType<T> minSize(int min) {
    return size(min, -1);
  }

  /** {@code maxItems} of a list, {@code maxProperties} of a map. */
  public ValueType<T> maxSize(int max) {
    return size(0, max);
  }

  private ValueType<T> size(int min, int max) {
    return kind == Kind.MAP
        ? with(
            (checks, name, value) -> checks.properties(name, ValueTypes.members(value), min, max))
        : with((checks, name, value) -> checks.items(name, (Collection<?>) value, min, max, false));
  }

  /** {@code uniqueItems}. */
  public ValueType<T> unique() {
    return with((checks, name, value) -> checks.items(name, (Collection<?>) value, 0, -1, true));
  }

  /**
   * {@code const}.
   *
   * @param json the only value, as JSON
   */
  public ValueType<T> constant(String json) {
    return with((checks, name, value) -> checks.constant(name, value, json));
  }

  /** A text that has to stay one segment when it becomes part of a path. */
  ValueType<T> pathSegment() {
    return with((checks, name, value) -> checks.pathSegment(name, (String) value));
  }

  private ValueType<T> with(Checks.Item<Object> constraint) {
    return new ValueType<>(
        kind,
        model,
        enumeration,
        element,
        nullableElements,
        ValueTypes.added(constraints, constraint));
  }

  // What it is good for

  Kind kind() {
    return kind;
  }

  /** What stands for an absent collection. */
  @SuppressWarnings("unchecked") // An empty list or map is one of all types.
  T empty() {
    return (T) (kind == Kind.MAP ? Map.of() : List.of());
  }

  /** A value as its owner keeps it: collections are copied, with the same order and nulls. */
  Object kept(Object value) {
    return switch (kind) {
      case LIST -> ValueTypes.copy((Collection<?>) value);
      case MAP -> ValueTypes.copy((Map<?, ?>) value);
      default -> value;
    };
  }

  /** Reads a value that is not null. */
  @SuppressWarnings("unchecked") // What was declared as T reads T.
  public T read(JsonReader in) {
    return (T) readValue(in);
  }

  Object readValue(JsonReader in) {
    return switch (kind) {
      case STRING -> in.string();
      case BOOL -> in.bool();
      case INT32 -> in.int32();
      case INT64 -> in.int64();
      case FLOAT32 -> in.float32();
      case FLOAT64 -> in.float64();
      case DECIMAL -> in.decimal();
      case DATE -> in.date();
      case DATE_TIME -> in.dateTime();
      case UUID -> in.uuid();
      case URI -> in.uri();
      case BASE64 -> in.base64();
      case JSON -> in.value();
      case ENUMERATION -> in.enumeration(declared(enumeration));
      case MODEL -> declared(model).apply(in);
      case LIST ->
          nullableElements
              ? in.listOfNullable(declared(element)::readValue)
              : in.list(declared(element)::readValue);
      case MAP ->
          nullableElements
              ? in.mapOfNullable(declared(element)::readValue)
              : in.map(declared(element)::readValue);
      case OPAQUE -> throw notInJson();
    };
  }

  /** Writes a value. */
  public void write(JsonWriter out, T value) {
    writeValue(out, value);
  }

  void writeValue(JsonWriter out, Object value) {
    switch (kind) {
      case STRING -> out.string((String) value);
      case BOOL -> out.bool((Boolean) value);
      case INT32 -> out.int32((Integer) value);
      case INT64 -> out.int64((Long) value);
      case FLOAT32 -> out.float32((Float) value);
      case FLOAT64 -> out.float64((Double) value);
      case DECIMAL -> out.decimal((BigDecimal) value);
      case DATE -> out.date((LocalDate) value);
      case DATE_TIME -> out.dateTime((OffsetDateTime) value);
      case UUID -> out.uuid((UUID) value);
      case URI -> out.uri((URI) value);
      case BASE64 -> out.base64((byte[]) value);
      case JSON -> out.value((JsonValue) value);
      case ENUMERATION -> out.enumeration((EnumValue<?>) value);
      case MODEL -> ((JsonWritable) value).write(out);
      case LIST -> out.list((Collection<?>) value, declared(element)::writeElement);
      case MAP -> out.map(ValueTypes.members(value), declared(element)::writeElement);
      // Only rules between the fields of a form get to see it: they ask whether it is there.
      case OPAQUE -> out.string("");
    }
  }

  private static IllegalStateException notInJson() {
    return new IllegalStateException("this does not travel in JSON");
  }

  private void writeElement(JsonWriter out, Object value) {
    writeValue(out, value);
  }

  /**
   * Adds what breaks the document to some checks.
   *
   * @param name where the value is; empty for the place where the checks are
   */
  public void check(Checks checks, String name, T value) {
    checkValue(checks, name, value);
  }

  void checkValue(Checks checks, String name, Object value) {
    for (int i = 0; i < constraints.size(); i++) {
      constraints.get(i).check(checks, name, value);
    }
    switch (kind) {
      case ENUMERATION -> checks.known(name, (EnumValue<?>) value);
      case MODEL -> checks.model(name, (JsonWritable) value);
      case LIST -> {
        if (elementsAreChecked) {
          checks.each(name, (Collection<?>) value, declared(element)::checkValue);
        }
      }
      case MAP -> {
        if (elementsAreChecked) {
          checks.eachValue(name, ValueTypes.members(value), declared(element)::checkValue);
        }
      }
      default -> {
        // The others have constraints at most.
      }
    }
  }

  /** Whether a value can break anything. */
  private boolean isChecked() {
    return !constraints.isEmpty()
        || kind == Kind.ENUMERATION
        || kind == Kind.MODEL
        || elementsAreChecked;
  }

  private static <D> D declared(@Nullable D part) {
    if (part == null) {
      throw new IllegalStateException("a type without its parts");
    }
    return part;
  }
}
