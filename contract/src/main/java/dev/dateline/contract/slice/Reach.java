package dev.dateline.contract.slice;

import dev.dateline.contract.slice.References.Part;
import dev.dateline.contract.slice.References.Reference;
import dev.dateline.contract.tree.Element;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
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
  private final References references;

  /** Reached components by folder. */
  private final Map<String, Set<String>> reached = new HashMap<>();

  /** References that were met. */
  private final Set<Seen> seen = new HashSet<>();

  private final Deque<Component> pending = new ArrayDeque<>();
  private boolean dangles;

  private record Component(Element element, String pointer, Node node) {}

  private record Seen(Element from, String ref) {}

  Reach(Node.ObjectNode root, References references) {
    this.root = root;
    this.references = references;
  }

  /** Adds what a path item and its operations reach. */
  void pathItem(String path, Node pathItem) {
    String pointer = Pointer.child("#/paths", path);
    add(references.pathItem(pointer, pathItem));
    for (Map.Entry<String, Node> field : pathItem.entries().entrySet()) {
      if (Element.isOperation(field.getKey())) {
        Node operation = field.getValue();
        add(references.operation(Pointer.child(pointer, field.getKey()), operation));
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

  private void add(Part part) {
    part.references().forEach(this::reference);
    drain();
  }

  private void drain() {
    for (Component next = pending.poll(); next != null; next = pending.poll()) {
      references
          .component(next.element(), next.pointer(), next.node())
          .references()
          .forEach(this::reference);
    }
  }

  private void reference(Reference reference) {
    reference(reference.from(), reference.target());
  }

  private void reference(Element from, String ref) {
    if (!seen.add(new Seen(from, ref))) {
      return;
    }
    if (!Dangling.leadsToComponent(root, from, ref)) {
      dangles = true;
      return;
    }
    String[] keys = Pointer.keys(ref);
    String pointer = Pointer.component(ref);
    Element element = Element.ofFolder(keys[1]);
    Node component = pointer == null ? null : Pointer.resolve(root, pointer);
    if (element != null
        && pointer != null
        && component != null
        && reached.computeIfAbsent(keys[1], folder -> new LinkedHashSet<>()).add(keys[2])) {
      pending.add(new Component(element, pointer, component));
    }
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
}
