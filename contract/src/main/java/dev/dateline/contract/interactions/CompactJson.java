package dev.dateline.contract.interactions;

import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** JSON for people to read: what fits into a line is in one. */
public final class CompactJson {

  private CompactJson() {}

  /**
   * Lines.
   *
   * @param value to be written
   * @param width most characters of a line, as far as it can be broken
   */
  public static List<String> lines(JsonValue value, int width) {
    List<String> lines = new ArrayList<>();
    write(value, "", "", "", width, lines);
    return List.copyOf(lines);
  }

  private static void write(
      JsonValue value, String indent, String before, String after, int width, List<String> lines) {
    String flat = flat(value);
    boolean whole = indent.length() + before.length() + flat.length() + after.length() <= width;
    if (whole || isLeaf(value)) {
      lines.add(indent + before + flat + after);
      return;
    }
    String inner = indent + "  ";
    if (value instanceof JsonObject object) {
      lines.add(indent + before + "{");
      int left = object.members().size();
      for (Map.Entry<String, JsonValue> each : object.members().entrySet()) {
        String name = JsonValue.of(each.getKey()) + ": ";
        write(each.getValue(), inner, name, --left == 0 ? "" : ",", width, lines);
      }
      lines.add(indent + "}" + after);
    } else {
      List<JsonValue> items = ((JsonArray) value).items();
      lines.add(indent + before + "[");
      for (int i = 0; i < items.size(); i++) {
        write(items.get(i), inner, "", i == items.size() - 1 ? "" : ",", width, lines);
      }
      lines.add(indent + "]" + after);
    }
  }

  private static boolean isLeaf(JsonValue value) {
    return value instanceof JsonObject object
        ? object.members().isEmpty()
        : !(value instanceof JsonArray array) || array.items().isEmpty();
  }

  private static String flat(JsonValue value) {
    if (value instanceof JsonObject object) {
      List<String> members = new ArrayList<>();
      object
          .members()
          .forEach((name, member) -> members.add(JsonValue.of(name) + ": " + flat(member)));
      return "{" + String.join(", ", members) + "}";
    }
    if (value instanceof JsonArray array) {
      return "[" + String.join(", ", array.items().stream().map(CompactJson::flat).toList()) + "]";
    }
    return value.toString();
  }
}
