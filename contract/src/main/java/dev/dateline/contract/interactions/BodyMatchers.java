package dev.dateline.contract.interactions;

import dev.dateline.contract.examples.Conformance;
import dev.dateline.contract.model.Constraints;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.NamedType;
import dev.dateline.contract.model.NamedType.EnumType;
import dev.dateline.contract.model.NamedType.ObjectType;
import dev.dateline.contract.model.NamedType.UnionType;
import dev.dateline.contract.model.NamedType.UnionType.Variant;
import dev.dateline.contract.model.Property;
import dev.dateline.contract.model.TypeRef;
import dev.dateline.contract.model.TypeRef.Scalar.Kind;
import dev.dateline.runtime.json.Direction;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonNull;
import dev.dateline.runtime.json.JsonValue.JsonNumber;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import dev.dateline.runtime.json.JsonValue.JsonString;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The matchers of a body (Pact specification V4): what the document gives a type or a pattern is
 * matched by it, a constant and what the interaction is about by its value.
 */
final class BodyMatchers {

  private static final String DAY = "\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])";
  private static final String TIME = "([01]\\d|2[0-3]):[0-5]\\d";
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern SIGNS = Pattern.compile("[\\\\^$.|?*+()\\[\\]{}]");

  private final Contract contract;
  private final Conformance conformance;
  private final Direction direction;
  private final String literal;
  private final Map<String, JsonValue> rules = new LinkedHashMap<>();

  private BodyMatchers(
      Contract contract, Conformance conformance, Direction direction, String literal) {
    this.contract = contract;
    this.conformance = conformance;
    this.direction = direction;
    this.literal = literal;
  }

  /**
   * Matchers by path.
   *
   * @param literal the place that is told to the letter, as {@link Place#toString} has it; empty
   *     for none
   */
  static JsonObject of(
      Contract contract,
      JsonValue body,
      TypeRef type,
      Constraints constraints,
      Direction direction,
      String literal) {
    BodyMatchers matchers =
        new BodyMatchers(contract, Conformance.to(contract), direction, literal);
    matchers.walk(body, type, constraints, "$", Place.ROOT);
    return new JsonObject(matchers.rules);
  }

  private void walk(
      JsonValue value, TypeRef type, Constraints constraints, String path, Place place) {
    if (value instanceof JsonNull
        || constraints.constant() != null
        || (!literal.isEmpty() && literal.equals(place.toString()))) {
      rule(path, Map.of("match", "equality"));
    } else if (type instanceof TypeRef.Scalar scalar) {
      rule(path, scalar(value, scalar.kind(), constraints));
    } else if (type instanceof TypeRef.ListOf list) {
      list((JsonArray) value, list, constraints, path, place);
    } else if (type instanceof TypeRef.MapOf map) {
      ((JsonObject) value)
          .members()
          .forEach(
              (name, member) ->
                  walk(
                      member,
                      map.values(),
                      map.valueConstraints(),
                      path + step(name),
                      place.at(name)));
    } else {
      named(value, (TypeRef.Named) type, path, place);
    }
  }

  private void list(
      JsonArray array, TypeRef.ListOf list, Constraints constraints, String path, Place place) {
    boolean told = !literal.isEmpty() && literal.startsWith(place.toString());
    if (array.items().size() == 1 && !told) {
      int least = constraints.minItems() == null ? 1 : Math.max(1, constraints.minItems());
      rule(path, Map.of("match", "type", "min", least));
      walk(array.items().get(0), list.items(), list.itemConstraints(), path + "[*]", place.at(0));
      return;
    }
    for (int i = 0; i < array.items().size(); i++) {
      walk(
          array.items().get(i),
          list.items(),
          list.itemConstraints(),
          path + "[" + i + "]",
          place.at(i));
    }
  }

  private void named(JsonValue value, TypeRef.Named type, String path, Place place) {
    NamedType named = Objects.requireNonNull(contract.types().get(type.name()));
    if (named instanceof EnumType listed) {
      rule(
          path,
          listed.kind() == Kind.STRING && !listed.constants().isEmpty()
              ? Map.of("match", "regex", "regex", alternatives(listed))
              : Map.of("match", "equality"));
    } else if (named instanceof UnionType union) {
      Variant variant = conformance.variant(union, value, direction);
      if (variant == null) {
        rule(path, Map.of("match", "equality"));
      } else {
        walk(value, variant.type(), Constraints.NONE, path, place);
      }
    } else {
      ObjectType object = (ObjectType) named;
      ((JsonObject) value)
          .members()
          .forEach(
              (name, member) -> {
                Property known = property(object, name);
                String inner = path + step(name);
                if (known == null) {
                  rule(inner, Map.of("match", "type"));
                } else {
                  walk(member, known.type(), known.constraints(), inner, place.at(name));
                }
              });
    }
  }

  private static @Nullable Property property(ObjectType type, String name) {
    return type.properties().stream()
        .filter(each -> each.wireName().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static String alternatives(EnumType type) {
    return type.constants().stream()
        .map(each -> SIGNS.matcher(each.value()).replaceAll("\\\\$0"))
        .collect(Collectors.joining("|", "^(", ")$"));
  }

  private static Map<String, Object> scalar(JsonValue value, Kind kind, Constraints constraints) {
    return switch (kind) {
      case STRING -> text(value, constraints);
      case BOOLEAN -> Map.of("match", "boolean");
      case INT32, INT64 -> Map.of("match", "integer");
      case FLOAT, DOUBLE, DECIMAL -> Map.of("match", "number");
      case DATE -> regex(value, "^" + DAY + "$");
      case DATE_TIME ->
          regex(value, "^" + DAY + "T" + TIME + ":[0-5]\\d(\\.\\d+)?(Z|[+-]" + TIME + ")$");
      case UUID ->
          regex(
              value,
              "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$");
      case URI, BASE64, BINARY, JSON -> Map.of("match", "type");
    };
  }

  private static Map<String, Object> text(JsonValue value, Constraints constraints) {
    if (constraints.pattern() == null) {
      return Map.of("match", "type");
    }
    String source = constraints.pattern().source();
    // A matcher has to match the whole text; a pattern of a schema is found in it.
    return regex(
        value, source.startsWith("^") && source.endsWith("$") ? source : "^.*(" + source + ").*$");
  }

  /** As a matcher where the value matches in Java too, which is what Pact JVM goes by. */
  private static Map<String, Object> regex(JsonValue value, String regex) {
    try {
      return value instanceof JsonString text && Pattern.matches(regex, text.value())
          ? Map.of("match", "regex", "regex", regex)
          : Map.of("match", "type");
    } catch (PatternSyntaxException e) {
      return Map.of("match", "type");
    }
  }

  private void rule(String path, Map<String, Object> matcher) {
    rules.put(path, matching(matcher));
  }

  static JsonObject matching(Map<String, Object> matcher) {
    JsonObject json = JsonObject.EMPTY;
    for (String key : new String[] {"match", "regex", "min"}) {
      Object value = matcher.get(key);
      if (value != null) {
        json =
            json.with(
                key,
                value instanceof Integer number
                    ? JsonNumber.of(number.longValue())
                    : JsonValue.of(value.toString()));
      }
    }
    return JsonObject.EMPTY.with("matchers", JsonArray.of(json));
  }

  private static String step(String name) {
    return PLAIN.matcher(name).matches()
        ? "." + name
        : "['" + name.replace("\\", "\\\\").replace("'", "\\'") + "']";
  }
}
