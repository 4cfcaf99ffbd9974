package dev.dateline.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.util.function.Function;

/** Writes enum values as keys of a map. */
final class EnumKeySerializer extends JsonSerializer<Object> {

  private final Function<Object, String> text;

  EnumKeySerializer(Function<Object, String> text) {
    this.text = text;
  }

  @Override
  public void serialize(Object key, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    out.writeFieldName(text.apply(key));
  }
}
