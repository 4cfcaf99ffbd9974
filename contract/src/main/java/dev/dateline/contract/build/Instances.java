package dev.dateline.contract.build;

import dev.dateline.contract.build.Examples.Kind;
import dev.dateline.contract.build.Examples.Origin;
import dev.dateline.contract.schema.Dialect;
import dev.dateline.contract.schema.EcmaPattern;
import dev.dateline.contract.schema.Json;
import dev.dateline.contract.schema.Judgement;
import dev.dateline.contract.schema.Numeric;
import dev.dateline.contract.schema.Problem;
import dev.dateline.contract.schema.Purpose;
import dev.dateline.contract.schema.SchemaJudge;
import dev.dateline.contract.tree.At;
import dev.dateline.contract.tree.Keywords;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.Numbers;
import dev.dateline.runtime.json.ScalarText;
import dev.dateline.runtime.validation.PatternSearch;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds the values of a document to its schemas and counts, for each keyword of each schema, how
 * many keep it. Of alternatives ({@code oneOf}, {@code anyOf}) only the one counts that a
 * discriminator names; values that are none, or several of those that exclude each other, are
 * strays. Rules are passed over. Not thread safe.
 */
final class Instances {
  private static final int DEEPEST = 200;

  private final Node root;
  private final Dialect dialect;
  private final SchemaJudge schemas;
  private final Map<String, Finding> findings = new LinkedHashMap<>();
  private final Map<String, Stray> strays = new LinkedHashMap<>();
  private final Map<String, Optional<Pattern>> patterns = new HashMap<>();

  /**
   * A value that is not one of the alternatives of its schema, or too many of them.
   *
   * @param alternatives JSON pointer to them
   * @param value that is meant
   * @param origin where it stands
   * @param what completes "the example …"
   */
  record Stray(String alternatives, Node value, Origin origin, String what) {}

  /** What the values of a document say of one keyword of one schema. Mutable while they come in. */
  static final class Finding {
    private final At schema;
    private final String keyword;
    private int kept;
    private final Map<JsonValue, Breach> breaches = new LinkedHashMap<>();

    Finding(At schema, String keyword) {
      this.schema = schema;
      this.keyword = keyword;
    }

    At schema() {
      return schema;
    }

    String keyword() {
      return keyword;
    }

    /** How many values keep it. */
    int kept() {
      return kept;
    }

    /**
     * The values that break it, in the order that they were found in: the first one, and of listed
     * values every one.
     */
    Collection<Breach> breaches() {
      return breaches.values();
    }

    private void broken(Node value, Origin origin) {
      if (breaches.isEmpty() || keyword.equals("enum")) {
        breaches.putIfAbsent(Json.value(value), new Breach(value, origin));
      }
    }
  }

  /**
   * A value that breaks a keyword.
   *
   * @param origin where it stands
   */
  record Breach(Node value, Origin origin) {}

  Instances(Node root, Dialect dialect) {
    this.root = root;
    this.dialect = dialect;
    this.schemas = new SchemaJudge(root);
  }

  /** What is broken by at least one value, in the order that it was found in. */
  Collection<Finding> findings() {
    return findings.values().stream().filter(finding -> !finding.breaches.isEmpty()).toList();
  }

  /** The first value of each list of alternatives that strays from it. */
  Collection<Stray> strays() {
    return strays.values();
  }

  /** Whether some value keeps a keyword and none breaks it. */
  boolean isKept(At schema, String keyword) {
    Finding finding = findings.get(schema.pointer() + " " + keyword);
    return finding != null && finding.kept > 0 && finding.breaches.isEmpty();
  }

  /** Holds a value to a schema. */
  void judge(At schema, Node value, Origin origin) {
    judge(schema, value, origin, new HashSet<>(), 0);
  }

