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
 * @param telling the nested case whose function has a type of its own; empty where no case is
 *     nested
 * @param cases what {@code match} tells apart; empty where there is no {@code match}
 */
public record ResponseView(
    FileHead head,
    String doc,
    String name,
    String permits,
    List<CaseView> nested,
    String telling,
    List<MatchView> cases) {

  /** Whether there is a {@code match}. */
  public boolean hasMatch() {
    return !cases.isEmpty();
  }

  /**
   * A case declared as a record.
   *
   * @param doc its comment
   * @param name of the record
   * @param components of the record
   * @param supertypes what it implements
   * @param fixedStatus the status, as an expression, of an error case with one status; else empty
   * @param noBody whether an error case has to say that it carries no body
   */
  public record CaseView(
      String doc,
      String name,
      String components,
      String supertypes,
      List<String> fixedStatus,
      boolean noBody) {

    /** Whether the record declares methods. */
    public boolean hasMethods() {
      return !fixedStatus.isEmpty() || noBody;
    }
  }

  /**
   * One branch of {@code match}.
   *
   * @param type of the case
   * @param function type of the function
   * @param parameter name of the function
   * @param separator after it in a list
   */
  public record MatchView(String type, String function, String parameter, String separator) {}
}
