package dev.dateline.contract.slice;

import dev.dateline.contract.model.Diagnostic;
import dev.dateline.contract.tree.Element;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts what promises nothing in the place of references that lead nowhere, and tells of each: one
 * slip in one place leaves the rest of a document as useful as it was.
 */
final class Dangling {
  private final Node.ObjectNode root;
  private final List<Diagnostic> diagnostics;

  private Dangling(Node.ObjectNode root, List<Diagnostic> diagnostics) {
    this.root = root;
    this.diagnostics = diagnostics;
  }

  /**
   * A document without references that lead nowhere.
   *
   * @param diagnostics gets a warning for each
   */
  static Node.ObjectNode mend(Node.ObjectNode root, List<Diagnostic> diagnostics) {
    return new Dangling(root, diagnostics).object(Element.DOCUMENT, root, "#");
  }

  /**
   * Whether a reference leads to a component or into one; to a schema only from where one can
   * stand.
   */
  static boolean leadsToComponent(Node root, Element from, String ref) {
    String[] keys = Pointer.keys(ref);
    boolean misplaced =
        (from == Element.RESPONSE || from == Element.REQUEST_BODY)
            && keys.length == 3
            && keys[1].equals("schemas");
    return keys.length >= 3
        && keys[0].equals("components")
        && Element.ofFolder(keys[1]) != null
        && !misplaced
        && Pointer.resolve(root, ref) != null;
  }

  /** An element without such references, or null where it is to be left out. */
  private @Nullable Node element(Element element, Node node, String pointer) {
    if (!(node instanceof Node.ObjectNode object)) {
      return node;
    }
    String ref = object.string("$ref");
    if (ref != null && !leadsToComponent(root, element, ref)) {
      return inPlaceOf(element, object, ref, pointer);
    }
    return object(element, object, pointer);
  }

  private Node.ObjectNode object(Element element, Node.ObjectNode object, String pointer) {
    Map<String, Node> fields = new LinkedHashMap<>();
    object
        .fields()
        .forEach(
            (name, value) -> {
              Element.Field field = element.field(name);
              Node left = field == null ? value : field(field, value, Pointer.child(pointer, name));
              if (left != null) {
                fields.put(name, left);
              }
            });
    if (element == Element.SCHEMA
        && object.get("discriminator") instanceof Node.ObjectNode discriminator) {
      fields.put("discriminator", told(discriminator, Pointer.child(pointer, "discriminator")));
    }
    return new Node.ObjectNode(fields, object.position());
  }

  private @Nullable Node field(Element.Field field, Node value, String pointer) {
    switch (field.holds()) {
      case LIST -> {
        List<Node> items = new ArrayList<>();
        int index = 0;
        for (Node item : value.elements()) {
          Node left = element(field.element(), item, Pointer.child(pointer, index++));
          if (left != null) {
            items.add(left);
          }
        }
        return value instanceof Node.ArrayNode
            ? new Node.ArrayNode(items, value.position())
            : value;
      }
      case MAP -> {
        Map<String, Node> entries = new LinkedHashMap<>();
        value
            .entries()
            .forEach(
                (name, entry) -> {
                  Node left = element(field.element(), entry, Pointer.child(pointer, name));
                  if (left != null) {
                    entries.put(name, left);
                  }
                });
        return value.isObject() ? new Node.ObjectNode(entries, value.position()) : value;
      }
      default -> {
        return element(field.element(), value, pointer);
      }
    }
  }

  private @Nullable Node inPlaceOf(
      Element element, Node.ObjectNode object, String ref, String pointer) {
    switch (element) {
      case SCHEMA -> {
        tell(pointer, ref, "any JSON takes its place");
        return object(element, object.without("$ref"), pointer);
      }
      case RESPONSE -> {
        tell(pointer, ref, "the body of this answer is handed over as bytes");
        return body(object, "*/*", "binary");
      }
      case REQUEST_BODY -> {
        tell(pointer, ref, "the body is any JSON");
        return body(object, "application/json", null);
      }
      case HEADER -> {
        tell(pointer, ref, "the header is text");
        return of(object, "schema", of(object, "type", text(object, "string")));
      }
      default -> {
        tell(pointer, ref, "it is left out");
        return null;
      }
    }
  }

  private static Node body(Node at, String mediaType, @Nullable String format) {
    Node none = new Node.ObjectNode(Map.of(), at.position());
    Node schema =
        format == null ? none : of(at, "type", text(at, "string")).with("format", text(at, format));
    return of(at, "content", of(at, mediaType, of(at, "schema", schema)));
  }

  private static Node.ObjectNode of(Node at, String name, Node value) {
    return new Node.ObjectNode(Map.of(name, value), at.position());
  }

  private static Node text(Node at, String text) {
    return new Node.Scalar(Node.Scalar.Kind.STRING, text, at.position());
  }

  /** A discriminator whose mapping names schemas that are there. */
  private Node told(Node.ObjectNode discriminator, String pointer) {
    Map<String, Node> mapping = new LinkedHashMap<>();
    discriminator
        .entries("mapping")
        .forEach(
            (value, target) -> {
              String text = target.text();
              String ref = text == null ? null : Pointer.ofSchema(text);
              if (ref == null || leadsToComponent(root, Element.SCHEMA, ref)) {
                mapping.put(value, target);
              } else {
                tell(
                    Pointer.child(Pointer.child(pointer, "mapping"), value),
                    ref,
                    "the value is left out");
              }
            });
    return mapping.size() == discriminator.entries("mapping").size()
        ? discriminator
        : discriminator.with("mapping", new Node.ObjectNode(mapping, discriminator.position()));
  }

  private void tell(String pointer, String ref, String instead) {
    diagnostics.add(
        new Diagnostic(
            Diagnostic.Severity.WARNING,
            pointer,
            "the reference '"
                + ref
                + "' leads "
                + (Pointer.resolve(root, ref) == null ? "nowhere" : "to a part of another kind")
                + "; "
                + instead));
  }
}
