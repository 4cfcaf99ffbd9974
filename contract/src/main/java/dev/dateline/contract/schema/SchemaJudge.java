package dev.dateline.contract.schema;

import dev.dateline.contract.model.Diagnostic.Severity;
import dev.dateline.contract.schema.Purpose.Direction;
import dev.dateline.contract.tree.At;
import dev.dateline.contract.tree.Heirs;
import dev.dateline.contract.tree.Keywords;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonBoolean;
import dev.dateline.runtime.json.JsonValue.JsonNull;
import dev.dateline.runtime.json.JsonValue.JsonNumber;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import dev.dateline.runtime.json.JsonValue.JsonString;
import dev.dateline.runtime.json.Numbers;
import dev.dateline.runtime.validation.PatternSearch;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds JSON values to the schemas of a document: JSON Schema 2020-12 as OpenAPI 3.1 has it, and
 * the dialect of OpenAPI 3.0. What travels one way only, discriminators and inheritance by them
 * count. A reference that leads nowhere lets everything pass. Not thread safe.
 */
public final class SchemaJudge {
  private static final int DEEPEST = 400;
  private static final int SHOWN = 60;
  private static final int MOST_PARTS = 500;

  /** Keywords of objects that more properties make no difference to. */
  private static final Set<String> SETTLED = Set.of("type", "required", "properties");

  private static final BigDecimal INT64_LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal INT64_MOST = BigDecimal.valueOf(Long.MAX_VALUE);

  private final Node root;
  private final Dialect dialect;
  private final Heirs heirs;
  private final Map<String, Optional<Pattern>> patterns = new HashMap<>();

  /** A judge by the schemas of a document. */
  public SchemaJudge(Node root) {
    this.root = root;
    this.dialect = Dialect.of(root);
    this.heirs = Heirs.in(root);
  }

  /** What all schemas of an object together say of its properties. */
  private static final class Shape {
    /** The properties that some schema speaks of. */
    private final Set<String> known = new HashSet<>();

    /** Properties that conditions speak of, whether these hold or not. */
    private final Set<String> mentioned = new HashSet<>();

    /** The first schema that names properties, or null. */
    private @Nullable String declares;

    /** Whether properties that no schema names are meant to be. */
    private boolean open;

    /** The object, once it was met. */
    private @Nullable JsonObject object;

    void add(Shape other) {
      known.addAll(other.known);
      mentioned.addAll(other.mentioned);
      declares = declares == null ? other.declares : declares;
      open |= other.open;
      object = object == null ? other.object : object;
    }
  }

  /** What schemas say of one value; grows while they are gone through. */
  private static final class Outcome {
    private final List<Problem> problems = new ArrayList<>();
    private final List<Applied> applied = new ArrayList<>();

    /** The names of required properties that are missing, by what says so. */
    private final Map<Problem, String> missing = new HashMap<>();

    /** What is said of the properties of objects, by the pointers to these. */
    private final Map<String, Shape> shapes = new LinkedHashMap<>();

    /** The items of arrays that some schema speaks of, by the pointers to the arrays. */
    private final Map<String, Set<Integer>> items = new HashMap<>();

    boolean isKept() {
      return problems.stream().noneMatch(Problem::isError);
    }

    void add(Outcome other) {
      problems.addAll(other.problems);
      learn(other);
    }

    /** Takes over all but the problems. */
    void learn(Outcome other) {
      applied.addAll(other.applied);
      missing.putAll(other.missing);
      other.shapes.forEach((at, shape) -> shape(at).add(shape));
      other.items.forEach((at, known) -> items(at).addAll(known));
    }

    Set<Integer> items(String at) {
      return items.computeIfAbsent(at, key -> new HashSet<>());
    }

    Shape shape(String at) {
      return shapes.computeIfAbsent(at, key -> new Shape());
    }

    /** Takes over which parts of a value are spoken of, by a condition that holds. */
    void learn(Outcome condition, String at) {
      shape(at).known.addAll(condition.shape(at).known);
      items(at).addAll(condition.items(at));
    }

    void error(String at, At schema, String keyword, String message) {
      problems.add(
          new Problem(
              Severity.ERROR, at, Pointer.child(schema.pointer(), keyword), keyword, message));
    }
  }

  /** One judgement. */
  private final class Case {
    private final Purpose purpose;

    Case(Purpose purpose) {
      this.purpose = purpose;
    }

    /** A value at a place of its own. */
    Outcome instance(At schema, JsonValue value, String at, int depth) {
      return purpose.unknown().test(at) || depth > DEEPEST
          ? new Outcome()
          : apply(schema, value, at, new HashSet<>(), depth);
    }

