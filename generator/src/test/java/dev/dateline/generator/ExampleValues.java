package dev.dateline.generator;

import dev.dateline.contract.model.Content;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.NamedType;
import dev.dateline.contract.model.NamedType.EnumType;
import dev.dateline.contract.model.NamedType.ObjectType;
import dev.dateline.contract.model.NamedType.UnionType;
import dev.dateline.contract.model.Operation;
import dev.dateline.contract.model.Property;
import dev.dateline.contract.model.TypeName;
import dev.dateline.contract.model.TypeRef;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonNull;
import dev.dateline.runtime.json.JsonValue.JsonNumber;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The examples that a document has for the types of a contract, and one made from the type itself
 * for each of them. Deterministic.
 */
final class ExampleValues {
  private static final int DEEPEST = 3;

  private final Contract contract;
  private final Node root;
  private final List<Example> examples = new ArrayList<>();

  /** Where an example comes from. */
  enum Source {
    /** Beside a schema with a type of its own. */
    SCHEMA,
    /** Beside a property: an object of that property alone. */
    PROPERTY,
    /** Beside the body of a request or an answer. */
    OPERATION,
    /** Made from the type. */
    MADE
  }

  /**
   * A value of a type.
   *
   * @param pointer to it, or to the type that it was made from
   */
  record Example(Source source, TypeName type, JsonValue value, String pointer) {}

  private ExampleValues(Contract contract, Node root) {
    this.contract = contract;
    this.root = root;
  }

  /** All of them. */
  static List<Example> of(Contract contract, Node root) {
    ExampleValues values = new ExampleValues(contract, root);
    contract.types().values().forEach(values::type);
    contract.operations().forEach(values::operation);
    return values.examples;
  }

  private void type(NamedType type) {
    if (type instanceof EnumType) {
      return;
    }
    TypeRef self = new TypeRef.Named(type.name());
    of(Source.SCHEMA, self, type.pointer());
    if (type instanceof ObjectType object) {
      for (Property property : object.properties()) {
        for (Found found : at(property.pointer())) {
          add(
              Source.PROPERTY,
              self,
              new JsonObject(Map.of(property.wireName(), found.value())),
              found.pointer());
        }
      }
    }
    add(Source.MADE, self, made(self, 0), type.pointer());
  }

  private void operation(Operation operation) {
    if (operation.body() != null) {
      contents(operation.body().contents(), operation.pointer() + "/requestBody");
    }
    operation
        .responses()
        .forEach(
            response ->
                contents(
                    response.contents(),
                    Pointer.child(operation.pointer() + "/responses", response.status())));
  }

  private void contents(List<Content> contents, String pointer) {
    String at = target(pointer);
    Node content = Pointer.resolve(root, at + "/content");
    if (content == null) {
      return;
    }
    for (Content each : contents) {
      content.entries().keySet().stream()
          .filter(written -> written.replace(" ", "").equalsIgnoreCase(each.mediaType().toString()))
          .findFirst()
          .ifPresent(
              written ->
                  of(Source.OPERATION, each.type(), Pointer.child(at + "/content", written)));
    }
  }

  private String target(String pointer) {
    Node node = Pointer.resolve(root, pointer);
    String ref = node == null ? null : node.string("$ref");
    return ref == null ? pointer : target(ref);
  }

  private void of(Source source, TypeRef type, String pointer) {
    at(pointer).forEach(found -> add(source, type, found.value(), found.pointer()));
  }

  /** A list of things is as many examples of the thing. */
  private void add(Source source, TypeRef type, JsonValue value, String pointer) {
    if (type instanceof TypeRef.Named named && !value.equals(JsonNull.INSTANCE)) {
      examples.add(new Example(source, named.name(), value, pointer));
    } else if (type instanceof TypeRef.ListOf list && value instanceof JsonArray array) {
      array.items().forEach(item -> add(source, list.items(), item, pointer));
    } else if (type instanceof TypeRef.MapOf map && value instanceof JsonObject object) {
      object.members().values().forEach(member -> add(source, map.values(), member, pointer));
    }
  }

  private record Found(JsonValue value, String pointer) {}

