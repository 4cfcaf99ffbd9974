package dev.dateline.contract.build;

import dev.dateline.contract.tree.At;
import dev.dateline.contract.tree.Element;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values that a document has for its schemas: examples of schemas, parameters, headers and
 * bodies, defaults, and the values that schemas list.
 */
final class Examples {
  private final Node.ObjectNode root;

  /** Every schema by its pointer. */
  private final Map<String, At> schemas = new LinkedHashMap<>();

  /** What a value is. */
  enum Kind {
    EXAMPLE,
    DEFAULT,
    /** One of an {@code enum}. */
    LISTED,
    /** The value of a {@code const}. */
    CONSTANT,
    /** An object with nothing but its discriminator, as a mapping names it. */
    MAPPED;

    /** For sentences. */
    String word() {
      return switch (this) {
        case LISTED -> "listed value";
        case MAPPED -> "mapped value";
        case EXAMPLE, DEFAULT, CONSTANT -> name().toLowerCase(Locale.ROOT);
      };
    }

    /** Whether it is a constraint itself, so that its type is told where that is read. */
    boolean isConstraint() {
      return this == LISTED || this == CONSTANT || this == MAPPED;
    }
  }

  /**
   * Where a value stands.
   *
   * @param kind what it is
   * @param pointer to it
   */
  record Origin(Kind kind, String pointer) {}

  /** Sees every value. */
  @FunctionalInterface
  interface Visitor {
    /** Called with a value and the schema that it is a value of. */
    void visit(At schema, Node value, Origin origin);
  }

  Examples(Node.ObjectNode root) {
    this.root = root;
  }

  /** Shows every value to a visitor, in document order. */
  void each(Visitor visitor) {
    walk(Element.DOCUMENT, new At(root, "#"), visitor);
  }

  /** Every schema of the document, once {@link #each} has gone through it. */
  Iterable<At> schemas() {
    return schemas.values();
  }

  private void walk(Element element, At at, Visitor visitor) {
    if (!at.node().isObject()) {
      return;
    }
    switch (element) {
      case SCHEMA -> schema(at, visitor);
      case PARAMETER, HEADER -> carrier(at, false, visitor);
      default -> {
        // no place for examples
      }
    }
    for (Map.Entry<String, Node> entry : at.node().entries().entrySet()) {
      Element.Field field = element.field(entry.getKey());
      if (field == null) {
        continue;
      }
      At value = new At(entry.getValue(), Pointer.child(at.pointer(), entry.getKey()));
      switch (field.holds()) {
        case ONE -> walk(field.element(), value, visitor);
        case LIST -> {
          int index = 0;
          for (Node item : value.node().elements()) {
            walk(field.element(), new At(item, Pointer.child(value.pointer(), index++)), visitor);
          }
        }
        case MAP ->
            value
                .node()
                .entries()
                .forEach(
                    (name, item) -> {
                      At inner = new At(item, Pointer.child(value.pointer(), name));
                      if (field.element() == Element.MEDIA_TYPE) {
                        carrier(inner, name.toLowerCase(Locale.ROOT).contains("json"), visitor);
                      }
                      walk(field.element(), inner, visitor);
                    });
      }
    }
  }

  private void schema(At at, Visitor visitor) {
    schemas.put(at.pointer(), at);
    one(at, at.get("example"), Kind.EXAMPLE, visitor);
    at.elements("examples").forEach(each -> one(at, each, Kind.EXAMPLE, visitor));
    one(at, at.get("default"), Kind.DEFAULT, visitor);
    if (at.node() instanceof Node.ObjectNode object) {
      At unlisted = new At(object.without("enum"), at.pointer());
      at.elements("enum").forEach(each -> one(unlisted, each, Kind.LISTED, visitor));
      At free = new At(object.without("const"), at.pointer());
      one(free, at.get("const"), Kind.CONSTANT, visitor);
    }
    At tells = at.get("discriminator");
    String property = tells == null ? null : tells.node().string("propertyName");
    if (tells != null && property != null) {
      tells.entries("mapping").forEach((value, name) -> mapped(property, value, name, visitor));
    }
  }

  private void mapped(String property, String value, At name, Visitor visitor) {
    String text = name.node().text();
    String pointer = text == null ? "" : Pointer.ofSchema(text);
    Node schema = text == null ? null : Pointer.resolve(root, pointer);
    if (schema != null) {
      Node told = new Node.Scalar(Node.Scalar.Kind.STRING, value, name.node().position());
      Node object = new Node.ObjectNode(Map.of(property, told), name.node().position());
      visitor.visit(new At(schema, pointer), object, new Origin(Kind.MAPPED, name.pointer()));
    }
  }

  /**
   * A parameter, header or body.
   *
   * @param json whether its examples are JSON, so that text is text and not a serialization
   */
  private void carrier(At at, boolean json, Visitor visitor) {
    At schema = at.get("schema");
    if (schema == null) {
      return;
    }
    carried(schema, at.get("example"), json, visitor);
    for (At each : at.entries("examples").values()) {
      String ref = each.node().string("$ref");
      Node target = ref == null ? each.node() : Pointer.resolve(root, ref);
      if (target != null) {
        carried(
            schema, new At(target, ref == null ? each.pointer() : ref).get("value"), json, visitor);
      }
    }
  }

  private static void carried(At schema, @Nullable At value, boolean json, Visitor visitor) {
    if (value != null && (json || !(value.node().text() != null && isContainer(schema)))) {
      one(schema, value, Kind.EXAMPLE, visitor);
    }
  }

  private static boolean isContainer(At schema) {
    String type = schema.node().text("type");
    return type == null || type.equals("object") || type.equals("array");
  }

  private static void one(At schema, @Nullable At value, Kind kind, Visitor visitor) {
    if (value != null) {
      visitor.visit(schema, value.node(), new Origin(kind, value.pointer()));
    }
  }
}
