package dev.dateline.contract.pact;

/**
 * A pact that cannot be read. The message names the file and the place, and says what is wrong; it
 * is meant to be shown as it is, without a stack trace.
 */
public final class PactException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String source;
  private final String pointer;
  private final String problem;

  /**
   * Creates an exception.
   *
   * @param source what the pact is called: its file or address
   * @param pointer JSON pointer into it; empty for all of it
   * @param problem what is wrong and how to mend it, a sentence
   */
  public PactException(String source, String pointer, String problem) {
    super(source + (pointer.isEmpty() ? "" : " at " + pointer) + ": " + problem);
    this.source = source;
    this.pointer = pointer;
    this.problem = problem;
  }

  /** What the pact is called. */
  public String source() {
    return source;
  }

  /** JSON pointer into it; empty for all of it. */
  public String pointer() {
    return pointer;
  }

  /** What is wrong, without the place. */
  public String problem() {
    return problem;
  }
}
