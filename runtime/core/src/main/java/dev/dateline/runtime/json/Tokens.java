package dev.dateline.runtime.json;

import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The tokens of a JSON text or value, one after the other. */
interface Tokens {
  /** Goes on to the next token; null at the end. */
  @Nullable JsonToken next() throws IOException;

  /**
   * Goes on to the next token, and tells whether it is a property of a certain name.
   *
   * @see #current
   */
  boolean nextNameIs(SerializableString name) throws IOException;

  /** The token that was gone on to last; null at the end. */
  @Nullable JsonToken current();

  /** Where the current token is; of a token that opens something, where that is inside. */
  JsonStreamContext context();

  /** The current property name, string or number as text. */
  String text() throws IOException;

  /** Whether the current number is written without point and exponent and fits 64 bits. */
  boolean isLong() throws IOException;

  /** The current number, where {@link #isLong}. */
  long longValue() throws IOException;

  /** The current number, rounded. */
  double doubleValue() throws IOException;

  /** The current number, rounded. */
  float floatValue() throws IOException;

  /** The current number; NumberFormatException when its exponent is beyond 32 bits. */
  BigDecimal decimal() throws IOException;

  /** Goes on to the end of what the current token opened. */
  void skipChildren() throws IOException;

  /** The line of the current token, from 1; 0 when unknown. */
  int line();

  /** The column of the current token, from 1; 0 when unknown. */
  int column();

  void close() throws IOException;
}
