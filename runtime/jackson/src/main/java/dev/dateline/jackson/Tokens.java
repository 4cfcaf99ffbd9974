package dev.dateline.jackson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.EOFException;
import java.io.IOException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** One value from a parser to a generator. */
final class Tokens {

  static final JsonFactory FACTORY = new JsonFactory();

  private Tokens() {}

  /**
   * Copies the value that the parser is at, and leaves the parser at its last token. Unlike
   * Jackson's own {@code copyCurrentStructure} it keeps all digits of a number.
   */
  static void copy(JsonParser in, JsonGenerator out) throws IOException {
    int depth = 0;
    for (JsonToken token = in.currentToken(); ; token = in.nextToken()) {
      if (token == null) {
        throw new EOFException("the text ends within a value");
      }
      switch (token) {
        case START_OBJECT -> {
          out.writeStartObject();
          depth++;
        }
        case START_ARRAY -> {
          out.writeStartArray();
          depth++;
        }
        case END_OBJECT -> {
          out.writeEndObject();
          depth--;
        }
        case END_ARRAY -> {
          out.writeEndArray();
          depth--;
        }
        case FIELD_NAME -> out.writeFieldName(in.currentName());
        case VALUE_NUMBER_INT -> {
          switch (in.getNumberType()) {
            case INT -> out.writeNumber(in.getIntValue());
            case LONG -> out.writeNumber(in.getLongValue());
            default -> out.writeNumber(in.getBigIntegerValue());
          }
        }
        case VALUE_NUMBER_FLOAT -> out.writeNumber(in.getDecimalValue());
        case VALUE_TRUE, VALUE_FALSE -> out.writeBoolean(token == JsonToken.VALUE_TRUE);
        case VALUE_NULL -> out.writeNull();
        case VALUE_EMBEDDED_OBJECT -> embedded(in.getEmbeddedObject(), out);
        default -> out.writeString(in.getText());
      }
      if (depth == 0) {
        return;
      }
    }
  }

  /** What {@code convertValue} leaves as it is, where a text would have its form on the wire. */
  private static void embedded(@Nullable Object value, JsonGenerator out) throws IOException {
    if (value == null) {
      out.writeNull();
    } else if (value instanceof byte[] bytes) {
      out.writeString(Base64.getEncoder().encodeToString(bytes));
    } else {
      out.writeString(value.toString());
    }
  }
}
