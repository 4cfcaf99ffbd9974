package dev.dateline.contract.tree;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON pointers (RFC 6901) in their URI fragment form, with a leading {@code #}. */
public final class Pointer {
  private Pointer() {}

  /** The pointer to a field or item of what a pointer points to. */
  public static String child(String pointer, String key) {
    return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
  }

  /** The pointer to an item. */
  public static String child(String pointer, int index) {
    return pointer + "/" + index;
  }

  /** The pointer to the component schema that a discriminator's mapping means. */
  public static String ofSchema(String nameOrPointer) {
    return nameOrPointer.startsWith("#")
        ? nameOrPointer
        : child("#/components/schemas", nameOrPointer);
  }

  /** The pointer to the component that a pointer leads to or into, or null. */
  public static @Nullable String component(String pointer) {
    String[] keys = keys(pointer);
    return keys.length >= 3 && keys[0].equals("components") && Element.ofFolder(keys[1]) != null
        ? child(child("#/components", keys[1]), keys[2])
        : null;
  }

  /** The keys that a pointer goes through. */
  public static String[] keys(String pointer) {
    String path = pointer.startsWith("#") ? pointer.substring(1) : pointer;
    if (path.isEmpty()) {
      return new String[0];
    }
    String[] keys = path.substring(1).split("/", -1);
    for (int i = 0; i < keys.length; i++) {
      keys[i] = unescape(keys[i]);
    }
    return keys;
  }

  /** The last key, or an empty text for the whole document. */
  public static String last(String pointer) {
    int slash = pointer.lastIndexOf('/');
    return slash < 0 ? "" : unescape(pointer.substring(slash + 1));
  }

  /** What a pointer points to, or null. */
  public static @Nullable Node resolve(Node root, String pointer) {
    if (!pointer.equals("#") && !pointer.startsWith("#/")) {
      return null;
    }
    @Nullable Node at = root;
    for (String key : keys(pointer)) {
      if (at instanceof Node.ArrayNode array) {
        at = index(array, key);
      } else {
        at = at == null ? null : at.get(key);
      }
      if (at == null) {
        return null;
      }
    }
    return at;
  }

  /** The pointer to a part, told by identity, or null where the whole does not contain it. */
  public static @Nullable String to(Node part, Node whole) {
    return to(part, whole, "#");
  }

  private static @Nullable String to(Node part, Node at, String pointer) {
    if (part == at) {
      return pointer;
    }
    for (Map.Entry<String, Node> entry : at.entries().entrySet()) {
      String found = to(part, entry.getValue(), child(pointer, entry.getKey()));
      if (found != null) {
        return found;
      }
    }
    int index = 0;
    for (Node item : at.elements()) {
      String found = to(part, item, child(pointer, index++));
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable Node index(Node.ArrayNode array, String key) {
    if (key.isEmpty() || key.length() > 9 || !key.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return null;
    }
    int index = Integer.parseInt(key);
    return index < array.items().size() ? array.items().get(index) : null;
  }

  private static String unescape(String key) {
    String decoded = key;
    if (key.indexOf('%') >= 0) {
      try {
        decoded = URLDecoder.decode(key.replace("+", "%2B"), StandardCharsets.UTF_8);
      } catch (IllegalArgumentException e) {
        decoded = key; // a per cent sign of its own, not an escape
      }
    }
    return decoded.indexOf('~') < 0 ? decoded : decoded.replace("~1", "/").replace("~0", "~");
  }
}
