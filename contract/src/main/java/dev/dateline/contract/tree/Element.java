package dev.dateline.contract.tree;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What an object of an OpenAPI document can be, and what its fields hold (OpenAPI 3.0 and 3.1,
 * section 4). The one place that knows where references can stand: what looks like one inside an
 * example, a default or an extension is data.
 */
public enum Element {
  DOCUMENT,
  COMPONENTS,
  PATH_ITEM,
  OPERATION,
  PARAMETER,
  REQUEST_BODY,
  RESPONSE,
  HEADER,
  MEDIA_TYPE,
  ENCODING,
  SCHEMA,
  EXAMPLE,
  LINK,
  SECURITY_SCHEME,
  /** A map from runtime expression to path item. */
  CALLBACK;

  /** How many elements a field holds. */
  public enum Holds {
    ONE,
    LIST,
    MAP
  }

  /**
   * A field that holds elements.
   *
   * @param holds how many
   * @param element what they are
   */
  public record Field(Holds holds, Element element) {

    /** The elements in the value of such a field, in document order. */
    Collection<Node> in(Node value) {
      return switch (holds) {
        case ONE -> List.of(value);
        case LIST -> value.elements();
        case MAP -> value.entries().values();
      };
    }

    /** Shows the elements in the value of such a field, each with the way to it. */
    public void each(Node value, Way way, BiConsumer<Node, Way> visitor) {
      switch (holds) {
        case ONE -> visitor.accept(value, way);
        case LIST -> {
          int index = 0;
          for (Node item : value.elements()) {
            visitor.accept(item, way.to(Integer.toString(index++)));
          }
        }
        case MAP -> value.entries().forEach((name, item) -> visitor.accept(item, way.to(name)));
      }
    }
  }

  private static final Map<Element, Map<String, Field>> GRAMMAR = grammar();

  private static Map<Element, Map<String, Field>> grammar() {
    Map<Element, Map<String, Field>> grammar = new EnumMap<>(Element.class);
    grammar.put(
        DOCUMENT,
        Map.of("paths", map(PATH_ITEM), "webhooks", map(PATH_ITEM), "components", one(COMPONENTS)));
    grammar.put(
        COMPONENTS,
        Map.of(
            "schemas", map(SCHEMA),
            "responses", map(RESPONSE),
            "parameters", map(PARAMETER),
            "examples", map(EXAMPLE),
            "requestBodies", map(REQUEST_BODY),
            "headers", map(HEADER),
            "securitySchemes", map(SECURITY_SCHEME),
            "links", map(LINK),
            "callbacks", map(CALLBACK),
            "pathItems", map(PATH_ITEM)));
    grammar.put(
        PATH_ITEM,
        Map.of(
            "get", one(OPERATION),
            "put", one(OPERATION),
            "post", one(OPERATION),
            "delete", one(OPERATION),
            "options", one(OPERATION),
            "head", one(OPERATION),
            "patch", one(OPERATION),
            "trace", one(OPERATION),
            "parameters", list(PARAMETER)));
    grammar.put(
        OPERATION,
        Map.of(
            "parameters", list(PARAMETER),
            "requestBody", one(REQUEST_BODY),
            "responses", map(RESPONSE),
            "callbacks", map(CALLBACK)));
    grammar.put(
        PARAMETER,
        Map.of("schema", one(SCHEMA), "content", map(MEDIA_TYPE), "examples", map(EXAMPLE)));
    grammar.put(HEADER, grammar.get(PARAMETER));
    grammar.put(REQUEST_BODY, Map.of("content", map(MEDIA_TYPE)));
    grammar.put(
        RESPONSE, Map.of("headers", map(HEADER), "content", map(MEDIA_TYPE), "links", map(LINK)));
    grammar.put(
        MEDIA_TYPE,
        Map.of("schema", one(SCHEMA), "examples", map(EXAMPLE), "encoding", map(ENCODING)));
    grammar.put(ENCODING, Map.of("headers", map(HEADER)));
    grammar.put(
        SCHEMA,
        Map.ofEntries(
            Map.entry("properties", map(SCHEMA)),
            Map.entry("patternProperties", map(SCHEMA)),
            Map.entry("dependentSchemas", map(SCHEMA)),
            Map.entry("$defs", map(SCHEMA)),
            Map.entry("definitions", map(SCHEMA)),
            Map.entry("allOf", list(SCHEMA)),
            Map.entry("anyOf", list(SCHEMA)),
            Map.entry("oneOf", list(SCHEMA)),
            Map.entry("prefixItems", list(SCHEMA)),
            Map.entry("items", one(SCHEMA)),
            Map.entry("additionalProperties", one(SCHEMA)),
            Map.entry("not", one(SCHEMA)),
            Map.entry("if", one(SCHEMA)),
            Map.entry("then", one(SCHEMA)),
            Map.entry("else", one(SCHEMA)),
            Map.entry("contains", one(SCHEMA)),
            Map.entry("propertyNames", one(SCHEMA)),
            Map.entry("unevaluatedItems", one(SCHEMA)),
            Map.entry("unevaluatedProperties", one(SCHEMA)),
            Map.entry("contentSchema", one(SCHEMA))));
    return grammar;
  }

