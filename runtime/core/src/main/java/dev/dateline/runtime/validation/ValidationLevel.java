package dev.dateline.runtime.validation;

/** How much of the document a value is held to. */
public enum ValidationLevel {
  /**
   * What is certain to be refused: missing required parts, broken cross-field rules, parameters
   * that would change the path.
   */
  CERTAIN,
  /** All of the document, bounds, patterns and documented values included. */
  FULL
}
