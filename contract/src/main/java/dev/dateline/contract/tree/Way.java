package dev.dateline.contract.tree;

import org.jspecify.annotations.Nullable;

/**
 * The way to a part of a document, which costs little to walk; a pointer is made of it where one is
 * wanted. Immutable.
 *
 * @param before the way to what the part stands in, or null at the beginning
 * @param key the key of the part there; at the beginning, a pointer
 */
public record Way(@Nullable Way before, String key) {

  /** A way that begins at what a pointer leads to. */
  public static Way from(String pointer) {
    return new Way(null, pointer);
  }

  /** The way on, to a field. */
  public Way to(String field) {
    return new Way(this, field);
  }

  /** The JSON pointer to the part. */
  public String pointer() {
    return before == null ? key : Pointer.child(before.pointer(), key);
  }
}
