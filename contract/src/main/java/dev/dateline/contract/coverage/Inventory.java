package dev.dateline.contract.coverage;

import dev.dateline.contract.coverage.Item.Kind;
import dev.dateline.contract.pact.Verdict.Use;
import dev.dateline.contract.schema.Dialect;
import dev.dateline.contract.schema.Json;
import dev.dateline.contract.schema.Numeric;
import dev.dateline.contract.tree.At;
import dev.dateline.contract.tree.Heirs;
import dev.dateline.contract.tree.Keywords;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonNumber;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import dev.dateline.runtime.json.JsonValue.JsonString;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Lists what there is to exercise in one operation. Not thread safe. */
final class Inventory {
  private static final int DEEPEST = 40;

  /** Keywords that count once any value was held to them. */
  private static final List<String> PLAIN =
      List.of("pattern", "format", "multipleOf", "const", "contains", "propertyNames");

  private final Node root;
  private final Dialect dialect;
  private final Heirs heirs;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** Where the bodies of errors are told, by the pointers to their schemas. */
  private final Map<String, Spot> errors = new HashMap<>();

  /**
   * One thing.
   *
   * @param kind what it is
   * @param place where in the exchange
   * @param uses one of which the interaction must use: places with parameters, responses or media
   *     types; empty for the operation itself
   * @param label what it is called
   * @param schemas one of which must have been applied; empty where the use is enough
   * @param test what the value must be
   */
  record Entry(
      Kind kind,
      String place,
      List<String> uses,
      String label,
      List<String> schemas,
      Predicate<JsonValue> test) {}

  /**
   * Where a walk through schemas is.
   *
   * @param uses grows where several errors have one body
   */
  private record Spot(String place, List<String> uses, boolean request) {
    Spot(String place, String pointer) {
      this(place, new ArrayList<>(List.of(use(place, pointer))), place.equals(Use.REQUEST));
    }
  }

  /** What stands for a use of something at a place. */
  static String use(String place, String pointer) {
    return place + " " + pointer;
  }

  Inventory(Node root, Heirs heirs) {
    this.root = root;
    this.dialect = Dialect.of(root);
    this.heirs = heirs;
  }

  /** All that an operation has. */
  Collection<Entry> of(At operation) {
    add(Kind.OPERATION, Use.REQUEST, List.of(), "the operation", List.of(), value -> true);
    parameters(operation);
    At body = operation.get("requestBody");
    if (body != null) {
      contents(Use.REQUEST, body.followed(root));
    }
    operation
        .entries("responses")
        .forEach(
            (status, written) -> {
              if (status.startsWith("x-")) {
                return;
              }
              List<String> uses = List.of(use(status, written.pointer()));
              add(Kind.STATUS, status, uses, status, List.of(), value -> true);
              contents(status, written.followed(root));
            });
    return entries.values();
  }

  private void parameters(At operation) {
    String pathItem = operation.pointer().substring(0, operation.pointer().lastIndexOf('/'));
    Node node = Pointer.resolve(root, pathItem);
    Map<String, At> all = new LinkedHashMap<>();
    for (At holder :
        node == null ? List.of(operation) : List.of(new At(node, pathItem), operation)) {
      for (At each : holder.elements("parameters")) {
        At at = each.followed(root);
        all.put(at.node().text("in") + " " + at.node().text("name"), at);
      }
    }
    for (At each : all.values()) {
      String name = each.node().text("name");
      String in = each.node().text("in");
      boolean ofHttp =
          "header".equals(in)
              && name != null
              && Set.of("accept", "content-type", "authorization")
                  .contains(name.toLowerCase(Locale.ROOT));
      if (name == null || ofHttp) {
        continue;
      }
      Spot spot = new Spot(Use.REQUEST, each.pointer());
      add(Kind.PARAMETER, Use.REQUEST, spot.uses(), name, List.of(), value -> true);
      At schema = each.get("schema");
      if (schema != null) {
        walk(schema, name, spot, new HashSet<>(), 0);
      }
    }
  }

  private void contents(String place, At holder) {
    holder
        .entries("content")
        .forEach(
            (mediaType, at) -> {
              Spot spot = new Spot(place, at.pointer());
              add(
                  Kind.MEDIA_TYPE,
                  place,
                  List.copyOf(spot.uses()),
                  mediaType,
                  List.of(),
                  value -> true);
              At schema = at.get("schema");
              if (schema == null) {
                return;
              }
              boolean error = !place.equals(Use.REQUEST) && !place.matches("[123].*");
              Spot first = errors.get(schema.followed(root).pointer());
              if (error && first != null) {
                first.uses().addAll(spot.uses()); // one body for several errors, told once
              } else {
                if (error) {
                  errors.put(schema.followed(root).pointer(), spot);
                }
                walk(schema, "", spot, new HashSet<>(), 0);
              }
            });
  }

