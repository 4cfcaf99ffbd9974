package dev.dateline.generator.pact;

import dev.dateline.generator.view.FileHead;
import java.util.List;

/**
 * The consumer tests of one operation.
 *
 * @param head of the file
 * @param doc Javadoc of the class
 * @param name of the class
 * @param client type of the client
 * @param consumer literal
 * @param provider literal
 * @param setup further calls on the client's builder
 * @param tests one for each interaction
 * @param refusals requests that the client does not send
 * @param faults answers that the client finds fault with
 */
record ConsumerTestView(
    FileHead head,
    String doc,
    String name,
    String client,
    String consumer,
    String provider,
    List<String> setup,
    List<Played> tests,
    List<Chunk> refusals,
    List<Chunk> faults) {

  /**
   * One interaction.
   *
   * @param method of the test
   * @param title literal
   * @param interaction lines of a text block
   * @param call expression over {@code client}
   * @param expected expression
   */
  record Played(
      String method, String title, List<String> interaction, String call, String expected) {}

  /**
   * Some of the many tests of one kind.
   *
   * @param method that gives them
   * @param rows expressions but for the last
   * @param last expression
   */
  record Chunk(String method, List<String> rows, String last) {

    static Chunk of(String method, List<String> rows) {
      return new Chunk(method, rows.subList(0, rows.size() - 1), rows.get(rows.size() - 1));
    }
  }
}
