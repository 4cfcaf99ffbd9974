package dev.dateline.generator.view;

import java.util.List;

/**
 * How an operation travels: what the client or the server runtime is told of it.
 *
 * @param doc of the class
 * @param name of the class
 * @param request type
 * @param response type
 * @param body type of the success body, boxed, {@code Void} where there is none
 * @param info an expression for its {@code OperationInfo.Builder}, line by line
 * @param parts statements (client) or setter calls (server) for its parameters and its body
 * @param answers arguments that say how each case is read which is no shared one
 * @param streams whether the body of a success may be a stream
 * @param errors arguments that say how the shared ones are read
 * @param returning a call that says what the plain client method returns
 * @param others the other representations of its success
 */
public record OperationView(
    String doc,
    String name,
    String request,
    String response,
    String body,
    List<String> info,
    List<String> parts,
    List<String> answers,
    boolean streams,
    String errors,
    String returning,
    List<OtherView> others) {

  /** Whether it has parameters or a body. */
  public boolean hasParts() {
    return !parts.isEmpty();
  }

  /**
   * The operation for another representation of its success.
   *
   * @param body its type
   * @param constant its name
   * @param arguments what is returned, and the media type
   */
  public record OtherView(String body, String constant, String arguments) {}
}