    /** Tells of the properties that no schema speaks of, once all have been heard. */
    void undeclared(Outcome outcome) {
      Set<String> told = new HashSet<>();
      outcome.problems.forEach(problem -> told.add(problem.at()));
      outcome.shapes.forEach(
          (at, shape) -> {
            if (shape.declares == null || shape.open || shape.object == null) {
              return;
            }
            for (String name : shape.object.members().keySet()) {
              String place = Pointer.child(at, name);
              if (!shape.known.contains(name)
                  && !shape.mentioned.contains(name)
                  && !told.contains(place)) {
                outcome.problems.add(
                    new Problem(
                        Severity.WARNING,
                        place,
                        shape.declares,
                        "undeclared",
                        "is no property that the document knows here"
                            + near(name, shape.known)
                            + "; it lets others pass and promises nothing of them"));
              }
            }
          });
    }

    private String near(String name, Set<String> known) {
      return known.stream()
          .filter(each -> each.equalsIgnoreCase(name) || distance(each, name) <= 2)
          .min((a, b) -> Integer.compare(distance(a, name), distance(b, name)))
          .map(each -> " ('" + each + "' is one)")
          .orElse("");
    }

    /** A schema among those that hold for one value. */
    private Outcome apply(At written, JsonValue whole, String at, Set<String> inPlace, int depth) {
      Outcome outcome = new Outcome();
      if (depth > DEEPEST || !inPlace.add(written.pointer())) {
        return outcome;
      }
      Node node = written.node();
      if (node.is(false)) {
        outcome.problems.add(
            new Problem(
                Severity.ERROR, at, written.pointer(), "false", "must not be there at all"));
        return outcome;
      }
      if (!node.isObject()) {
        outcome.shape(at).open = true;
        return outcome;
      }
      JsonValue value = purpose.texts() ? read(node, whole) : whole;
      outcome.applied.add(new Applied(written, at, value));
      if (value instanceof JsonNull && !dialect.v31() && node.flag("nullable")) {
        return outcome;
      }
      String ref = node.string("$ref");
      if (ref == null) {
        ref = node.string("$dynamicRef");
      }
      if (ref != null) {
        Node target = Pointer.resolve(root, ref);
        if (target == null) {
          outcome.shape(at).open = true;
        } else {
          outcome.add(apply(new At(target, ref), value, at, inPlace, depth + 1));
        }
        if (!dialect.v31()) {
          return outcome;
        }
      }
      if (!type(written, value, at, outcome)) {
        return outcome;
      }
      listed(written, value, at, outcome);
      if (value instanceof JsonString text) {
        text(written, text.value(), at, outcome);
      } else if (value instanceof JsonNumber number) {
        number(written, number, at, outcome);
      } else if (value instanceof JsonArray array) {
        array(written, array, at, outcome, depth);
      } else if (value instanceof JsonObject object) {
        object(written, object, at, outcome, depth);
      }
      for (At part : written.elements("allOf")) {
        outcome.add(apply(part, value, at, inPlace, depth + 1));
      }
      if (written.node().has("allOf") || ref != null) {
        forgive(outcome, at);
      }
      alternatives(written, value, at, inPlace, outcome, depth);
      conditions(written, value, at, inPlace, outcome, depth);
      if (value instanceof JsonObject object) {
        unevaluated(written, object, at, outcome, depth);
      } else if (value instanceof JsonArray array) {
        unevaluated(written, array, at, outcome, depth);
      }
      return outcome;
    }

    // ---- values of any type

    /** What a text is meant as, where a schema wants something else than text. */
    private JsonValue read(Node schema, JsonValue value) {
      Set<String> types = dialect.types(schema);
      if (!(value instanceof JsonString text) || types.isEmpty() || types.contains("string")) {
        return value;
      }
      String plain = text.value().strip();
      if (types.contains("boolean") && (plain.equals("true") || plain.equals("false"))) {
        return JsonValue.of(plain.equals("true"));
      }
      if (types.contains("integer") || types.contains("number")) {
        try {
          return JsonNumber.of(plain);
        } catch (IllegalArgumentException e) {
          return value; // which is no number, and is told
        }
      }
      return value;
    }

    private boolean type(At schema, JsonValue value, String at, Outcome outcome) {
      Set<String> types = dialect.types(schema.node());
      boolean named = schema.node().has("type");
      if (value instanceof JsonNull) {
        Boolean allowed = dialect.allowsNull(schema.node());
        boolean listed = schema.node().elements("enum").stream().anyMatch(Node::isNull);
        if (!named || Boolean.TRUE.equals(allowed) || listed) {
          return true;
        }
        outcome.error(at, schema, "type", "must not be null, but " + String.join(" or ", types));
        return false;
      }
      if (!named || types.stream().anyMatch(type -> isOf(type, value))) {
        return true;
      }
      if (isBesideAlternatives(schema, types)) {
        return true;
      }
      outcome.error(
          at,
          schema,
          "type",
          types.isEmpty()
              ? "must be null, and is " + shown(value)
              : "must be "
                  + types.stream()
                      .map(SchemaJudge::withArticle)
                      .reduce((a, b) -> a + " or " + b)
                      .orElse("")
                  + ", and is "
                  + described(value));
      return false;
    }

