package dev.dateline.contract.schema;

import dev.dateline.contract.tree.Node;
import dev.dateline.runtime.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** Values written in a document. */
public final class Json {
  private Json() {}

  /** The value that a part of a document is. */
  public static JsonValue value(Node node) {
    if (node instanceof Node.ObjectNode object) {
      Map<String, JsonValue> members = new LinkedHashMap<>();
      object.fields().forEach((name, field) -> members.put(name, value(field)));
      return new JsonValue.JsonObject(members);
    }
    if (node instanceof Node.ArrayNode array) {
      return new JsonValue.JsonArray(array.items().stream().map(Json::value).toList());
    }
    Node.Scalar scalar = (Node.Scalar) node;
    return switch (scalar.kind()) {
      case STRING -> JsonValue.of(scalar.text());
      case NUMBER -> number(scalar.text());
      case BOOLEAN -> JsonValue.of(scalar.text().equals("true"));
      case NULL -> JsonValue.JsonNull.INSTANCE;
    };
  }

  private static JsonValue number(String literal) {
    try {
      return JsonValue.JsonNumber.of(literal);
    } catch (IllegalArgumentException e) {
      return JsonValue.of(literal); // an exponent beyond all numbers: nothing equals it
    }
  }
}
