package dev.dateline.contracttests.mutation.mutators;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/**
 * One small change to a document.
 *
 * @param kind what is done: {@code drop status}
 * @param place where, in words: {@code getOrder/responses/404}
 * @param pointer JSON pointer to what is changed, or to what it stands in
 * @param before what stands there
 * @param after what stands there then; empty where nothing does
 * @param change changes a copy of the document
 */
public record Mutant(
    String kind,
    String place,
    String pointer,
    String before,
    String after,
    Consumer<ObjectNode> change) {

  /** What the change is called, unique among those of a document. */
  public String name() {
    String what = before.isEmpty() ? after : after.isEmpty() ? before : before + " → " + after;
    return kind + " " + place + (what.isEmpty() ? "" : ": " + what);
  }

  /** A copy of the document with the change made. */
  public ObjectNode applied(ObjectNode document) {
    ObjectNode copy = document.deepCopy();
    change.accept(copy);
    return copy;
  }

  @Override
  public String toString() {
    return name();
  }
}
