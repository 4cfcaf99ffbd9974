package dev.dateline.contracttests.mutation.mutators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What Jackson's trees cannot do by themselves. */
final class Trees {

  static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Trees() {}

  /** Gives a field another name, and leaves it where it is. */
  static void rename(ObjectNode object, String field, String name) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    object
        .properties()
        .forEach(
            entry ->
                fields.put(entry.getKey().equals(field) ? name : entry.getKey(), entry.getValue()));
    object.removeAll();
    object.setAll(fields);
  }

  /** The texts of an array; none where it is none. */
  static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(
        item -> {
          if (item.isTextual()) {
            texts.add(item.asText());
          }
        });
    return texts;
  }

  /** Removes a text from an array of an object, and with the last one the array. */
  static void remove(ObjectNode object, String array, String text) {
    ArrayNode items = (ArrayNode) object.get(array);
    for (int i = items.size() - 1; i >= 0; i--) {
      if (items.get(i).asText().equals(text)) {
        items.remove(i);
      }
    }
    if (items.isEmpty()) {
      object.remove(array);
    }
  }

  /** Puts a text in the place of another in an array of an object, if it is there. */
  static void replace(ObjectNode object, String array, String text, String replacement) {
    if (object.get(array) instanceof ArrayNode items) {
      for (int i = 0; i < items.size(); i++) {
        if (items.get(i).asText().equals(text)) {
          items.set(i, JSON.textNode(replacement));
        }
      }
    }
  }

  /** The fields of an object, as a copy that may be iterated while the object changes. */
  static Stream<Map.Entry<String, JsonNode>> fields(JsonNode object) {
    return List.copyOf(object.properties()).stream();
  }

  /** A name that is not taken: this one, or this one and a number. */
  static String free(String name, JsonNode taken) {
    String free = name;
    for (int i = 2; taken.has(free); i++) {
      free = name + i;
    }
    return free;
  }

  /** A name that is another one, in the style of what it takes the place of. */
  static String other(String name) {
    if (name.isEmpty()) {
      return "other";
    }
    if (name.equals(name.toUpperCase(java.util.Locale.ROOT))) {
      return name + "_X";
    }
    return name + "X";
  }
}