  private void judge(At schema, Node value, Origin origin, Set<String> seen, int depth) {
    if (depth > DEEPEST || value.isNull() || !seen.add(schema.pointer())) {
      return;
    }
    String ref = schema.node().string("$ref");
    if (ref != null) {
      Node target = Pointer.resolve(root, ref);
      if (target != null) {
        judge(new At(target, ref), value, origin, seen, depth + 1);
      }
      if (!dialect.v31()) {
        return;
      }
    }
    schema.elements("allOf").forEach(part -> judge(part, value, origin, seen, depth + 1));
    if (!isOfType(schema, value)) {
      if (!origin.kind().isConstraint()) {
        count(schema, "type", false, value, origin);
      }
      return;
    }
    if (!origin.kind().isConstraint()) {
      alternatives(schema, value, origin, seen, depth);
    }
    if (value instanceof Node.ObjectNode object) {
      object(schema, object, origin, depth);
    } else if (value instanceof Node.ArrayNode array) {
      array(schema, array, origin, depth);
    } else {
      scalar(schema, (Node.Scalar) value, origin);
    }
  }

  private void count(At schema, String keyword, boolean kept, Node value, Origin origin) {
    Finding finding =
        findings.computeIfAbsent(
            schema.pointer() + " " + keyword, key -> new Finding(schema, keyword));
    if (kept) {
      finding.kept++;
    } else {
      finding.broken(value, origin);
    }
  }

  /** The alternative that the discriminator names; else whether the value is one of them. */
  private void alternatives(At schema, Node value, Origin origin, Set<String> seen, int depth) {
    At named = named(schema, value);
    if (named != null) {
      judge(named, value, origin, seen, depth + 1);
      return;
    }
    for (String keyword : List.of("oneOf", "anyOf")) {
      Node branches = schema.node().get(keyword);
      if (branches == null
          || branches.elements().isEmpty()
          || Keywords.branchesAreShapeless(schema.node(), keyword)) {
        continue;
      }
      Map<String, Node> only = new LinkedHashMap<>();
      only.put(keyword, branches);
      Node tells = schema.node().get("discriminator");
      if (tells != null) {
        only.put("discriminator", tells);
      }
      At alone = new At(new Node.ObjectNode(only, schema.node().position()), schema.pointer());
      String what = what(alone, keyword, Json.value(value));
      if (what != null) {
        strays.putIfAbsent(
            schema.pointer() + " " + keyword,
            new Stray(Pointer.child(schema.pointer(), keyword), value, origin, what));
      }
    }
  }

  /** What is wrong with a value that is to be one of some alternatives; null if nothing. */
  private @Nullable String what(At schema, String keyword, JsonValue value) {
    Judgement answered = schemas.judge(schema, value, Purpose.ANSWERED);
    Judgement better =
        answered.problems().isEmpty() ? answered : schemas.judge(schema, value, Purpose.SENT);
    Judgement judged = answered.isKept() ? answered : better;
    String several = Pointer.child(schema.pointer(), keyword);
    for (Problem problem : judged.problems()) {
      if (problem.isError()) {
        String nearest = problem.message().replaceFirst(" \\(in the nearest of .*\\)$", "");
        return "is none of these alternatives. "
            + (nearest.equals(problem.message()) ? "" : "In the nearest, ")
            + (problem.at().isEmpty() ? "it" : problem.at())
            + " "
            + nearest;
      }
      if (problem.at().isEmpty() && problem.schema().equals(several)) {
        return "is several of these alternatives, and so, by the letter of oneOf, none. Say what"
            + " tells them apart, or write anyOf";
      }
    }
    return null;
  }

  /** The schema that the discriminator of a value names, or null. */
  private @Nullable At named(At schema, Node value) {
    Node tells = schema.node().get("discriminator");
    String property = tells == null ? null : tells.string("propertyName");
    String told = property == null ? null : value.string(property);
    if (tells == null || told == null) {
      return null;
    }
    Node mapped = tells.entries("mapping").get(told);
    String target =
        Pointer.ofSchema(mapped == null || mapped.text() == null ? told : mapped.text());
    Node named = Pointer.resolve(root, target);
    return named == null ? null : new At(named, target);
  }

  /** Whether a value is of one of the types that a schema names, if it names any. */
  boolean isOfType(At schema, Node value) {
    Set<String> types = dialect.types(schema.node());
    if (types.isEmpty()) {
      return true;
    }
    if (value.isObject()) {
      return types.contains("object");
    }
    if (value instanceof Node.ArrayNode) {
      return types.contains("array");
    }
    Node.Scalar scalar = (Node.Scalar) value;
    return switch (scalar.kind()) {
      case STRING -> types.contains("string");
      case BOOLEAN -> types.contains("boolean");
      case NULL -> true;
      case NUMBER -> {
        BigDecimal number = Numeric.of(scalar);
        yield types.contains("number")
            || (types.contains("integer") && number != null && Numbers.isInteger(number));
      }
    };
  }

