package dev.dateline.contract.tree;

import java.util.List;

/** The tag that an operation is filed under. */
public final class Tag {
  /** What operations without a tag are filed under. */
  public static final String NONE = "default";

  private Tag() {}

  /** The first tag of an operation, as written. */
  public static String of(Node operation) {
    List<Node> tags = operation.elements("tags");
    String first = tags.isEmpty() ? null : tags.get(0).text();
    return first == null || first.isBlank() ? NONE : first;
  }
}
