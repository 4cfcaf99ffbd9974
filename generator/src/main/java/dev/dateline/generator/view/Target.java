package dev.dateline.generator.view;

/** Whom is generated for. */
public enum Target {
  /** The side that calls. */
  CLIENT,
  /** The side that answers. */
  SERVER,
  /** People: a reference in HTML, with samples for the client. */
  DOCS;

  /** Whether what is generated is Java. */
  public boolean isJava() {
    return this != DOCS;
  }
}
