package dev.dateline.runtime.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The tokens of a JSON text. */
final class ParserTokens implements Tokens {
  private final JsonParser parser;

  ParserTokens(JsonParser parser) {
    this.parser = parser;
  }

  @Override
  public @Nullable JsonToken next() throws IOException {
    return parser.nextToken();
  }

  @Override
  public boolean nextNameIs(SerializableString name) throws IOException {
    return parser.nextFieldName(name);
  }

  @Override
  public @Nullable JsonToken current() {
    return parser.currentToken();
  }

  @Override
  public JsonStreamContext context() {
    return parser.getParsingContext();
  }

  @Override
  public String text() throws IOException {
    return parser.getText();
  }

  @Override
  public boolean isLong() throws IOException {
    return parser.currentToken() == JsonToken.VALUE_NUMBER_INT
        && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
  }

  @Override
  public long longValue() throws IOException {
    return parser.getLongValue();
  }

  @Override
  public double doubleValue() throws IOException {
    return parser.getDoubleValue();
  }

  @Override
  public float floatValue() throws IOException {
    return parser.getFloatValue();
  }

  @Override
  public BigDecimal decimal() throws IOException {
    return parser.getDecimalValue();
  }

  @Override
  public void skipChildren() throws IOException {
    parser.skipChildren();
  }

  @Override
  public int line() {
    return Math.max(parser.currentTokenLocation().getLineNr(), 0);
  }

  @Override
  public int column() {
    return Math.max(parser.currentTokenLocation().getColumnNr(), 1);
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
