package dev.dateline.contract.slice;

import dev.dateline.contract.tree.Element;
import dev.dateline.contract.tree.Heirs;
import dev.dateline.contract.tree.Keywords;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import dev.dateline.contract.tree.Way;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the parts of a document refer to: with {@code $ref}, with the mapping of a discriminator, or
 * as the base of schemas that build on it. A part is looked at once, whoever asks. Not thread-safe.
 */
final class References {
  private final Node.ObjectNode root;
  private final Map<String, Known> known = new HashMap<>();
  private @Nullable Heirs heirs;

  private record Known(Node node, Part part) {}

  /**
   * A component, an operation, or what the operations of a path share.
   *
   * @param references in document order
   * @param places in it where types live that may not live where the part does
   */
  record Part(List<Reference> references, List<Place> places) {}

  /**
   * A reference.
   *
   * @param target JSON pointer
   * @param from what it stands in
   * @param place number of the place that it stands in, from 1; 0 for the part itself
   * @param sealed whether the type of the target is, or may be, one of the alternatives of the type
   *     at that place: Java wants both in one package
   */
  record Reference(String target, Element from, int place, boolean sealed) {}

  /**
   * A schema without a name of its own that has alternatives.
   *
   * @param pointer JSON pointer to it
   * @param within number of the place that it stands in, 0 for the part itself
   */
  record Place(String pointer, int within) {}

  References(Node.ObjectNode root) {
    this.root = root;
  }

  /** What a component refers to. */
  Part component(Element element, String pointer, Node component) {
    return part(
        pointer,
        component,
        finder -> {
          if (element != Element.SCHEMA) {
            finder.element(element, component, Way.from(pointer), 0);
          } else if (component instanceof Node.ObjectNode schema) {
            if (isImplicitBase(schema)) {
              heirs().of(pointer).forEach(heir -> finder.add(heir, Element.SCHEMA, 0, true));
            }
            finder.schema(schema, Way.from(pointer), 0, true);
          }
        });
  }

  /** What an operation refers to. */
  Part operation(String pointer, Node operation) {
    return part(
        pointer,
        operation,
        finder -> finder.element(Element.OPERATION, operation, Way.from(pointer), 0));
  }

  /** What a path item refers to beside its operations. */
  Part pathItem(String pointer, Node pathItem) {
    Map<String, Node> shared = new LinkedHashMap<>(pathItem.entries());
    shared.keySet().removeIf(Element::isOperation);
    return part(
        pointer,
        pathItem,
        finder ->
            finder.element(
                Element.PATH_ITEM,
                new Node.ObjectNode(shared, pathItem.position()),
                Way.from(pointer),
                0));
  }

  private Part part(String pointer, Node node, Consumer<Finder> search) {
    Known before = known.get(pointer);
    if (before != null && before.node() == node) {
      return before.part();
    }
    Finder finder = new Finder();
    search.accept(finder);
    Part part = new Part(finder.found, finder.places);
    known.putIfAbsent(pointer, new Known(node, part));
    return part;
  }

  /** A discriminator that names no one leaves it to the schemas that build on this one. */
  private static boolean isImplicitBase(Node schema) {
    return schema.get("discriminator") instanceof Node.ObjectNode tells
        && tells.entries("mapping").isEmpty()
        && !schema.has("oneOf")
        && !schema.has("anyOf");
  }

  private Heirs heirs() {
    Heirs all = heirs;
    if (all == null) {
      all = Heirs.in(root);
      heirs = all;
    }
    return all;
  }

  private static final class Finder {
    private final List<Reference> found = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();

    void add(String target, Element from, int place, boolean sealed) {
      found.add(new Reference(target, from, place, sealed));
    }

    void element(Element element, Node node, Way way, int place) {
      if (!(node instanceof Node.ObjectNode object)) {
        return; // a boolean schema, or a mistake
      }
      if (element == Element.SCHEMA) {
        schema(object, way, place, false);
        return;
      }
      ref(element, object, place, false);
      for (Map.Entry<String, Node> entry : object.fields().entrySet()) {
        Element.Field field = element.field(entry.getKey());
        if (field != null) {
          field(field, entry.getValue(), way.to(entry.getKey()), place);
        }
      }
    }

    private void field(Element.Field field, Node value, Way way, int place) {
      field.each(value, way, (item, to) -> element(field.element(), item, to, place));
    }

    private void ref(Element element, Node.ObjectNode object, int place, boolean sealed) {
      String ref = object.string("$ref");
      if (ref != null) {
        add(ref, element, place, sealed);
      }
    }

    /**
     * A schema.
     *
     * @param own whether the type at the place is that of this schema, or has it as an alternative
     */
    void schema(Node.ObjectNode schema, Way way, int within, boolean own) {
      int place = within;
      if (!own && hasAlternatives(schema)) {
        places.add(new Place(way.pointer(), within));
        place = places.size();
      }
      value(schema, way, place, own && isAlias(schema));
    }

    /** A schema, or a part of its {@code allOf}: they hold for one value. */
    private void value(Node.ObjectNode schema, Way way, int place, boolean alias) {
      ref(Element.SCHEMA, schema, place, alias);
      boolean alternatives = makesTypes(schema, "oneOf") || makesTypes(schema, "anyOf");
      if (schema.get("discriminator") instanceof Node.ObjectNode tells) {
        for (Node target : tells.entries("mapping").values()) {
          String text = target.text();
          if (text != null) {
            add(Pointer.ofSchema(text), Element.SCHEMA, place, true);
          }
        }
      }
      for (Map.Entry<String, Node> entry : schema.fields().entrySet()) {
        String keyword = entry.getKey();
        Element.Field field =
            entry.getValue() instanceof Node.Scalar ? null : Element.SCHEMA.field(keyword);
        if (field == null) {
          continue;
        }
        Way at = way.to(keyword);
        boolean parts = keyword.equals("allOf");
        boolean branches = alternatives && (keyword.equals("oneOf") || keyword.equals("anyOf"));
        if (!parts && !branches) {
          field(field, entry.getValue(), at, place);
          continue;
        }
        int index = 0;
        for (Node item : entry.getValue().elements()) {
          Way to = at.to(Integer.toString(index++));
          if (item instanceof Node.ObjectNode object) {
            if (parts) {
              value(object, to, place, alias);
            } else {
              schema(object, to, place, true);
            }
          }
        }
      }
    }

    private static boolean hasAlternatives(Node schema) {
      if (makesTypes(schema, "oneOf") || makesTypes(schema, "anyOf")) {
        return true;
      }
      Node tells = schema.get("discriminator");
      if (tells != null && !tells.entries("mapping").isEmpty()) {
        return true;
      }
      for (Node part : schema.elements("allOf")) {
        if (hasAlternatives(part)) {
          return true;
        }
      }
      return false;
    }

    private static boolean makesTypes(Node schema, String keyword) {
      return !schema.elements(keyword).isEmpty() && !Keywords.branchesAreShapeless(schema, keyword);
    }

    /** Whether a schema only says more of what one reference leads to. */
    private static boolean isAlias(Node.ObjectNode schema) {
      return schema.has("$ref") || (references(schema) == 1 && isShapeless(schema));
    }

    private static int references(Node schema) {
      int references = schema.has("$ref") ? 1 : 0;
      for (Node part : schema.elements("allOf")) {
        references += references(part);
      }
      return references;
    }

    private static boolean isShapeless(Node schema) {
      return !(schema instanceof Node.ObjectNode object)
          || (Keywords.isShapeless(object.without("$ref").without("allOf"))
              && schema.elements("allOf").stream().allMatch(Finder::isShapeless));
    }
  }
}