    /** Whether none of the alternatives is of the type named beside them, which cannot be meant. */
    private boolean isBesideAlternatives(At schema, Set<String> types) {
      Set<String> others = new LinkedHashSet<>();
      for (String keyword : List.of("oneOf", "anyOf")) {
        schema.elements(keyword).forEach(each -> collectTypes(each, others, 0));
      }
      if (others.contains("integer")) {
        others.add("number");
      }
      return !others.isEmpty() && types.stream().noneMatch(others::contains);
    }

    private void listed(At schema, JsonValue value, String at, Outcome outcome) {
      Node constant = schema.node().get("const");
      if (constant != null && !isSame(schema, constant, value)) {
        outcome.error(
            at, schema, "const", "must be " + Json.value(constant) + ", and is " + shown(value));
      }
      if (schema.node().get("enum") instanceof Node.ArrayNode values
          && values.items().stream().noneMatch(each -> isSame(schema, each, value))) {
        outcome.error(
            at,
            schema,
            "enum",
            "must be one of " + list(values.items()) + ", and is " + shown(value));
      }
    }

    /** YAML takes unquoted 1.0 and true for something else than the text that they are meant as. */
    private boolean isSame(At schema, Node documented, JsonValue value) {
      return Json.value(documented).equals(value)
          || (value instanceof JsonString text
              && text.value().equals(documented.text())
              && (purpose.texts() || dialect.types(schema.node()).contains("string")));
    }

    // ---- texts and numbers

    private void text(At schema, String text, String at, Outcome outcome) {
      int length = text.codePointCount(0, text.length());
      BigDecimal least = Numeric.of(schema.node().get("minLength"));
      if (least != null && BigDecimal.valueOf(length).compareTo(least) < 0) {
        outcome.error(
            at,
            schema,
            "minLength",
            "must have at least " + least + " characters, and has " + length);
      }
      BigDecimal most = Numeric.of(schema.node().get("maxLength"));
      if (most != null && BigDecimal.valueOf(length).compareTo(most) > 0) {
        outcome.error(
            at,
            schema,
            "maxLength",
            "must have at most " + most + " characters, and has " + length);
      }
      String source = schema.node().string("pattern");
      if (source != null && !finds(source, text)) {
        outcome.error(
            at,
            schema,
            "pattern",
            "must match the pattern " + source + ", and is " + shown(JsonValue.of(text)));
      }
      String format = schema.node().string("format");
      String complaint = format == null ? null : Formats.complaint(format, text);
      if (complaint != null) {
        outcome.error(at, schema, "format", complaint + ", and is " + shown(JsonValue.of(text)));
      }
    }

    private void number(At schema, JsonNumber value, String at, Outcome outcome) {
      BigDecimal number = value.decimal();
      Numeric.Range range = Numeric.range(schema.node());
      BigDecimal lower = range.lower();
      if (lower != null
          && (range.above() ? number.compareTo(lower) <= 0 : number.compareTo(lower) < 0)) {
        outcome.error(
            at,
            schema,
            range.lowerKeyword(),
            "must be "
                + (range.above() ? "greater than " : "at least ")
                + lower
                + ", and is "
                + value);
      }
      BigDecimal upper = range.upper();
      if (upper != null
          && (range.below() ? number.compareTo(upper) >= 0 : number.compareTo(upper) > 0)) {
        BigDecimal plain = Numeric.of(schema.node().get("maximum"));
        outcome.error(
            at,
            schema,
            plain != null && upper.compareTo(plain) == 0 ? "maximum" : "exclusiveMaximum",
            "must be " + (range.below() ? "less than " : "at most ") + upper + ", and is " + value);
      }
      BigDecimal step = Numeric.of(schema.node().get("multipleOf"));
      if (step != null && step.signum() > 0 && !Numbers.isMultipleOf(number, step)) {
        outcome.error(
            at, schema, "multipleOf", "must be a multiple of " + step + ", and is " + value);
      }
      String format = schema.node().string("format");
      boolean small = "int32".equals(format);
      if (small || "int64".equals(format)) {
        BigDecimal floor = small ? BigDecimal.valueOf(Integer.MIN_VALUE) : INT64_LEAST;
        BigDecimal ceiling = small ? BigDecimal.valueOf(Integer.MAX_VALUE) : INT64_MOST;
        if (number.compareTo(floor) < 0 || number.compareTo(ceiling) > 0) {
          outcome.error(
              at,
              schema,
              "format",
              "must fit " + (small ? 32 : 64) + " bits, and is " + shown(value));
        }
      }
    }

    // ---- arrays

    private void array(At schema, JsonArray array, String at, Outcome outcome, int depth) {
      List<At> first = dialect.v31() ? schema.elements("prefixItems") : List.of();
      At items = schema.get("items");
      for (int i = 0; i < array.items().size(); i++) {
        At holds = i < first.size() ? first.get(i) : items;
        if (holds != null) {
          String place = Pointer.child(at, i);
          outcome.items(at).add(i);
          outcome.add(instance(holds, array.items().get(i), place, depth + 1));
        }
      }
      if (purpose.resized().test(at)) {
        return;
      }
      int size = array.items().size();
      BigDecimal least = Numeric.of(schema.node().get("minItems"));
      if (least != null && BigDecimal.valueOf(size).compareTo(least) < 0) {
        outcome.error(
            at, schema, "minItems", "must have at least " + least + " items, and has " + size);
      }
      BigDecimal most = Numeric.of(schema.node().get("maxItems"));
      if (most != null && BigDecimal.valueOf(size).compareTo(most) > 0) {
        outcome.error(
            at, schema, "maxItems", "must have at most " + most + " items, and has " + size);
      }
      if (schema.node().flag("uniqueItems") && new HashSet<>(array.items()).size() < size) {
        outcome.error(at, schema, "uniqueItems", "must not have the same item twice");
      }
      contains(schema, array, at, outcome, depth);
    }

