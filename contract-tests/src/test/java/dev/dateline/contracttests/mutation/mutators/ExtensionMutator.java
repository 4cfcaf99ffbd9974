package dev.dateline.contracttests.mutation.mutators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dateline.contract.tree.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Drops each extension and each part of one, and changes each of its texts. */
final class ExtensionMutator implements Mutator {

  @Override
  public Stream<Mutant> mutants(DocumentTree document) {
    return Stream.of(Element.values())
        .flatMap(document::places)
        .flatMap(
            place ->
                Trees.fields(place.node())
                    .filter(field -> field.getKey().startsWith("x-"))
                    .flatMap(
                        field -> {
                          List<Mutant> mutants = new ArrayList<>();
                          changes(
                              place, "", field.getKey(), field.getValue(), node -> node, mutants);
                          return mutants.stream();
                        }));
  }

  /** Changes of a value and of what is in it. */
  private static void changes(
      Place place,
      String in,
      String field,
      JsonNode value,
      Function<ObjectNode, JsonNode> holder,
      List<Mutant> mutants) {
    String part = DocumentTree.pointer(in, field);
    mutants.add(
        place.mutant("drop extension", part, "", "", node -> remove(holder.apply(node), field)));
    if (value.isTextual()) {
      String other = Trees.other(value.asText());
      mutants.add(
          place.mutant(
              "change extension",
              part,
              value.asText(),
              other,
              node -> set(holder.apply(node), field, other)));
    } else if (value.isObject()) {
      Trees.fields(value)
          .forEach(
              inner ->
                  changes(
                      place,
                      part,
                      inner.getKey(),
                      inner.getValue(),
                      node -> child(holder.apply(node), field),
                      mutants));
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        changes(
            place,
            part,
            Integer.toString(i),
            value.get(i),
            node -> child(holder.apply(node), field),
            mutants);
      }
    }
  }

  private static JsonNode child(JsonNode holder, String field) {
    return holder.isArray() ? holder.get(Integer.parseInt(field)) : holder.get(field);
  }

  private static void remove(JsonNode holder, String field) {
    if (holder instanceof ArrayNode array) {
      array.remove(Integer.parseInt(field));
    } else {
      ((ObjectNode) holder).remove(field);
    }
  }

  private static void set(JsonNode holder, String field, String text) {
    if (holder instanceof ArrayNode array) {
      array.set(Integer.parseInt(field), Trees.JSON.textNode(text));
    } else {
      ((ObjectNode) holder).put(field, text);
    }
  }
}
