package dev.dateline.generator.process;

import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonBoolean;
import dev.dateline.runtime.json.JsonValue.JsonNumber;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import dev.dateline.runtime.json.JsonValue.JsonString;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object that one process wrote for the other. What is missing, or is not what
 * was asked for, is a defect of ours, and a {@link RuntimeException}.
 *
 * @param json the object
 */
record Fields(JsonObject json) {

  static Fields of(JsonValue json) {
    return new Fields((JsonObject) json);
  }

  boolean has(String name) {
    return json.has(name);
  }

  private JsonValue required(String name) {
    return Objects.requireNonNull(json.get(name), name);
  }

  String text(String name) {
    return ((JsonString) required(name)).value();
  }

  /** Null where there is none. */
  @Nullable String optional(String name) {
    return has(name) ? text(name) : null;
  }

  boolean flag(String name) {
    return required(name) == JsonBoolean.TRUE;
  }

  int number(String name) {
    return ((JsonNumber) required(name)).decimal().intValueExact();
  }

  Fields object(String name) {
    return of(required(name));
  }

  List<Fields> objects(String name) {
    return list(name, Fields::of);
  }

  List<String> texts(String name) {
    return list(name, item -> ((JsonString) item).value());
  }

  Map<String, String> map(String name) {
    Map<String, String> map = new LinkedHashMap<>();
    ((JsonObject) required(name))
        .members()
        .forEach((key, value) -> map.put(key, ((JsonString) value).value()));
    return map;
  }

  private <T> List<T> list(String name, Function<JsonValue, T> item) {
    return ((JsonArray) required(name)).items().stream().map(item).toList();
  }

  // ---- writing

  static Fields none() {
    return new Fields(JsonObject.EMPTY);
  }

  Fields with(String name, JsonValue value) {
    return new Fields(json.with(name, value));
  }

  /** Without the field where there is no value. */
  Fields with(String name, @Nullable String value) {
    return value == null ? this : with(name, JsonValue.of(value));
  }

  Fields with(String name, boolean value) {
    return with(name, JsonValue.of(value));
  }

  Fields with(String name, int value) {
    return with(name, JsonValue.of(value));
  }

  Fields with(String name, Fields value) {
    return with(name, value.json());
  }

  Fields withTexts(String name, Collection<String> values) {
    return with(name, new JsonArray(values.stream().<JsonValue>map(JsonValue::of).toList()));
  }

  Fields withObjects(String name, List<Fields> values) {
    return with(name, new JsonArray(values.stream().<JsonValue>map(Fields::json).toList()));
  }

  Fields with(String name, Map<String, String> values) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    values.forEach((key, value) -> members.put(key, JsonValue.of(value)));
    return with(name, new JsonObject(members));
  }
}
