package dev.dateline.contract.build;

import dev.dateline.contract.schema.Dialect;
import dev.dateline.contract.tree.Element;
import dev.dateline.contract.tree.Keywords;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Way;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Tells of the keywords of a document that nothing is made of, each with its pointer. Keywords that
 * are honoured are listed here, so that any other, known or not, is told; what is honoured in some
 * places only is told by whoever reads them. Extensions and prose are let pass.
 */
final class IgnoredKeywords {
  private static final Set<String> PROSE = Set.of("summary", "description", "externalDocs");

  /** What is made something of in each element, where that is not everything. */
  private static final Map<Element, Set<String>> HONOURED =
      Map.of(
          Element.SCHEMA,
          words(
              "$ref $anchor $comment $defs definitions title default deprecated readOnly writeOnly example"
                  + " examples xml type format enum const allOf anyOf oneOf not if then else"
                  + " dependentSchemas dependentRequired properties patternProperties"
                  + " additionalProperties propertyNames required minProperties maxProperties items"
                  + " prefixItems contains minContains maxContains minItems maxItems uniqueItems"
                  + " minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength"
                  + " maxLength pattern contentEncoding contentMediaType discriminator nullable"
                  + " unevaluatedProperties"),
          Element.PATH_ITEM,
          words("$ref parameters get put post delete options head patch trace"),
          Element.OPERATION,
          words("operationId tags parameters requestBody responses deprecated security callbacks"),
          Element.PARAMETER,
          words(
              "$ref name in required deprecated style explode allowReserved schema content example"
                  + " examples"),
          Element.HEADER,
          words("$ref deprecated schema content example examples style explode required"),
          Element.RESPONSE,
          words("$ref headers content"),
          Element.MEDIA_TYPE,
          words("schema example examples encoding"),
          Element.ENCODING,
          words("contentType headers style explode"));

  /** Assertions by the type that they speak of. */
  private static final Map<String, Set<String>> TYPES =
      Map.of(
          "string", words("minLength maxLength pattern contentEncoding contentMediaType"),
          "number", words("minimum maximum exclusiveMinimum exclusiveMaximum multipleOf"),
          "array",
              words(
                  "items prefixItems contains minContains maxContains minItems maxItems uniqueItems"
                      + " unevaluatedItems"),
          "object",
              words(
                  "properties patternProperties additionalProperties propertyNames required"
                      + " minProperties maxProperties dependentRequired dependentSchemas"
                      + " unevaluatedProperties"));

  /** The type that an assertion speaks of. */
  private static final Map<String, String> TYPE_OF = typeOf();

  private static Map<String, String> typeOf() {
    Map<String, String> typeOf = new HashMap<>();
    TYPES.forEach((type, keywords) -> keywords.forEach(keyword -> typeOf.put(keyword, type)));
    return Map.copyOf(typeOf);
  }

  /** Keywords that say nothing without another one beside them. */
  private static final Map<String, String> COMPANIONS =
      Map.of("then", "if", "else", "if", "minContains", "contains", "maxContains", "contains");

  /** The types that a format speaks of; numbers travel as texts too. */
  private static final Map<String, Set<String>> FORMATS = formats();

  private static Map<String, Set<String>> formats() {
    Map<String, Set<String>> formats = new HashMap<>();
    words(
            "date date-time time duration email idn-email hostname idn-hostname ipv4 ipv6 uri"
                + " uri-reference iri iri-reference uri-template uuid regex json-pointer"
                + " relative-json-pointer byte binary password")
        .forEach(format -> formats.put(format, Set.of("string")));
    words("int32 int64 float double")
        .forEach(format -> formats.put(format, words("integer number string")));
    return Map.copyOf(formats);
  }

  /** What becomes of keywords that are not honoured. */
  private static final Map<String, String> WHY =
      Map.ofEntries(
          Map.entry(
              "$id",
              "references may name the schema so; those inside it are relative to the document"
                  + " all the same"),
          Map.entry(
              "$dynamicAnchor",
              "nothing can be referred to by this name here; use its JSON pointer"),
          Map.entry(
              "$dynamicRef",
              "this is not followed; the value is any JSON here, as far as it"
                  + " is told by this alone. Use $ref"),
          Map.entry("$vocabulary", "vocabularies are not looked at"),
          Map.entry("$schema", "this is read as JSON Schema 2020-12 all the same"),
          Map.entry("unevaluatedItems", "this is not checked"),
          Map.entry("contentSchema", "what the text stands for is not looked at"),
          Map.entry("additionalItems", "this is not checked; JSON Schema 2020-12 calls it 'items'"),
          Map.entry(
              "dependencies",
              "this is not checked; JSON Schema 2020-12 calls it 'dependentRequired' and"
                  + " 'dependentSchemas'"),
          Map.entry("links", "links between operations are left out"),
          Map.entry(
              "servers",
              "servers of their own are not called: all calls go to the base URI of the client."
                  + " Make a client for each"),
          Map.entry(
              "allowEmptyValue",
              "an empty value is sent and accepted as far as the schema allows it, whatever this"
                  + " says"),
          Map.entry(
              "allowReserved",
              "reserved characters are percent-encoded all the same, which means the same"));

