package dev.dateline.contract.build;

import dev.dateline.contract.schema.Dialect;
import dev.dateline.contract.schema.EcmaPattern;
import dev.dateline.contract.schema.Json;
import dev.dateline.contract.tree.At;
import dev.dateline.contract.tree.Keywords;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.validation.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns the assertions of JSON Schema into rules. A rule with a part that cannot be expressed is
 * left out as a whole, with a diagnostic: half a rule would reject what the document allows.
 */
final class Rules {
  private final Node root;
  private final Dialect dialect;
  private final Diagnostics diagnostics;
  private final Set<String> inProgress = new HashSet<>();
  private final Map<String, Rule> byReference = new HashMap<>();

  /** Says what cannot be expressed. */
  private static final class Inexpressible extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Inexpressible(String message) {
      super(message, null, false, false);
    }
  }

  Rules(Node root, Dialect dialect, Diagnostics diagnostics) {
    this.root = root;
    this.dialect = dialect;
    this.diagnostics = diagnostics;
  }

  /**
   * The rules among the keywords of a schema whose shape is dealt with otherwise: {@code not},
   * {@code if}, {@code dependentRequired} and so on.
   *
   * @param beside whether the shape comes from another schema, so that {@code required} and {@code
   *     properties} are rules too
   * @param described whether the prose of the schema is about its rules
   */
  List<Rule> of(At schema, boolean beside, boolean described) {
    List<Rule> rules = new ArrayList<>();
    String words = described ? words(schema.node()) : null;
    for (String keyword :
        List.of("not", "dependentRequired", "dependentSchemas", "propertyNames")) {
      if (schema.node().has(keyword)) {
        add(rules, schema, keyword, words);
      }
    }
    if (schema.node().has("if")) {
      add(rules, schema, "if", words);
    }
    if (schema.node().has("contains")) {
      add(rules, schema, "contains", words);
    }
    for (String keyword : List.of("anyOf", "oneOf")) {
      if (schema.node().has(keyword) && Keywords.branchesAreShapeless(schema.node(), keyword)) {
        add(rules, schema, keyword, words);
      }
    }
    if (beside) {
      for (String keyword :
          List.of("required", "properties", "enum", "minProperties", "maxProperties")) {
        if (schema.node().has(keyword)) {
          add(rules, schema, keyword, words);
        }
      }
    }
    return rules;
  }

  private void add(List<Rule> rules, At schema, String keyword, @Nullable String words) {
    String pointer = Pointer.child(schema.pointer(), keyword);
    try {
      List<Rule> parts = new ArrayList<>();
      keyword(schema.node(), keyword, parts);
      for (Rule part : parts) {
        String text = words;
        Node inner = schema.node().get(keyword);
        if (text == null && inner != null) {
          text = words(inner);
        }
        rules.add(text == null ? part : part.describedAs(text));
      }
    } catch (Inexpressible e) {
      diagnostics.warn(
          pointer, "this rule is not checked, because " + e.getMessage() + " cannot be expressed");
    }
  }

  /** A whole schema as a rule, or null where it cannot be one. */
  @Nullable Rule whole(At schema) {
    try {
      return schema(schema.node());
    } catch (Inexpressible e) {
      return null;
    }
  }

  private Rule schema(Node schema) {
    if (schema.is(true)) {
      return Rule.always();
    }
    if (schema.is(false)) {
      return Rule.never();
    }
    List<Rule> parts = new ArrayList<>();
    for (String keyword : schema.entries().keySet()) {
      keyword(schema, keyword, parts);
    }
    Rule rule =
        parts.isEmpty()
            ? Rule.always()
            : parts.size() == 1 ? parts.get(0) : Rule.allOf(parts.toArray(Rule[]::new));
    String words = words(schema);
    return words == null || parts.isEmpty() ? rule : rule.describedAs(words);
  }

  private void keyword(Node schema, String keyword, List<Rule> parts) {
    Node value = schema.entries().getOrDefault(keyword, schema);
    switch (keyword) {
      case "$ref" -> parts.add(reference(value.text()));
      case "type" -> {
        Set<String> types = new LinkedHashSet<>(dialect.types(schema));
        if (Boolean.TRUE.equals(dialect.allowsNull(schema))) {
          types.add("null");
        }
        try {
          parts.add(Rule.type(types.toArray(String[]::new)));
        } catch (IllegalArgumentException e) {
          throw new Inexpressible("the type '" + value.text() + "'");
        }
      }
      case "const" -> parts.add(Rule.constant(Json.value(value)));
      case "enum" ->
          parts.add(
              Rule.oneOfValues(
                  value.elements().stream().map(Json::value).toArray(JsonValue[]::new)));
      case "required" -> parts.add(Rule.required(strings(value)));
      case "dependentRequired" ->
          value
              .entries()
              .forEach((name, needs) -> parts.add(Rule.dependentRequired(name, strings(needs))));
      case "dependentSchemas" ->
          value
              .entries()
              .forEach(
                  (name, needs) -> parts.add(Rule.when(Rule.required(name), schema(needs), null)));
      case "properties" ->
          value
              .entries()
              .forEach((name, property) -> parts.add(Rule.property(name, schema(property))));
      case "additionalProperties" -> {
        if (!value.is(true)) {
          if (schema.has("patternProperties")) {
            throw new Inexpressible("additionalProperties beside patternProperties");
          }
          parts.add(Rule.otherProperties(schema.entries("properties").keySet(), schema(value)));
        }
      }
      case "propertyNames" -> parts.add(Rule.propertyNames(schema(value)));
      case "not" -> parts.add(Rule.not(schema(value)));
      case "allOf" -> parts.add(Rule.allOf(schemas(value)));
      case "anyOf" -> parts.add(Rule.anyOf(schemas(value)));
      case "oneOf" -> parts.add(Rule.oneOf(schemas(value)));
      case "if" -> {
        Node then = schema.get("then");
        Node otherwise = schema.get("else");
        parts.add(
            Rule.when(
                schema(value),
                then == null ? null : schema(then),
                otherwise == null ? null : schema(otherwise)));
      }
      case "pattern" -> {
        try {
          parts.add(Rule.pattern(EcmaPattern.translate(text(value)).java()));
        } catch (IllegalArgumentException e) {
          throw new Inexpressible("the pattern '" + value.text() + "'");
        }
      }
      case "minimum" -> parts.add(Rule.minimum(number(value), schema.flag("exclusiveMinimum")));
      case "maximum" -> parts.add(Rule.maximum(number(value), schema.flag("exclusiveMaximum")));
      case "exclusiveMinimum" -> {
        if (!value.is(true) && !value.is(false)) {
          parts.add(Rule.minimum(number(value), true));
        }
      }
      case "exclusiveMaximum" -> {
        if (!value.is(true) && !value.is(false)) {
          parts.add(Rule.maximum(number(value), true));
        }
      }
      case "multipleOf" -> parts.add(Rule.multipleOf(number(value)));
      case "minLength" -> parts.add(Rule.minLength(count(value)));
      case "maxLength" -> parts.add(Rule.maxLength(count(value)));
      case "minItems" -> parts.add(Rule.minItems(count(value)));
      case "maxItems" -> parts.add(Rule.maxItems(count(value)));
      case "uniqueItems" -> {
        if (value.is(true)) {
          parts.add(Rule.uniqueItems());
        }
      }
      case "minProperties" -> parts.add(Rule.minProperties(count(value)));
      case "maxProperties" -> parts.add(Rule.maxProperties(count(value)));
      case "items" -> {
        if (schema.has("prefixItems")) {
          throw new Inexpressible("prefixItems");
        }
        parts.add(Rule.items(schema(value)));
      }
      case "contains" -> {
        Node min = schema.get("minContains");
        Node max = schema.get("maxContains");
        parts.add(
            Rule.contains(
                schema(value), min == null ? 1 : count(min), max == null ? -1 : count(max)));
      }
      case "then",
          "else",
          "minContains",
          "maxContains",
          "default",
          "readOnly",
          "writeOnly",
          "nullable",
          "discriminator",
          "format",
          "$schema",
          "$id",
          "$anchor",
          "$defs",
          "definitions",
          "contentEncoding",
          "contentMediaType" -> {
        // Parts of another keyword, or no assertions.
      }
      default -> {
        if (!Keywords.isAnnotation(keyword)) {
          throw new Inexpressible("'" + keyword + "'");
        }
      }
    }
  }

  private Rule reference(@Nullable String ref) {
    Node target = ref == null ? null : Pointer.resolve(root, ref);
    if (ref == null || target == null) {
      throw new Inexpressible("a reference that leads nowhere");
    }
    Rule known = byReference.get(ref);
    if (known != null) {
      return known;
    }
    if (!inProgress.add(ref)) {
      throw new Inexpressible("a schema that contains itself");
    }
    try {
      Rule rule = schema(target);
      byReference.put(ref, rule);
      return rule;
    } finally {
      inProgress.remove(ref);
    }
  }

  private Rule[] schemas(Node list) {
    return list.elements().stream().map(this::schema).toArray(Rule[]::new);
  }

  private static String[] strings(Node list) {
    return list.elements().stream().map(Rules::text).toArray(String[]::new);
  }

  private static String text(Node node) {
    String text = node.text();
    if (text == null) {
      throw new Inexpressible("a value that should be text");
    }
    return text;
  }

  private static String number(Node node) {
    try {
      return new BigDecimal(text(node)).toString();
    } catch (NumberFormatException e) {
      throw new Inexpressible("a bound that is no number");
    }
  }

  private static int count(Node node) {
    try {
      return new BigDecimal(text(node)).intValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw new Inexpressible("a limit that is no small integer");
    }
  }

  /** What a schema says to whoever breaks it: its description, else its title. */
  static @Nullable String words(Node schema) {
    String description = schema.string("description");
    String text = description == null ? schema.string("title") : description;
    return text == null || text.isBlank() ? null : text.strip();
  }
}
