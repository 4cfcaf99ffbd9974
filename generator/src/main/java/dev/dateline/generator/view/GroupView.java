package dev.dateline.generator.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The operations of one tag: the client's interface and its implementation, or the server's service
 * and its resource.
 *
 * @param head of the file
 * @param doc of the type
 * @param name of the type
 * @param counterpart for an interface, what implements it, or for the client's asynchronous one the
 *     waiting one; for a class, the interface it serves
 * @param async the client's asynchronous interface
 * @param methods one for each operation
 * @param suppressDeprecation whether it touches deprecated declarations
 * @param paging declarations of how pages follow each other
 */
public record GroupView(
    FileHead head,
    String doc,
    String name,
    String counterpart,
    String async,
    List<MethodView> methods,
    boolean suppressDeprecation,
    List<String> paging) {

  /** Whether any operation lists in pages. */
  public boolean hasPaging() {
    return !paging.isEmpty();
  }

  /**
   * One operation.
   *
   * @param doc its comment
   * @param name of the method
   * @param request type
   * @param response type
   * @param result what the plain client method returns, {@code void} where there is no body
   * @param body the same as a reference type
   * @param returning {@code "return "} or nothing
   * @param carryOut what starts it asynchronously: {@code run} where there is no body
   * @param operation class that says how it travels
   * @param travel what that class says; null where another file does
   * @param deprecated whether it is marked so
   * @param asyncDoc comment of the asynchronous method
   * @param lambdaDoc comment of the overload that takes a lambda
   * @param shortcut the overload for a single required part, or null
   * @param others calls for other representations of a success
   * @param pages the method that goes through pages, or null
   * @param responseDoc comment of the method that returns the whole response
   * @param httpMethod annotation name of the HTTP method
   * @param httpMethodLiteral its name as a string literal
   * @param path the route as a string literal
   * @param takesBody whether the resource method reads a body
   */
  public record MethodView(
      String doc,
      String name,
      String request,
      String response,
      String result,
      String body,
      String returning,
      String carryOut,
      String operation,
      @Nullable OperationView travel,
      boolean deprecated,
      String asyncDoc,
      String lambdaDoc,
      @Nullable Shortcut shortcut,
      List<OtherView> others,
      @Nullable PagesView pages,
      String responseDoc,
      String httpMethod,
      String httpMethodLiteral,
      String path,
      boolean takesBody) {}

  /**
   * An overload with at most one positional argument.
   *
   * @param doc its comment
   * @param parameters with types
   * @param setters calls on the request builder
   */
  public record Shortcut(String doc, String parameters, String setters) {}

  /**
   * A call for another representation of a success.
   *
   * @param doc its comment
   * @param name of the method
   * @param result what it returns
   * @param constant of the class that says how the operation travels
   */
  public record OtherView(String doc, String name, String result, String constant) {}

  /**
   * Going through the pages of a list.
   *
   * @param doc its comment
   * @param lambdaDoc comment of the overload that takes a lambda
   * @param name of the method
   * @param result what it returns
   * @param factory the class that makes it
   * @param paging how the pages follow each other, an expression
   * @param items of a page, a function
   */
  public record PagesView(
      String doc,
      String lambdaDoc,
      String name,
      String result,
      String factory,
      String paging,
      String items) {}
}
