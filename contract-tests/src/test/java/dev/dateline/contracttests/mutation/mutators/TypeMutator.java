package dev.dateline.contracttests.mutation.mutators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Swaps types: string and integer, integer and number, boolean and string; a list and its item, and
 * the other way around; with null and without; one format and another.
 */
final class TypeMutator implements Mutator {

  private static final Map<String, List<String>> SWAPS =
      Map.of(
          "string", List.of("integer", "boolean"),
          "integer", List.of("number", "string"),
          "number", List.of("integer", "string"),
          "boolean", List.of("string"));

  private static final Map<String, String> FORMATS =
      Map.of(
          "date-time", "date",
          "date", "date-time",
          "int32", "int64",
          "int64", "int32",
          "float", "double",
          "double", "float",
          "uuid", "date-time");

  /** What is said of a property and not of its value's type. */
  private static final Set<String> OF_PROPERTIES =
      Set.of("description", "readOnly", "writeOnly", "deprecated", "title");

  @Override
  public Stream<Mutant> mutants(DocumentTree document) {
    return document
        .types()
        .flatMap(
            schema ->
                Stream.of(swaps(schema), lists(schema), nulls(schema), formats(schema))
                    .flatMap(mutants -> mutants));
  }

  private static Stream<Mutant> swaps(Place schema) {
    String type = Types.of(schema.node());
    return SWAPS.getOrDefault(type, List.of()).stream()
        .map(other -> schema.mutant("swap type", type, other, node -> Types.swap(node, other)));
  }

  private static Stream<Mutant> lists(Place schema) {
    if (schema.node().path("items").isObject() && Types.of(schema.node()).equals("array")) {
      return Stream.of(
          schema.mutant(
              "swap type",
              "array",
              "its item",
              node -> {
                JsonNode item = node.get("items");
                keepOnly(node);
                item.properties()
                    .forEach(
                        entry -> {
                          if (!node.has(entry.getKey())) {
                            node.set(entry.getKey(), entry.getValue());
                          }
                        });
              }));
    }
    boolean isProperty = schema.pointer().matches(".*/properties/[^/]+");
    if (!isProperty) {
      return Stream.empty();
    }
    return Stream.of(
        schema.mutant(
            "swap type",
            schema.node().has("$ref") ? "object" : Types.of(schema.node()),
            "array of it",
            node -> {
              ObjectNode item = node.deepCopy();
              item.remove(OF_PROPERTIES);
              keepOnly(node);
              node.put("type", "array");
              node.set("items", item);
            }));
  }

  private static void keepOnly(ObjectNode schema) {
    schema.retain(OF_PROPERTIES);
  }

  private static Stream<Mutant> nulls(Place schema) {
    JsonNode type = schema.node().path("type");
    String name = Types.of(schema.node());
    if (name.isEmpty()) {
      return Stream.empty();
    }
    if (Types.isNullable(schema.node())) {
      return Stream.of(
          schema.mutant(
              "forbid null",
              "",
              "",
              node -> {
                node.remove("nullable");
                node.put("type", name);
              }));
    }
    return Stream.of(
        schema.mutant(
            "allow null",
            "",
            "",
            node -> {
              if (type.isTextual()) {
                node.putArray("type").add(name).add("null");
              }
            }));
  }

  private static Stream<Mutant> formats(Place schema) {
    String format = schema.node().path("format").asText();
    if (format.isEmpty()) {
      return Stream.empty();
    }
    Mutant dropped = schema.mutant("drop format", format, "", node -> node.remove("format"));
    return FORMATS.containsKey(format)
        ? Stream.of(
            dropped,
            schema.mutant(
                "change format",
                format,
                FORMATS.get(format),
                node -> node.put("format", FORMATS.get(format))))
        : Stream.of(dropped);
  }
}
