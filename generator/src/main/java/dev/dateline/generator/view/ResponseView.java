package dev.dateline.generator.view;

import java.util.List;

/**
 * The sealed response type of an operation.
 *
 * @param head of the file
 * @param doc of the interface
 * @param name of the interface
 * @param permits the cases, in document order, as this file names them
 * @param nested the cases declared inside
 * @param functions the parameters of {@code match} after the response
 * @param branches what {@code match} tells apart, the last case excepted
 * @param last the last case
 */
public record ResponseView(
    FileHead head,
    String doc,
    String name,
    String permits,
    List<CaseView> nested,
    String functions,
    List<MatchView> branches,
    MatchView last) {

  /**
   * One branch of {@code match}.
   *
   * @param type of the case
   * @param parameter name of the function
   */
  public record MatchView(String type, String parameter) {}
}
