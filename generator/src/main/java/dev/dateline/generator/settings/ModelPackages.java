package dev.dateline.generator.settings;

import java.util.Locale;

/** How models are spread over packages. */
public enum ModelPackages {
  /** What operations of one group alone speak of has a package of its own: {@code model.jobs}. */
  GROUPS,

  /** All are in {@code model}. */
  ONE;

  /**
   * The way of this name; upper and lower case are the same.
   *
   * @throws IllegalArgumentException where there is no such way; the message is for people
   */
  public static ModelPackages of(String name) {
    for (ModelPackages each : values()) {
      if (each.name().equals(name.strip().toUpperCase(Locale.ROOT))) {
        return each;
      }
    }
    throw new IllegalArgumentException(
        "modelPackages: there is no '" + name + "'. Use groups, or one for a single package.");
  }
}