  /** What loses nothing that a value has, or is ignored by the letter of OpenAPI. */
  private static final Set<String> HARMLESS =
      Set.of(
          "$id",
          "$dynamicAnchor",
          "$vocabulary",
          "$schema",
          "contentSchema",
          "links",
          "allowEmptyValue",
          "allowReserved");

  private final Dialect dialect;
  private final Diagnostics diagnostics;

  private IgnoredKeywords(Dialect dialect, Diagnostics diagnostics) {
    this.dialect = dialect;
    this.diagnostics = diagnostics;
  }

  private static Set<String> words(String text) {
    return Set.of(text.split(" "));
  }

  /** Tells of all in a document. */
  static void tell(Node.ObjectNode root, Dialect dialect, Diagnostics diagnostics) {
    new IgnoredKeywords(dialect, diagnostics).walk(Element.DOCUMENT, root, Way.from("#"));
  }

  private void walk(Element element, Node node, Way way) {
    if (!(node instanceof Node.ObjectNode object)) {
      return;
    }
    Set<String> known = HONOURED.get(element);
    if (element == Element.DOCUMENT) {
      dialect(object, way);
    } else if (known != null) {
      for (Map.Entry<String, Node> field : object.fields().entrySet()) {
        keyword(element, object, field.getKey(), field.getValue(), known, way);
      }
    }
    for (Map.Entry<String, Node> entry : object.fields().entrySet()) {
      Element.Field field = element.field(entry.getKey());
      if (field == null || isLeftOut(element, entry.getKey())) {
        continue;
      }
      field.each(
          entry.getValue(), way.to(entry.getKey()), (item, to) -> walk(field.element(), item, to));
    }
  }

  /** Parts that are told as a whole. */
  private static boolean isLeftOut(Element element, String keyword) {
    return keyword.equals("webhooks")
        || keyword.equals("callbacks")
        || keyword.equals("links")
        || (element == Element.SCHEMA && keyword.equals("contentSchema"));
  }

  private void dialect(Node.ObjectNode root, Way way) {
    String named = root.text("jsonSchemaDialect");
    if (named != null && !isOurs(named)) {
      diagnostics.warn(
          way.to("jsonSchemaDialect").pointer(), "schemas are read as JSON Schema 2020-12 here");
    }
  }

  private static boolean isOurs(String schemaDialect) {
    return schemaDialect.contains("2020-12")
        || schemaDialect.startsWith("https://spec.openapis.org/oas/3.1/");
  }

  private void keyword(
      Element element,
      Node.ObjectNode object,
      String keyword,
      Node value,
      Set<String> known,
      Way way) {
    if (keyword.startsWith("x-") || PROSE.contains(keyword)) {
      return;
    }
    String why = WHY.get(keyword);
    if (!known.contains(keyword)) {
      if (says(keyword, value)) {
        tell(
            HARMLESS.contains(keyword),
            way.to(keyword),
            why != null ? why : "'" + keyword + "' is not known here; nothing is made of it");
      }
    } else if (element == Element.SCHEMA) {
      schemaKeyword(object, keyword, value, way);
    } else if ((element == Element.PARAMETER
            || element == Element.HEADER
            || element == Element.MEDIA_TYPE)
        && keyword.equals("example")
        && object.has("examples")) {
      diagnostics.note(
          way.to(keyword).pointer(),
          "OpenAPI allows either 'example' or 'examples'; both are read here. Move this one to the"
              + " others");
    } else if (element == Element.HEADER && keyword.equals("required") && value.is(true)) {
      diagnostics.note(way.to(keyword).pointer(), "that an answer has this header is not checked");
    }
  }

