package dev.dateline.contracttests.mutation.mutators;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lets properties travel in other directions, deprecates them, changes defaults, and closes objects
 * to properties of other names.
 */
final class FlagMutator implements Mutator {

  @Override
  public Stream<Mutant> mutants(DocumentTree document) {
    return document
        .types()
        .flatMap(
            schema ->
                Stream.of(directions(schema), defaults(schema), others(schema))
                    .flatMap(mutants -> mutants));
  }

  private static Stream<Mutant> directions(Place schema) {
    if (!schema.pointer().matches(".*/properties/[^/]+")) {
      return Stream.empty();
    }
    List<Mutant> mutants = new ArrayList<>();
    boolean readOnly = schema.node().path("readOnly").asBoolean();
    boolean writeOnly = schema.node().path("writeOnly").asBoolean();
    String now = readOnly ? "readOnly" : writeOnly ? "writeOnly" : "both ways";
    for (String other : List.of("readOnly", "writeOnly", "both ways")) {
      if (!other.equals(now)) {
        mutants.add(
            schema.mutant(
                "change direction",
                now,
                other,
                node -> {
                  node.remove(List.of("readOnly", "writeOnly"));
                  if (!other.equals("both ways")) {
                    node.put(other, true);
                  }
                }));
      }
    }
    mutants.add(
        schema.node().path("deprecated").asBoolean()
            ? schema.mutant("drop deprecation", "", "", node -> node.remove("deprecated"))
            : schema.mutant("deprecate", "", "", node -> node.put("deprecated", true)));
    return mutants.stream();
  }

  private static Stream<Mutant> defaults(Place schema) {
    JsonNode value = schema.node().path("default");
    if (!value.isValueNode()) {
      return Stream.empty();
    }
    Mutant dropped =
        schema.mutant("drop default", value.asText(), "", node -> node.remove("default"));
    JsonNode other =
        value.isBoolean()
            ? Trees.JSON.booleanNode(!value.asBoolean())
            : value.isIntegralNumber()
                ? Trees.JSON.numberNode(value.asLong() + 1)
                : Trees.JSON.textNode(Trees.other(value.asText()));
    return Stream.of(
        dropped,
        schema.mutant(
            "change default", value.asText(), other.asText(), node -> node.set("default", other)));
  }

  private static Stream<Mutant> others(Place schema) {
    if (!Types.of(schema.node()).equals("object") || schema.node().has("allOf")) {
      return Stream.empty();
    }
    JsonNode others = schema.node().path("additionalProperties");
    return others.isBoolean() && !others.asBoolean()
        ? Stream.of(
            schema.mutant("open object", "", "", node -> node.remove("additionalProperties")))
        : others.isMissingNode()
            ? Stream.of(
                schema.mutant(
                    "close object", "", "", node -> node.put("additionalProperties", false)))
            : Stream.empty();
  }
}
