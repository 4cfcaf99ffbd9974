package dev.dateline.runtime.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.json.JsonReadContext;
import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonBoolean;
import dev.dateline.runtime.json.JsonValue.JsonNumber;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import dev.dateline.runtime.json.JsonValue.JsonString;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tokens of a JSON value, which has been read before. */
final class ValueTokens implements Tokens {
  private final Deque<Iterator<?>> open = new ArrayDeque<>();
  private JsonReadContext context = JsonReadContext.createRootContext(null);

  /** What the next token is of: the root or the value of the property just named. */
  private @Nullable JsonValue pending;

  private JsonValue current;
  private @Nullable JsonToken token;

  ValueTokens(JsonValue root) {
    pending = root;
    current = root;
  }

  @Override
  public @Nullable JsonToken next() throws JsonProcessingException {
    token = advance();
    return token;
  }

  @Override
  public boolean nextNameIs(SerializableString name) throws JsonProcessingException {
    return next() == JsonToken.FIELD_NAME && name.getValue().equals(text());
  }

  @Override
  public @Nullable JsonToken current() {
    return token;
  }

  private @Nullable JsonToken advance() throws JsonProcessingException {
    if (pending != null) {
      JsonValue value = pending;
      pending = null;
      return enter(value);
    }
    Iterator<?> rest = open.peek();
    if (rest == null) {
      return null;
    }
    if (!rest.hasNext()) {
      open.pop();
      boolean object = context.inObject();
      context = context.clearAndGetParent();
      return object ? JsonToken.END_OBJECT : JsonToken.END_ARRAY;
    }
    context.expectComma();
    Object next = rest.next();
    if (next instanceof Map.Entry<?, ?> member) {
      context.setCurrentName((String) member.getKey());
      pending = (JsonValue) member.getValue();
      return JsonToken.FIELD_NAME;
    }
    return enter((JsonValue) next);
  }

  private JsonToken enter(JsonValue value) {
    current = value;
    if (value instanceof JsonObject object) {
      open.push(object.members().entrySet().iterator());
      context = context.createChildObjectContext(0, 0);
      return JsonToken.START_OBJECT;
    }
    if (value instanceof JsonArray array) {
      open.push(array.items().iterator());
      context = context.createChildArrayContext(0, 0);
      return JsonToken.START_ARRAY;
    }
    if (value instanceof JsonString) {
      return JsonToken.VALUE_STRING;
    }
    if (value instanceof JsonNumber number) {
      return number.isPlain() ? JsonToken.VALUE_NUMBER_INT : JsonToken.VALUE_NUMBER_FLOAT;
    }
    if (value instanceof JsonBoolean truth) {
      return truth.value() ? JsonToken.VALUE_TRUE : JsonToken.VALUE_FALSE;
    }
    return JsonToken.VALUE_NULL;
  }

  @Override
  public JsonStreamContext context() {
    return context;
  }

  @Override
  public String text() {
    if (pending != null) {
      return context.getCurrentName();
    }
    return current instanceof JsonString string ? string.value() : current.toString();
  }

  @Override
  public boolean isLong() {
    return current instanceof JsonNumber number
        && number.isPlain()
        && Numbers.isIntegerWithin(number.decimal(), Long.MIN_VALUE, Long.MAX_VALUE);
  }

  @Override
  public long longValue() {
    return decimal().longValueExact();
  }

  @Override
  public double doubleValue() {
    return Double.parseDouble(current.toString());
  }

  @Override
  public float floatValue() {
    return Float.parseFloat(current.toString());
  }

  @Override
  public BigDecimal decimal() {
    return ((JsonNumber) current).decimal();
  }

  @Override
  public void skipChildren() {
    // Iterators are not started over, so dropping the one just opened ends the value.
    if (current instanceof JsonObject || current instanceof JsonArray) {
      open.pop();
      context = context.clearAndGetParent();
    }
  }

  @Override
  public int line() {
    return 0;
  }

  @Override
  public int column() {
    return 0;
  }

  @Override
  public void close() {
    open.clear();
    pending = null;
  }
}
