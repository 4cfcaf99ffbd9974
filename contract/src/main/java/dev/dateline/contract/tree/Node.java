package dev.dateline.contract.tree;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A part of a document: the value of JSON that YAML or JSON text stands for, and where it was
 * written. Trees are immutable and may share parts.
 *
 * <p>The accessors are lenient: what is missing or of the wrong kind is null or empty. Complaints
 * about wrong kinds are the business of whoever judges the document as a whole.
 */
public sealed interface Node {

  /** Where it begins. */
  Position position();

  /**
   * An object.
   *
   * @param fields in document order
   */
  record ObjectNode(Map<String, Node> fields, Position position) implements Node {
    public ObjectNode {
      fields = Collections.unmodifiableMap(fields);
    }

    /** The same object with a field set; a new field comes last. */
    public ObjectNode with(String name, Node value) {
      Map<String, Node> copy = new LinkedHashMap<>(fields);
      copy.put(name, value);
      return new ObjectNode(copy, position);
    }

    /** The same object without a field. */
    public ObjectNode without(String name) {
      if (!fields.containsKey(name)) {
        return this;
      }
      Map<String, Node> copy = new LinkedHashMap<>(fields);
      copy.remove(name);
      return new ObjectNode(copy, position);
    }
  }

  /**
   * An array.
   *
   * @param items in order
   */
  record ArrayNode(List<Node> items, Position position) implements Node {
    public ArrayNode {
      items = Collections.unmodifiableList(items);
    }
  }

  /**
   * Anything without parts.
   *
   * @param kind of JSON value
   * @param text of a string; the literal of anything else, in JSON's spelling
   */
  record Scalar(Kind kind, String text, Position position) implements Node {
    /** Kinds of JSON values without parts. */
    public enum Kind {
      STRING,
      NUMBER,
      BOOLEAN,
      NULL
    }
  }

  /** A field of an object, or null. */
  default @Nullable Node get(String name) {
    return this instanceof ObjectNode object ? object.fields().get(name) : null;
  }

  /** Whether this is an object with that field. */
  default boolean has(String name) {
    return get(name) != null;
  }

  /** The fields of an object; none where this is none. */
  default Map<String, Node> entries() {
    return this instanceof ObjectNode object ? object.fields() : Map.of();
  }

  /** The items of an array; none where this is none. */
  default List<Node> elements() {
    return this instanceof ArrayNode array ? array.items() : List.of();
  }

  /** The fields of the object under a name. */
  default Map<String, Node> entries(String name) {
    Node value = get(name);
    return value == null ? Map.of() : value.entries();
  }

  /** The items of the array under a name. */
  default List<Node> elements(String name) {
    Node value = get(name);
    return value == null ? List.of() : value.elements();
  }

  /** The text of the string, number or boolean under a name, or null. */
  default @Nullable String text(String name) {
    Node value = get(name);
    return value == null ? null : value.text();
  }

  /** The text of a string, number or boolean, or null. */
  default @Nullable String text() {
    return this instanceof Scalar scalar && scalar.kind() != Scalar.Kind.NULL
        ? scalar.text()
        : null;
  }

  /** The string under a name, or null where there is none or something else. */
  default @Nullable String string(String name) {
    return get(name) instanceof Scalar scalar && scalar.kind() == Scalar.Kind.STRING
        ? scalar.text()
        : null;
  }

  /** Whether the field is there and true. */
  default boolean flag(String name) {
    return get(name) instanceof Scalar scalar
        && scalar.kind() == Scalar.Kind.BOOLEAN
        && scalar.text().equals("true");
  }

  /** Whether this is the boolean given. */
  default boolean is(boolean value) {
    return this instanceof Scalar scalar
        && scalar.kind() == Scalar.Kind.BOOLEAN
        && scalar.text().equals(String.valueOf(value));
  }

  /** Whether this is an explicit null. */
  default boolean isNull() {
    return this instanceof Scalar scalar && scalar.kind() == Scalar.Kind.NULL;
  }

  /** Whether this is an object. */
  default boolean isObject() {
    return this instanceof ObjectNode;
  }
}
