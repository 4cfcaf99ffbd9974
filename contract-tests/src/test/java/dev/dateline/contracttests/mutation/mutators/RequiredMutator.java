package dev.dateline.contracttests.mutation.mutators;

import dev.dateline.contract.tree.Element;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes each required property optional and each optional one required; likewise bodies. */
final class RequiredMutator implements Mutator {

  @Override
  public Stream<Mutant> mutants(DocumentTree document) {
    return Stream.concat(
        document.types().flatMap(RequiredMutator::properties),
        document.places(Element.REQUEST_BODY).map(RequiredMutator::body));
  }

  private static Stream<Mutant> properties(Place schema) {
    List<String> required = Trees.texts(schema.node().path("required"));
    return Stream.concat(
        required.stream()
            .map(
                property ->
                    schema.mutant(
                        "drop required",
                        property,
                        "",
                        node -> Trees.remove(node, "required", property))),
        Trees.fields(schema.node().path("properties"))
            .map(Map.Entry::getKey)
            .filter(property -> !required.contains(property))
            .map(
                property ->
                    schema.mutant(
                        "add required",
                        "",
                        property,
                        node -> node.withArray("/required").add(property))));
  }

  private static Mutant body(Place body) {
    boolean required = body.node().path("required").asBoolean();
    return required
        ? body.mutant("make body optional", "", "", node -> node.remove("required"))
        : body.mutant("make body required", "", "", node -> node.put("required", true));
  }
}
