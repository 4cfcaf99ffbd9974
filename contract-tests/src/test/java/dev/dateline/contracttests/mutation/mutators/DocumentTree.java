package dev.dateline.contracttests.mutation.mutators;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dateline.contract.tree.Element;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** An OpenAPI document in one file, and what in it is what. Not changed by anything here. */
public final class DocumentTree {

  /** What holds a condition in these is no part of a type. */
  private static final Set<String> CONDITIONS =
      Set.of("not", "if", "then", "else", "dependentSchemas", "contains", "propertyNames");

  private final ObjectNode root;
  private final List<Place> places = new ArrayList<>();

  /** With a tree that the caller leaves alone from now on. */
  public DocumentTree(ObjectNode root) {
    this.root = root;
    places.add(new Place(Element.DOCUMENT, "", "document", root, false));
    Deque<String> components = new ArrayDeque<>();
    Set<String> reached = new LinkedHashSet<>();
    for (String field : List.of("paths", "webhooks")) {
      root.path(field)
          .properties()
          .forEach(
              path ->
                  walk(
                      Element.PATH_ITEM,
                      pointer("/" + field, path.getKey()),
                      path.getKey(),
                      path.getValue(),
                      false,
                      components));
    }
    while (!components.isEmpty()) {
      String component = components.pop();
      if (reached.add(component)) {
        String[] keys = component.substring(1).split("/", -1);
        Element element = keys.length == 3 ? Element.ofFolder(keys[1]) : null;
        if (element != null) {
          JsonNode node = root.at(component);
          walk(element, component, keys[1] + "/" + keys[2], node, false, components);
        }
      }
    }
  }

  /** The whole. */
  public ObjectNode root() {
    return root;
  }

  /**
   * All objects of a kind that operations speak of, in document order, components after operations.
   * What nothing refers to is left out.
   */
  public Stream<Place> places(Element element) {
    return places.stream().filter(place -> place.element() == element);
  }

  /** The schemas that describe types, and not conditions. */
  Stream<Place> types() {
    return places(Element.SCHEMA).filter(place -> !place.rule());
  }

  /** The paths of the document, as they stand in it. */
  Stream<String> paths() {
    return root.path("paths").properties().stream().map(path -> path.getKey());
  }

  private void walk(
      Element element,
      String pointer,
      String name,
      JsonNode node,
      boolean rule,
      Deque<String> components) {
    if (!(node instanceof ObjectNode object)) {
      return; // a boolean schema
    }
    String reference = object.path("$ref").asText();
    if (reference.startsWith("#/")) {
      components.add(reference.substring(1));
    }
    places.add(new Place(element, pointer, name, object, rule));
    object
        .properties()
        .forEach(
            entry -> {
              String field = entry.getKey();
              Element.Field held = element.field(field);
              if (held == null) {
                return;
              }
              boolean condition = rule || (element == Element.SCHEMA && CONDITIONS.contains(field));
              String inside = pointer(pointer, field);
              if (held.holds() == Element.Holds.ONE) {
                walk(
                    held.element(),
                    inside,
                    held.element() == Element.OPERATION
                        ? entry.getValue().path("operationId").asText(field + " " + name)
                        : pointer(name, field),
                    entry.getValue(),
                    condition,
                    components);
                return;
              }
              if (held.holds() == Element.Holds.LIST) {
                for (int i = 0; i < entry.getValue().size(); i++) {
                  walk(
                      held.element(),
                      pointer(inside, Integer.toString(i)),
                      pointer(pointer(name, field), Integer.toString(i)),
                      entry.getValue().get(i),
                      condition,
                      components);
                }
                return;
              }
              entry
                  .getValue()
                  .properties()
                  .forEach(
                      item ->
                          walk(
                              held.element(),
                              pointer(inside, item.getKey()),
                              pointer(pointer(name, field), item.getKey()),
                              item.getValue(),
                              condition,
                              components));
            });
  }

  /** The pointer to a field of what a pointer leads to. */
  static String pointer(String parent, String key) {
    return parent + "/" + JsonPointer.empty().appendProperty(key).toString().substring(1);
  }
}
