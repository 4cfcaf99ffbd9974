package dev.dateline.contract.coverage;

/**
 * Something of a document that a pact can exercise.
 *
 * @param kind what it is
 * @param place where in the exchange: {@code request}, or a status as the document has it
 * @param label what it is called: {@code results[].delivery.methodName = HTTP}
 * @param pointer where it is in the document, with a leading {@code #}
 * @param uses how many interactions exercise it
 */
public record Item(Kind kind, String place, String label, String pointer, int uses) {

  /** What can be exercised. */
  public enum Kind {
    /** An operation. */
    OPERATION("operations"),
    /** A documented status of an operation. */
    STATUS("statuses"),
    /** A media type of a request body or an answer. */
    MEDIA_TYPE("media types"),
    /** A parameter of a request. */
    PARAMETER("parameters"),
    /** A property of a body or parameter. */
    PROPERTY("properties"),
    /** One of several alternatives of a value. */
    VARIANT("variants"),
    /** A value that is listed. */
    VALUE("enum values"),
    /** A bound, where a value is at it or just inside; a pattern, format or rule that applied. */
    CONSTRAINT("constraints");

    private final String plural;

    Kind(String plural) {
      this.plural = plural;
    }

    /** Several of them, for people. */
    public String plural() {
      return plural;
    }
  }

  /** Whether some interaction exercises it. */
  public boolean isCovered() {
    return uses > 0;
  }
}
