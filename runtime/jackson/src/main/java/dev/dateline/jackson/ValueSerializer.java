package dev.dateline.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import dev.dateline.runtime.json.Direction;
import dev.dateline.runtime.json.JsonWriter;
import java.io.IOException;
import java.util.function.BiConsumer;

/**
 * Writes values with our own writer, and what it wrote with Jackson's: token by token, numbers with
 * all their digits.
 */
final class ValueSerializer<T> extends JsonSerializer<T> {

  private final Class<T> type;
  private final BiConsumer<T, JsonWriter> write;
  private final Direction direction;

  ValueSerializer(Class<T> type, BiConsumer<T, JsonWriter> write, Direction direction) {
    this.type = type;
    this.write = write;
    this.direction = direction;
  }

  @Override
  public Class<T> handledType() {
    return type;
  }

  @Override
  public void serialize(T value, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    byte[] json;
    try {
      json = JsonWriter.bytes(direction, writer -> write.accept(value, writer));
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw JsonMappingException.from(out, String.valueOf(e.getMessage()), e);
    }
    try (JsonParser in = Tokens.FACTORY.createParser(json)) {
      in.nextToken();
      Tokens.copy(in, out);
    }
  }

  /** These types say by themselves what they are. */
  @Override
  public void serializeWithType(
      T value, JsonGenerator out, SerializerProvider provider, TypeSerializer typed)
      throws IOException {
    serialize(value, out, provider);
  }
}
