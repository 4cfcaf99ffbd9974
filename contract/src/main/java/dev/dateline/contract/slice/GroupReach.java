package dev.dateline.contract.slice;

import dev.dateline.contract.slice.References.Part;
import dev.dateline.contract.slice.References.Place;
import dev.dateline.contract.slice.References.Reference;
import dev.dateline.contract.tree.Element;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import dev.dateline.contract.tree.Tag;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds which parts of a document the operations of one tag alone reach. What a part refers to is
 * reached by all who reach the part; a type and its alternatives are reached by the same.
 *
 * <p>Each part is visited once, and told at most twice who reaches it: linear in the size of the
 * document.
 */
final class GroupReach {
  private final Node.ObjectNode root;
  private final References references;
  private final Map<String, Spot> spots = new HashMap<>();
  private final Deque<Spot> unread = new ArrayDeque<>();
  private final List<Inner> inner = new ArrayList<>();
  private final Deque<Spot> changed = new ArrayDeque<>();

  /** A part of the document, or a place in one. */
  private static final class Spot {
    private final String pointer;
    private final @Nullable Spot within;
    private final List<Spot> next = new ArrayList<>();

    /** The only tag so far. */
    private @Nullable String tag;

    private boolean shared;

    Spot(String pointer, @Nullable Spot within) {
      this.pointer = pointer;
      this.within = within;
    }
  }

  /** A reference into a component, which may lead to a place in it that is still to be found. */
  private record Inner(Spot from, String target, boolean sealed) {}

  GroupReach(Node.ObjectNode root, References references) {
    this.root = root;
    this.references = references;
  }

  /** Adds the operations of a path. */
  void pathItem(String path, Node pathItem) {
    String pointer = Pointer.child("#/paths", path);
    Spot common = spot(pointer, references.pathItem(pointer, pathItem));
    pathItem
        .entries()
        .forEach(
            (field, operation) -> {
              if (Element.isOperation(field)) {
                String at = Pointer.child(pointer, field);
                Spot spot = spot(at, references.operation(at, operation));
                spot.next.add(common);
                String tag = Tag.of(operation);
                reach(spot, tag.equals(Tag.NONE) ? null : tag);
              }
            });
  }

  /** Adds a schema that belongs to no operation. */
  void schema(String name) {
    Spot spot = component(Pointer.child("#/components/schemas", name));
    if (spot != null) {
      reach(spot, null);
    }
  }

  /** Who reaches what. */
  Homes homes() {
    for (Inner reference : inner) {
      Spot target = nearest(reference.target());
      if (target != null) {
        connect(reference.from(), target, reference.sealed());
      }
    }
    for (Spot spot = changed.poll(); spot != null; spot = changed.poll()) {
      for (Spot next : spot.next) {
        reach(next, spot.shared ? null : spot.tag);
      }
    }
    Map<String, String> tags = new HashMap<>();
    Set<String> shared = new HashSet<>();
    for (Spot spot : spots.values()) {
      Spot within = spot.within;
      if (within != null && within.shared == spot.shared) {
        continue; // a tag on both sides is the same, as all who reach the one reach the other
      }
      if (spot.shared) {
        shared.add(spot.pointer);
      } else if (spot.tag != null) {
        tags.put(spot.pointer, spot.tag);
      }
    }
    return new Homes(tags, shared);
  }

  /** Tells a spot of a tag whose operations reach it, or, with null, of several. */
  private void reach(Spot spot, @Nullable String tag) {
    if (spot.shared) {
      return;
    }
    if (tag != null && spot.tag == null) {
      spot.tag = tag;
      changed.add(spot);
    } else if (tag == null || !tag.equals(spot.tag)) {
      spot.shared = true;
      changed.add(spot);
    }
  }

  private static void connect(Spot from, Spot target, boolean sealed) {
    from.next.add(target);
    if (sealed) {
      target.next.add(from);
    }
  }

  private Spot spot(String pointer, Part part) {
    Spot spot = new Spot(pointer, null);
    spots.put(pointer, spot);
    fill(spot, part);
    for (Spot next = unread.poll(); next != null; next = unread.poll()) {
      read(next);
    }
    return spot;
  }

  private void fill(Spot spot, Part part) {
    List<Spot> numbered = new ArrayList<>();
    numbered.add(spot);
    for (Place place : part.places()) {
      Spot within = numbered.get(place.within());
      Spot spotted = new Spot(place.pointer(), within);
      within.next.add(spotted);
      numbered.add(spotted);
      spots.put(place.pointer(), spotted);
    }
    for (Reference reference : part.references()) {
      Spot from = numbered.get(reference.place());
      Spot target = component(reference.target());
      if (target != null && target.pointer.equals(reference.target())) {
        connect(from, target, reference.sealed());
      } else if (target != null) {
        inner.add(new Inner(from, reference.target(), reference.sealed()));
      }
    }
  }

  /** The component that a reference leads to or into; null where it leads nowhere. */
  private @Nullable Spot component(String reference) {
    Spot known = spots.get(reference);
    if (known != null) {
      return known;
    }
    String pointer = Pointer.component(reference);
    if (pointer == null) {
      return null;
    }
    known = spots.get(pointer);
    if (known == null && Pointer.resolve(root, pointer) != null) {
      known = new Spot(pointer, null);
      spots.put(pointer, known);
      unread.add(known);
    }
    return known;
  }

  private void read(Spot spot) {
    Element element = Element.ofFolder(Pointer.keys(spot.pointer)[1]);
    Node node = Pointer.resolve(root, spot.pointer);
    if (element != null && node != null) {
      fill(spot, references.component(element, spot.pointer, node));
    }
  }

  private @Nullable Spot nearest(String target) {
    String at = target;
    for (int end = at.length(); end > 0; end = at.lastIndexOf('/')) {
      at = at.substring(0, end);
      Spot spot = spots.get(at);
      if (spot != null) {
        return spot;
      }
    }
    return component(target);
  }
}
