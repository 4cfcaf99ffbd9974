package dev.dateline.contract.pact;

import dev.dateline.contract.schema.Purpose;
import dev.dateline.contract.schema.SchemaJudge;
import dev.dateline.contract.tree.At;
import dev.dateline.contract.tree.Node;
import dev.dateline.runtime.http.ParsedParameter;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonNumber;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what travels as text for what its schema says that it is. */
final class TextValues {
  private final Node root;
  private final SchemaJudge schemas;

  TextValues(Node root, SchemaJudge schemas) {
    this.root = root;
    this.schemas = schemas;
  }

  /**
   * Reads a parameter.
   *
   * @return null where it is not there
   * @throws IllegalArgumentException whose message completes "the parameter …"
   */
  @Nullable JsonValue read(ParsedParameter parameter, At schema) {
    Set<String> types = schemas.types(schema);
    boolean scalar =
        types.isEmpty()
            || types.stream().anyMatch(each -> !each.equals("array") && !each.equals("object"));
    if (!scalar || types.contains("array") || types.contains("object")) {
      JsonValue first = null;
      IllegalArgumentException refused = null;
      for (String type : List.of("array", "object", "scalar")) {
        if (type.equals("scalar") ? !scalar : !types.contains(type)) {
          continue;
        }
        try {
          JsonValue value =
              switch (type) {
                case "array" -> list(parameter.list(), schema);
                case "object" -> map(parameter.map(schemas.propertyNames(schema)), schema);
                default -> text(parameter.text(), schema);
              };
          if (value != null && schemas.judge(schema, value, Purpose.SENT).isKept()) {
            return value;
          }
          first = first == null ? value : first;
        } catch (IllegalArgumentException e) {
          refused = e;
        }
      }
      if (first == null && refused != null) {
        throw refused;
      }
      return first;
    }
    return text(parameter.text(), schema);
  }

  private @Nullable JsonValue list(@Nullable List<String> items, At schema) {
    if (items == null) {
      return null;
    }
    At each = items(schema, 0);
    return new JsonArray(
        items.stream()
            .map(item -> each == null ? JsonValue.of(item) : scalar(item, each))
            .toList());
  }

  private @Nullable At items(At written, int depth) {
    At schema = written.followed(root);
    At items = schema.get("items");
    if (items != null || depth > 10) {
      return items;
    }
    for (String keyword : List.of("allOf", "anyOf", "oneOf")) {
      for (At part : schema.elements(keyword)) {
        At found = items(part, depth + 1);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private @Nullable JsonValue map(@Nullable Map<String, String> members, At schema) {
    if (members == null) {
      return null;
    }
    Map<String, JsonValue> values = new LinkedHashMap<>();
    members.forEach((name, text) -> values.put(name, property(schema, name, text)));
    return new JsonObject(values);
  }

  /** The value of a property that travels as text. */
  JsonValue property(At schema, String name, String text) {
    List<At> known = schemas.property(schema, name);
    At additional = schema.followed(root).get("additionalProperties");
    At holds = known.isEmpty() ? additional : known.get(0);
    return holds == null || !holds.node().isObject() ? JsonValue.of(text) : scalar(text, holds);
  }

  /** The value of a property of a form, which may be there several times. */
  JsonValue field(At schema, String name, List<String> texts) {
    List<At> known = schemas.property(schema, name);
    if (!known.isEmpty() && schemas.types(known.get(0)).contains("array")) {
      JsonValue list = list(texts, known.get(0));
      return list == null ? JsonArray.EMPTY : list;
    }
    return texts.size() == 1
        ? property(schema, name, texts.get(0))
        : new JsonArray(texts.stream().map(text -> property(schema, name, text)).toList());
  }

  private @Nullable JsonValue text(@Nullable String text, At schema) {
    if (text == null) {
      return null;
    }
    return scalar(text, schema);
  }

  /** The first of what a text may stand for that the schema lets pass. */
  private JsonValue scalar(String text, At schema) {
    Set<String> types = schemas.types(schema);
    List<JsonValue> candidates = new ArrayList<>();
    if (types.contains("integer") || types.contains("number")) {
      number(text, candidates);
    }
    if (types.contains("boolean") && (text.equals("true") || text.equals("false"))) {
      candidates.add(JsonValue.of(text.equals("true")));
    }
    int plain = candidates.size();
    candidates.add(JsonValue.of(text));
    if (types.isEmpty()) {
      number(text, candidates);
      if (text.equals("true") || text.equals("false")) {
        candidates.add(JsonValue.of(text.equals("true")));
      }
    }
    if (types.contains("object") || types.contains("array")) {
      try {
        candidates.add(JsonValue.parse(text));
      } catch (RuntimeException e) {
        candidates.add(JsonValue.of(text)); // no JSON inside
      }
    }
    for (JsonValue each : candidates) {
      if (schemas.judge(schema, each, Purpose.SENT).isKept()) {
        return each;
      }
    }
    return candidates.get(plain > 0 ? 0 : plain);
  }

  private static void number(String text, List<JsonValue> candidates) {
    try {
      candidates.add(JsonNumber.of(text));
    } catch (IllegalArgumentException e) {
      return; // text it is
    }
  }
}
