package dev.dateline.contract.tree;

/**
 * Where something was written.
 *
 * @param source name of the file or text
 * @param line from 1; 0 where unknown
 * @param column from 1; 0 where unknown
 */
public record Position(String source, int line, int column) {

  /** {@code source:line:column}. */
  @Override
  public String toString() {
    return line == 0 ? source : source + ":" + line + ":" + column;
  }
}
