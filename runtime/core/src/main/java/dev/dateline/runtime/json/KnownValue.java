package dev.dateline.runtime.json;

/**
 * Implemented by generated enums, whose last constant is always {@code UNRECOGNIZED} and stands for
 * every value that the document does not name.
 */
public interface KnownValue {
  /** The text on the wire; the empty string for {@code UNRECOGNIZED}. */
  String value();
}