  private void add(
      Kind kind,
      String place,
      List<String> uses,
      String label,
      List<String> schemas,
      Predicate<JsonValue> test) {
    String key = kind + " " + place + " " + (uses.isEmpty() ? "" : uses.get(0)) + " " + label;
    Entry known = entries.get(key);
    if (known == null) {
      entries.put(key, new Entry(kind, place, uses, label, schemas, test));
    } else {
      List<String> both = new ArrayList<>(known.schemas());
      both.addAll(schemas);
      entries.put(key, new Entry(kind, place, known.uses(), label, both, known.test()));
    }
  }

  private void walk(At written, String label, Spot spot, Set<String> seen, int depth) {
    At schema = written.followed(root);
    if (depth > DEEPEST || !schema.node().isObject() || !seen.add(schema.pointer())) {
      return;
    }
    values(schema, label, spot);
    constraints(schema, label, spot);
    for (Map.Entry<String, At> each : schema.entries("properties").entrySet()) {
      if (travels(each.getValue(), spot.request())) {
        String inner = label.isEmpty() ? each.getKey() : label + "." + each.getKey();
        add(
            Kind.PROPERTY,
            spot.place(),
            spot.uses(),
            inner,
            List.of(each.getValue().pointer()),
            value -> true);
        walk(each.getValue(), inner, spot, seen, depth + 1);
      }
    }
    for (String keyword : List.of("patternProperties", "additionalProperties", "items")) {
      Map<String, At> inner =
          keyword.equals("patternProperties") ? schema.entries(keyword) : single(schema, keyword);
      inner
          .values()
          .forEach(
              each ->
                  walk(
                      each,
                      label + (keyword.equals("items") ? "[]" : ".*"),
                      spot,
                      seen,
                      depth + 1));
    }
    schema.elements("prefixItems").forEach(each -> walk(each, label + "[]", spot, seen, depth + 1));
    schema.elements("allOf").forEach(each -> walk(each, label, spot, seen, depth + 1));
    variants(schema, label, spot, seen, depth);
  }

  private static Map<String, At> single(At schema, String keyword) {
    At value = schema.get(keyword);
    return value == null ? Map.of() : Map.of(keyword, value);
  }

  private boolean travels(At property, boolean request) {
    String otherWay = request ? "readOnly" : "writeOnly";
    return !property.node().flag(otherWay)
        && !property.followed(root).node().flag(otherWay)
        && !property.node().is(false);
  }

  private void variants(At schema, String label, Spot spot, Set<String> seen, int depth) {
    for (String keyword : List.of("oneOf", "anyOf")) {
      List<At> branches =
          schema.elements(keyword).stream()
              .filter(each -> !dialect.isNullOnly(each.followed(root).node()))
              .toList();
      boolean told = branches.size() > 1 && !Keywords.branchesAreShapeless(schema.node(), keyword);
      for (At each : branches) {
        variant(each, told, label, spot, seen, depth);
      }
    }
    if (schema.node().has("discriminator")
        && !schema.node().has("oneOf")
        && !schema.node().has("anyOf")) {
      for (String heir : heirs.of(schema.pointer())) {
        Node node = Pointer.resolve(root, heir);
        if (node != null) {
          variant(new At(node, heir), true, label, spot, seen, depth);
        }
      }
    }
  }

  private void variant(
      At branch, boolean told, String label, Spot spot, Set<String> seen, int depth) {
    String inner = label;
    if (told) {
      String ref = branch.node().string("$ref");
      String title = branch.node().text("title");
      String name =
          ref != null ? Pointer.last(ref) : title != null ? title : Pointer.last(branch.pointer());
      inner = label + "(" + name + ")";
      add(Kind.VARIANT, spot.place(), spot.uses(), inner, List.of(branch.pointer()), value -> true);
    }
    walk(branch, inner, spot, seen, depth + 1);
  }

  // ---- values and constraints

  private void values(At schema, String label, Spot spot) {
    for (Node each : schema.node().elements("enum")) {
      if (!each.isNull()) {
        JsonValue documented = Json.value(each);
        String shown = each.text() == null ? documented.toString() : each.text();
        add(
            Kind.VALUE,
            spot.place(),
            spot.uses(),
            (label.isEmpty() ? "the value" : label) + " = " + shown,
            List.of(schema.pointer()),
            value ->
                value.equals(documented)
                    || (value instanceof JsonString text && text.value().equals(each.text())));
      }
    }
  }