    private void contains(At schema, JsonArray array, String at, Outcome outcome, int depth) {
      At wanted = dialect.v31() ? schema.get("contains") : null;
      if (wanted == null) {
        return;
      }
      int found = 0;
      for (int i = 0; i < array.items().size(); i++) {
        if (instance(wanted, array.items().get(i), Pointer.child(at, i), depth + 1).isKept()) {
          outcome.items(at).add(i);
          found++;
        }
      }
      BigDecimal least = Numeric.of(schema.node().get("minContains"));
      BigDecimal most = Numeric.of(schema.node().get("maxContains"));
      if (BigDecimal.valueOf(found).compareTo(least == null ? BigDecimal.ONE : least) < 0) {
        outcome.error(
            at,
            schema,
            least == null ? "contains" : "minContains",
            "must have at least "
                + (least == null ? "one item" : least + " items")
                + " of the kind that the document wants in it, and has "
                + found);
      }
      // Of parts of items, nobody knows whether all that may be of the kind are.
      if (most != null && !purpose.part() && BigDecimal.valueOf(found).compareTo(most) > 0) {
        outcome.error(
            at,
            schema,
            "maxContains",
            "must have at most "
                + most
                + " items of the kind that the document wants in it, and has "
                + found);
      }
    }

    private void unevaluated(At schema, JsonArray array, String at, Outcome outcome, int depth) {
      At others = dialect.v31() ? schema.get("unevaluatedItems") : null;
      if (others == null) {
        return;
      }
      for (int i = 0; i < array.items().size(); i++) {
        if (outcome.items(at).add(i)) {
          String place = Pointer.child(at, i);
          if (others.node().is(false)) {
            outcome.error(
                place,
                schema,
                "unevaluatedItems",
                "must not be there: the document allows no items but those that it describes");
          } else {
            outcome.add(instance(others, array.items().get(i), place, depth + 1));
          }
        }
      }
    }

    // ---- objects

    private void object(At schema, JsonObject object, String at, Outcome outcome, int depth) {
      Map<String, At> properties = schema.entries("properties");
      Map<String, At> byPattern = schema.entries("patternProperties");
      At additional = schema.get("additionalProperties");
      Shape shape = outcome.shape(at);
      shape.object = object;
      if (schema.node().has("properties") || (additional != null && additional.node().is(false))) {
        shape.declares =
            Pointer.child(
                schema.pointer(),
                schema.node().has("properties") ? "properties" : "additionalProperties");
      }
      shape.known.addAll(properties.keySet());
      if (additional != null && !additional.node().is(false)) {
        shape.open = true;
      }
      for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
        String name = member.getKey();
        String place = Pointer.child(at, name);
        boolean evaluated = false;
        At property = properties.get(name);
        if (property != null) {
          evaluated = true;
          property(property, member.getValue(), place, outcome, depth);
        }
        for (Map.Entry<String, At> each : byPattern.entrySet()) {
          if (finds(each.getKey(), name)) {
            evaluated = true;
            shape.known.add(name);
            property(each.getValue(), member.getValue(), place, outcome, depth);
          }
        }
        if (!evaluated && additional != null) {
          if (additional.node().is(false)) {
            shape.known.add(name);
            outcome.error(
                place,
                schema,
                "additionalProperties",
                "must not be there: the document allows no other properties than its own"
                    + near(name, properties.keySet()));
          } else {
            property(additional, member.getValue(), place, outcome, depth);
          }
        }
      }
      At names = schema.get("propertyNames");
      if (names != null) {
        for (String name : object.members().keySet()) {
          for (Problem problem :
              apply(names, JsonValue.of(name), Pointer.child(at, name), new HashSet<>(), depth + 1)
                  .problems) {
            outcome.problems.add(
                new Problem(
                    problem.severity(),
                    problem.at(),
                    problem.schema(),
                    "propertyNames",
                    "has a name that " + problem.message()));
          }
        }
      }
      int size = object.members().size();
      BigDecimal most = Numeric.of(schema.node().get("maxProperties"));
      if (most != null && BigDecimal.valueOf(size).compareTo(most) > 0) {
        outcome.error(
            at,
            schema,
            "maxProperties",
            "must have at most " + most + " properties, and has " + size);
      }
      if (!purpose.part()) {
        whole(schema, object, at, properties, outcome);
      }
      if (dialect.v31()) {
        schema
            .entries("dependentSchemas")
            .forEach(
                (name, then) -> {
                  if (object.has(name)) {
                    outcome.add(condition(then, object, at, new HashSet<>(), depth));
                  }
                  outcome.shape(at).mentioned.addAll(then.entries("properties").keySet());
                });
      }
    }

