package dev.dateline.contract.interactions;

import dev.dateline.contract.examples.Conformance;
import dev.dateline.contract.examples.ExampleValues;
import dev.dateline.contract.model.Constraints;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.NamedType;
import dev.dateline.contract.model.NamedType.EnumType;
import dev.dateline.contract.model.NamedType.ObjectType;
import dev.dateline.contract.model.NamedType.UnionType;
import dev.dateline.contract.model.NamedType.UnionType.Variant;
import dev.dateline.contract.model.Property;
import dev.dateline.contract.model.TypeName;
import dev.dateline.contract.model.TypeRef;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonNull;
import dev.dateline.runtime.json.JsonValue.JsonNumber;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import dev.dateline.runtime.json.JsonValue.JsonString;
import dev.dateline.runtime.validation.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a contract tells apart in a value: what else obeys, and what just does not. What
 * is found is held to the contract before it is given out. For one value; not thread-safe.
 */
final class Variations {

  /** Further in nothing is looked at. */
  private static final int DEEPEST = 6;

  /** A value that no document has for a constant. */
  private static final String UNKNOWN = "NO_SUCH_VALUE";

  private final Contract contract;
  private final Conformance conformance;
  private final ExampleValues examples;
  private final Repair repair;
  private final Whole whole;
  private final Set<TypeName> seen = new HashSet<>();
  private final Set<JsonValue> known = new LinkedHashSet<>();
  private final List<Variation> found = new ArrayList<>();
  private final List<PlacedRule> rules = new ArrayList<>();

  /** A rule for what is at a place. */
  private record PlacedRule(Place place, Rule rule) {
    boolean holds(JsonValue whole) {
      JsonValue value = place.in(whole);
      return value == null || rule.test(value);
    }
  }

  private Variations(
      Contract contract, Conformance conformance, ExampleValues examples, Whole whole) {
    this.contract = contract;
    this.conformance = conformance;
    this.examples = examples;
    this.repair = new Repair(contract, conformance, examples);
    this.whole = whole;
  }

  /**
   * The values near one.
   *
   * @param base a value that obeys
   * @param whole what it obeys
   */
  static List<Variation> of(
      Contract contract,
      Conformance conformance,
      ExampleValues examples,
      JsonValue base,
      Whole whole) {
    Variations variations = new Variations(contract, conformance, examples, whole);
    variations.known.add(base);
    whole.rules().forEach(rule -> variations.rules.add(new PlacedRule(Place.ROOT, rule)));
    variations.walk(base, whole.type(), whole.constraints(), Place.ROOT);
    variations.rules(base);
    return variations.found;
  }

  // ---- what is found

  /** Adds a value that is to obey: mended elsewhere if need be; null where it cannot. */
  private @Nullable JsonValue accepted(JsonValue value, Place place, String about) {
    JsonValue mended = repair.mended(value, whole, place);
    if (mended != null && known.add(mended)) {
      found.add(new Variation(about, place, mended, true));
    }
    return mended;
  }

  /** Adds a value if it does not obey. */
  private void refused(JsonValue value, Place place, String about) {
    if (!known.contains(value) && whole.broken(value, conformance) > 0) {
      known.add(value);
      found.add(new Variation(about, place, value, false));
    }
  }

  private void either(JsonValue value, Place place, String about) {
    if (whole.broken(value, conformance) == 0) {
      accepted(value, place, about);
    } else {
      refused(value, place, about);
    }
  }

  private String about(Place place, String what) {
    String where = place.toString();
    return where.isEmpty() ? what : where + " " + what;
  }

  // ---- the walk

  /**
   * Varies what is at a place.
   *
   * @param carrier a whole that obeys and has something there
   */
  private void walk(JsonValue carrier, TypeRef type, Constraints constraints, Place place) {
    JsonValue value = place.in(carrier);
    if (value == null || place.steps().size() > DEEPEST) {
      return;
    }
    JsonValue constant = constraints.constant();
    if (constant != null) {
      refused(
          place.put(carrier, other(constant)), place, about(place, "another than the constant"));
    }
    if (type instanceof TypeRef.Scalar scalar) {
      if (constant == null) {
        ScalarVariations.of(scalar.kind(), constraints, value)
            .forEach((each, what) -> either(place.put(carrier, each), place, about(place, what)));
      }
    } else if (type instanceof TypeRef.ListOf list) {
      list(carrier, list, constraints, value, place);
    } else if (type instanceof TypeRef.MapOf map) {
      map(carrier, map, constraints, value, place);
    } else {
      named(carrier, (TypeRef.Named) type, value, place);
    }
  }

