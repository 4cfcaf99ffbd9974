package dev.dateline.runtime.json;

/**
 * A JSON text that is not what was expected.
 *
 * <p>The message says where and what, and quotes next to nothing of the text.
 */
public final class JsonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String path;
  private final String problem;
  private final int line;
  private final int column;

  /**
   * Creates an exception.
   *
   * @param path where in the value: {@code results[0].delivery.methodName}; empty for the root
   * @param line the line, from 1; 0 when there is none
   * @param column the column, from 1; 0 when there is none
   * @param problem what is wrong, for people
   */
  public JsonException(String path, int line, int column, String problem) {
    super(message(path, line, column, problem));
    this.path = path;
    this.problem = problem;
    this.line = line;
    this.column = column;
  }

  private static String message(String path, int line, int column, String problem) {
    StringBuilder message = new StringBuilder();
    if (!path.isEmpty()) {
      message.append(path).append(": ");
    }
    message.append(problem);
    if (line > 0) {
      message.append(" (line ").append(line).append(", column ").append(column).append(')');
    }
    return message.toString();
  }

  /** Where in the value: {@code results[0].delivery.methodName}; empty for the root. */
  public String path() {
    return path;
  }

  /** What is wrong, without the place. */
  public String problem() {
    return problem;
  }

  /** The line, from 1; 0 when unknown. */
  public int line() {
    return line;
  }

  /** The column, from 1; 0 when unknown. */
  public int column() {
    return column;
  }
}