  /** YAML takes unquoted 1.0 and true for something else than the text that they are meant as. */
  boolean isLooselyOfType(At schema, Node value) {
    return value.text() != null && dialect.types(schema.node()).contains("string");
  }

  private void object(At schema, Node.ObjectNode value, Origin origin, int depth) {
    Map<String, At> properties = schema.entries("properties");
    Node additional = schema.node().get("additionalProperties");
    boolean strange = false;
    for (Map.Entry<String, Node> member : value.fields().entrySet()) {
      At property = properties.get(member.getKey());
      Origin inside =
          origin.kind() == Kind.MAPPED
              ? origin
              : new Origin(origin.kind(), Pointer.child(origin.pointer(), member.getKey()));
      if (property != null) {
        inner(property, member.getValue(), inside, depth + 1);
      } else if (additional != null && additional.isObject()) {
        At other = new At(additional, Pointer.child(schema.pointer(), "additionalProperties"));
        inner(other, member.getValue(), inside, depth + 1);
      } else {
        strange = true;
      }
    }
    if (additional != null
        && additional.is(false)
        && origin.kind() != Kind.MAPPED // that it is not declared is told where the union is made
        && !schema.node().has("patternProperties")
        && !schema.node().has("allOf")) {
      count(schema, "additionalProperties", !strange, value, origin);
    }
    if (origin.kind() != Kind.MAPPED) {
      size(schema, "minProperties", "maxProperties", value.fields().size(), value, origin);
    }
    if (origin.kind() == Kind.EXAMPLE && schema.node().has("required")) {
      boolean whole =
          schema.node().elements("required").stream()
              .map(Node::text)
              .filter(name -> name != null)
              .filter(name -> !oneWay(properties.get(name)))
              .allMatch(value.fields()::containsKey);
      count(schema, "required", whole, value, origin);
    }
  }

  /** Whether a property is not in every message, so that no example need have it. */
  private boolean oneWay(@Nullable At property) {
    if (property == null) {
      return false;
    }
    String ref = property.node().string("$ref");
    Node target = ref == null ? property.node() : Pointer.resolve(root, ref);
    return target != null && (target.flag("readOnly") || target.flag("writeOnly"));
  }

  /** A value inside another one, where null is meant as such. */
  private void inner(At schema, Node value, Origin origin, int depth) {
    if (value.isNull()
        && !origin.kind().isConstraint()
        && !schemas.judge(schema, JsonValue.JsonNull.INSTANCE, Purpose.ANSWERED).isKept()) {
      count(schema, "type", false, value, origin);
    }
    judge(schema, value, origin, new HashSet<>(), depth);
  }

  private void array(At schema, Node.ArrayNode value, Origin origin, int depth) {
    At items = schema.get("items");
    if (items != null && items.node().isObject() && !schema.node().has("prefixItems")) {
      int index = 0;
      for (Node item : value.items()) {
        Origin inside = new Origin(origin.kind(), Pointer.child(origin.pointer(), index++));
        inner(items, item, inside, depth + 1);
      }
    }
    size(schema, "minItems", "maxItems", value.items().size(), value, origin);
    if (schema.node().flag("uniqueItems")) {
      Set<JsonValue> distinct = new HashSet<>();
      value.items().forEach(item -> distinct.add(Json.value(item)));
      count(schema, "uniqueItems", distinct.size() == value.items().size(), value, origin);
    }
  }

  private void size(At schema, String least, String most, int size, Node value, Origin origin) {
    BigDecimal count = BigDecimal.valueOf(size);
    BigDecimal min = Numeric.of(schema.node().get(least));
    if (min != null) {
      count(schema, least, count.compareTo(min) >= 0, value, origin);
    }
    BigDecimal max = Numeric.of(schema.node().get(most));
    if (max != null) {
      count(schema, most, count.compareTo(max) <= 0, value, origin);
    }
  }