  private static JsonValue other(JsonValue constant) {
    if (constant instanceof JsonNumber number) {
      return JsonValue.of(number.decimal().add(BigDecimal.ONE));
    }
    return constant instanceof JsonValue.JsonBoolean bool
        ? JsonValue.of(!bool.value())
        : JsonValue.of(UNKNOWN);
  }

  private void list(
      JsonValue carrier,
      TypeRef.ListOf list,
      Constraints constraints,
      JsonValue value,
      Place place) {
    if (!(value instanceof JsonArray array)) {
      return;
    }
    if (constraints.minItems() != null) {
      size(carrier, list, array, constraints.minItems(), place, "as few as may be");
      size(carrier, list, array, constraints.minItems() - 1, place, "too few");
    } else {
      size(carrier, list, array, 0, place, "empty");
    }
    if (constraints.maxItems() != null && constraints.maxItems() <= 100) {
      size(carrier, list, array, constraints.maxItems(), place, "as many as may be");
      size(carrier, list, array, constraints.maxItems() + 1, place, "too many");
    }
    if (constraints.uniqueItems() && !array.items().isEmpty()) {
      refused(
          place.put(carrier, array.with(array.items().get(0))),
          place,
          about(place, "has one twice"));
    }
    refused(place.put(carrier, JsonValue.of("text")), place, about(place, "a text"));
    JsonValue filled = carrier;
    if (array.items().isEmpty()) {
      JsonValue item =
          examples.of(list.items(), list.itemConstraints(), whole.name(), whole.direction());
      filled = accepted(place.put(carrier, JsonArray.of(item)), place, about(place, "has one"));
    }
    if (filled != null) {
      Place item = place.at(0);
      if (list.nullableItems()) {
        accepted(item.put(filled, JsonNull.INSTANCE), item, about(item, "null"));
      }
      walk(filled, list.items(), list.itemConstraints(), item);
    }
  }

