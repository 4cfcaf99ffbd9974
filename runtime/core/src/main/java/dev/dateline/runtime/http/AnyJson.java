package dev.dateline.runtime.http;

import dev.dateline.runtime.json.EnumValue;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonWritable;
import dev.dateline.runtime.json.JsonWriter;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes the values that generated types are made of: models, lists and maps of them, and scalars.
 * Stateless.
 */
public final class AnyJson {
  private AnyJson() {}

  /**
   * Writes a value.
   *
   * @param out takes it
   * @param value a model, an enumeration's value, a scalar, a JSON value, null, or a collection or
   *     a map of such
   * @throws IllegalArgumentException for anything else
   */
  public static void write(JsonWriter out, @Nullable Object value) {
    if (value == null) {
      out.nullValue();
    } else if (value instanceof JsonWritable model) {
      out.model(model);
    } else if (value instanceof Collection<?> items) {
      out.beginArray();
      items.forEach(item -> write(out, item));
      out.endArray();
    } else if (value instanceof Map<?, ?> properties) {
      out.beginObject();
      properties.forEach(
          (name, property) -> {
            out.name(String.valueOf(name));
            write(out, property);
          });
      out.endObject();
    } else {
      scalar(out, value);
    }
  }

  private static void scalar(JsonWriter out, Object value) {
    if (value instanceof String text) {
      out.string(text);
    } else if (value instanceof EnumValue<?> constant) {
      out.enumeration(constant);
    } else if (value instanceof JsonValue json) {
      out.value(json);
    } else if (value instanceof Boolean truth) {
      out.bool(truth);
    } else if (value instanceof Integer number) {
      out.int32(number);
    } else if (value instanceof Long number) {
      out.int64(number);
    } else if (value instanceof BigDecimal number) {
      out.decimal(number);
    } else if (value instanceof Double number) {
      out.float64(number);
    } else if (value instanceof Float number) {
      out.float32(number);
    } else if (value instanceof OffsetDateTime time) {
      out.dateTime(time);
    } else if (value instanceof LocalDate date) {
      out.date(date);
    } else if (value instanceof UUID uuid) {
      out.uuid(uuid);
    } else if (value instanceof URI uri) {
      out.uri(uri);
    } else if (value instanceof byte[] bytes) {
      out.base64(bytes);
    } else {
      throw new IllegalArgumentException("no JSON is made of a " + value.getClass().getName());
    }
  }
}
