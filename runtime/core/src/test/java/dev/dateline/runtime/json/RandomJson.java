package dev.dateline.runtime.json;

import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonNumber;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** JSON values drawn from a seed. */
public final class RandomJson {
  private final Random random;

  public RandomJson(long seed) {
    this.random = new Random(seed);
  }

  public JsonValue value(int depth) {
    return switch (random.nextInt(depth > 0 ? 8 : 6)) {
      case 0 -> JsonValue.JsonNull.INSTANCE;
      case 1 -> JsonValue.of(random.nextBoolean());
      case 2, 3 -> JsonValue.of(text());
      case 4, 5 -> number();
      case 6 -> array(depth);
      default -> object(depth);
    };
  }

  public JsonObject object(int depth) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      members.put(wellFormedText(), value(depth - 1));
    }
    return new JsonObject(members);
  }

  private JsonArray array(int depth) {
    List<JsonValue> items = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      items.add(value(depth - 1));
    }
    return new JsonArray(items);
  }

  private JsonNumber number() {
    return switch (random.nextInt(5)) {
      case 0 -> JsonValue.of(random.nextInt(10));
      case 1 -> JsonValue.of(random.nextLong());
      case 2 ->
          JsonValue.of(new BigDecimal(new BigInteger(200, random), random.nextInt(400) - 200));
      case 3 -> JsonNumber.of(random.nextGaussian());
      default -> JsonNumber.of("-0");
    };
  }

  /** Text with everything that may go wrong: quotes, controls, pairs and halves of surrogates. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      switch (random.nextInt(6)) {
        case 0 -> text.append((char) random.nextInt(0x20));
        case 1 -> text.append("\"\\/&=,;. +%|[]{}".charAt(random.nextInt(16)));
        case 2 -> text.appendCodePoint(0x10000 + random.nextInt(0x1000));
        case 3 -> text.append((char) (0xD800 + random.nextInt(0x800)));
        case 4 -> text.append((char) random.nextInt(0xD800));
        default -> text.append((char) ('a' + random.nextInt(26)));
      }
    }
    return text.toString();
  }

  /** Text that UTF-8 can hold. */
  public String wellFormedText() {
    return text()
        .codePoints()
        .filter(c -> c < 0xD800 || c > 0xDFFF)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  public Random random() {
    return random;
  }
}
