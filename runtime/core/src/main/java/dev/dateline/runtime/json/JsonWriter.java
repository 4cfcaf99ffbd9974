package dev.dateline.runtime.json;

import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonBoolean;
import dev.dateline.runtime.json.JsonValue.JsonNumber;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import dev.dateline.runtime.json.JsonValue.JsonString;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON in UTF-8, value by value, as generated code tells it.
 *
 * <p>The methods come in pairs: with a name they write a property, or nothing when the value is
 * null; without one they write an item of an array or a whole text, so that {@code
 * JsonWriter::string} writes the items of a list. They throw {@link UncheckedIOException} when the
 * output cannot be written and {@link IllegalStateException} when the calls make no JSON. Not
 * thread safe.
 */
public final class JsonWriter implements AutoCloseable, Flushable {
  private final JsonGenerator out;
  private final Direction direction;

  /** The text of one time after the other. */
  private final char[] time = new char[ScalarText.LONGEST_DATE_TIME];

  private JsonWriter(JsonGenerator out, Direction direction, boolean pretty) {
    this.out = out;
    this.direction = direction;
    if (pretty) {
      out.setPrettyPrinter(new Indentation());
    }
  }

  /**
   * A writer to a stream, which stays open when the writer is closed.
   *
   * @param pretty whether to write one property or item a line, indented by two spaces
   */
  public static JsonWriter to(OutputStream out, Direction direction, boolean pretty) {
    try {
      return new JsonWriter(JsonStreams.FACTORY.createGenerator(out), direction, pretty);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bytes that a body writes, without white space. */
  public static byte[] bytes(Direction direction, Consumer<JsonWriter> body) {
    return bytes(direction, false, body);
  }

  /** The bytes that a body writes. */
  public static byte[] bytes(Direction direction, boolean pretty, Consumer<JsonWriter> body) {
    ByteArrayBuilder bytes = new ByteArrayBuilder(512); // grows by adding, not by copying
    try (JsonWriter writer = to(bytes, direction, pretty)) {
      body.accept(writer);
    }
    return bytes.toByteArray();
  }

  /** The text that a body writes. */
  public static String text(Direction direction, boolean pretty, Consumer<JsonWriter> body) {
    StringWriter text = new StringWriter();
    try (JsonWriter writer =
        new JsonWriter(JsonStreams.FACTORY.createGenerator(text), direction, pretty)) {
      body.accept(writer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  static String text(JsonValue value, boolean pretty) {
    return text(Direction.BOTH, pretty, out -> out.value(value));
  }

  /** The value that a body writes. */
  public static JsonValue toValue(Direction direction, Consumer<JsonWriter> body) {
    return JsonReader.of(bytes(direction, body), direction).document(JsonReader::value);
  }

  /** The direction in which the text travels. */
  public Direction direction() {
    return direction;
  }

  /** Whether read-only properties are to be written. */
  public boolean includesReadOnly() {
    return direction.includesReadOnly();
  }

  /** Whether write-only properties are to be written. */
  public boolean includesWriteOnly() {
    return direction.includesWriteOnly();
  }

  /** Opens an object. */
  public void beginObject() {
    run(out::writeStartObject);
  }

  /** Closes the object. */
  public void endObject() {
    run(out::writeEndObject);
  }

  /** Opens an array. */
  public void beginArray() {
    run(out::writeStartArray);
  }

  /** Closes the array. */
  public void endArray() {
    run(out::writeEndArray);
  }

  /** Writes the name of a property, whose value is to follow. */
  public void name(String name) {
    try {
      out.writeFieldName(name);
    } catch (IOException e) {
      throw problem(e);
    }
  }

  /** Writes the name of a property that is encoded already, whose value is to follow. */
  void name(SerializableString name) {
    try {
      out.writeFieldName(name);
    } catch (IOException e) {
      throw problem(e);
    }
  }

  /** Writes a string. */
  public void string(String value) {
    try {
      if (LoneSurrogates.in(value)) {
        out.writeRawValue(LoneSurrogates.quoted(value));
      } else {
        out.writeString(value);
      }
    } catch (IOException e) {
      throw problem(e);
    }
  }

  /** Writes a string property. */
  public void string(String name, @Nullable String value) {
    if (value != null) {
      name(name);
      string(value);
    }
  }

  /** Writes a boolean. */
  public void bool(boolean value) {
    try {
      out.writeBoolean(value);
    } catch (IOException e) {
      throw problem(e);
    }
  }

  /** Writes a boolean property. */
  public void bool(String name, @Nullable Boolean value) {
    if (value != null) {
      name(name);
      bool(value);
    }
  }

  /** Writes an integer. */
  public void int32(int value) {
    try {
      out.writeNumber(value);
    } catch (IOException e) {
      throw problem(e);
    }
  }

  /** Writes an integer property. */
  public void int32(String name, @Nullable Integer value) {
    if (value != null) {
      name(name);
      int32(value);
    }
  }

  /** Writes an integer. */
  public void int64(long value) {
    try {
      out.writeNumber(value);
    } catch (IOException e) {
      throw problem(e);
    }
  }

  /** Writes an integer property. */
  public void int64(String name, @Nullable Long value) {
    if (value != null) {
      name(name);
      int64(value);
    }
  }

  /**
   * Writes a number.
   *
   * @throws IllegalArgumentException when it is infinite or no number, which JSON cannot say
   */
  public void float32(float value) {
    if (!Float.isFinite(value)) {
      throw new IllegalArgumentException("JSON has no number " + value);
    }
    try {
      out.writeNumber(value);
    } catch (IOException e) {
      throw problem(e);
    }
  }

  /** Writes a number property; see {@link #float32(float)}. */
  public void float32(String name, @Nullable Float value) {
    if (value != null) {
      name(name);
      float32(value);
    }
  }

  /**
   * Writes a number.
   *
   * @throws IllegalArgumentException when it is infinite or no number, which JSON cannot say
   */
  public void float64(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("JSON has no number " + value);
    }
    try {
      out.writeNumber(value);
    } catch (IOException e) {
      throw problem(e);
    }
  }

  /** Writes a number property; see {@link #float64(double)}. */
  public void float64(String name, @Nullable Double value) {
    if (value != null) {
      name(name);
      float64(value);
    }
  }

  /** Writes a number with all its digits. */
  public void decimal(BigDecimal value) {
    try {
      out.writeNumber(value);
    } catch (IOException e) {
      throw problem(e);
    }
  }

  /** Writes a number property. */
  public void decimal(String name, @Nullable BigDecimal value) {
    if (value != null) {
      name(name);
      decimal(value);
    }
  }

  /** Writes a date as RFC 3339 has it. */
  public void date(LocalDate value) {
    string(ScalarText.of(value));
  }

  /** Writes a date property. */
  public void date(String name, @Nullable LocalDate value) {
    if (value != null) {
      name(name);
      date(value);
    }
  }

  /** Writes a date-time as RFC 3339 has it, always with seconds. */
  public void dateTime(OffsetDateTime value) {
    try {
      out.writeString(time, 0, ScalarText.write(value, time));
    } catch (IOException e) {
      throw problem(e);
    }
  }

  /** Writes a date-time property. */
  public void dateTime(String name, @Nullable OffsetDateTime value) {
    if (value != null) {
      name(name);
      dateTime(value);
    }
  }

  /** Writes a UUID. */
  public void uuid(UUID value) {
    string(value.toString());
  }

  /** Writes a UUID property. */
  public void uuid(String name, @Nullable UUID value) {
    if (value != null) {
      name(name);
      uuid(value);
    }
  }

  /** Writes a URI. */
  public void uri(URI value) {
    string(value.toString());
  }

  /** Writes a URI property. */
  public void uri(String name, @Nullable URI value) {
    if (value != null) {
      name(name);
      uri(value);
    }
  }

  /** Writes bytes in Base64 (RFC 4648 §4). */
  public void base64(byte[] value) {
    string(Base64.getEncoder().encodeToString(value));
  }

  /** Writes a property of bytes. */
  public void base64(String name, byte @Nullable [] value) {
    if (value != null) {
      name(name);
      base64(value);
    }
  }

  /** Writes a value of an open enum. */
  public void enumeration(EnumValue<?> value) {
    if (value.type().json() == JsonType.STRING) {
      string(value.value());
    } else {
      value(value.toJson());
    }
  }

  /** Writes an enum property. */
  public void enumeration(String name, @Nullable EnumValue<?> value) {
    if (value != null) {
      name(name);
      enumeration(value);
    }
  }

  /** Writes a model. */
  public void model(JsonWritable value) {
    value.write(this);
  }

  /** Writes a property that is a model. */
  public void model(String name, @Nullable JsonWritable value) {
    if (value != null) {
      name(name);
      value.write(this);
    }
  }

  /** Writes any value. */
  public void value(JsonValue value) {
    if (value instanceof JsonObject object) {
      beginObject();
      object.members().forEach(this::value);
      endObject();
    } else if (value instanceof JsonArray array) {
      beginArray();
      array.items().forEach(this::value);
      endArray();
    } else if (value instanceof JsonString text) {
      string(text.value());
    } else if (value instanceof JsonNumber number) {
      try {
        out.writeNumber(number.toString());
      } catch (IOException e) {
        throw problem(e);
      }
    } else if (value instanceof JsonBoolean truth) {
      bool(truth.value());
    } else {
      nullValue();
    }
  }

  /** Writes a property of any value. */
  public void value(String name, @Nullable JsonValue value) {
    if (value != null) {
      name(name);
      value(value);
    }
  }

  /** Writes {@code null}. */
  public void nullValue() {
    run(out::writeNull);
  }

  /** Writes a property that is {@code null}. */
  public void nullValue(String name) {
    name(name);
    nullValue();
  }

  /** Writes a property in a way of its own. */
  public <T> void write(String name, @Nullable T value, BiConsumer<JsonWriter, ? super T> writer) {
    if (value != null) {
      name(name);
      writer.accept(this, value);
    }
  }

  /** Writes an array; items that are null as {@code null}. */
  public <T> void list(
      Collection<? extends @Nullable T> items, BiConsumer<JsonWriter, ? super T> item) {
    beginArray();
    for (T each : items) {
      if (each == null) {
        nullValue();
      } else {
        item.accept(this, each);
      }
    }
    endArray();
  }

  /** Writes an array property. */
  public <T> void list(
      String name,
      @Nullable Collection<? extends @Nullable T> items,
      BiConsumer<JsonWriter, ? super T> item) {
    if (items != null) {
      name(name);
      list(items, item);
    }
  }

  /** Writes an object from a map; values that are null as {@code null}. */
  public <T> void map(
      Map<String, ? extends @Nullable T> members, BiConsumer<JsonWriter, ? super T> value) {
    beginObject();
    for (Map.Entry<String, ? extends @Nullable T> member : members.entrySet()) {
      T each = member.getValue();
      if (each == null) {
        nullValue(member.getKey());
      } else {
        name(member.getKey());
        value.accept(this, each);
      }
    }
    endObject();
  }

  /** Writes a property that is an object from a map. */
  public <T> void map(
      String name,
      @Nullable Map<String, ? extends @Nullable T> members,
      BiConsumer<JsonWriter, ? super T> value) {
    if (members != null) {
      name(name);
      map(members, value);
    }
  }

  /** Hands what was written on to the output. */
  @Override
  public void flush() {
    run(out::flush);
  }

  /** Flushes; the stream that is written to stays open. */
  @Override
  public void close() {
    run(out::close);
  }

  private interface Step {
    void run() throws IOException;
  }

  private static void run(Step step) {
    try {
      step.run();
    } catch (IOException e) {
      throw problem(e);
    }
  }

  private static RuntimeException problem(IOException e) {
    return e instanceof JsonGenerationException
        ? new IllegalStateException(e.getMessage(), e)
        : new UncheckedIOException(e);
  }
}
