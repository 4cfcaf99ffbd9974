package dev.dateline.contract.pact;

import dev.dateline.contract.pact.MatchingRules.Matcher;
import dev.dateline.contract.pact.MatchingRules.Selected;
import dev.dateline.contract.schema.Applied;
import dev.dateline.contract.schema.Judgement;
import dev.dateline.contract.schema.Numeric;
import dev.dateline.contract.schema.SchemaJudge;
import dev.dateline.contract.tree.At;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonBoolean;
import dev.dateline.runtime.json.JsonValue.JsonNull;
import dev.dateline.runtime.json.JsonValue.JsonNumber;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import dev.dateline.runtime.json.JsonValue.JsonString;
import dev.dateline.runtime.validation.PatternSearch;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Asks of the matchers of an expected body whether documented values can pass them. The examples
 * beside them are judged like all values; here it is about what lies between.
 */
final class MatcherCheck {

  /**
   * Checks.
   *
   * @param body all of the body
   * @param offset pointer to the part of it that was judged
   * @param judgement what the schema says of that part
   */
  void check(MatchingRules rules, JsonValue body, String offset, Judgement judgement, Notes notes) {
    Map<String, JsonValue> places = new LinkedHashMap<>();
    collect(body, "", places);
    for (Selected selected : rules.of("body")) {
      places.forEach(
          (place, value) -> {
            if (selected.path().selects(place)) {
              List<At> schemas =
                  judgement.applied().stream()
                      .filter(each -> (offset + each.at()).equals(place))
                      .map(Applied::schema)
                      .distinct()
                      .toList();
              selected.matchers().forEach(each -> check(each, place, value, schemas, notes));
            }
          });
    }
  }

  private static void collect(JsonValue value, String at, Map<String, JsonValue> into) {
    into.put(at, value);
    if (value instanceof JsonObject object) {
      object.members().forEach((name, member) -> collect(member, Pointer.child(at, name), into));
    } else if (value instanceof JsonArray array) {
      for (int i = 0; i < array.items().size(); i++) {
        collect(array.items().get(i), Pointer.child(at, i), into);
      }
    }
  }

  private static void check(
      Matcher matcher, String place, JsonValue example, List<At> schemas, Notes notes) {
    String shown = place.isEmpty() ? "the body" : place;
    if (!passes(matcher, example)) {
      notes.add(
          FindingCode.MATCHER_EXAMPLE,
          matcher.pointer(),
          schemas.isEmpty() ? "#" : schemas.get(0).pointer(),
          "The matcher "
              + describe(matcher)
              + " for "
              + shown
              + " does not let its own example pass, which is "
              + SchemaJudge.shown(example)
              + ".");
      return;
    }
    for (At schema : schemas) {
      String never = impossible(matcher, schema.node());
      if (never != null) {
        notes.add(
            FindingCode.MATCHER_IMPOSSIBLE,
            matcher.pointer(),
            schema.pointer(),
            "The matcher " + describe(matcher) + " for " + shown + " " + never + ".");
      }
    }
    Set<String> types = new LinkedHashSet<>();
    schemas.forEach(each -> types.addAll(types(each.node())));
    if (kind(matcher).equals("integer") && types.contains("number") && !types.contains("integer")) {
      notes.add(
          FindingCode.MATCHER_UNPROMISED,
          matcher.pointer(),
          schemas.get(0).pointer(),
          "The matcher 'integer' for "
              + shown
              + " wants no fraction, and the document promises a number, which may have one.");
    }
  }

  /** Why no value of a schema passes a matcher; null where some may. */
  private static @Nullable String impossible(Matcher matcher, Node schema) {
    Set<String> types = types(schema);
    switch (kind(matcher)) {
      case "decimal" -> {
        if (types.contains("integer") && !types.contains("number")) {
          return "wants a number with a fraction, and the document has integers only";
        }
      }
      case "type", "eachlike" -> {
        BigDecimal least = number(matcher, "min");
        BigDecimal most = number(matcher, "max");
        BigDecimal floor = Numeric.of(schema.get("minItems"));
        BigDecimal ceiling = Numeric.of(schema.get("maxItems"));
        if (least != null && ceiling != null && least.compareTo(ceiling) > 0) {
          return "wants at least " + least + " items, and the document has at most " + ceiling;
        }
        if (most != null && floor != null && most.compareTo(floor) < 0) {
          return "wants at most " + most + " items, and the document has at least " + floor;
        }
      }
      default -> {
        // the example tells
      }
    }
    return null;
  }

  private static Set<String> types(Node schema) {
    Set<String> types = new LinkedHashSet<>();
    String single = schema.text("type");
    if (single != null) {
      types.add(single);
    }
    schema.elements("type").stream().map(Node::text).filter(Objects::nonNull).forEach(types::add);
    return types;
  }

  private static @Nullable BigDecimal number(Matcher matcher, String name) {
    return matcher.parameters().get(name) instanceof JsonNumber number ? number.decimal() : null;
  }

  /** Whether a matcher lets its example pass; true in doubt. */
  private static boolean passes(Matcher matcher, JsonValue example) {
    return switch (kind(matcher)) {
      case "integer" ->
          !(example instanceof JsonNumber number) ? isText(example) : number.isInteger();
      case "decimal", "number" -> example instanceof JsonNumber || isText(example);
      case "boolean" -> example instanceof JsonBoolean || isText(example);
      case "null" -> example instanceof JsonNull;
      case "regex" -> finds(matcher, example);
      case "include" -> includes(matcher, example);
      case "eachlike", "arraycontains" -> example instanceof JsonArray;
      default -> true;
    };
  }

  private static boolean isText(JsonValue example) {
    return example instanceof JsonString || example instanceof JsonNull;
  }

  private static boolean finds(Matcher matcher, JsonValue example) {
    if (!(matcher.parameters().get("regex") instanceof JsonString regex)
        || example instanceof JsonObject
        || example instanceof JsonArray
        || example instanceof JsonNull) {
      return true;
    }
    String text = example instanceof JsonString string ? string.value() : example.toString();
    try {
      return PatternSearch.search(Pattern.compile(regex.value()), text)
          != PatternSearch.Outcome.NOT_FOUND;
    } catch (PatternSyntaxException e) {
      return true; // an expression of another language
    }
  }

  private static boolean includes(Matcher matcher, JsonValue example) {
    return !(matcher.parameters().get("value") instanceof JsonString part)
        || !(example instanceof JsonString text)
        || text.value().contains(part.value());
  }

  private static String kind(Matcher matcher) {
    return matcher.kind().toLowerCase(Locale.ROOT);
  }

  private static String describe(Matcher matcher) {
    return matcher.parameters().get("regex") instanceof JsonString regex
        ? "/" + regex.value() + "/"
        : "'" + matcher.kind() + "'";
  }
}
