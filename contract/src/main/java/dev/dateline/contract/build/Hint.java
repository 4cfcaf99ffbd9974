package dev.dateline.contract.build;

import org.jspecify.annotations.Nullable;

/**
 * What a schema without a name of its own would be called.
 *
 * @param owner simple name of the top-level type that an enum would be nested in, or null
 * @param nested name of an enum nested there
 * @param top name of anything else
 */
record Hint(@Nullable String owner, String nested, String top) {

  /** A schema whose type would stand alone. */
  static Hint top(String name) {
    return new Hint(null, name, name);
  }

  /** The schema of a property or parameter of a type. */
  static Hint member(String owner, String wireName) {
    String name = JavaNames.pascal(wireName);
    String bare = name.startsWith("_") ? name.substring(1) : name;
    return new Hint(owner, name, owner + bare);
  }

  /** A schema within this one. */
  Hint within(String suffix) {
    return new Hint(owner, nested + suffix, top + suffix);
  }
}
