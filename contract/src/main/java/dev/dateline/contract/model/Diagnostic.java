package dev.dateline.contract.model;

/**
 * Something about the document that a person should know.
 *
 * @param severity how bad
 * @param pointer JSON pointer into the document, with a leading {@code #}
 * @param message what is there, what was done instead, how to mend it; one or two sentences
 */
public record Diagnostic(Severity severity, String pointer, String message) {

  /** How bad a diagnostic is. */
  public enum Severity {
    /** Nothing can be made of the document. */
    ERROR,
    /** Something was left out or widened. */
    WARNING,
    /** Worth knowing. */
    NOTE
  }

  @Override
  public String toString() {
    return severity.name().toLowerCase(java.util.Locale.ROOT) + " " + pointer + ": " + message;
  }
}
