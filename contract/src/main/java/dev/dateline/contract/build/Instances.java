package dev.dateline.contract.build;

import dev.dateline.contract.build.Examples.Kind;
import dev.dateline.contract.build.Examples.Origin;
import dev.dateline.contract.schema.Dialect;
import dev.dateline.contract.schema.EcmaPattern;
import dev.dateline.contract.schema.Json;
import dev.dateline.contract.schema.Numeric;
import dev.dateline.contract.tree.At;
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
 * many keep it. Alternatives ({@code oneOf}, {@code anyOf}) and rules are passed over: which of
 * them a value is meant for is not said. Not thread safe.
 */
final class Instances {
  private static final int DEEPEST = 200;

  private final Node root;
  private final Dialect dialect;
  private final Map<String, Finding> findings = new LinkedHashMap<>();
  private final Map<String, Optional<Pattern>> patterns = new HashMap<>();

  /** What the values of a document say of one keyword of one schema. Mutable while they come in. */
  static final class Finding {
    private final At schema;
    private final String keyword;
    private int kept;
    private @Nullable Origin broken;
    private @Nullable Node value;

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

    /** Where the first value stands that does not. */
    Origin firstBroken() {
      if (broken == null) {
        throw new IllegalStateException("nothing breaks it");
      }
      return broken;
    }

    /** The first value that does not. */
    Node value() {
      if (value == null) {
        throw new IllegalStateException("nothing breaks it");
      }
      return value;
    }
  }

  Instances(Node root, Dialect dialect) {
    this.root = root;
    this.dialect = dialect;
  }

  /** What is broken by at least one value, in the order that it was found in. */
  Collection<Finding> findings() {
    return findings.values().stream().filter(finding -> finding.broken != null).toList();
  }

  /** Whether some value keeps a keyword and none breaks it. */
  boolean isKept(At schema, String keyword) {
    Finding finding = findings.get(schema.pointer() + " " + keyword);
    return finding != null && finding.kept > 0 && finding.broken == null;
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
      if (origin.kind() != Kind.LISTED && !isLooselyOfType(schema, value)) {
        count(schema, "type", false, value, origin);
      }
      return;
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
    } else if (finding.broken == null) {
      finding.broken = origin;
      finding.value = value;
    }
  }

  private boolean isOfType(At schema, Node value) {
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
  private boolean isLooselyOfType(At schema, Node value) {
    return value.text() != null && dialect.types(schema.node()).contains("string");
  }

  private void object(At schema, Node.ObjectNode value, Origin origin, int depth) {
    Map<String, At> properties = schema.entries("properties");
    Node additional = schema.node().get("additionalProperties");
    boolean strange = false;
    for (Map.Entry<String, Node> member : value.fields().entrySet()) {
      At property = properties.get(member.getKey());
      Origin inside = new Origin(origin.kind(), Pointer.child(origin.pointer(), member.getKey()));
      if (property != null) {
        judge(property, member.getValue(), inside, new HashSet<>(), depth + 1);
      } else if (additional != null && additional.isObject()) {
        At other = new At(additional, Pointer.child(schema.pointer(), "additionalProperties"));
        judge(other, member.getValue(), inside, new HashSet<>(), depth + 1);
      } else {
        strange = true;
      }
    }
    if (additional != null
        && additional.is(false)
        && !schema.node().has("patternProperties")
        && !schema.node().has("allOf")) {
      count(schema, "additionalProperties", !strange, value, origin);
    }
    size(schema, "minProperties", "maxProperties", value.fields().size(), value, origin);
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

  private void array(At schema, Node.ArrayNode value, Origin origin, int depth) {
    At items = schema.get("items");
    if (items != null && items.node().isObject() && !schema.node().has("prefixItems")) {
      int index = 0;
      for (Node item : value.items()) {
        Origin inside = new Origin(origin.kind(), Pointer.child(origin.pointer(), index++));
        judge(items, item, inside, new HashSet<>(), depth + 1);
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
    if (format != null && origin.kind() != Kind.LISTED) {
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
