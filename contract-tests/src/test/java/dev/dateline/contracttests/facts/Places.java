package dev.dateline.contracttests.facts;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dateline.contracttests.facts.ConstraintTable.Constraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Places in a body: the two ways to name one, and how to compare what is there. */
public final class Places {

  private Places() {}

  /** {@code results[0].delivery} for {@code /results/0/delivery}. */
  public static String path(String pointer) {
    StringBuilder path = new StringBuilder();
    for (JsonPointer at = JsonPointer.compile(pointer); !at.matches(); at = at.tail()) {
      String step = at.getMatchingProperty();
      if (step.chars().allMatch(Character::isDigit)) {
        path.append('[').append(step).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step);
      }
    }
    return path.toString();
  }

  /**
   * A body as it is compared: identifiers of the format {@code uuid} in lower case, as their
   * letters have none (RFC 9562, section 4) and Java writes them small.
   */
  public static JsonNode comparable(JsonNode body, Constraint constraint) {
    if (!constraint.argument().equals("\"uuid\"")) {
      return body;
    }
    ObjectNode copy = body.deepCopy();
    JsonPointer at = JsonPointer.compile(constraint.pointer());
    ((ObjectNode) copy.at(at.head()))
        .put(at.last().getMatchingProperty(), copy.at(at).asText().toLowerCase(Locale.ROOT));
    return copy;
  }

  /** The pointers to all lists in a body. */
  public static List<String> lists(JsonNode body) {
    List<String> found = new ArrayList<>();
    collect(body, "", JsonNode::isArray, found);
    return found;
  }

  /** The pointers to all objects in a body, itself among them. */
  public static List<String> objects(JsonNode body) {
    List<String> found = new ArrayList<>();
    collect(body, "", JsonNode::isObject, found);
    return found;
  }

  private static void collect(
      JsonNode node, String pointer, Predicate<JsonNode> wanted, List<String> found) {
    if (wanted.test(node)) {
      found.add(pointer);
    }
    node.propertyStream()
        .forEach(entry -> collect(entry.getValue(), pointer + "/" + entry.getKey(), wanted, found));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(node.get(i), pointer + "/" + i, wanted, found);
    }
  }

  /** Whether a body has a value at a pointer, be it null. */
  public static boolean has(JsonNode body, String pointer) {
    return !body.at(pointer).isMissingNode();
  }
}
