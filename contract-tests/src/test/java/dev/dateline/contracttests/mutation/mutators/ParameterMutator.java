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
 * Renames each parameter, moves it from the query to a header and back, makes it required or
 * optional, and drops it from each operation.
 */
final class ParameterMutator implements Mutator {

  @Override
  public Stream<Mutant> mutants(DocumentTree document) {
    return Stream.concat(
        document
            .places(Element.PARAMETER)
            .filter(parameter -> parameter.node().has("name"))
            .flatMap(parameter -> changes(parameter, document)),
        document.places(Element.OPERATION).flatMap(operation -> drops(operation, document)));
  }

  private static Stream<Mutant> changes(Place parameter, DocumentTree document) {
    ObjectNode node = parameter.node();
    String name = node.path("name").asText();
    String in = node.path("in").asText();
    List<Mutant> mutants = new ArrayList<>();
    String other = Trees.other(name);
    if (in.equals("path")) {
      mutants.add(renamed(parameter, document, name, other));
    } else {
      mutants.add(
          parameter.mutant("rename parameter", name, other, changed -> changed.put("name", other)));
      for (String place : List.of("query", "header", "cookie")) {
        if (!place.equals(in)) {
          mutants.add(
              parameter.mutant("move parameter", in, place, changed -> changed.put("in", place)));
        }
      }
      mutants.add(
          node.path("required").asBoolean()
              ? parameter.mutant(
                  "make parameter optional", "", "", changed -> changed.remove("required"))
              : parameter.mutant(
                  "make parameter required", "", "", changed -> changed.put("required", true)));
    }
    return mutants.stream();
  }

  /** A parameter of paths has its name in their templates, too. */
  private static Mutant renamed(Place parameter, DocumentTree document, String name, String other) {
    Mutant alone =
        parameter.mutant("rename parameter", name, other, changed -> changed.put("name", other));
    List<String> paths = document.paths().filter(path -> path.contains("{" + name + "}")).toList();
    Consumer<ObjectNode> change =
        root -> {
          alone.change().accept(root);
          for (String path : paths) {
            Trees.rename(
                (ObjectNode) root.get("paths"),
                path,
                path.replace("{" + name + "}", "{" + other + "}"));
          }
        };
    return new Mutant(alone.kind(), alone.place(), alone.pointer(), name, other, change);
  }

  private static Stream<Mutant> drops(Place operation, DocumentTree document) {
    JsonNode parameters = operation.node().path("parameters");
    List<Mutant> mutants = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      int index = i;
      JsonNode parameter = parameters.get(i);
      String reference = parameter.path("$ref").asText();
      JsonNode resolved =
          reference.startsWith("#/") ? document.root().at(reference.substring(1)) : parameter;
      if (!resolved.path("in").asText().equals("path")) {
        mutants.add(
            operation.mutant(
                "drop parameter",
                "/parameters/" + i,
                resolved.path("name").asText(),
                "",
                node -> ((ArrayNode) node.get("parameters")).remove(index)));
      }
    }
    return mutants.stream();
  }

  /** The fields of a path item that are operations. */
  static Stream<String> methods(JsonNode pathItem) {
    return Trees.fields(pathItem).map(Map.Entry::getKey).filter(Element::isOperation);
  }
}
