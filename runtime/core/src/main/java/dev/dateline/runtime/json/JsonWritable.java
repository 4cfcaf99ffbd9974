package dev.dateline.runtime.json;

import dev.dateline.runtime.validation.Checks;

/**
 * What writes and checks itself: a generated model, or one of the types that a union allows.
 * Implementations are immutable.
 */
public interface JsonWritable {

  /** Writes this value, without what does not travel in the writer's direction. */
  void write(JsonWriter out);

  /** Adds what breaks the document to some checks, at the path where they are. */
  void validate(Checks checks);
}
