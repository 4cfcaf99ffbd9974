package dev.dateline.contract.slice;

import dev.dateline.contract.tree.Element;
import dev.dateline.contract.tree.Heirs;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which components a part of a document reaches: through references, discriminators, and the names
 * in security requirements. Each component is looked at once.
 */
final class Reach {
  private final Node.ObjectNode root;

  /** Reached components by folder. */
  private final Map<String, Set<String>> reached = new HashMap<>();

  private final Deque<Component> pending = new ArrayDeque<>();
  private boolean dangles;
  private @Nullable Heirs heirs;

  private record Component(Element element, Node node) {}

  Reach(Node.ObjectNode root) {
    this.root = root;
  }

  /** Adds what a path item and its operations reach. */
  void pathItem(Node pathItem) {
    element(Element.PATH_ITEM, pathItem);
    for (Map.Entry<String, Node> field : pathItem.entries().entrySet()) {
      Element.Field known = Element.PATH_ITEM.field(field.getKey());
      if (known != null && known.element() == Element.OPERATION) {
        Node operation = field.getValue();
        Node security = operation.get("security");
        security(security == null ? root.get("security") : security);
      }
    }
  }

  /** Adds a schema that something beside a reference names. */
  void schema(String name) {
    String pointer = Pointer.child("#/components/schemas", name);
    if (Pointer.resolve(root, pointer) != null) {
      reference(Element.SCHEMA, pointer);
      drain();
    }
  }

  /** The names of reached components of a folder. */
  Set<String> names(String folder) {
    return reached.getOrDefault(folder, Set.of());
  }

  /** Whether a reference leads nowhere. */
  boolean dangles() {
    return dangles;
  }

  /** The components that were reached, in document order. */
  Node.ObjectNode components() {
    Map<String, Node> folders = new LinkedHashMap<>();
    Node components = root.get("components");
    if (components == null) {
      return new Node.ObjectNode(folders, root.position());
    }
    for (Map.Entry<String, Node> folder : components.entries().entrySet()) {
      Set<String> names = names(folder.getKey());
      Map<String, Node> kept = new LinkedHashMap<>();
      folder
          .getValue()
          .entries()
          .forEach(
              (name, node) -> {
                if (names.contains(name)) {
                  kept.put(name, node);
                }
              });
      if (!kept.isEmpty()) {
        folders.put(folder.getKey(), new Node.ObjectNode(kept, folder.getValue().position()));
      }
    }
    return new Node.ObjectNode(folders, components.position());
  }

  private void element(Element element, Node node) {
    pending.add(new Component(element, node));
    drain();
  }

  private void drain() {
    for (Component next = pending.poll(); next != null; next = pending.poll()) {
      next.element().walk(next.node(), this::visit);
    }
  }

  private void visit(Element element, Node.ObjectNode node) {
    String ref = node.string("$ref");
    if (ref != null) {
      reference(element, ref);
    }
    if (element == Element.SCHEMA && node.get("discriminator") instanceof Node.ObjectNode tells) {
      for (Node target : tells.entries("mapping").values()) {
        String mapped = mapped(target);
        if (mapped != null) {
          reference(Element.SCHEMA, mapped);
        }
      }
    }
  }

  /** The reference that an entry of a discriminator's mapping means: it may name a schema alone. */
  static @Nullable String mapped(Node target) {
    String text = target.text();
    return text == null || text.startsWith("#")
        ? text
        : Pointer.child("#/components/schemas", text);
  }

  private void reference(Element from, String ref) {
    if (!Dangling.leadsToComponent(root, from, ref)) {
      dangles = true;
      return;
    }
    String[] keys = Pointer.keys(ref);
    Element element = Element.ofFolder(keys[1]);
    Node component = Pointer.resolve(root, "#/components/" + keys[1] + "/" + escape(keys[2]));
    if (element != null
        && component != null
        && reached.computeIfAbsent(keys[1], folder -> new LinkedHashSet<>()).add(keys[2])) {
      pending.add(new Component(element, component));
      if (element == Element.SCHEMA && isImplicitBase(component)) {
        heirs()
            .of(Pointer.child("#/components/schemas", keys[2]))
            .forEach(heir -> reference(Element.SCHEMA, heir));
      }
    }
  }

  /** A discriminator that names no one leaves it to the schemas that build on this one. */
  private static boolean isImplicitBase(Node schema) {
    return schema.get("discriminator") instanceof Node.ObjectNode tells
        && tells.entries("mapping").isEmpty()
        && !schema.has("oneOf")
        && !schema.has("anyOf");
  }

  private Heirs heirs() {
    Heirs known = heirs;
    if (known == null) {
      known = Heirs.in(root);
      heirs = known;
    }
    return known;
  }

  private void security(@Nullable Node requirements) {
    if (requirements != null) {
      for (Node alternative : requirements.elements()) {
        for (String scheme : alternative.entries().keySet()) {
          reached.computeIfAbsent("securitySchemes", folder -> new LinkedHashSet<>()).add(scheme);
        }
      }
    }
  }

  private static String escape(String key) {
    return Pointer.child("", key).substring(1);
  }
}
