package dev.dateline.runtime.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonNumber;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON value by value, as generated code asks for it.
 *
 * <p>Each reading method takes exactly the next value. All of them throw {@link JsonException} when
 * the text is no JSON or the value is not of the type that is asked for, and {@link
 * UncheckedIOException} when the input cannot be read. Texts nested deeper than 1,000 levels,
 * strings over 20 million characters and numbers over 1,000 are refused. A byte order mark is
 * skipped. Not thread safe.
 */
public final class JsonReader implements AutoCloseable {
  /** What Jackson says to its own users, not to ours. */
  private static final Pattern JACKSON_ASIDE =
      Pattern.compile(
          " ?\\((?:start marker|for [A-Za-z]+ starting) at .*\\)"
              + "|: enable `[^`]*` to allow"
              + "|, from `[^`]*`"
              + "| \\(code [0-9]+\\)");

  private static final Pattern SIMPLE_NAME = Pattern.compile("[\\p{L}\\p{N}_$@-]+");
  private static final int LONGEST_PATH = 200;

  private final Tokens tokens;
  private final Direction direction;
  private final String base;
  private @Nullable JsonToken current;

  /** Whether {@link #current} has been looked at but not taken. */
  private boolean peeked;

  private JsonReader(Tokens tokens, Direction direction, String base) {
    this.tokens = tokens;
    this.direction = direction;
    this.base = base;
  }

