package dev.dateline.generator.view;

/** Whom is generated for. */
public enum Target {
  /** The side that calls. */
  CLIENT,
  /** The side that answers. */
  SERVER,
  /** Tests of the side that calls: answers for a client that is generated elsewhere. */
  FAKE,
  /** Tests of both sides: the pact that the document implies. */
  PACT,
  /** People: a reference in HTML, with samples for the client. */
  DOCS;

  /** Whether what is generated is Java. */
  public boolean isJava() {
    return this != DOCS;
  }

  /**
   * Whether what is generated is of no use without code that is generated elsewhere, so that it
   * goes to a folder of its own.
   */
  public boolean goesAlone() {
    return this == DOCS || this == FAKE || this == PACT;
  }
}
