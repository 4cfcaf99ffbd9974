package dev.dateline.contract.build;

import dev.dateline.contract.model.DocumentedExamples;
import dev.dateline.contract.model.Operation;
import dev.dateline.contract.model.Parameter;
import dev.dateline.contract.model.Property;
import dev.dateline.contract.schema.Json;
import dev.dateline.contract.tree.At;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Examples out of the tree of a document.
 *
 * @param root of the document, as it was sliced
 */
record TreeExamples(Node root) implements DocumentedExamples {

  @Override
  public @Nullable JsonValue of(Parameter parameter) {
    // A form's fields are properties of a schema, and the variable of a path may be declared
    // nowhere.
    Node node = Pointer.resolve(root, parameter.pointer());
    return parameter.in() == Parameter.Location.BODY || node == null || node.has("responses")
        ? null
        : example(new At(node, parameter.pointer()));
  }

  @Override
  public @Nullable JsonValue of(Property property) {
    Node node = Pointer.resolve(root, property.pointer());
    return node == null ? null : example(new At(node, property.pointer()));
  }

  @Override
  public @Nullable JsonValue ofRequest(Operation operation, MediaType mediaType) {
    At content = request(operation, mediaType);
    return content == null ? null : example(content);
  }

  @Override
  public @Nullable JsonValue ofResponse(Operation operation, String status, MediaType mediaType) {
    At content = response(operation, status, mediaType);
    return content == null ? null : example(content);
  }

  @Override
  public Map<String, JsonValue> namedOfRequest(Operation operation, MediaType mediaType) {
    return named(request(operation, mediaType));
  }

  @Override
  public Map<String, JsonValue> namedOfResponse(
      Operation operation, String status, MediaType mediaType) {
    return named(response(operation, status, mediaType));
  }

  private Map<String, JsonValue> named(@Nullable At content) {
    Map<String, JsonValue> named = new LinkedHashMap<>();
    if (content != null) {
      content
          .followed(root)
          .entries("examples")
          .forEach(
              (name, each) -> {
                Node value = each.followed(root).node().get("value");
                if (value != null) {
                  named.put(name, Json.value(value));
                }
              });
    }
    return named;
  }

  private @Nullable At request(Operation operation, MediaType mediaType) {
    At at = operation(operation);
    return at == null ? null : content(at.get("requestBody"), mediaType);
  }

  private @Nullable At response(Operation operation, String status, MediaType mediaType) {
    At at = operation(operation);
    if (at != null) {
      for (Map.Entry<String, At> each : at.entries("responses").entrySet()) {
        if (StatusNames.normalized(each.getKey()).equals(status)) {
          return content(each.getValue(), mediaType);
        }
      }
    }
    return null;
  }

  private @Nullable At operation(Operation operation) {
    Node node = Pointer.resolve(root, operation.pointer());
    return node == null ? null : new At(node, operation.pointer());
  }

  private @Nullable At content(@Nullable At bodyOrResponse, MediaType mediaType) {
    if (bodyOrResponse == null) {
      return null;
    }
    for (Map.Entry<String, At> each : bodyOrResponse.followed(root).entries("content").entrySet()) {
      if (isSame(each.getKey(), mediaType)) {
        return each.getValue();
      }
    }
    return null;
  }

  private static boolean isSame(String written, MediaType mediaType) {
    try {
      MediaType parsed = MediaType.parse(written);
      return parsed.equals(mediaType) || (parsed.isRange() && mediaType.equals(MediaType.JSON));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The example of a parameter, a representation or a schema, or else of its schema. */
  private @Nullable JsonValue example(At at) {
    JsonValue own = own(at);
    if (own != null) {
      return own;
    }
    At target = at.followed(root);
    JsonValue referred = own(target);
    At schema = target.get("schema");
    return referred != null ? referred : schema == null ? null : example(schema);
  }

  private @Nullable JsonValue own(At at) {
    Node single = at.node().get("example");
    if (single != null) {
      return Json.value(single);
    }
    for (Node each : at.node().elements("examples")) {
      return Json.value(each);
    }
    for (At each : at.entries("examples").values()) {
      Node value = each.followed(root).node().get("value");
      return value == null ? null : Json.value(value);
    }
    return null;
  }

  /** Without the document, which may be long. */
  @Override
  public String toString() {
    return "the examples of the document";
  }
}
