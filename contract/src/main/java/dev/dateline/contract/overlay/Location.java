package dev.dateline.contract.overlay;

import dev.dateline.contract.tree.Node;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node and the way to it.
 *
 * @param parent where it is held, null for the root
 * @param key its name in an object, or its index in an array in decimal; empty for the root
 * @param node the node itself
 */
record Location(@Nullable Location parent, String key, Node node) {

  static Location root(Node node) {
    return new Location(null, "", node);
  }

  Location child(String name, Node value) {
    return new Location(this, name, value);
  }

  Location child(int index, Node value) {
    return new Location(this, Integer.toString(index), value);
  }

  /** The keys from the root. */
  List<String> keys() {
    Deque<String> keys = new ArrayDeque<>();
    Location at = this;
    while (at != null && at.parent() != null) {
      keys.addFirst(at.key());
      at = at.parent();
    }
    return List.copyOf(keys);
  }
}
