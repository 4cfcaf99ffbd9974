package dev.dateline.contracttests.mutation.mutators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/** What the {@code type} of a schema says, in OpenAPI 3.0 and 3.1. */
final class Types {

  private static final Set<String> OF_NUMBERS =
      Set.of(
          "format",
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "multipleOf",
          "enum",
          "const",
          "default",
          "example",
          "examples");

  /** What says something of values of one type only. */
  private static final Map<String, Set<String>> KEYWORDS =
      Map.of(
          "string",
          Set.of(
              "format",
              "pattern",
              "minLength",
              "maxLength",
              "contentEncoding",
              "contentMediaType",
              "enum",
              "const",
              "default",
              "example",
              "examples"),
          "integer",
          OF_NUMBERS,
          "number",
          OF_NUMBERS,
          "boolean",
          Set.of("enum", "const", "default", "example", "examples"));

  private Types() {}

  /** The type that is not null; empty where there is none, or several. */
  static String of(JsonNode schema) {
    JsonNode type = schema.path("type");
    if (type.isTextual()) {
      return type.asText();
    }
    String found = "";
    for (JsonNode each : type) {
      if (!each.asText().equals("null")) {
        if (!found.isEmpty()) {
          return "";
        }
        found = each.asText();
      }
    }
    return found;
  }

  /** Whether null is allowed. */
  static boolean isNullable(JsonNode schema) {
    return schema.path("nullable").asBoolean() || Trees.texts(schema.path("type")).contains("null");
  }

  /** Puts a type in the place of another, and removes what speaks only of values of that one. */
  static void swap(ObjectNode schema, String type) {
    String before = of(schema);
    boolean bothNumbers = KEYWORDS.get(before) == OF_NUMBERS && KEYWORDS.get(type) == OF_NUMBERS;
    if (!bothNumbers) {
      schema.remove(KEYWORDS.getOrDefault(before, Set.of()));
    } else {
      schema.remove("format");
    }
    if (schema.get("type") instanceof ArrayNode) {
      Trees.replace(schema, "type", before, type);
    } else {
      schema.put("type", type);
    }
  }
}
