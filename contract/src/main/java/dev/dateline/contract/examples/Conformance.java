package dev.dateline.contract.examples;

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
import dev.dateline.runtime.http.WireText;
import dev.dateline.runtime.json.Direction;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonBoolean;
import dev.dateline.runtime.json.JsonValue.JsonNull;
import dev.dateline.runtime.json.JsonValue.JsonNumber;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import dev.dateline.runtime.json.JsonValue.JsonString;
import dev.dateline.runtime.validation.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether values obey a contract, and in how many places they do not. Safe for use by many threads.
 */
public final class Conformance {

  /** Further down nobody looks: types that need themselves have no end. */
  private static final int BOTTOM = 12;

  private final Contract contract;

  /** What is looked at once is looked at again, and patterns take a while to compile. */
  private final Map<Constraints, List<Rule>> rules = new ConcurrentHashMap<>();

  private Conformance(Contract contract) {
    this.contract = contract;
  }

  /** For the types of a contract. */
  public static Conformance to(Contract contract) {
    return new Conformance(contract);
  }

  /** Whether a value obeys its type and constraints when it travels in a direction. */
  public boolean obeys(
      JsonValue value, TypeRef type, Constraints constraints, Direction direction) {
    return broken(value, type, constraints, direction) == 0;
  }

  /**
   * In how many places a value does not obey; 0 where it does. Of a union, that of the variant that
   * is nearest.
   */
  public int broken(JsonValue value, TypeRef type, Constraints constraints, Direction direction) {
    return broken(value, type, constraints, direction, 0);
  }

  private int broken(
      JsonValue value, TypeRef type, Constraints constraints, Direction direction, int depth) {
    if (depth > BOTTOM) {
      return 1;
    }
    int broken =
        (int)
            rules.computeIfAbsent(constraints, Conformance::rules).stream()
                .filter(rule -> !rule.test(value))
                .limit(100)
                .count();
    if (type instanceof TypeRef.Scalar scalar) {
      return broken + (isOf(value, scalar.kind()) ? 0 : 1);
    }
    if (type instanceof TypeRef.ListOf list) {
      if (!(value instanceof JsonArray array)) {
        return broken + 1;
      }
      for (JsonValue item : array.items()) {
        broken +=
            item instanceof JsonNull
                ? list.nullableItems() ? 0 : 1
                : broken(item, list.items(), list.itemConstraints(), direction, depth + 1);
      }
      return broken;
    }
    if (type instanceof TypeRef.MapOf map) {
      if (!(value instanceof JsonObject object)) {
        return broken + 1;
      }
      for (JsonValue member : object.members().values()) {
        broken +=
            member instanceof JsonNull
                ? map.nullableValues() ? 0 : 1
                : broken(member, map.values(), map.valueConstraints(), direction, depth + 1);
      }
      return broken;
    }
    NamedType named = named((TypeRef.Named) type);
    if (named instanceof EnumType listed) {
      boolean known =
          listed.constants().stream().anyMatch(each -> value(listed, each).equals(value));
      return broken + (known ? 0 : 1);
    }
    if (named instanceof UnionType union) {
      int best = Integer.MAX_VALUE;
      for (Variant each : candidates(union, value)) {
        best = Math.min(best, broken(value, each.type(), Constraints.NONE, direction, depth + 1));
      }
      return broken + (best == Integer.MAX_VALUE ? 1 : best);
    }
    return broken + broken(value, (ObjectType) named, direction, depth);
  }

  private int broken(JsonValue value, ObjectType type, Direction direction, int depth) {
    if (!(value instanceof JsonObject object)) {
      return 1;
    }
    Map<String, JsonValue> members = object.members();
    int broken = 0;
    int known = 0;
    for (Property each : type.properties()) {
      JsonValue member = members.get(each.wireName());
      if (member == null) {
        broken += each.required() && travels(each, direction) ? 1 : 0;
        continue;
      }
      known++;
      if (travels(each, direction)) {
        broken +=
            member instanceof JsonNull
                ? each.nullable() ? 0 : 1
                : broken(member, each.type(), each.constraints(), direction, depth + 1);
      }
    }
    if (known < members.size()) {
      broken += others(type, members, direction, depth);
    }
    broken += type.minProperties() != null && members.size() < type.minProperties() ? 1 : 0;
    broken += type.maxProperties() != null && members.size() > type.maxProperties() ? 1 : 0;
    for (Rule rule : type.rules()) {
      broken += rule.test(value) ? 0 : 1;
    }
    return broken;
  }