  /** What a field of such an object holds, or null where it holds no elements. */
  public @Nullable Field field(String name) {
    if (this == CALLBACK) {
      return name.startsWith("x-") ? null : one(PATH_ITEM);
    }
    return GRAMMAR.getOrDefault(this, Map.of()).get(name);
  }

  /** Whether a field of a path item holds an operation. */
  public static boolean isOperation(String field) {
    Field known = PATH_ITEM.field(field);
    return known != null && known.element() == OPERATION;
  }

  /** The folder of {@code components} that holds such elements, or null. */
  public @Nullable String folder() {
    return switch (this) {
      case SCHEMA -> "schemas";
      case RESPONSE -> "responses";
      case PARAMETER -> "parameters";
      case EXAMPLE -> "examples";
      case REQUEST_BODY -> "requestBodies";
      case HEADER -> "headers";
      case SECURITY_SCHEME -> "securitySchemes";
      case LINK -> "links";
      case CALLBACK -> "callbacks";
      case PATH_ITEM -> "pathItems";
      case DOCUMENT, COMPONENTS, OPERATION, MEDIA_TYPE, ENCODING -> null;
    };
  }

  /** What a folder of {@code components} holds, or null where there is no such folder. */
  public static @Nullable Element ofFolder(String folder) {
    Field field = COMPONENTS.field(folder);
    return field == null ? null : field.element();
  }

  /** Sees every element of a tree. */
  @FunctionalInterface
  public interface Visitor {
    /** Called with an element before the elements in it. */
    void visit(Element element, Node.ObjectNode node);
  }

  /** An element that is still to be seen. */
  private record Pending(Element element, Node node) {}

  /** Shows an element and all elements inside it, in document order, to a visitor. */
  public void walk(Node node, Visitor visitor) {
    Deque<Pending> pending = new ArrayDeque<>();
    pending.push(new Pending(this, node));
    List<Pending> inside = new ArrayList<>();
    while (!pending.isEmpty()) {
      Pending next = pending.pop();
      if (!(next.node() instanceof Node.ObjectNode object)) {
        continue; // a boolean schema, or a mistake
      }
      visitor.visit(next.element(), object);
      next.element().collect(object, inside);
      for (int i = inside.size() - 1; i >= 0; i--) {
        pending.push(inside.get(i));
      }
      inside.clear();
    }
  }

  private void collect(Node.ObjectNode object, List<Pending> inside) {
    for (Map.Entry<String, Node> entry : object.fields().entrySet()) {
      Field field = field(entry.getKey());
      if (field != null) {
        for (Node item : field.in(entry.getValue())) {
          inside.add(new Pending(field.element(), item));
        }
      }
    }
  }

  private static Field one(Element element) {
    return new Field(Holds.ONE, element);
  }

  private static Field list(Element element) {
    return new Field(Holds.LIST, element);
  }

  private static Field map(Element element) {
    return new Field(Holds.MAP, element);
  }
}
