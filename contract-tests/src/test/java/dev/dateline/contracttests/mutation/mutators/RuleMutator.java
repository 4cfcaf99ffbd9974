package dev.dateline.contracttests.mutation.mutators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dateline.contract.tree.Element;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Drops, inverts and weakens each rule between properties. */
final class RuleMutator implements Mutator {

  @Override
  public Stream<Mutant> mutants(DocumentTree document) {
    return document
        .places(Element.SCHEMA)
        .flatMap(
            schema ->
                Stream.of(
                        negations(schema),
                        conditions(schema),
                        dependencies(schema),
                        requirements(schema),
                        alternatives(schema))
                    .flatMap(mutants -> mutants));
  }

  /** {@code not}. */
  private static Stream<Mutant> negations(Place schema) {
    return schema.node().path("not").isObject()
        ? Stream.of(
            schema.mutant("drop rule", "/not", "", "", node -> node.remove("not")),
            schema.mutant(
                "invert rule",
                "/not",
                "",
                "",
                node -> node.setAll((ObjectNode) node.remove("not"))))
        : Stream.empty();
  }

  /** {@code if}, {@code then}, {@code else}. */
  private static Stream<Mutant> conditions(Place schema) {
    if (!schema.node().path("if").isObject()) {
      return Stream.empty();
    }
    return Stream.of(
        schema.mutant(
            "drop rule", "/if", "", "", node -> node.remove(List.of("if", "then", "else"))),
        schema.mutant("invert rule", "/if", "", "", node -> negate(node, "if")),
        schema.mutant(
            "invert rule",
            "/then",
            "",
            "",
            node -> negate(node, node.has("then") ? "then" : "else")),
        schema.mutant("widen rule", "/if", "some", "all", node -> node.putObject("if")));
  }

  private static void negate(ObjectNode schema, String field) {
    JsonNode positive = schema.get(field);
    schema.putObject(field).set("not", positive);
  }

  /** {@code dependentRequired}. */
  private static Stream<Mutant> dependencies(Place schema) {
    return Trees.fields(schema.node().path("dependentRequired"))
        .map(Map.Entry::getKey)
        .flatMap(
            property ->
                Stream.of(
                    schema.mutant(
                        "drop rule",
                        "/dependentRequired/" + property,
                        "",
                        "",
                        node -> {
                          ObjectNode all = (ObjectNode) node.get("dependentRequired");
                          all.remove(property);
                          if (all.isEmpty()) {
                            node.remove("dependentRequired");
                          }
                        }),
                    schema.mutant(
                        "invert rule",
                        "/dependentRequired/" + property,
                        "",
                        "",
                        node -> turnAround((ObjectNode) node.get("dependentRequired"), property))));
  }

  private static void turnAround(ObjectNode dependencies, String property) {
    List<String> needed = Trees.texts(dependencies.remove(property));
    needed.forEach(each -> dependencies.withArray("/" + each).add(property));
  }

  /** {@code required} within a condition. */
  private static Stream<Mutant> requirements(Place schema) {
    if (!schema.rule()) {
      return Stream.empty();
    }
    return Trees.texts(schema.node().path("required")).stream()
        .flatMap(
            property ->
                Stream.of(
                    schema.mutant(
                        "weaken condition",
                        "/required",
                        property,
                        "",
                        node -> Trees.remove(node, "required", property)),
                    schema.mutant(
                        "misname in condition",
                        "/required",
                        property,
                        Trees.other(property),
                        node -> Trees.replace(node, "required", property, Trees.other(property)))));
  }

  /** {@code anyOf} and {@code oneOf} within a condition. */
  private static Stream<Mutant> alternatives(Place schema) {
    if (!schema.rule()) {
      return Stream.empty();
    }
    return Stream.of("anyOf", "oneOf")
        .filter(keyword -> schema.node().path(keyword).size() > 1)
        .flatMap(
            keyword ->
                Stream.iterate(0, i -> i < schema.node().path(keyword).size(), i -> i + 1)
                    .map(
                        i ->
                            schema.mutant(
                                "drop alternative",
                                "/" + keyword + "/" + i,
                                "",
                                "",
                                node -> ((ArrayNode) node.get(keyword)).remove(i.intValue()))));
  }
}
