package dev.dateline.contract.read;

/**
 * How much of a document is read before it is taken for an attack or a mistake.
 *
 * @param codePoints length of one file
 * @param depth nesting of objects and arrays, aliases expanded
 * @param nodes parts of the document, aliases expanded
 * @param files files that references lead to
 */
record Limits(int codePoints, int depth, long nodes, int files) {
  /** Sixteen times what the largest published documents need, or more. */
  static final Limits DEFAULT = new Limits(64 * 1024 * 1024, 500, 5_000_000, 2_000);
}
