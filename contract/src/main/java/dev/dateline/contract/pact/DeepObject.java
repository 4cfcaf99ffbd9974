package dev.dateline.contract.pact;

import dev.dateline.contract.schema.Purpose;
import dev.dateline.contract.schema.SchemaJudge;
import dev.dateline.contract.tree.At;
import dev.dateline.runtime.http.PercentEncoding;
import dev.dateline.runtime.http.QueryText;
import dev.dateline.runtime.json.JsonException;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads parameters of the style {@code deepObject}. OpenAPI says how properties are written, {@code
 * filter[age]=3}, and nothing of what is inside of these; there it is read as the libraries for
 * such queries agree to write it: {@code filter[owner][name]=A}, {@code filter[tags][]=a}, {@code
 * filter[tags][0]=a}, {@code filter[tags]=a&filter[tags]=b}.
 */
final class DeepObject {
  private static final int DEEPEST = 50;

  private final SchemaJudge schemas;

  DeepObject(SchemaJudge schemas) {
    this.schemas = schemas;
  }

  /** What the query has at one level of names. */
  private static final class Level {
    private final Map<String, Level> inside = new LinkedHashMap<>();
    private final List<String> values = new ArrayList<>();
  }

  /**
   * Whether nobody can say what belongs together, as in {@code a[][x]=1&a[][y]=2}: one item, or
   * two.
   */
  static boolean isAmbiguous(QueryText query, String name) {
    return query.names().stream()
        .anyMatch(each -> each.startsWith(name + "[") && each.contains("[]["));
  }

  /**
   * Reads a parameter, all of whose values stay texts.
   *
   * @return null where it is not there
   * @throws IllegalArgumentException whose message completes "the parameter …"
   */
  @Nullable JsonValue read(QueryText query, String name, At schema) {
    if (query.names().contains(name)) {
      throw new IllegalArgumentException("must be an object, written " + name + "[property]=value");
    }
    Level top = level(query, name);
    return top.inside.isEmpty() ? null : object(top, List.of(schema));
  }

  /**
   * Reads a field of a form that is written as a parameter of this style would be, or as a list.
   *
   * @param all the schemas of the field
   */
  JsonValue field(QueryText form, String name, List<At> all) {
    return value(level(form, name), all);
  }

  private static Level level(QueryText query, String name) {
    Level top = new Level();
    for (String each : query.names()) {
      if (each.startsWith(name + "[") && each.endsWith("]")) {
        String[] steps = each.substring(name.length() + 1, each.length() - 1).split("]\\[", -1);
        if (steps.length > DEEPEST) {
          throw new IllegalArgumentException("must not have more than " + DEEPEST + " levels");
        }
        Level level = top;
        for (String step : steps) {
          level = level.inside.computeIfAbsent(step, key -> new Level());
        }
        for (String raw : query.rawValues(each)) {
          level.values.add(PercentEncoding.decode(raw.replace('+', ' ')));
        }
      }
    }
    return top;
  }

  private JsonValue object(Level level, List<At> all) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    level.inside.forEach(
        (name, inside) -> {
          List<At> known =
              all.stream().flatMap(each -> schemas.property(each, name).stream()).toList();
          members.put(
              name, value(inside, known.isEmpty() ? all(all, "additionalProperties") : known));
        });
    return new JsonObject(members);
  }

  private List<At> all(List<At> schemasOf, String keyword) {
    return schemasOf.stream().flatMap(each -> schemas.all(each, keyword).stream()).toList();
  }

  private JsonValue value(Level level, List<At> all) {
    Set<String> types = new LinkedHashSet<>();
    all.forEach(each -> types.addAll(schemas.types(each)));
    if (level.inside.isEmpty()) {
      return text(level.values, all, types);
    }
    boolean counted = level.inside.keySet().stream().allMatch(each -> each.matches("[0-9]{0,9}"));
    if (!counted || (types.contains("object") && !types.contains("array"))) {
      return object(level, all);
    }
    List<At> items = all(all, "items");
    List<JsonValue> values = new ArrayList<>();
    level.inside.forEach(
        (count, inside) -> {
          if (count.isEmpty()) {
            inside.values.forEach(each -> values.add(JsonValue.of(each)));
          } else {
            values.add(value(inside, items));
          }
        });
    return new JsonArray(values);
  }

  /** What is between the last brackets and the end: the first of its meanings that is allowed. */
  private JsonValue text(List<String> values, List<At> all, Set<String> types) {
    List<JsonValue> candidates = new ArrayList<>();
    String single = values.get(0);
    boolean array = types.contains("array");
    if (values.size() == 1 && (!array || types.size() > 1)) {
      candidates.add(JsonValue.of(single));
    }
    if (values.size() > 1 || array) {
      candidates.add(list(values));
    }
    if (values.size() == 1 && array) {
      candidates.add(list(List.of(single.split(",", -1))));
    }
    if (array || types.contains("object")) {
      try {
        candidates.add(JsonValue.parse(single));
      } catch (JsonException e) {
        candidates.add(candidates.get(0)); // no JSON inside
      }
    }
    return candidates.stream()
        .filter(
            each ->
                all.stream()
                    .anyMatch(
                        schema -> schemas.judge(schema, each, Purpose.SENT.ofTexts()).isKept()))
        .findFirst()
        .orElse(candidates.get(0));
  }

  private static JsonArray list(List<String> texts) {
    return new JsonArray(texts.stream().<JsonValue>map(JsonValue::of).toList());
  }
}
