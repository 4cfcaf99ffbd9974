package dev.dateline.contracttests.mutation.mutators;

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
 * Changes the method of each operation, each fixed segment of its path, its operationId and its
 * tag; marks it deprecated, or no longer; drops its request body; moves the servers.
 */
final class OperationMutator implements Mutator {

  @Override
  public Stream<Mutant> mutants(DocumentTree document) {
    return Stream.of(
            document.places(Element.PATH_ITEM).flatMap(item -> paths(document, item)),
            document.places(Element.PATH_ITEM).flatMap(OperationMutator::methods),
            document.places(Element.OPERATION).flatMap(OperationMutator::names),
            servers(document))
        .flatMap(mutants -> mutants);
  }

  private static Stream<Mutant> paths(DocumentTree document, Place item) {
    if (!item.pointer().startsWith("/paths/")) {
      return Stream.empty();
    }
    String path = item.name();
    String[] segments = path.split("/", -1);
    List<Mutant> mutants = new ArrayList<>();
    for (int i = 0; i < segments.length; i++) {
      if (segments[i].isEmpty() || segments[i].contains("{")) {
        continue;
      }
      String[] changed = segments.clone();
      changed[i] = Trees.other(segments[i]);
      String other = String.join("/", changed);
      if (!document.root().path("paths").has(other)) {
        Consumer<ObjectNode> change =
            root -> Trees.rename((ObjectNode) root.get("paths"), path, other);
        mutants.add(
            new Mutant("rename segment", path, item.pointer(), segments[i], changed[i], change));
      }
    }
    return mutants.stream();
  }

  private static Stream<Mutant> methods(Place item) {
    List<String> taken = ParameterMutator.methods(item.node()).toList();
    return taken.stream()
        .flatMap(
            method ->
                Stream.of("put", "patch", "delete", "get", "post")
                    .filter(other -> !taken.contains(other))
                    .filter(
                        other ->
                            !item.node().path(method).has("requestBody")
                                || !(other.equals("get") || other.equals("delete")))
                    .limit(2)
                    .map(
                        other ->
                            item.mutant(
                                "change method",
                                method,
                                other,
                                node -> Trees.rename(node, method, other))));
  }

  private static Stream<Mutant> names(Place operation) {
    List<Mutant> mutants = new ArrayList<>();
    String id = operation.node().path("operationId").asText();
    if (!id.isEmpty()) {
      mutants.add(
          operation.mutant(
              "rename operation",
              "",
              Trees.other(id),
              node -> node.put("operationId", Trees.other(id))));
    }
    JsonNode tag = operation.node().path("tags").path(0);
    if (tag.isTextual()) {
      mutants.add(
          operation.mutant(
              "change tag",
              tag.asText(),
              Trees.other(tag.asText()),
              node ->
                  ((ArrayNode) node.get("tags"))
                      .set(0, Trees.JSON.textNode(Trees.other(tag.asText())))));
    }
    mutants.add(
        operation.node().path("deprecated").asBoolean()
            ? operation.mutant("drop deprecation", "", "", node -> node.remove("deprecated"))
            : operation.mutant("deprecate", "", "", node -> node.put("deprecated", true)));
    if (operation.node().has("requestBody")) {
      mutants.add(operation.mutant("drop body", "", "", node -> node.remove("requestBody")));
    }
    return mutants.stream();
  }

  private static Stream<Mutant> servers(DocumentTree document) {
    return document
        .places(Element.DOCUMENT)
        .flatMap(
            root -> {
              List<Mutant> mutants = new ArrayList<>();
              JsonNode servers = root.node().path("servers");
              for (int i = 0; i < servers.size(); i++) {
                int index = i;
                String url = servers.get(i).path("url").asText();
                mutants.add(
                    root.mutant(
                        "move server",
                        "/servers/" + i,
                        url,
                        url + "/other",
                        node ->
                            ((ObjectNode) node.get("servers").get(index))
                                .put("url", url + "/other")));
              }
              return mutants.stream();
            });
  }

  /** All fields of an object that are texts. */
  static Stream<Map.Entry<String, JsonNode>> texts(JsonNode object) {
    return Trees.fields(object).filter(entry -> entry.getValue().isTextual());
  }
}
