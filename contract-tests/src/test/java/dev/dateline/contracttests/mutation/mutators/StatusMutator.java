package dev.dateline.contracttests.mutation.mutators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dateline.contract.tree.Element;
import java.util.Map;
import java.util.stream.Stream;

/** Drops each status of each operation, moves it to another one, and adds one. */
final class StatusMutator implements Mutator {

  @Override
  public Stream<Mutant> mutants(DocumentTree document) {
    return document
        .places(Element.OPERATION)
        .filter(operation -> !operation.node().path("responses").isEmpty())
        .flatMap(operation -> Stream.concat(changes(operation), additions(operation)));
  }

  private static Stream<Mutant> changes(Place operation) {
    JsonNode responses = operation.node().get("responses");
    return Trees.fields(responses)
        .map(Map.Entry::getKey)
        .flatMap(
            status ->
                Stream.of(
                    operation.mutant(
                        "drop status",
                        "/responses/" + status,
                        "",
                        "",
                        node -> ((ObjectNode) node.get("responses")).remove(status)),
                    operation.mutant(
                        "change status",
                        "/responses",
                        status,
                        near(status, responses),
                        node ->
                            Trees.rename(
                                (ObjectNode) node.get("responses"),
                                status,
                                near(status, responses)))));
  }

  private static Stream<Mutant> additions(Place operation) {
    JsonNode responses = operation.node().get("responses");
    String added = near("409", responses);
    return Trees.fields(responses)
        .map(Map.Entry::getKey)
        .filter(status -> status.startsWith("4") || status.startsWith("5"))
        .limit(1)
        .map(
            status ->
                operation.mutant(
                    "add status",
                    "/responses",
                    "",
                    added,
                    node ->
                        ((ObjectNode) node.get("responses"))
                            .set(added, node.get("responses").get(status).deepCopy())));
  }

  /** A status of the same class that is not taken. */
  private static String near(String status, JsonNode taken) {
    if (!status.chars().allMatch(Character::isDigit)) {
      return taken.has("418") ? "451" : "418";
    }
    int near = Integer.parseInt(status);
    do {
      near = near % 100 == 99 ? near - 99 : near + 1;
    } while (taken.has(Integer.toString(near)));
    return Integer.toString(near);
  }
}
