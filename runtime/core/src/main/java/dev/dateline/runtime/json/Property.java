package dev.dateline.runtime.json;

import com.fasterxml.jackson.core.io.SerializedString;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A property of a model or a part of a request, as the document declares it: its name in JSON, the
 * type of its value, whether it has to be there and which way it travels.
 *
 * <p>Immutable; the methods that say more return a new property. The last one is given to a {@link
 * Shape}, of which it is a part from then on.
 *
 * @param <T> the Java type of its value
 */
public final class Property<T> {
  private static final int REQUIRED = 1;
  private static final int NULLABLE = 2;
  private static final int READ_ONLY = 4;
  private static final int WRITE_ONLY = 8;
  private static final int SECRET = 16;
  private static final int BODY = 32;
  private static final int FORM_FIELD = 64;

  private final String name;
  private final ValueType<T> type;
  private final int flags;

  /** The position in the shape; -1 until there is one. */
  private int index = -1;

  private @Nullable SerializedString encodedName;

  private Property(String name, ValueType<T> type, int flags) {
    this.name = name;
    this.type = type;
    this.flags = flags;
  }

  /**
   * A property that is optional and plain.
   *
   * @param name in JSON
   */
  public static <T> Property<T> of(String name, ValueType<T> type) {
    return new Property<>(name, type, 0);
  }

  /** A property that is a text. */
  public static Property<String> string(String name) {
    return of(name, ValueType.STRING);
  }

  /** A property that is true or false. */
  public static Property<Boolean> bool(String name) {
    return of(name, ValueType.BOOL);
  }

  /** A property that is an integer of 32 bits. */
  public static Property<Integer> int32(String name) {
    return of(name, ValueType.INT32);
  }

  /** A property that is an integer of 64 bits. */
  public static Property<Long> int64(String name) {
    return of(name, ValueType.INT64);
  }

  /** A property that is a number of single precision. */
  public static Property<Float> float32(String name) {
    return of(name, ValueType.FLOAT32);
  }

  /** A property that is a number of double precision. */
  public static Property<Double> float64(String name) {
    return of(name, ValueType.FLOAT64);
  }

  /** A property that is a number with all its digits. */
  public static Property<BigDecimal> decimal(String name) {
    return of(name, ValueType.DECIMAL);
  }

  /** A property that is a date. */
  public static Property<LocalDate> date(String name) {
    return of(name, ValueType.DATE);
  }

  /** A property that is a date-time. */
  public static Property<OffsetDateTime> dateTime(String name) {
    return of(name, ValueType.DATE_TIME);
  }

  /** A property that is a UUID. */
  public static Property<UUID> uuid(String name) {
    return of(name, ValueType.UUID);
  }

  /** A property that is a URI. */
  public static Property<URI> uri(String name) {
    return of(name, ValueType.URI);
  }

  /** A property that is bytes. */
  public static Property<byte[]> base64(String name) {
    return of(name, ValueType.BASE64);
  }

  /** A property that is anything. */
  public static Property<JsonValue> json(String name) {
    return of(name, ValueType.JSON);
  }

  /** A property that is a value of an open enum. */
  public static <E extends Enum<E> & KnownValue> Property<EnumValue<E>> enumeration(
      String name, EnumType<E> type) {
    return of(name, ValueType.enumeration(type));
  }

  /** A property that is a model or a union, by the function that reads it. */
  public static <T extends JsonWritable> Property<T> model(
      String name, Function<JsonReader, T> reader) {
    return of(name, ValueType.model(reader));
  }

  /** A property that is an array of models or unions, by the function that reads one. */
  public static <T extends JsonWritable> Property<List<T>> models(
      String name, Function<JsonReader, T> reader) {
    return of(name, ValueType.list(ValueType.model(reader)));
  }

  /** A property that is an array, in which no item may be null. */
  public static <T> Property<List<T>> list(String name, ValueType<T> item) {
    return of(name, ValueType.list(item));
  }

  /** A property that is an object as a map, in which no value may be null. */
  public static <T> Property<Map<String, T>> map(String name, ValueType<T> value) {
    return of(name, ValueType.map(value));
  }

  // What else the document says

  /** This property, which has to be there. */
  public Property<T> required() {
    return with(REQUIRED);
  }

  /** This property, which may be null in JSON. */
  public Property<T> nullable() {
    return with(NULLABLE);
  }

  /** This property, which only the server sets. */
  public Property<T> readOnly() {
    return with(READ_ONLY);
  }

  /**
   * This property, which only the client sets, and whose value is shown as little as it is sent.
   */
  public Property<T> writeOnly() {
    return with(WRITE_ONLY);
  }

  /** This property, whose value is never shown. */
  public Property<T> secret() {
    return with(SECRET);
  }

  /** This part of a request, which is its body. */
  public Property<T> body() {
    return with(BODY);
  }

  /** This part of a request, which is a field of the form that is its body. */
  public Property<T> formField() {
    return with(FORM_FIELD);
  }

  /** This part of a request, a text which is a segment of its path. */
  public Property<T> pathSegment() {
    return typed(type.pathSegment());
  }

  /** See {@link ValueType#minLength}. */
  public Property<T> minLength(int min) {
    return typed(type.minLength(min));
  }

  /** See {@link ValueType#maxLength}. */
  public Property<T> maxLength(int max) {
    return typed(type.maxLength(max));
  }

