package dev.dateline.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import dev.dateline.runtime.json.Direction;
import dev.dateline.runtime.json.JsonException;
import dev.dateline.runtime.json.JsonReader;
import dev.dateline.runtime.json.JsonValue;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a value with our own reader from what Jackson's parser comes by. */
final class ValueDeserializer extends JsonDeserializer<Object> {

  private final Class<?> type;
  private final Function<JsonReader, Object> read;
  private final Direction direction;

  ValueDeserializer(Class<?> type, Function<JsonReader, Object> read, Direction direction) {
    this.type = type;
    this.read = read;
    this.direction = direction;
  }

  @Override
  public Class<?> handledType() {
    return type;
  }

  @Override
  public Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
    byte[] json;
    try (ByteArrayBuilder bytes = new ByteArrayBuilder();
        JsonGenerator out = Tokens.FACTORY.createGenerator(bytes)) {
      Tokens.copy(in, out);
      out.flush();
      json = bytes.toByteArray();
    }
    Object value;
    try (JsonReader reader = JsonReader.of(json, direction)) {
      value = reader.document(read);
    } catch (JsonException e) {
      throw JsonMappingException.from(
          in,
          "cannot read %s: %s%s"
              .formatted(
                  type.getSimpleName(), e.path().isEmpty() ? "" : e.path() + ": ", e.problem()));
    }
    if (!type.isInstance(value)) {
      throw JsonMappingException.from(
          in,
          "expected %s but found %s"
              .formatted(type.getSimpleName(), value.getClass().getSimpleName()));
    }
    return value;
  }

  @Override
  public Object deserializeWithType(
      JsonParser in, DeserializationContext context, TypeDeserializer typed) throws IOException {
    return deserialize(in, context);
  }

  /** As any JSON value goes, {@code null} is one. */
  @Override
  public @Nullable Object getNullValue(DeserializationContext context) {
    return type == JsonValue.class || type == JsonValue.JsonNull.class
        ? JsonValue.JsonNull.INSTANCE
        : null;
  }
}
