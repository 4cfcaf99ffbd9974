package dev.dateline.contracttests.mutation.mutators;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dateline.contract.tree.Element;
import java.util.function.Consumer;

/**
 * An object of a document.
 *
 * @param element what it is
 * @param pointer JSON pointer to it
 * @param name where it is, in words: an operation by its operationId, a component by its name
 * @param node the object itself
 * @param rule whether it is a schema that only states a condition: within {@code not}, {@code if}
 *     and the like
 */
public record Place(Element element, String pointer, String name, ObjectNode node, boolean rule) {

  /**
   * A change of this object.
   *
   * @param kind what is done
   * @param before what stands here
   * @param after what stands here then; empty where nothing does
   * @param change changes the object
   */
  Mutant mutant(String kind, String before, String after, Consumer<ObjectNode> change) {
    return mutant(kind, "", before, after, change);
  }

  /** A change of a part of this object. */
  Mutant mutant(
      String kind, String part, String before, String after, Consumer<ObjectNode> change) {
    JsonPointer here = JsonPointer.compile(pointer);
    return new Mutant(
        kind,
        name + part,
        pointer + part,
        before,
        after,
        document -> change.accept((ObjectNode) document.at(here)));
  }
}
