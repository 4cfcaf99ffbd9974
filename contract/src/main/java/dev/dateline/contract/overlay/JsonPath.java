package dev.dateline.contract.overlay;

import dev.dateline.contract.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSONPath query (RFC 9535), all of it: name, wildcard, index, slice and filter selectors, child
 * and descendant segments, the functions {@code length}, {@code count}, {@code match}, {@code
 * search} and {@code value}. Immutable and thread safe.
 *
 * @param segments from the root on
 */
record JsonPath(List<Segment> segments) {

  JsonPath {
    segments = List.copyOf(segments);
  }

  /**
   * One step of a query.
   *
   * @param descendants whether its selectors are applied to a node and to all below it
   * @param selectors what is taken
   */
  record Segment(boolean descendants, List<Selector> selectors) {
    Segment {
      selectors = List.copyOf(selectors);
    }
  }

  /** Which children of a node are taken. */
  sealed interface Selector {
    /** The member of an object with that name. */
    record Name(String name) implements Selector {}

    /** Every child. */
    record Wildcard() implements Selector {}

    /** The item of an array; counted from the end where negative. */
    record Index(long index) implements Selector {}

    /** Items of an array, as in RFC 9535, 2.3.4. */
    record Slice(@Nullable Long start, @Nullable Long end, long step) implements Selector {}

    /** The children for which a condition holds. */
    record Filter(Condition condition) implements Selector {}
  }

  /**
   * Reads a query.
   *
   * @throws JsonPathException where it is none; the message says what is wrong, and at which
   *     character
   */
  static JsonPath parse(String text) {
    return new JsonPathParser(text).parse();
  }

  /** What the query selects in a document, in the order of RFC 9535; a node may come twice. */
  List<Location> select(Node root) {
    return select(Location.root(root), root);
  }

  List<Location> select(Location from, Node root) {
    List<Location> at = List.of(from);
    for (Segment segment : segments) {
      List<Location> next = new ArrayList<>();
      for (Location location : at) {
        apply(segment, location, root, next);
      }
      at = next;
    }
    return at;
  }

  /** Whether this selects one node at most, whatever the document. */
  boolean isSingular() {
    return segments.stream()
        .allMatch(
            segment ->
                !segment.descendants()
                    && segment.selectors().size() == 1
                    && (segment.selectors().get(0) instanceof Selector.Name
                        || segment.selectors().get(0) instanceof Selector.Index));
  }

  private static void apply(Segment segment, Location at, Node root, List<Location> selected) {
    for (Selector selector : segment.selectors()) {
      apply(selector, at, root, selected);
    }
    if (segment.descendants()) {
      for (Location child : children(at)) {
        apply(segment, child, root, selected);
      }
    }
  }

  private static void apply(Selector selector, Location at, Node root, List<Location> selected) {
    if (selector instanceof Selector.Name name) {
      Node value = at.node().get(name.name());
      if (value != null) {
        selected.add(at.child(name.name(), value));
      }
    } else if (selector instanceof Selector.Wildcard) {
      selected.addAll(children(at));
    } else if (selector instanceof Selector.Index index) {
      List<Node> items = at.node().elements();
      long i = index.index() < 0 ? items.size() + index.index() : index.index();
      if (i >= 0 && i < items.size()) {
        selected.add(at.child((int) i, items.get((int) i)));
      }
    } else if (selector instanceof Selector.Slice slice) {
      slice(slice, at, selected);
    } else if (selector instanceof Selector.Filter filter) {
      for (Location child : children(at)) {
        if (filter.condition().holds(child, root)) {
          selected.add(child);
        }
      }
    }
  }

  private static List<Location> children(Location at) {
    List<Location> children = new ArrayList<>();
    for (Map.Entry<String, Node> field : at.node().entries().entrySet()) {
      children.add(at.child(field.getKey(), field.getValue()));
    }
    int index = 0;
    for (Node item : at.node().elements()) {
      children.add(at.child(index++, item));
    }
    return children;
  }

  private static void slice(Selector.Slice slice, Location at, List<Location> selected) {
    List<Node> items = at.node().elements();
    long length = items.size();
    long step = slice.step();
    Long start = slice.start();
    Long end = slice.end();
    if (step > 0) {
      long from = clamp(start == null ? 0 : fromStart(start, length), 0, length);
      long to = clamp(end == null ? length : fromStart(end, length), 0, length);
      for (long i = from; i < to; i += step) {
        selected.add(at.child((int) i, items.get((int) i)));
      }
    } else if (step < 0) {
      long from = clamp(start == null ? length - 1 : fromStart(start, length), -1, length - 1);
      long to = clamp(end == null ? -1 : fromStart(end, length), -1, length - 1);
      for (long i = from; i > to; i += step) {
        selected.add(at.child((int) i, items.get((int) i)));
      }
    }
  }

  private static long fromStart(long index, long length) {
    return index >= 0 ? index : length + index;
  }

  private static long clamp(long value, long least, long most) {
    return Math.max(least, Math.min(value, most));
  }
}
