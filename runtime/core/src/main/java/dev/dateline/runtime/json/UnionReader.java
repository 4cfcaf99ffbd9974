package dev.dateline.runtime.json;

import dev.dateline.runtime.json.JsonValue.JsonBoolean;
import dev.dateline.runtime.json.JsonValue.JsonNumber;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import dev.dateline.runtime.json.JsonValue.JsonString;
import dev.dateline.runtime.validation.Checks;
import dev.dateline.runtime.validation.ValidationLevel;
import dev.dateline.runtime.validation.Violation;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which type of a union a value is: by the discriminator where the document names one,
 * wherever in the object it stands; otherwise by trying them in the order of the document.
 *
 * <p>Bounds and patterns do not decide between types, since they may be wrong or loosened tomorrow;
 * what an object must have, and what its constants say, does. Not thread safe; reads one value.
 *
 * @param <U> the union
 */
public final class UnionReader<U extends JsonWritable> {

  /** What tells a value of another type from a bad value of this one. */
  private static final Set<String> TELLING =
      Set.of("required", "type", "const", "enum", "additionalProperties", "oneOf");

  private final JsonReader in;
  private final JsonValue value;
  private @Nullable U best;
  private int bestScore = Integer.MAX_VALUE;

  private UnionReader(JsonReader in) {
    this.in = in;
    this.value = in.value();
  }

  /** Takes the next value of a reader. */
  public static <U extends JsonWritable> UnionReader<U> of(JsonReader in) {
    return new UnionReader<>(in);
  }

  /** The value as it is. */
  public JsonValue value() {
    return value;
  }

  /** A reader of the value from its start. */
  public JsonReader again() {
    return in.again(value);
  }

  /**
   * The text of the discriminator; empty where the value is no object or has none.
   *
   * @param property its name in JSON
   */
  public String discriminator(String property) {
    JsonValue told = value instanceof JsonObject object ? object.get(property) : null;
    if (told instanceof JsonString string) {
      return string.value();
    }
    return told instanceof JsonNumber || told instanceof JsonBoolean ? told.toString() : "";
  }

  /** Tries one type: it stands when it fits better than those before it. */
  public UnionReader<U> or(Function<JsonReader, ? extends U> type) {
    if (bestScore == 0) {
      return this;
    }
    U candidate;
    try {
      candidate = type.apply(again());
    } catch (JsonException e) {
      return this;
    }
    Checks checks = new Checks(Direction.RESPONSE, ValidationLevel.FULL);
    candidate.validate(checks);
    List<Violation> violations = checks.violations();
    if (violations.stream().anyMatch(violation -> TELLING.contains(violation.keyword()))) {
      return this;
    }
    int unknown = candidate instanceof JsonModel model ? model.unknownProperties().size() : 0;
    int score = violations.size() * 1000 + unknown;
    if (score < bestScore) {
      best = candidate;
      bestScore = score;
    }
    return this;
  }

  /** What fitted best, or the value kept as it is. */
  public U orElse(Function<JsonValue, ? extends U> unknown) {
    return best != null ? best : unknown.apply(value);
  }
}
