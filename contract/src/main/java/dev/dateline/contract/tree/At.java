package dev.dateline.contract.tree;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A part of the document and where it stands.
 *
 * @param node the part
 * @param pointer JSON pointer to it
 */
public record At(Node node, String pointer) {
  /** More than any document needs; references in a circle end here. */
  private static final int HOPS = 20;

  /**
   * What a reference means, followed to its end; this part itself where it is none, or leads
   * nowhere.
   */
  public At followed(Node root) {
    At at = this;
    for (int hops = 0; hops < HOPS; hops++) {
      String ref = at.node().string("$ref");
      Node target = ref == null ? null : Pointer.resolve(root, ref);
      if (ref == null || target == null) {
        return at;
      }
      at = new At(target, ref);
    }
    return at;
  }

  /** A field of an object, or null. */
  public @Nullable At get(String field) {
    Node value = node.get(field);
    return value == null ? null : new At(value, Pointer.child(pointer, field));
  }

  /** The items of the array under a name. */
  public List<At> elements(String field) {
    String array = Pointer.child(pointer, field);
    List<At> elements = new ArrayList<>();
    for (Node item : node.elements(field)) {
      elements.add(new At(item, Pointer.child(array, elements.size())));
    }
    return elements;
  }

  /** The fields of the object under a name. */
  public Map<String, At> entries(String field) {
    String object = Pointer.child(pointer, field);
    Map<String, At> entries = new LinkedHashMap<>();
    node.entries(field)
        .forEach((name, value) -> entries.put(name, new At(value, Pointer.child(object, name))));
    return entries;
  }
}
