package dev.dateline.contract.pact;

import dev.dateline.contract.schema.Problem;
import dev.dateline.contract.tree.Pointer;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A body as a schema can be held against it.
 *
 * @param value as JSON
 * @param texts whether it travelled as text, which may stand for numbers and booleans
 * @param inside whether its parts have JSON pointers of their own in the pact
 * @param selected what a path of a matcher selects in it: the values, by JSON pointer into {@code
 *     value}
 * @param shown what a place in {@code value} is called in sentences
 * @param problems what is wrong with the form that the value came in
 */
record Content(
    JsonValue value,
    boolean texts,
    boolean inside,
    Function<MatcherPath, Map<String, JsonValue>> selected,
    UnaryOperator<String> shown,
    List<Problem> problems) {

  /** A body of JSON. */
  static Content json(JsonValue value) {
    return new Content(
        value, false, true, path -> select(value, path), UnaryOperator.identity(), List.of());
  }

  /** A body of fields that travelled as text; matchers know no names for them. */
  static Content fields(JsonValue value) {
    return new Content(
        value, true, false, path -> select(value, path), UnaryOperator.identity(), List.of());
  }

  private static Map<String, JsonValue> select(JsonValue body, MatcherPath path) {
    Map<String, JsonValue> selected = new LinkedHashMap<>();
    collect(body, "", path, 0, selected);
    return selected;
  }

  private static void collect(
      JsonValue value, String at, MatcherPath path, int depth, Map<String, JsonValue> into) {
    if (depth == path.steps().size()) {
      into.put(at, value);
      return;
    }
    String step = path.steps().get(depth);
    if (value instanceof JsonObject object) {
      object
          .members()
          .forEach(
              (name, member) -> {
                if (step == null || step.equals(name)) {
                  collect(member, Pointer.child(at, name), path, depth + 1, into);
                }
              });
    } else if (value instanceof JsonArray array) {
      for (int i = 0; i < array.items().size(); i++) {
        if (step == null || step.equals(Integer.toString(i))) {
          collect(array.items().get(i), Pointer.child(at, i), path, depth + 1, into);
        }
      }
    }
  }
}
