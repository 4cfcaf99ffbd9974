package dev.dateline.jackson;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import java.util.function.Function;

/** Reads enum values from keys of a map. */
final class EnumKeyDeserializer extends KeyDeserializer {

  private final Function<String, Object> value;

  EnumKeyDeserializer(Function<String, Object> value) {
    this.value = value;
  }

  @Override
  public Object deserializeKey(String key, DeserializationContext context) {
    return value.apply(key);
  }
}