    private void property(At schema, JsonValue value, String at, Outcome outcome, int depth) {
      boolean sent = purpose.direction() == Direction.REQUEST;
      if (is(schema, sent ? "readOnly" : "writeOnly", 0)) {
        outcome.problems.add(
            new Problem(
                sent ? Severity.WARNING : Severity.ERROR,
                at,
                Pointer.child(schema.followed(root).pointer(), sent ? "readOnly" : "writeOnly"),
                sent ? "readOnly" : "writeOnly",
                sent
                    ? "is readOnly: a server ignores or refuses it in a request"
                    : "is writeOnly: no answer has it"));
        return;
      }
      outcome.add(instance(schema, value, at, depth + 1));
    }

    /** What travels the other way need not be there, whichever part of a schema says either. */
    private void forgive(Outcome outcome, String at) {
      String otherWay = purpose.direction() == Direction.REQUEST ? "readOnly" : "writeOnly";
      outcome.problems.removeIf(
          problem -> {
            String name = problem.at().equals(at) ? outcome.missing.get(problem) : null;
            return name != null
                && outcome.applied.stream()
                    .filter(each -> each.at().equals(at))
                    .map(each -> each.schema().entries("properties").get(name))
                    .anyMatch(property -> property != null && is(property, otherWay, 0));
          });
    }

    /** What only a whole object can be held to. */
    private void whole(
        At schema, JsonObject object, String at, Map<String, At> properties, Outcome outcome) {
      String otherWay = purpose.direction() == Direction.REQUEST ? "readOnly" : "writeOnly";
      for (Node required : schema.node().elements("required")) {
        String name = required.text();
        if (name == null || object.has(name)) {
          continue;
        }
        At property = properties.get(name);
        if (property == null || !is(property, otherWay, 0)) {
          Problem problem =
              new Problem(
                  Severity.ERROR,
                  at,
                  Pointer.child(schema.pointer(), "required"),
                  "required",
                  "must have '" + name + "', which is required");
          outcome.problems.add(problem);
          outcome.missing.put(problem, name);
        }
      }
      BigDecimal least = Numeric.of(schema.node().get("minProperties"));
      int size = object.members().size();
      if (least != null && BigDecimal.valueOf(size).compareTo(least) < 0) {
        outcome.error(
            at,
            schema,
            "minProperties",
            "must have at least " + least + " properties, and has " + size);
      }
      schema
          .entries("dependentRequired")
          .forEach(
              (name, needs) -> {
                for (Node need : needs.node().elements()) {
                  String other = need.text();
                  if (object.has(name) && other != null && !object.has(other)) {
                    outcome.error(
                        at,
                        schema,
                        "dependentRequired",
                        "must have '" + other + "' where it has '" + name + "'");
                  }
                }
              });
    }