  /** See {@link ValueType#pattern}. */
  public Property<T> pattern(String javaRegex) {
    return typed(type.pattern(javaRegex));
  }

  /** See {@link ValueType#minimum}. */
  public Property<T> minimum(String bound) {
    return typed(type.minimum(bound));
  }

  /** See {@link ValueType#exclusiveMinimum}. */
  public Property<T> exclusiveMinimum(String bound) {
    return typed(type.exclusiveMinimum(bound));
  }

  /** See {@link ValueType#maximum}. */
  public Property<T> maximum(String bound) {
    return typed(type.maximum(bound));
  }

  /** See {@link ValueType#exclusiveMaximum}. */
  public Property<T> exclusiveMaximum(String bound) {
    return typed(type.exclusiveMaximum(bound));
  }

  /** See {@link ValueType#multipleOf}. */
  public Property<T> multipleOf(String divisor) {
    return typed(type.multipleOf(divisor));
  }

  /** See {@link ValueType#minSize}. */
  public Property<T> minSize(int min) {
    return typed(type.minSize(min));
  }

  /** See {@link ValueType#maxSize}. */
  public Property<T> maxSize(int max) {
    return typed(type.maxSize(max));
  }

  /** See {@link ValueType#unique}. */
  public Property<T> unique() {
    return typed(type.unique());
  }

  /** See {@link ValueType#constant}. */
  public Property<T> constant(String json) {
    return typed(type.constant(json));
  }

  private Property<T> with(int flag) {
    return new Property<>(name, type, flags | flag);
  }

  private Property<T> typed(ValueType<T> other) {
    return new Property<>(name, other, flags);
  }

  // What a generated class does with it. The methods are here because there T is known: for javac,
  // finding out the type argument of a method is most of the work of compiling an accessor.

  /** The value; null where it is absent or null. */
  public @Nullable T get(Shaped owner) {
    return owner.get(this);
  }

  /**
   * The value of a required property.
   *
   * @throws IllegalStateException naming the type and the property, when it is absent or null
   */
  public T required(Shaped owner) {
    T value = owner.get(this);
    if (value == null) {
      throw new IllegalStateException(
          owner.shape().typeName()
              + "."
              + name
              + " is required but "
              + (isNull(owner) ? "null" : "absent"));
    }
    return value;
  }

  /**
   * The value of a required property which may be null.
   *
   * @throws IllegalStateException naming the type and the property, when it is absent
   */
  public @Nullable T requiredOrNull(Shaped owner) {
    return isNull(owner) ? null : required(owner);
  }

  /** The value of a property that is a list or a map; empty where it is absent or null. */
  public T orEmpty(Shaped owner) {
    T value = owner.get(this);
    return value == null ? type.empty() : value;
  }

  /** Whether the property is there, which an explicit null is where it is allowed. */
  public boolean isIn(Shaped owner) {
    Object value = owner.value(index);
    return value != null && (value != Shaped.NULL || isNullable());
  }

  /** Whether the property is explicitly null, as opposed to absent. */
  public boolean isNull(Shaped owner) {
    return owner.value(index) == Shaped.NULL;
  }

  /**
   * Sets the property. Collections are copied. Null is an explicit null where that is allowed, and
   * otherwise takes the value away.
   *
   * @throws NullPointerException when it is null and the property has to be there
   */
  public void set(Shaped.Builder<?> builder, @Nullable T value) {
    if (value == null && isRequired() && !isNullable()) {
      throw new NullPointerException(name);
    }
    put(builder, value);
  }

  /** Sets the property as {@link #set} does; one that has to be there may stay missing. */
  public void put(Shaped.Builder<?> builder, @Nullable T value) {
    @Nullable Object kept = value != null ? type.kept(value) : isNullable() ? Shaped.NULL : null;
    builder.own()[index] = kept;
  }

  // What it is good for

  /** The name in JSON, or of the parameter. */
  public String name() {
    return name;
  }

  /** The type of its value. */
  public ValueType<T> type() {
    return type;
  }

  boolean isRequired() {
    return (flags & REQUIRED) != 0;
  }

  boolean isNullable() {
    return (flags & NULLABLE) != 0;
  }

  boolean isReadOnly() {
    return (flags & READ_ONLY) != 0;
  }

  /** Whether the value is never shown: what no server gives back may be a secret as well. */
  boolean isSecret() {
    return (flags & (SECRET | WRITE_ONLY)) != 0;
  }

  boolean isBody() {
    return (flags & BODY) != 0;
  }

  boolean isFormField() {
    return (flags & FORM_FIELD) != 0;
  }

  /** Whether the property is part of a text that travels in a direction. */
  boolean travels(Direction direction) {
    if ((flags & (READ_ONLY | WRITE_ONLY)) == 0) {
      return true;
    }
    return (!isReadOnly() || direction.includesReadOnly())
        && ((flags & WRITE_ONLY) == 0 || direction.includesWriteOnly());
  }

  /** Makes this the property of a shape, which happens once and before anyone else sees it. */
  void join(String typeName, int position) {
    if (index >= 0) {
      throw new IllegalArgumentException(name + " is a property of more than " + typeName);
    }
    index = position;
    encodedName = new SerializedString(name);
  }

  int index() {
    return index;
  }

  SerializedString encodedName() {
    if (encodedName == null) {
      throw new IllegalStateException(name + " is a property of nothing");
    }
    return encodedName;
  }

  @Override
  public String toString() {
    return name;
  }
}