  /** A reader of a text in UTF-8; closing the reader closes the stream. */
  public static JsonReader of(InputStream in, Direction direction) {
    try {
      return new JsonReader(new ParserTokens(JsonStreams.FACTORY.createParser(in)), direction, "");
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** A reader of a text in UTF-8. */
  public static JsonReader of(byte[] text, Direction direction) {
    try {
      return new JsonReader(
          new ParserTokens(JsonStreams.FACTORY.createParser(text)), direction, "");
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** A reader of a text. */
  public static JsonReader of(String text, Direction direction) {
    String json = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try {
      return new JsonReader(
          new ParserTokens(JsonStreams.FACTORY.createParser(json)), direction, "");
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** A reader of a value that has been read before; its errors have no line and column. */
  public static JsonReader of(JsonValue value, Direction direction) {
    return new JsonReader(new ValueTokens(value), direction, "");
  }

  /**
   * A reader of a value that this one has just read, to read it in another way. Its errors name the
   * path from the start of this one's text.
   */
  public JsonReader again(JsonValue value) {
    return new JsonReader(new ValueTokens(value), direction, path());
  }

  /** The direction in which the text travels. */
  public Direction direction() {
    return direction;
  }

  /**
   * Reads a whole text: one value and nothing after it.
   *
   * @param body reads the value
   */
  public <T extends @Nullable Object> T document(Function<JsonReader, T> body) {
    if (peekToken() == null) {
      throw failure("expected a JSON value but the text is empty");
    }
    T value = body.apply(this);
    if (peekToken() != null) {
      throw failure("expected nothing after the value");
    }
    return value;
  }

  /** The type of the next value, which is not taken. */
  public JsonType peek() {
    return typeOf(peekValue());
  }

  /** Takes the next value if it is null. */
  public boolean nextNull() {
    if (peekValue() != JsonToken.VALUE_NULL) {
      return false;
    }
    peeked = false;
    return true;
  }

  /** Enters an object. */
  public void beginObject() {
    expect(JsonToken.START_OBJECT, JsonType.OBJECT);
  }

  /** The name of the next property of the object, whose value is next; null when it ends. */
  public @Nullable String nextName() {
    next();
    return enteredName();
  }

  /**
   * Goes on to the next property of the object, or to its end, and tells whether the property has a
   * certain name; what else it is, {@link #enteredName} says. Cheaper than comparing names.
   */
  boolean nextNameIs(SerializableString name) {
    if (peeked) {
      return name.getValue().equals(nextName());
    }
    try {
      if (tokens.nextNameIs(name)) {
        current = JsonToken.FIELD_NAME;
        return true;
      }
      current = tokens.current();
      return false;
    } catch (IOException e) {
      throw problem(e);
    }
  }

  /** The name of the property that has just been gone on to; null when the object has ended. */
  @Nullable String enteredName() {
    JsonToken token = current;
    if (token == JsonToken.FIELD_NAME) {
      return text();
    }
    if (token == JsonToken.END_OBJECT) {
      return null;
    }
    throw new IllegalStateException("not inside an object, or its last value was not taken");
  }

  /** Reads a string. */
  public String string() {
    expect(JsonToken.VALUE_STRING, JsonType.STRING);
    return text();
  }

  /** Reads a boolean. */
  public boolean bool() {
    JsonToken token = nextValue();
    if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
      throw unexpected(JsonType.BOOLEAN, token);
    }
    return token == JsonToken.VALUE_TRUE;
  }

  /** Reads an integer of 32 bits, which may be written {@code 1.0}. */
  public int int32() {
    return (int) integer(Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  /** Reads an integer of 64 bits, which may be written {@code 1.0}. */
  public long int64() {
    return integer(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  private long integer(long min, long max) {
    expectNumber();
    try {
      if (tokens.isLong()) {
        long value = tokens.longValue();
        if (value >= min && value <= max) {
          return value;
        }
      } else {
        BigDecimal value = tokens.decimal();
        if (Numbers.isIntegerWithin(value, min, max)) {
          return value.longValueExact();
        }
        if (!Numbers.isInteger(value)) {
          throw failure("expected an integer but found a number with a fraction");
        }
      }
    } catch (IOException e) {
      throw problem(e);
    } catch (NumberFormatException e) {
      throw outOfRange();
    }
    throw failure("expected an integer from " + min + " to " + max);
  }

  /** Reads a number, rounded to single precision. */
  public float float32() {
    expectNumber();
    try {
      float value = tokens.floatValue();
      if (Float.isFinite(value)) {
        return value;
      }
    } catch (IOException e) {
      throw problem(e);
    } catch (NumberFormatException e) {
      throw outOfRange();
    }
    throw failure("expected a number up to " + Float.MAX_VALUE);
  }

  /** Reads a number, rounded to double precision. */
  public double float64() {
    expectNumber();
    try {
      double value = tokens.doubleValue();
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (IOException e) {
      throw problem(e);
    } catch (NumberFormatException e) {
      throw outOfRange();
    }
    throw failure("expected a number up to " + Double.MAX_VALUE);
  }

  /** Reads a number with all its digits. */
  public BigDecimal decimal() {
    expectNumber();
    try {
      return tokens.decimal();
    } catch (IOException e) {
      throw problem(e);
    } catch (NumberFormatException e) {
      throw outOfRange();
    }
  }

  /** Reads a date of RFC 3339 from a string. */
  public LocalDate date() {
    return parsed(ScalarText::parseDate);
  }

  /** Reads a date-time of RFC 3339 from a string. */
  public OffsetDateTime dateTime() {
    return parsed(ScalarText::parseDateTime);
  }

  /** Reads a UUID from a string. */
  public UUID uuid() {
    return parsed(ScalarText::parseUuid);
  }

  /** Reads a URI from a string. */
  public URI uri() {
    return parsed(ScalarText::parseUri);
  }

  /** Reads bytes from a string in Base64 (RFC 4648 §4), line breaks allowed. */
  public byte[] base64() {
    String text = string();
    try {
      return Base64.getMimeDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw failure("must be Base64");
    }
  }

  private <T> T parsed(Function<String, T> parser) {
    String text = string();
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      throw failure(String.valueOf(e.getMessage()));
    }
  }

  /** Reads a value of an open enum. */
  public <E extends Enum<E> & KnownValue> EnumValue<E> enumeration(EnumType<E> type) {
    switch (type.json()) {
      case NUMBER -> {
        expectNumber();
        try {
          return type.of(text());
        } catch (IllegalArgumentException e) {
          throw outOfRange();
        }
      }
      case BOOLEAN -> {
        return type.of(String.valueOf(bool()));
      }
      default -> {
        return type.of(string());
      }
    }
  }

  /**
   * Reads an array, in which no item may be null.
   *
   * @param item reads one item
   * @return an immutable list
   */
  public <T> List<T> list(Function<JsonReader, T> item) {
    expect(JsonToken.START_ARRAY, JsonType.ARRAY);
    List<T> items = new ArrayList<>();
    while (peekToken() != JsonToken.END_ARRAY) {
      requireNonNull();
      items.add(item.apply(this));
    }
    peeked = false;
    return Collections.unmodifiableList(items);
  }

  /** Reads an array whose items may be null; otherwise as {@link #list}. */
  public <T> List<@Nullable T> listOfNullable(Function<JsonReader, T> item) {
    expect(JsonToken.START_ARRAY, JsonType.ARRAY);
    List<@Nullable T> items = new ArrayList<>();
    while (peekToken() != JsonToken.END_ARRAY) {
      items.add(nextNull() ? null : item.apply(this));
    }
    peeked = false;
    return Collections.unmodifiableList(items);
  }

  /**
   * Reads an object as a map, in which no value may be null.
   *
   * @param value reads the value of one property
   * @return an immutable map in the order of the text
   */
  public <T> Map<String, T> map(Function<JsonReader, T> value) {
    beginObject();
    Map<String, T> members = new LinkedHashMap<>();
    for (String name = nextName(); name != null; name = nextName()) {
      requireNonNull();
      members.put(name, value.apply(this));
    }
    return Collections.unmodifiableMap(members);
  }

  /** Reads an object as a map whose values may be null; otherwise as {@link #map}. */
  public <T> Map<String, @Nullable T> mapOfNullable(Function<JsonReader, T> value) {
    beginObject();
    Map<String, @Nullable T> members = new LinkedHashMap<>();
    for (String name = nextName(); name != null; name = nextName()) {
      members.put(name, nextNull() ? null : value.apply(this));
    }
    return Collections.unmodifiableMap(members);
  }

  /** Reads any value. */
  public JsonValue value() {
    try {
      return valueOf(nextValue());
    } catch (IOException e) {
      throw problem(e);
    } catch (NumberFormatException e) {
      throw outOfRange();
    }
  }

  private JsonValue valueOf(JsonToken token) throws IOException {
    switch (token) {
      case START_OBJECT -> {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        while (next() != JsonToken.END_OBJECT) {
          String name = tokens.text();
          members.put(name, valueOf(nextValue()));
        }
        return new JsonObject(members);
      }
      case START_ARRAY -> {
        List<JsonValue> items = new ArrayList<>();
        for (JsonToken item = nextValue(); item != JsonToken.END_ARRAY; item = nextValue()) {
          items.add(valueOf(item));
        }
        return new JsonArray(items);
      }
      case VALUE_STRING -> {
        return JsonValue.of(tokens.text());
      }
      case VALUE_TRUE, VALUE_FALSE -> {
        return JsonValue.of(token == JsonToken.VALUE_TRUE);
      }
      case VALUE_NULL -> {
        return JsonValue.JsonNull.INSTANCE;
      }
      default -> {
        return JsonNumber.ofLiteral(tokens.text());
      }
    }
  }

  /** Passes over a value of any type. */
  public void skip() {
    JsonToken token = nextValue();
    if (token.isStructStart()) {
      try {
        tokens.skipChildren();
      } catch (IOException e) {
        throw problem(e);
      }
      current = token == JsonToken.START_OBJECT ? JsonToken.END_OBJECT : JsonToken.END_ARRAY;
    }
  }

  /**
   * An exception that says where the value is that was read or entered last.
   *
   * @param problem what is wrong with it, for people
   */
  public JsonException failure(String problem) {
    return new JsonException(path(), tokens.line(), tokens.column(), problem);
  }

  /** Where the reader is: {@code results[0].delivery}; empty at the root. */
  public String path() {
    JsonStreamContext context = tokens.context();
    if (current != null && current.isStructStart() && context.getParent() != null) {
      context = context.getParent();
    }
    List<String> steps = new ArrayList<>();
    for (JsonStreamContext at = context; at != null && !at.inRoot(); at = at.getParent()) {
      if (at.inArray()) {
        steps.add("[" + at.getCurrentIndex() + "]");
      } else if (at.getCurrentName() != null) {
        steps.add(at.getCurrentName());
      }
    }
    StringBuilder path = new StringBuilder(base);
    for (int i = steps.size() - 1; i >= 0; i--) {
      appendStep(path, steps.get(i));
    }
    int excess = path.length() - LONGEST_PATH;
    if (excess <= 0) {
      return path.toString();
    }
    while (excess < path.length() && path.charAt(excess) != '.' && path.charAt(excess) != '[') {
      excess++;
    }
    return "…" + path.substring(excess);
  }

  private static void appendStep(StringBuilder path, String step) {
    if (step.startsWith("[")) {
      path.append(step);
    } else if (SIMPLE_NAME.matcher(step).matches()) {
      path.append(path.length() == 0 ? "" : ".").append(Texts.abbreviated(step));
    } else {
      path.append("[\"").append(Texts.abbreviated(step)).append("\"]");
    }
  }

  /** Closes what is read from. */
  @Override
  public void close() {
    try {
      tokens.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable JsonToken next() {
    if (peeked) {
      peeked = false;
      return current;
    }
    try {
      current = tokens.next();
      return current;
    } catch (IOException e) {
      throw problem(e);
    }
  }

  private JsonToken nextValue() {
    JsonToken token = next();
    if (token == null) {
      throw failure("the text ends where a value is expected");
    }
    return token;
  }

  private @Nullable JsonToken peekToken() {
    if (!peeked) {
      next();
      peeked = true;
    }
    return current;
  }

  private JsonToken peekValue() {
    JsonToken token = peekToken();
    if (token == null) {
      throw failure("the text ends where a value is expected");
    }
    return token;
  }

  private void requireNonNull() {
    if (peekValue() == JsonToken.VALUE_NULL) {
      throw failure("must not be null");
    }
  }

  private void expect(JsonToken expected, JsonType type) {
    JsonToken token = nextValue();
    if (token != expected) {
      throw unexpected(type, token);
    }
  }

  private void expectNumber() {
    JsonToken token = nextValue();
    if (!token.isNumeric()) {
      throw unexpected(JsonType.NUMBER, token);
    }
  }

  private String text() {
    try {
      return tokens.text();
    } catch (IOException e) {
      throw problem(e);
    }
  }

  private JsonException unexpected(JsonType expected, JsonToken found) {
    return failure("expected " + expected.phrase() + " but found " + typeOf(found).phrase());
  }

  private JsonException outOfRange() {
    return failure("the number's exponent is out of range");
  }

  private static JsonType typeOf(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> JsonType.OBJECT;
      case START_ARRAY -> JsonType.ARRAY;
      case VALUE_STRING -> JsonType.STRING;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> JsonType.NUMBER;
      case VALUE_TRUE, VALUE_FALSE -> JsonType.BOOLEAN;
      case VALUE_NULL -> JsonType.NULL;
      default -> throw new IllegalStateException("not at a value but at " + token);
    };
  }

  private RuntimeException problem(IOException e) {
    if (e instanceof JsonProcessingException syntax) {
      JsonLocation at = syntax.getLocation();
      int line = at == null ? 0 : Math.max(at.getLineNr(), 0);
      int column = at == null ? 0 : Math.max(at.getColumnNr(), 1);
      String said = JACKSON_ASIDE.matcher(syntax.getOriginalMessage()).replaceAll("");
      return new JsonException(path(), line, column, "not valid JSON: " + said);
    }
    return unreadable(e);
  }

  private static RuntimeException unreadable(IOException e) {
    if (e instanceof CharConversionException) {
      return new JsonException("", 0, 0, "not valid JSON: the text is not in UTF-8");
    }
    return new UncheckedIOException(e);
  }
}
