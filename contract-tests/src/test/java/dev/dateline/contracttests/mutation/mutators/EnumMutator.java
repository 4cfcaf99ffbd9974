package dev.dateline.contracttests.mutation.mutators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.dateline.contract.tree.Element;
import java.util.List;
import java.util.stream.Stream;

/** Drops and renames each value of each enumeration, and adds one; changes each constant. */
final class EnumMutator implements Mutator {

  @Override
  public Stream<Mutant> mutants(DocumentTree document) {
    return Stream.concat(
        document.types().flatMap(EnumMutator::values),
        document
            .places(Element.SCHEMA)
            .filter(schema -> schema.node().path("const").isTextual())
            .map(EnumMutator::constant));
  }

  private static Stream<Mutant> values(Place schema) {
    List<String> values = Trees.texts(schema.node().path("enum"));
    if (values.isEmpty()) {
      return Stream.empty();
    }
    Stream<Mutant> changes =
        values.stream()
            .flatMap(
                value ->
                    Stream.of(
                        schema.mutant(
                            "drop value", value, "", node -> Trees.remove(node, "enum", value)),
                        schema.mutant(
                            "rename value",
                            value,
                            Trees.other(value),
                            node -> Trees.replace(node, "enum", value, Trees.other(value)))));
    String added = Trees.other(values.get(0)) + Trees.other(values.get(0)).charAt(0);
    Mutant addition =
        schema.mutant("add value", "", added, node -> ((ArrayNode) node.get("enum")).add(added));
    return Stream.concat(changes, Stream.of(addition));
  }

  private static Mutant constant(Place schema) {
    JsonNode value = schema.node().get("const");
    String other = Trees.other(value.asText());
    return schema.mutant(
        "change constant", value.asText(), other, node -> node.put("const", other));
  }
}
