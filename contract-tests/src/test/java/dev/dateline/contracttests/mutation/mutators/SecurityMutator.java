package dev.dateline.contracttests.mutation.mutators;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dateline.contract.tree.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Drops each alternative of the security of the document and of its operations, lets an operation
 * do without, and changes what the schemes say.
 */
final class SecurityMutator implements Mutator {

  private static final String SCHEMES = "/components/securitySchemes";

  @Override
  public Stream<Mutant> mutants(DocumentTree document) {
    return Stream.of(
            document.places(Element.DOCUMENT).flatMap(SecurityMutator::alternatives),
            document.places(Element.OPERATION).flatMap(SecurityMutator::alternatives),
            document.places(Element.OPERATION).map(SecurityMutator::opened),
            schemes(document))
        .flatMap(mutants -> mutants);
  }

  private static Stream<Mutant> alternatives(Place holder) {
    JsonNode security = holder.node().path("security");
    List<Mutant> mutants = new ArrayList<>();
    for (int i = 0; i < security.size(); i++) {
      int index = i;
      String name = String.join(" and ", (Iterable<String>) security.get(i)::fieldNames);
      mutants.add(
          holder.mutant(
              "drop credentials",
              "/security/" + i,
              name,
              "",
              node -> ((ArrayNode) node.get("security")).remove(index)));
      if (security.size() > 1) {
        mutants.add(
            holder.mutant(
                "exchange credentials",
                "/security/" + i,
                name,
                "none",
                node -> ((ArrayNode) node.get("security")).set(index, Trees.JSON.objectNode())));
      }
    }
    return mutants.stream();
  }

  private static Mutant opened(Place operation) {
    return operation.mutant("ask for no credentials", "", "", node -> node.putArray("security"));
  }

  private static Stream<Mutant> schemes(DocumentTree document) {
    return Trees.fields(document.root().at(SCHEMES))
        .flatMap(
            scheme -> {
              String name = scheme.getKey();
              String pointer = DocumentTree.pointer(SCHEMES, name);
              JsonNode node = scheme.getValue();
              List<Mutant> mutants = new ArrayList<>();
              switch (node.path("type").asText()) {
                case "http" -> {
                  String before = node.path("scheme").asText();
                  Stream.of("basic", "bearer", "digest")
                      .filter(other -> !other.equalsIgnoreCase(before))
                      .forEach(
                          other ->
                              mutants.add(
                                  mutant(
                                      pointer,
                                      name,
                                      before,
                                      other,
                                      to -> to.put("scheme", other))));
                }
                case "apiKey" -> {
                  String before = node.path("name").asText();
                  mutants.add(
                      mutant(
                          pointer,
                          name,
                          before,
                          Trees.other(before),
                          to -> to.put("name", Trees.other(before))));
                }
                case "oauth2" ->
                    Trees.fields(node.path("flows"))
                        .flatMap(flow -> flow(pointer, name, flow))
                        .forEach(mutants::add);
                default -> {}
              }
              return mutants.stream();
            });
  }

  private static Stream<Mutant> flow(
      String pointer, String name, Map.Entry<String, JsonNode> flow) {
    return OperationMutator.texts(flow.getValue())
        .map(
            url ->
                mutant(
                    pointer + "/flows/" + flow.getKey(),
                    name + "/" + flow.getKey() + "/" + url.getKey(),
                    url.getValue().asText(),
                    url.getValue().asText() + "/other",
                    to -> to.put(url.getKey(), url.getValue().asText() + "/other")));
  }

  private static Mutant mutant(
      String pointer, String place, String before, String after, Consumer<ObjectNode> change) {
    return new Mutant(
        "change scheme",
        "securitySchemes/" + place,
        pointer,
        before,
        after,
        root -> change.accept((ObjectNode) root.at(JsonPointer.compile(pointer))));
  }
}