  /** Whether a keyword says anything that is not so without it. */
  private static boolean says(String keyword, Node value) {
    return switch (keyword) {
      case "unevaluatedItems", "additionalItems" -> !value.is(true);
      case "allowEmptyValue", "allowReserved" -> value.is(true);
      case "links", "servers", "dependencies" ->
          !value.entries().isEmpty() || !value.elements().isEmpty();
      case "$schema" -> {
        String named = value.text();
        yield named == null || !isOurs(named);
      }
      default -> true;
    };
  }

  private void schemaKeyword(Node.ObjectNode schema, String keyword, Node value, Way way) {
    String companion = COMPANIONS.get(keyword);
    if (companion != null && !schema.has(companion)) {
      diagnostics.note(
          way.to(keyword).pointer(), "without '" + companion + "' beside it this says nothing");
      return;
    }
    if (!dialect.v31() && schema.has("$ref")) {
      if (!keyword.equals("$ref") && !Keywords.isAnnotation(keyword)) {
        diagnostics.note(
            way.to(keyword).pointer(),
            "OpenAPI 3.0 ignores what stands beside a $ref. Put the $ref into an allOf");
      }
      return;
    }
    switch (keyword) {
      case "exclusiveMinimum", "exclusiveMaximum" -> exclusive(schema, keyword, value, way);
      case "format" -> format(schema, value, way);
      case "enum" -> {
        if (value instanceof Node.ArrayNode list && list.items().isEmpty()) {
          diagnostics.warn(
              way.to(keyword).pointer(),
              "an empty list would allow no value; it is ignored. List the values or leave it out");
        }
      }
      case "nullable" -> {
        if (dialect.v31() && value.is(true)) {
          diagnostics.warn(
              way.to(keyword).pointer(),
              "OpenAPI 3.1 has no 'nullable', so null is no value here. Add 'null' to the type");
        }
      }
      case "unevaluatedProperties" -> {
        if (value.isObject()) {
          diagnostics.warn(way.to(keyword).pointer(), "this is not checked");
        }
      }
      case "contentEncoding" -> {
        if (!"base64".equals(value.text())) {
          diagnostics.note(way.to(keyword).pointer(), "the text is handed over as it is encoded");
        }
      }
      case "items" -> {
        if (!value.elements().isEmpty()) {
          diagnostics.warn(
              way.to(keyword).pointer(),
              "a list of schemas is not known here; JSON Schema 2020-12 calls it 'prefixItems'");
        }
      }
      default -> ofAnotherType(schema, keyword, way);
    }
  }

  /** OpenAPI 3.0 writes true beside the bound, 3.1 the bound itself. */
  private void exclusive(Node.ObjectNode schema, String keyword, Node value, Way way) {
    String bound = keyword.equals("exclusiveMinimum") ? "minimum" : "maximum";
    if (value.is(true) && !schema.has(bound)) {
      diagnostics.warn(
          way.to(keyword).pointer(),
          "without '"
              + bound
              + "' beside it this bounds nothing. "
              + (dialect.v31() ? "Write the bound itself here" : "Write the bound there"));
    } else {
      ofAnotherType(schema, keyword, way);
    }
  }

  private void format(Node.ObjectNode schema, Node value, Way way) {
    Set<String> possible = FORMATS.get(value.text() == null ? "" : value.text());
    Set<String> named = dialect.types(schema);
    if (possible != null && !named.isEmpty() && named.stream().noneMatch(possible::contains)) {
      diagnostics.note(
          way.to("format").pointer(),
          "the format '"
              + value.text()
              + "' says nothing here, as the type is "
              + String.join(" or ", named)
              + ". Correct the type or leave the format out");
    }
  }

  /** Assertions that speak of values that cannot come: JSON Schema, section 7.6.1. */
  private void ofAnotherType(Node.ObjectNode schema, String keyword, Way way) {
    String type = TYPE_OF.get(keyword);
    if (type == null || type.equals(schema.text("type"))) {
      return;
    }
    Set<String> named = dialect.types(schema);
    boolean possible =
        named.isEmpty()
            || named.contains(type)
            || (type.equals("number") && named.contains("integer"));
    if (!possible) {
      diagnostics.note(
          way.to(keyword).pointer(),
          "this speaks of "
              + type
              + "s and says nothing here, as the type is "
              + String.join(" or ", named));
    }
  }

  private void tell(boolean harmless, Way way, String message) {
    if (harmless) {
      diagnostics.note(way.pointer(), message);
    } else {
      diagnostics.warn(way.pointer(), message);
    }
  }
}
