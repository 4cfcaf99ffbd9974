package dev.dateline.generator.view;

/** What code is generated for. */
public enum Target {
  /** The side that calls. */
  CLIENT,
  /** The side that answers. */
  SERVER
}
