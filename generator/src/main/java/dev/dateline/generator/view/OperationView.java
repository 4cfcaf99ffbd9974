package dev.dateline.generator.view;

import java.util.List;

/**
 * How an operation travels: the class that the client or the server runtime drives.
 *
 * @param head of the file
 * @param doc of the class
 * @param name of the class
 * @param request type
 * @param response type
 * @param body type of the success body, boxed, {@code Void} where there is none
 * @param info an expression for its {@code OperationInfo}, line by line
 * @param parameters statements (client) or setter calls (server) for its parameters
 * @param bodyLines likewise for the body; empty without one
 * @param cases one for each documented response
 * @param fallback an expression for an answer with any other status
 * @param success statements that end with what the plain client method returns
 * @param suppressDeprecation whether it asks for deprecated parts of the request
 */
public record OperationView(
    FileHead head,
    String doc,
    String name,
    String request,
    String response,
    String body,
    List<String> info,
    List<String> parameters,
    List<String> bodyLines,
    List<CaseView> cases,
    String fallback,
    List<String> success,
    boolean suppressDeprecation) {

  /**
   * A documented response.
   *
   * @param status its one status; empty for a range and for default
   * @param pattern what {@code instanceof} takes: the type of the case, and {@code it} where it is
   *     used
   * @param read an expression that makes it from {@code in}
   * @param write a statement that writes it to {@code out}
   */
  public record CaseView(List<String> status, String pattern, String read, String write) {}
}