  private void scalar(At schema, Node.Scalar value, Origin origin) {
    List<Node> listed = schema.node().elements("enum");
    if (!listed.isEmpty()
        && listed.stream().allMatch(each -> each.text() != null || each.isNull())) {
      count(
          schema,
          "enum",
          listed.stream().anyMatch(each -> value.text().equals(each.text())),
          value,
          origin);
    }
    switch (value.kind()) {
      case STRING -> text(schema, value, origin);
      case NUMBER -> number(schema, value, origin);
      default -> {
        // nothing more to say
      }
    }
  }

  private void text(At schema, Node.Scalar value, Origin origin) {
    for (String keyword : List.of("minLength", "maxLength", "pattern")) {
      if (schema.node().has(keyword)) {
        count(schema, keyword, keeps(schema, keyword, value.text()), value, origin);
      }
    }
    String format = schema.node().string("format");
    if (format != null && !origin.kind().isConstraint()) {
      Boolean kept = isOfFormat(value.text(), format);
      if (kept != null) {
        count(schema, "format", kept, value, origin);
      }
    }
  }

  /** Whether a text keeps a keyword of a schema; true where that cannot be said. */
  boolean keeps(At schema, String keyword, String text) {
    Node written = schema.node().get(keyword);
    if (written == null) {
      return true;
    }
    if (keyword.equals("pattern")) {
      String source = written.text();
      Optional<Pattern> pattern =
          source == null ? Optional.empty() : patterns.computeIfAbsent(source, Instances::pattern);
      return pattern.isEmpty()
          || PatternSearch.search(pattern.get(), text) != PatternSearch.Outcome.NOT_FOUND;
    }
    BigDecimal bound = Numeric.of(written);
    int order =
        bound == null
            ? 0
            : BigDecimal.valueOf(text.codePointCount(0, text.length())).compareTo(bound);
    return keyword.equals("minLength") ? order >= 0 : order <= 0;
  }

  private static Optional<Pattern> pattern(String source) {
    try {
      return Optional.of(Pattern.compile(EcmaPattern.translate(source).java()));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // told where the constraint is read
    }
  }

  /** Whether a text can be read as what its format makes of it; null where that is text. */
  private static @Nullable Boolean isOfFormat(String text, String format) {
    try {
      switch (format) {
        case "date" -> ScalarText.parseDate(text);
        case "date-time" -> ScalarText.parseDateTime(text);
        case "uuid" -> ScalarText.parseUuid(text);
        case "uri" -> ScalarText.parseUri(text);
        default -> {
          return null;
        }
      }
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void number(At schema, Node.Scalar value, Origin origin) {
    BigDecimal number = Numeric.of(value);
    if (number == null) {
      return;
    }
    Numeric.Range range = Numeric.range(schema.node());
    BigDecimal lower = range.lower();
    if (lower != null) {
      int order = number.compareTo(lower);
      count(schema, "minimum", range.above() ? order > 0 : order >= 0, value, origin);
    }
    BigDecimal upper = range.upper();
    if (upper != null) {
      int order = number.compareTo(upper);
      count(schema, "maximum", range.below() ? order < 0 : order <= 0, value, origin);
    }
    BigDecimal step = Numeric.of(schema.node().get("multipleOf"));
    if (step != null && step.signum() > 0) {
      count(schema, "multipleOf", Numbers.isMultipleOf(number, step), value, origin);
    }
    if ("int32".equals(schema.node().string("format"))) {
      boolean fits =
          number.compareTo(BigDecimal.valueOf(Integer.MIN_VALUE)) >= 0
              && number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
      count(schema, "format", fits, value, origin);
    }
  }

  /** Values of a format whose values all look alike; none for other formats. */
  static List<String> samples(String format) {
    return switch (format) {
      case "date" -> List.of("2024-02-29", "2021-12-31", "1999-01-01");
      case "date-time" ->
          List.of(
              "2024-02-29T23:59:59Z",
              "2021-12-31T12:30:45.123Z",
              "2021-12-31T12:30:45.123456Z",
              "2021-06-15T12:30:45+00:00",
              "2021-06-15T12:30:45.123+02:00",
              "1999-01-01t00:00:00z");
      case "uuid" ->
          List.of(
              "123e4567-e89b-12d3-a456-426614174000",
              "550e8400-e29b-41d4-a716-446655440000",
              "F47AC10B-58CC-4372-8567-0E02B2C3D479");
      default -> List.of();
    };
  }
}