    private void unevaluated(At schema, JsonObject object, String at, Outcome outcome, int depth) {
      At others = schema.get("unevaluatedProperties");
      Shape shape = outcome.shape(at);
      if (others == null || !dialect.v31() || shape.open) {
        return;
      }
      if (!others.node().is(false)) {
        shape.open = true;
      }
      for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
        String place = Pointer.child(at, member.getKey());
        if (shape.known.add(member.getKey())) {
          if (others.node().is(false)) {
            outcome.error(
                place,
                schema,
                "unevaluatedProperties",
                "must not be there: the document allows no other properties than its own");
          } else {
            property(others, member.getValue(), place, outcome, depth);
          }
        }
      }
    }

    // ---- alternatives

    private void alternatives(
        At schema, JsonValue value, String at, Set<String> inPlace, Outcome outcome, int depth) {
      List<At> one = schema.elements("oneOf");
      List<At> any = schema.elements("anyOf");
      String told = told(schema, value);
      if (one.isEmpty() && any.isEmpty()) {
        inherited(schema, value, at, told, inPlace, outcome, depth);
        return;
      }
      if (told != null) {
        List<At> all = one.isEmpty() ? any : one;
        At chosen = chosen(schema, all, told);
        if (chosen != null) {
          outcome.add(apply(chosen, value, at, new HashSet<>(inPlace), depth + 1));
          return;
        }
        if (all.stream().allMatch(each -> each.node().string("$ref") != null)
            && all.stream().noneMatch(each -> isNamed(schema, each, told))) {
          String property = String.valueOf(discriminator(schema));
          outcome.problems.add(
              new Problem(
                  Severity.ERROR,
                  Pointer.child(at, property),
                  Pointer.child(schema.pointer(), "discriminator"),
                  "discriminator",
                  "must say which of the alternatives it is ("
                      + String.join(", ", tellable(schema, all))
                      + "), and is "
                      + shown(JsonValue.of(told))));
          return;
        }
      }
      union(schema, "anyOf", any, value, at, inPlace, outcome, depth);
      union(schema, "oneOf", one, value, at, inPlace, outcome, depth);
    }

    private @Nullable String discriminator(At schema) {
      Node discriminator = schema.node().get("discriminator");
      return discriminator == null ? null : discriminator.string("propertyName");
    }

    /** What the discriminator of a value says, or null. */
    private @Nullable String told(At schema, JsonValue value) {
      String property = discriminator(schema);
      return property != null
              && value instanceof JsonObject object
              && object.get(property) instanceof JsonString text
          ? text.value()
          : null;
    }

    private Map<String, String> mapping(At schema) {
      Map<String, String> mapping = new LinkedHashMap<>();
      Node discriminator = schema.node().get("discriminator");
      if (discriminator != null) {
        discriminator
            .entries("mapping")
            .forEach(
                (key, target) -> {
                  String text = target.text();
                  if (text != null) {
                    mapping.put(key, Pointer.ofSchema(text));
                  }
                });
      }
      return mapping;
    }

    private @Nullable At chosen(At schema, List<At> all, String told) {
      String mapped = mapping(schema).get(told);
      String wanted = mapped == null ? Pointer.ofSchema(told) : mapped;
      for (At each : all) {
        String ref = each.node().string("$ref");
        if (wanted.equals(ref)
            || (mapped == null && ref != null && Pointer.last(ref).equals(told))) {
          return each;
        }
      }
      return null;
    }

    /** Whether an alternative wants the discriminator to be a text that no name of it says. */
    private boolean isNamed(At schema, At alternative, String told) {
      return SchemaJudge.this.property(alternative, String.valueOf(discriminator(schema))).stream()
          .map(each -> each.followed(root).node())
          .anyMatch(
              each -> {
                Node constant = each.get("const");
                return (constant != null && told.equals(constant.text()))
                    || each.elements("enum").stream().anyMatch(value -> told.equals(value.text()));
              });
    }

    private Set<String> tellable(At schema, List<At> all) {
      Map<String, String> mapping = mapping(schema);
      Set<String> values = new LinkedHashSet<>(mapping.keySet());
      for (At each : all) {
        String ref = each.node().string("$ref");
        if (ref != null && !mapping.containsValue(ref)) {
          values.add(Pointer.last(ref));
        }
      }
      return values;
    }

    /** A schema that others build on: its discriminator tells which of them the value is. */
    private void inherited(
        At schema,
        JsonValue value,
        String at,
        @Nullable String told,
        Set<String> inPlace,
        Outcome outcome,
        int depth) {
      if (discriminator(schema) == null) {
        return;
      }
      List<String> candidates = new ArrayList<>(heirs.of(schema.pointer()));
      Map<String, String> mapping = mapping(schema);
      candidates.addAll(mapping.values());
      if (told == null) {
        outcome.shape(at).open |= !candidates.isEmpty();
        return;
      }
      String mapped = mapping.get(told);
      String wanted = mapped == null ? Pointer.ofSchema(told) : mapped;
      Node heir = candidates.contains(wanted) ? Pointer.resolve(root, wanted) : null;
      if (heir != null && !inPlace.contains(wanted)) {
        outcome.add(apply(new At(heir, wanted), value, at, inPlace, depth + 1));
      } else if (heir == null) {
        outcome.shape(at).open |= !candidates.isEmpty();
      }
    }

    private void union(
        At schema,
        String keyword,
        List<At> branches,
        JsonValue value,
        String at,
        Set<String> inPlace,
        Outcome outcome,
        int depth) {
      if (branches.isEmpty()) {
        return;
      }
      List<Outcome> outcomes =
          branches.stream()
              .map(each -> apply(each, value, at, new HashSet<>(inPlace), depth + 1))
              .toList();
      List<Outcome> kept = outcomes.stream().filter(Outcome::isKept).toList();
      if (kept.isEmpty()) {
        int best = nearest(outcomes, at);
        String note =
            branches.size() == 1
                ? ""
                : " (in the nearest of the "
                    + branches.size()
                    + " alternatives of "
                    + Pointer.child(schema.pointer(), keyword)
                    + ")";
        for (Problem each : outcomes.get(best).problems) {
          outcome.problems.add(
              new Problem(
                  each.severity(),
                  each.at(),
                  each.schema(),
                  each.keyword(),
                  each.message() + note));
        }
        outcome.learn(outcomes.get(best));
        outcome.shape(at).open =
            true; // which properties there are depends on what it was meant to be
        return;
      }
      if (keyword.equals("oneOf") && kept.size() > 1 && !purpose.part()) {
        outcome.problems.add(
            new Problem(
                Severity.WARNING,
                at,
                Pointer.child(schema.pointer(), keyword),
                keyword,
                "is "
                    + kept.size()
                    + " of the alternatives at once, where the document wants one"));
      }
      Outcome quietest = kept.get(0);
      for (Outcome each : kept) {
        quietest = each.problems.size() < quietest.problems.size() ? each : quietest;
        outcome.learn(each);
      }
      outcome.problems.addAll(quietest.problems);
    }

    /** The alternative that a value was most likely meant for. */
    private int nearest(List<Outcome> outcomes, String at) {
      int best = 0;
      long least = Long.MAX_VALUE;
      for (int i = 0; i < outcomes.size(); i++) {
        long weight = 0;
        for (Problem each : outcomes.get(i).problems) {
          boolean telling = each.keyword().equals("const") || each.keyword().equals("enum");
          boolean whole = each.keyword().equals("type") && each.at().equals(at);
          weight += !each.isError() ? 1 : whole ? 1_000_000 : telling ? 1_000 : 10;
        }
        if (weight < least) {
          least = weight;
          best = i;
        }
      }
      return best;
    }

    // ---- conditions

    private void conditions(
        At schema, JsonValue value, String at, Set<String> inPlace, Outcome outcome, int depth) {
      At not = schema.get("not");
      if (not != null && holds(not, value, at, depth) && isSettled(not, value)) {
        outcome.error(at, schema, "not", notMessage(schema, not));
      }
      At condition = schema.get("if");
      if (condition == null || !dialect.v31()) {
        return;
      }
      At then = schema.get("then");
      At otherwise = schema.get("else");
      if (holds(condition, value, at, depth) && isSettled(condition, value)) {
        outcome.learn(apply(condition, value, at, new HashSet<>(inPlace), depth + 1), at);
        if (then != null) {
          outcome.add(condition(then, value, at, new HashSet<>(inPlace), depth));
        }
      } else if (otherwise != null
          && !apply(condition, value, at, new HashSet<>(inPlace), depth + 1).isKept()) {
        outcome.add(condition(otherwise, value, at, new HashSet<>(inPlace), depth));
      }
      for (At each : new @Nullable At[] {condition, then, otherwise}) {
        if (each != null) {
          outcome.shape(at).mentioned.addAll(each.entries("properties").keySet());
        }
      }
    }

    /**
     * Whether a value that is a part of another one keeps a schema as the other one does, which may
     * have more to it: where the schema speaks of nothing that is not here.
     */
    private boolean isSettled(At written, JsonValue value) {
      At schema = written.followed(root);
      if (!purpose.part() || !schema.node().isObject()) {
        return true;
      }
      if (value instanceof JsonArray) {
        return false;
      }
      if (!(value instanceof JsonObject object)) {
        return true;
      }
      for (String keyword : schema.node().entries().keySet()) {
        if (!SETTLED.contains(keyword) && !Keywords.isAnnotation(keyword)) {
          return false;
        }
      }
      return schema.entries("properties").entrySet().stream()
          .allMatch(
              each -> {
                JsonValue member = object.get(each.getKey());
                return member != null && isSettled(each.getValue(), member);
              });
    }

    /** What holds on a condition: it speaks of properties that others declare. */
    private Outcome condition(
        At schema, JsonValue value, String at, Set<String> inPlace, int depth) {
      Outcome outcome = apply(schema, value, at, inPlace, depth + 1);
      outcome.shapes.values().forEach(shape -> shape.declares = null);
      return outcome;
    }

    /** Whether a value, as it stands, keeps a schema. */
    private boolean holds(At schema, JsonValue value, String at, int depth) {
      Purpose strict =
          new Purpose(
              purpose.direction(), false, purpose.resized(), purpose.unknown(), purpose.texts());
      return new Case(strict).apply(schema, value, at, new HashSet<>(), depth + 1).isKept();
    }

    private String notMessage(At schema, At not) {
      String prose = schema.node().text("description");
      List<String> both =
          not.node().elements("required").stream()
              .map(Node::text)
              .filter(each -> each != null)
              .toList();
      String rule =
          both.size() > 1 && not.node().entries().size() == 1
              ? "must not have all of " + String.join(", ", both) + " together"
              : both.size() == 1 && not.node().entries().size() == 1
                  ? "must not have '" + both.get(0) + "'"
                  : "must not be what the document excludes here";
      return prose == null ? rule : rule + " (" + prose.strip().replaceAll("\\s+", " ") + ")";
    }
  }

  /** Holds a value to a schema. */
  public Judgement judge(At schema, JsonValue value, Purpose purpose) {
    Case judged = new Case(purpose);
    Outcome outcome = judged.instance(schema, value, "", 0);
    judged.undeclared(outcome);
    return new Judgement(List.copyOf(new LinkedHashSet<>(outcome.problems)), outcome.applied);
  }

  /**
   * The JSON types that a schema names, alternatives and parts included; empty where it names none.
   */
  public Set<String> types(At schema) {
    Set<String> types = new LinkedHashSet<>();
    collectTypes(schema, types, 0);
    return types;
  }

  private void collectTypes(At written, Set<String> types, int depth) {
    At schema = written.followed(root);
    if (depth > 10) {
      return;
    }
    types.addAll(dialect.types(schema.node()));
    if (schema.node().has("properties") || schema.node().has("additionalProperties")) {
      types.add("object");
    }
    if (schema.node().has("items")) {
      types.add("array");
    }
    for (String keyword : List.of("allOf", "anyOf", "oneOf")) {
      schema.elements(keyword).forEach(each -> collectTypes(each, types, depth + 1));
    }
  }

  /** The schemas of a property, wherever a schema names it; empty where it does not. */
  public List<At> property(At schema, String name) {
    return parts(schema).stream()
        .map(each -> each.entries("properties").get(name))
        .filter(Objects::nonNull)
        .toList();
  }

  /** The names of all properties that a schema names. */
  public Set<String> propertyNames(At schema) {
    Set<String> names = new LinkedHashSet<>();
    parts(schema).forEach(each -> names.addAll(each.entries("properties").keySet()));
    return names;
  }

  /** The schemas under a keyword, {@code items} say, wherever a schema has it. */
  public List<At> all(At schema, String keyword) {
    return parts(schema).stream().map(each -> each.get(keyword)).filter(Objects::nonNull).toList();
  }

  /**
   * The schemas that may speak of the same value: a schema itself, its parts and alternatives,
   * those of its conditions, and those that build on it, references followed.
   */
  public List<At> parts(At schema) {
    Map<String, At> parts = new LinkedHashMap<>();
    collect(schema, parts);
    return List.copyOf(parts.values());
  }

  private void collect(At written, Map<String, At> into) {
    At schema = written.followed(root);
    if (into.size() >= MOST_PARTS || into.putIfAbsent(schema.pointer(), schema) != null) {
      return;
    }
    for (String keyword : List.of("allOf", "anyOf", "oneOf")) {
      schema.elements(keyword).forEach(each -> collect(each, into));
    }
    if (dialect.v31()) {
      if (written.node().has("$ref")) {
        into.putIfAbsent(written.pointer(), written); // for what stands beside the reference
      }
      for (String keyword : List.of("if", "then", "else")) {
        At part = schema.get(keyword);
        if (part != null) {
          collect(part, into);
        }
      }
      schema.entries("dependentSchemas").values().forEach(each -> collect(each, into));
    }
    Node discriminator = schema.node().get("discriminator");
    if (discriminator != null) {
      List<String> heirsOf = new ArrayList<>(heirs.of(schema.pointer()));
      discriminator.entries("mapping").values().stream()
          .map(Node::text)
          .filter(Objects::nonNull)
          .map(Pointer::ofSchema)
          .forEach(heirsOf::add);
      for (String pointer : heirsOf) {
        Node heir = Pointer.resolve(root, pointer);
        if (heir != null) {
          collect(new At(heir, pointer), into);
        }
      }
    }
  }

  private boolean is(At written, String flag, int depth) {
    if (written.node().flag(flag)) {
      return true;
    }
    At schema = written.followed(root);
    return depth < 10
        && (schema.node().flag(flag)
            || schema.elements("allOf").stream().anyMatch(part -> is(part, flag, depth + 1)));
  }

  private boolean finds(String source, String text) {
    Optional<Pattern> pattern = patterns.computeIfAbsent(source, SchemaJudge::compiled);
    return pattern.isEmpty()
        || PatternSearch.search(pattern.get(), text) != PatternSearch.Outcome.NOT_FOUND;
  }

  private static Optional<Pattern> compiled(String source) {
    try {
      return Optional.of(Pattern.compile(EcmaPattern.translate(source).java()));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // told where the constraint is read
    }
  }

  private static boolean isOf(String type, JsonValue value) {
    return switch (type) {
      case "object" -> value instanceof JsonObject;
      case "array" -> value instanceof JsonArray;
      case "string", "file" -> value instanceof JsonString;
      case "boolean" -> value instanceof JsonBoolean;
      case "number" -> value instanceof JsonNumber;
      case "integer" -> value instanceof JsonNumber number && number.isInteger();
      default -> true;
    };
  }

  private static String withArticle(String type) {
    return ("aeiou".indexOf(type.charAt(0)) >= 0 ? "an " : "a ") + type;
  }

  private static String described(JsonValue value) {
    String type = value.type().keyword().toLowerCase(Locale.ROOT);
    return value instanceof JsonObject || value instanceof JsonArray
        ? withArticle(type)
        : "the " + type + " " + shown(value);
  }

  /** A value for people, cut where it is long. */
  public static String shown(JsonValue value) {
    String text = value.toString();
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN - 1) + "…";
  }

  private static String list(List<Node> values) {
    List<String> shown =
        values.stream().limit(12).map(each -> Json.value(each).toString()).toList();
    return String.join(", ", shown)
        + (values.size() > 12 ? " and " + (values.size() - 12) + " more" : "");
  }

  /** How many letters differ (Levenshtein). */
  private static int distance(String a, String b) {
    if (Math.abs(a.length() - b.length()) > 2 || Math.min(a.length(), b.length()) < 3) {
      return Integer.MAX_VALUE;
    }
    int[] last = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] next = new int[b.length() + 1];
      next[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int same = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        next[j] = Math.min(same, Math.min(last[j], next[j - 1]) + 1);
      }
      last = next;
    }
    return last[b.length()];
  }
}
