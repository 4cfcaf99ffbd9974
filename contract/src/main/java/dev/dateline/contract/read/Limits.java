package dev.dateline.contract.read;

import java.time.Duration;

/**
 * How much of a document is read before it is taken for an attack or a mistake.
 *
 * @param codePoints length of one file
 * @param depth nesting of objects and arrays, aliases expanded
 * @param nodes parts of the document, aliases expanded
 * @param files files that references lead to
 * @param web for what comes over the network
 */
record Limits(int codePoints, int depth, long nodes, int files, Web web) {

  /**
   * How much is fetched from the web.
   *
   * @param files number of them
   * @param bytes of one
   * @param redirects of one
   * @param time for one, redirects included
   */
  record Web(int files, int bytes, int redirects, Duration time) {}

  /** Sixteen times what the largest published documents need, or more. */
  static final Limits DEFAULT =
      new Limits(
          64 * 1024 * 1024,
          500,
          5_000_000,
          2_000,
          new Web(200, 16 * 1024 * 1024, 5, Duration.ofSeconds(30)));
}