  private void size(
      JsonValue carrier, TypeRef.ListOf list, JsonArray array, int size, Place place, String what) {
    if (size < 0) {
      return;
    }
    List<JsonValue> items = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      items.add(
          i < array.items().size()
              ? array.items().get(i)
              : array.items().isEmpty()
                  ? examples.of(
                      list.items(), list.itemConstraints(), whole.name(), whole.direction())
                  : numbered(array.items().get(0), i));
    }
    either(place.put(carrier, new JsonArray(items)), place, about(place, what));
  }

  /** Another item, where it is of a kind that can be counted. */
  private static JsonValue numbered(JsonValue item, int i) {
    return item instanceof JsonString text
        ? JsonValue.of(text.value() + i)
        : item instanceof JsonNumber number
            ? JsonValue.of(number.decimal().add(BigDecimal.valueOf(i)))
            : item;
  }

  private void map(
      JsonValue carrier, TypeRef.MapOf map, Constraints constraints, JsonValue value, Place place) {
    if (!(value instanceof JsonObject object)) {
      return;
    }
    if (constraints.minProperties() != null) {
      entries(carrier, map, constraints.minProperties(), place, "as few as may be");
      entries(carrier, map, constraints.minProperties() - 1, place, "too few");
    }
    if (constraints.maxProperties() != null && constraints.maxProperties() <= 100) {
      entries(carrier, map, constraints.maxProperties(), place, "as many as may be");
      entries(carrier, map, constraints.maxProperties() + 1, place, "too many");
    }
    refused(place.put(carrier, JsonValue.of("text")), place, about(place, "a text"));
    if (!object.members().isEmpty()) {
      Place member = place.at(object.members().keySet().iterator().next());
      walk(carrier, map.values(), map.valueConstraints(), member);
    }
  }

  private void entries(JsonValue carrier, TypeRef.MapOf map, int count, Place place, String what) {
    if (count < 0) {
      return;
    }
    JsonObject made = JsonObject.EMPTY;
    for (int i = 1; i <= count; i++) {
      made =
          made.with(
              "key" + i,
              examples.of(map.values(), map.valueConstraints(), whole.name(), whole.direction()));
    }
    either(place.put(carrier, made), place, about(place, what));
  }

  private void named(JsonValue carrier, TypeRef.Named named, JsonValue value, Place place) {
    NamedType type = contract.types().get(named.name());
    if (type instanceof EnumType listed) {
      for (EnumType.Constant each : listed.constants()) {
        accepted(
            place.put(carrier, Conformance.value(listed, each)), place, about(place, each.value()));
      }
      JsonValue unknown =
          switch (listed.kind()) {
            case STRING -> JsonValue.of(UNKNOWN);
            case BOOLEAN -> JsonNull.INSTANCE;
            default -> JsonNumber.of(987_654_321L);
          };
      refused(place.put(carrier, unknown), place, about(place, "another than the listed"));
    } else if (type instanceof UnionType union) {
      union(carrier, union, value, place);
    } else if (type instanceof ObjectType object && value instanceof JsonObject) {
      // What is told of a type once need not be told again at its next place.
      if (seen.add(object.name())) {
        object(carrier, object, place);
      }
    }
  }

  private void union(JsonValue carrier, UnionType union, JsonValue value, Place place) {
    if (!seen.add(union.name())) {
      return;
    }
    Variant here = conformance.variant(union, value, whole.direction());
    for (Variant each : union.variants()) {
      JsonValue with = carrier;
      if (!each.equals(here)) {
        String name = place.steps().isEmpty() ? whole.name() : place.toString();
        with =
            accepted(
                place.put(carrier, examples.of(union, each, name, whole.direction())),
                place,
                about(place, "as " + each.name()));
      }
      if (with != null) {
        walk(with, each.type(), Constraints.NONE, place);
      }
    }
    if (union.discriminator() != null && value instanceof JsonObject) {
      Place told = place.at(union.discriminator());
      refused(
          told.put(carrier, JsonValue.of(UNKNOWN)), told, about(told, "another than the listed"));
    }
  }

  private void object(JsonValue carrier, ObjectType type, Place place) {
    type.rules().forEach(rule -> rules.add(new PlacedRule(place, rule)));
    minimal(carrier, type, place);
    for (Property each : type.properties()) {
      if (!Conformance.travels(each, whole.direction())) {
        continue;
      }
      Place inner = place.at(each.wireName());
      JsonValue with = carrier;
      if (inner.in(carrier) == null) {
        with =
            accepted(
                inner.put(carrier, examples.of(each, whole.direction())), inner, "with " + inner);
      } else if (each.required()) {
        refused(inner.put(carrier, null), inner, "without " + inner);
      }
      if (with == null) {
        continue;
      }
      if (each.nullable()) {
        accepted(inner.put(with, JsonNull.INSTANCE), inner, about(inner, "null"));
      } else {
        refused(inner.put(with, JsonNull.INSTANCE), inner, about(inner, "null"));
      }
      walk(with, each.type(), each.constraints(), inner);
    }
    if (!type.additional().allowed()) {
      Place extra = place.at("noSuchProperty");
      refused(extra.put(carrier, JsonValue.of("text")), extra, "with " + extra);
    }
  }

  /** Without any property that may be away. */
  private void minimal(JsonValue carrier, ObjectType type, Place place) {
    if (!(place.in(carrier) instanceof JsonObject object)) {
      return;
    }
    JsonObject least = object;
    for (Property each : type.properties()) {
      if (!each.required() || !Conformance.travels(each, whole.direction())) {
        least = least.without(each.wireName());
      }
    }
    JsonValue value = place.put(carrier, least);
    if (whole.broken(value, conformance) == 0) {
      accepted(value, place, about(place, "with what is required"));
    }
  }

  // ---- rules

  /** For each rule a value that breaks it and nothing else, and what of the like obeys. */
  private void rules(JsonValue base) {
    Map<String, JsonValue> pool = new LinkedHashMap<>();
    pool.put("", base);
    for (Variation each : List.copyOf(found)) {
      if (each.obeys() && pool.size() < 60) {
        pool.put(each.about(), each.value());
      }
    }
    for (PlacedRule rule : rules) {
      breakOnly(rule, pool);
    }
  }

  private void breakOnly(PlacedRule rule, Map<String, JsonValue> pool) {
    String words = sentence(rule.rule());
    int held = 0;
    for (JsonValue from : pool.values()) {
      for (Repair.Step step : repair.steps(from, whole)) {
        JsonValue value = step.of(from);
        if (!rule.holds(value) && !known.contains(value) && whole.broken(value, conformance) == 1) {
          refused(value, rule.place(), step.about() + ", against: " + words);
          obeying(rule, value, words);
          held++;
          if (held == 2) {
            return;
          }
          break;
        }
      }
    }
  }

  /** What is one step from breaking the rule obeys it by a hair. */
  private void obeying(PlacedRule rule, JsonValue broken, String words) {
    int count = 0;
    for (Repair.Step step : repair.steps(broken, whole)) {
      JsonValue value = step.of(broken);
      if (count < 2 && !known.contains(value) && whole.broken(value, conformance) == 0) {
        accepted(value, rule.place(), step.about() + ", obeying: " + words);
        count++;
      }
    }
  }

  private static String sentence(Rule rule) {
    String words = rule.description() == null ? rule.sentence() : rule.description();
    String line = words.strip().replaceAll("\\s+", " ");
    return line.length() <= 100 ? line : line.substring(0, 97) + "...";
  }
}