  private void constraints(At schema, String label, Spot spot) {
    Node node = schema.node();
    Numeric.Range range = Numeric.range(node);
    boolean whole = dialect.types(node).contains("integer");
    if (range.lower() != null) {
      bound(
          schema,
          label,
          spot,
          (range.above() ? "above " : "from ") + range.lower(),
          edge(range.lower(), range.above(), whole, 1));
    }
    if (range.upper() != null) {
      bound(
          schema,
          label,
          spot,
          (range.below() ? "below " : "up to ") + range.upper(),
          edge(range.upper(), range.below(), whole, -1));
    }
    size(schema, label, spot, "minLength", "characters, least", value -> length(value));
    size(schema, label, spot, "maxLength", "characters, most", value -> length(value));
    size(schema, label, spot, "minItems", "items, least", value -> items(value));
    size(schema, label, spot, "maxItems", "items, most", value -> items(value));
    size(schema, label, spot, "minProperties", "properties, least", value -> members(value));
    size(schema, label, spot, "maxProperties", "properties, most", value -> members(value));
    for (String keyword : PLAIN) {
      Node written = node.get(keyword);
      if (written != null && !(keyword.equals("format") && isSize(written.text()))) {
        String text = written.text();
        bound(
            schema,
            label,
            spot,
            keyword + (text == null || keyword.equals("const") ? "" : " " + text),
            value -> true);
      }
    }
    if (node.flag("uniqueItems")) {
      bound(
          schema,
          label,
          spot,
          "items differ",
          value -> value instanceof JsonArray array && array.items().size() > 1);
    }
    rules(schema, label, spot);
  }

  /** Formats that say how wide a number is, and no more. */
  private static boolean isSize(@Nullable String format) {
    return format == null
        || Set.of("int32", "int64", "float", "double", "binary", "byte", "password")
            .contains(format);
  }

  private void rules(At schema, String label, Spot spot) {
    schema
        .node()
        .entries("dependentRequired")
        .keySet()
        .forEach(
            name ->
                bound(
                    schema,
                    label,
                    spot,
                    "what " + name + " needs",
                    value -> value instanceof JsonObject object && object.has(name)));
    At not = schema.get("not");
    if (not != null && spot.request()) {
      List<String> names =
          not.node().elements("required").stream()
              .map(Node::text)
              .filter(each -> each != null)
              .toList();
      bound(
          schema,
          label,
          spot,
          names.isEmpty()
              ? "rule " + Pointer.last(schema.pointer()) + " (not)"
              : "not together: " + String.join(", ", names),
          value ->
              names.isEmpty()
                  || (value instanceof JsonObject object && names.stream().anyMatch(object::has)));
    }
    At then = schema.get("then");
    if (schema.node().has("if") && then != null && dialect.v31()) {
      add(
          Kind.CONSTRAINT,
          spot.place(),
          spot.uses(),
          prefix(label) + "rule " + Pointer.last(schema.pointer()) + " (if, then)",
          List.of(then.pointer()),
          value -> true);
    }
  }

  private void bound(At schema, String label, Spot spot, String what, Predicate<JsonValue> test) {
    add(
        Kind.CONSTRAINT,
        spot.place(),
        spot.uses(),
        prefix(label) + what,
        List.of(schema.pointer()),
        test);
  }

  private static String prefix(String label) {
    return label.isEmpty() ? "" : label + ": ";
  }

  private void size(
      At schema,
      String label,
      Spot spot,
      String keyword,
      String what,
      Function<JsonValue, @Nullable Integer> measure) {
    BigDecimal bound = Numeric.of(schema.node().get(keyword));
    if (bound != null) {
      bound(
          schema,
          label,
          spot,
          what + " " + bound,
          value -> {
            Integer size = measure.apply(value);
            return size != null && bound.compareTo(BigDecimal.valueOf(size)) == 0;
          });
    }
  }

  /** Whether a number is at a bound; where that is out, the next one inside, or closer than one. */
  private static Predicate<JsonValue> edge(
      BigDecimal bound, boolean out, boolean whole, int inwards) {
    return value -> {
      if (!(value instanceof JsonNumber number)) {
        return false;
      }
      BigDecimal distance = number.decimal().subtract(bound).multiply(BigDecimal.valueOf(inwards));
      return out
          ? whole
              ? distance.compareTo(BigDecimal.ONE) == 0
              : distance.compareTo(BigDecimal.ONE) <= 0
          : distance.signum() == 0;
    };
  }

  private static @Nullable Integer length(JsonValue value) {
    return value instanceof JsonString text
        ? text.value().codePointCount(0, text.value().length())
        : null;
  }

  private static @Nullable Integer items(JsonValue value) {
    return value instanceof JsonArray array ? array.items().size() : null;
  }

  private static @Nullable Integer members(JsonValue value) {
    return value instanceof JsonObject object ? object.members().size() : null;
  }
}