  private List<Found> at(String pointer) {
    Node node = Pointer.resolve(root, pointer);
    List<Found> found = new ArrayList<>();
    if (node == null) {
      return found;
    }
    if (node.has("example")) {
      found.add(new Found(json(Objects.requireNonNull(node.get("example"))), pointer + "/example"));
    }
    int index = 0;
    for (Node each : node.elements("examples")) {
      found.add(new Found(json(each), Pointer.child(pointer + "/examples", index++)));
    }
    node.entries("examples")
        .keySet()
        .forEach(
            name -> {
              String at = target(Pointer.child(pointer + "/examples", name));
              Node example = Pointer.resolve(root, at);
              Node value = example == null ? null : example.get("value");
              if (value != null) {
                found.add(new Found(json(value), at + "/value"));
              }
            });
    return found;
  }

  /** A value with everything that the type has, and something that it has not. */
  private JsonValue made(TypeRef type, int depth) {
    if (type instanceof TypeRef.ListOf list) {
      return new JsonArray(depth > DEEPEST ? List.of() : List.of(made(list.items(), depth + 1)));
    }
    if (type instanceof TypeRef.MapOf map) {
      return new JsonObject(
          depth > DEEPEST ? Map.of() : Map.of("key", made(map.values(), depth + 1)));
    }
    if (type instanceof TypeRef.Named named) {
      NamedType target = Objects.requireNonNull(contract.types().get(named.name()));
      if (target instanceof EnumType values) {
        String text = values.constants().get(0).value();
        return values.kind() == TypeRef.Scalar.Kind.STRING
            ? JsonValue.of(text)
            : JsonValue.parse(text);
      }
      return target instanceof UnionType union
          ? made(union, depth)
          : made((ObjectType) target, depth, null, null);
    }
    return switch (((TypeRef.Scalar) type).kind()) {
      case STRING -> JsonValue.of("text \"quoted\" \u00e9\uD83D\uDE00");
      case BOOLEAN -> JsonValue.of(true);
      case INT32 -> JsonNumber.of("2147483647");
      case INT64 -> JsonNumber.of("9007199254740993");
      case FLOAT -> JsonNumber.of("1.5");
      case DOUBLE -> JsonNumber.of("0.1");
      case DECIMAL -> JsonNumber.of("12345678901234567890.0123456789");
      case DATE -> JsonValue.of("2024-02-29");
      case DATE_TIME -> JsonValue.of("2024-02-29T23:59:59Z");
      case UUID -> JsonValue.of("123e4567-e89b-12d3-a456-426614174000");
      case URI -> JsonValue.of("https://example.com/a?b=%20c#d");
      case BASE64, BINARY -> JsonValue.of("AAEC/w==");
      case JSON -> JsonValue.parse("{\"any\":[1,null,{\"thing\":\"x\"}]}");
    };
  }

  private JsonValue made(UnionType union, int depth) {
    UnionType.Variant variant = union.variants().get(0);
    if (variant.type() instanceof TypeRef.Named named
        && contract.types().get(named.name()) instanceof ObjectType object) {
      return made(
          object,
          depth,
          union.discriminator(),
          variant.discriminatorValues().isEmpty() ? null : variant.discriminatorValues().get(0));
    }
    return made(variant.type(), depth);
  }

  private JsonValue made(
      ObjectType object, int depth, @Nullable String tells, @Nullable String told) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    for (Property property : object.properties()) {
      if (depth <= DEEPEST || (property.required() && depth <= 2 * DEEPEST)) {
        JsonValue constant = property.constraints().constant();
        members.put(
            property.wireName(), constant == null ? made(property.type(), depth + 1) : constant);
      }
    }
    if (tells != null && told != null) {
      members.put(tells, JsonValue.of(told));
    }
    TypeRef others = object.additional().type();
    if (others != null) {
      members.put("an unknown property", made(others, DEEPEST));
    } else if (object.additional().allowed()) {
      members.put("an unknown property", JsonValue.parse("{\"a\":[1.50,null]}"));
    }
    return new JsonObject(members);
  }

  /** The JSON that a part of a document is. */
  static JsonValue json(Node node) {
    if (node instanceof Node.ObjectNode object) {
      Map<String, JsonValue> members = new LinkedHashMap<>();
      object.fields().forEach((name, field) -> members.put(name, json(field)));
      return new JsonObject(members);
    }
    if (node instanceof Node.ArrayNode array) {
      return new JsonArray(array.items().stream().map(ExampleValues::json).toList());
    }
    Node.Scalar scalar = (Node.Scalar) node;
    return switch (scalar.kind()) {
      case STRING -> JsonValue.of(scalar.text());
      case NUMBER -> JsonNumber.of(scalar.text());
      case BOOLEAN -> JsonValue.of(scalar.text().equals("true"));
      case NULL -> JsonNull.INSTANCE;
    };
  }
}