  /** Properties that the type does not name. */
  private int others(
      ObjectType type, Map<String, JsonValue> members, Direction direction, int depth) {
    int broken = 0;
    for (Map.Entry<String, JsonValue> member : members.entrySet()) {
      if (type.properties().stream().noneMatch(p -> p.wireName().equals(member.getKey()))) {
        TypeRef values = type.additional().type();
        broken +=
            !type.additional().allowed()
                ? 1
                : values == null || member.getValue() instanceof JsonNull
                    ? 0
                    : broken(
                        member.getValue(),
                        values,
                        type.additional().constraints(),
                        direction,
                        depth + 1);
      }
    }
    return broken;
  }

  /** Whether a property travels in a direction. */
  public static boolean travels(Property property, Direction direction) {
    return switch (property.access()) {
      case BOTH -> true;
      case READ_ONLY -> direction.includesReadOnly();
      case WRITE_ONLY -> direction.includesWriteOnly();
    };
  }

  /**
   * The variant of a union that a value is one of; null where it is none.
   *
   * @param union that it may be of
   * @param value to look at
   * @param direction it travels in
   */
  public @Nullable Variant variant(UnionType union, JsonValue value, Direction direction) {
    for (Variant each : candidates(union, value)) {
      if (obeys(value, each.type(), Constraints.NONE, direction)) {
        return each;
      }
    }
    return null;
  }

  /** The variants that the discriminator leaves. */
  private static List<Variant> candidates(UnionType union, JsonValue value) {
    if (union.discriminator() == null
        || !(value instanceof JsonObject object)
        || union.variants().stream().allMatch(each -> each.discriminatorValues().isEmpty())) {
      return union.variants();
    }
    // Without its discriminator nobody can tell which variant it is meant to be.
    return object.members().get(union.discriminator()) instanceof JsonString told
        ? union.variants().stream()
            .filter(each -> each.discriminatorValues().contains(told.value()))
            .toList()
        : List.of();
  }

  NamedType named(TypeRef.Named type) {
    return Objects.requireNonNull(
        contract.types().get(type.name()), () -> "the contract has no type " + type.name());
  }

  /** A constant of an enumeration as it is in JSON. */
  public static JsonValue value(EnumType type, EnumType.Constant constant) {
    return switch (type.kind()) {
      case STRING -> JsonValue.of(constant.value());
      case BOOLEAN -> JsonValue.of(constant.value().equals("true"));
      default -> JsonNumber.of(constant.value());
    };
  }

  private static boolean isOf(JsonValue value, Kind kind) {
    return switch (kind) {
      case JSON -> true;
      case BOOLEAN -> value instanceof JsonBoolean;
      case INT32, INT64 -> value instanceof JsonNumber number && isInteger(number, kind);
      case FLOAT, DOUBLE, DECIMAL -> value instanceof JsonNumber;
      case STRING, BINARY -> value instanceof JsonString;
      case DATE -> parses(value, WireText::parseDate);
      case DATE_TIME -> parses(value, WireText::parseDateTime);
      case UUID -> parses(value, WireText::parseUuid);
      case URI -> parses(value, WireText::parseUri);
      case BASE64 -> parses(value, WireText::parseBase64);
    };
  }

  private static boolean isInteger(JsonNumber number, Kind kind) {
    try {
      if (kind == Kind.INT32) {
        number.decimal().intValueExact();
      } else {
        number.decimal().longValueExact();
      }
      return true;
    } catch (ArithmeticException e) {
      return false;
    }
  }

  private static boolean parses(JsonValue value, Function<String, Object> parse) {
    if (!(value instanceof JsonString text)) {
      return false;
    }
    try {
      return parse.apply(text.value()) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static List<Rule> rules(Constraints it) {
    List<Rule> rules = new ArrayList<>();
    if (it.constant() != null) {
      rules.add(Rule.constant(it.constant()));
    }
    if (it.minimum() != null) {
      rules.add(Rule.minimum(it.minimum().toString(), it.exclusiveMinimum()));
    }
    if (it.maximum() != null) {
      rules.add(Rule.maximum(it.maximum().toString(), it.exclusiveMaximum()));
    }
    if (it.multipleOf() != null) {
      rules.add(Rule.multipleOf(it.multipleOf().toString()));
    }
    if (it.minLength() != null) {
      rules.add(Rule.minLength(it.minLength()));
    }
    if (it.maxLength() != null) {
      rules.add(Rule.maxLength(it.maxLength()));
    }
    if (it.pattern() != null) {
      rules.add(Rule.pattern(it.pattern().java()));
    }
    if (it.minItems() != null) {
      rules.add(Rule.minItems(it.minItems()));
    }
    if (it.maxItems() != null) {
      rules.add(Rule.maxItems(it.maxItems()));
    }
    if (it.uniqueItems()) {
      rules.add(Rule.uniqueItems());
    }
    if (it.minProperties() != null) {
      rules.add(Rule.minProperties(it.minProperties()));
    }
    if (it.maxProperties() != null) {
      rules.add(Rule.maxProperties(it.maxProperties()));
    }
    return List.copyOf(rules);
  }
}
