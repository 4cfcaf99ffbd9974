package dev.dateline.contracttests.mutation.mutators;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.Stream;

/** Drops and renames each property, wherever its own schema speaks of it. */
final class PropertyMutator implements Mutator {

  @Override
  public Stream<Mutant> mutants(DocumentTree document) {
    return document
        .types()
        .flatMap(
            schema ->
                Trees.fields(schema.node().path("properties"))
                    .map(Map.Entry::getKey)
                    .flatMap(property -> changes(schema, property)));
  }

  private static Stream<Mutant> changes(Place schema, String property) {
    String other = Trees.free(Trees.other(property), schema.node().get("properties"));
    return Stream.of(
        schema.mutant(
            "drop property",
            "/" + property,
            "",
            "",
            node -> {
              ((ObjectNode) node.get("properties")).remove(property);
              if (node.has("required")) {
                Trees.remove(node, "required", property);
              }
            }),
        schema.mutant(
            "rename property",
            "",
            property,
            other,
            node -> {
              Trees.rename((ObjectNode) node.get("properties"), property, other);
              Trees.replace(node, "required", property, other);
            }));
  }
}
