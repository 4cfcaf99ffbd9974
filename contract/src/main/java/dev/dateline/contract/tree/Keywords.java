package dev.dateline.contract.tree;

import java.util.Set;

/**
 * Which keywords of a schema give it a shape, and which only say more of a shape given elsewhere.
 */
public final class Keywords {
  private static final Set<String> SHAPE =
      Set.of("additionalProperties", "patternProperties", "items", "prefixItems", "discriminator");

  private static final Set<String> ASSERTIONS =
      Set.of(
          "not",
          "if",
          "dependentRequired",
          "dependentSchemas",
          "dependencies",
          "required",
          "enum",
          "const",
          "pattern",
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "multipleOf",
          "minLength",
          "maxLength",
          "minItems",
          "maxItems",
          "uniqueItems",
          "contains",
          "propertyNames",
          "minProperties",
          "maxProperties",
          "$ref");

  private static final Set<String> RULES =
      Set.of(
          "not",
          "if",
          "dependentRequired",
          "dependentSchemas",
          "contains",
          "propertyNames",
          "required");

  private static final Set<String> ANNOTATIONS =
      Set.of(
          "description",
          "title",
          "externalDocs",
          "example",
          "examples",
          "deprecated",
          "$comment",
          "xml");

  private Keywords() {}

  /**
   * Whether a schema, beside one that gives the shape, only adds assertions and prose. {@code type}
   * does not count: it repeats what the other says.
   */
  public static boolean isShapeless(Node schema) {
    if (!schema.isObject()) {
      return true;
    }
    for (String keyword : schema.entries().keySet()) {
      if (SHAPE.contains(keyword)) {
        return false;
      }
    }
    if (schema.entries("properties").values().stream()
        .anyMatch(property -> !isAssertion(property))) {
      return false;
    }
    return branchesAreShapeless(schema, "oneOf")
        && branchesAreShapeless(schema, "anyOf")
        && branchesAreShapeless(schema, "allOf");
  }

  /** Whether the alternatives of a schema are conditions, not types. */
  public static boolean branchesAreShapeless(Node schema, String keyword) {
    return schema.elements(keyword).stream().allMatch(Keywords::isAssertion);
  }

  /** Whether a schema asserts something about a value whose type is told elsewhere. */
  public static boolean isAssertion(Node schema) {
    if (!schema.isObject()) {
      return true; // true and false
    }
    if (schema.has("$ref") || schema.has("type") || !isShapeless(schema)) {
      return false;
    }
    return schema.entries().keySet().stream()
        .anyMatch(
            keyword ->
                ASSERTIONS.contains(keyword)
                    || keyword.equals("properties")
                    || keyword.equals("allOf")
                    || keyword.equals("anyOf")
                    || keyword.equals("oneOf"));
  }

  /** Whether a part of an {@code allOf} is there for a rule, so that its prose is the rule's. */
  public static boolean isRule(Node schema) {
    return schema.isObject()
        && !schema.has("$ref")
        && isShapeless(schema)
        && (schema.entries().keySet().stream().anyMatch(RULES::contains)
            || schema.has("properties")
            || schema.has("oneOf")
            || schema.has("anyOf"));
  }

  /** Whether a keyword says something to people only. */
  public static boolean isAnnotation(String keyword) {
    return ANNOTATIONS.contains(keyword) || keyword.startsWith("x-");
  }
}
