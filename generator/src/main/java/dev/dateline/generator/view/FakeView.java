package dev.dateline.generator.view;

import java.util.List;

/** The files of a fake. Holds their views. */
public final class FakeView {

  private FakeView() {}

  /**
   * The class that a test starts from.
   *
   * @param head of the file
   * @param name of the class
   * @param client that it gives out
   * @param title of the API, for the comment
   * @param generation the runtime generation that the code was generated for
   * @param builder an expression for what makes builders of the client
   * @param groups the tags
   */
  public record Entry(
      FileHead head,
      String name,
      String client,
      String title,
      int generation,
      String builder,
      List<Group> groups) {}

  /**
   * A tag as the entry class names it.
   *
   * @param doc comment of the accessor
   * @param method lower-camel name
   * @param type of its operations
   * @param separator what follows in a list of them
   */
  public record Group(String doc, String method, String type, String separator) {}

  /**
   * The operations of one tag.
   *
   * @param head of the file
   * @param doc of the class
   * @param name of the class
   * @param operations one for each
   * @param finders methods that find one of them
   */
  public record Operations(
      FileHead head,
      String doc,
      String name,
      List<OperationAnswers> operations,
      List<Finder> finders) {}

  /**
   * What one operation answers.
   *
   * @param doc comment of the method
   * @param method lower-camel name
   * @param request type
   * @param response type
   * @param body what the plain call returns, as a reference type
   * @param key method and path as a string literal
   * @param documented an expression for what the document has for its answers, line by line
   */
  public record OperationAnswers(
      String doc,
      String method,
      String request,
      String response,
      String body,
      String key,
      List<String> documented) {}

  /**
   * A method that finds one of some operations.
   *
   * @param head its declaration
   * @param operations that it knows
   * @param otherwise an expression for the others
   */
  public record Finder(String head, List<OperationAnswers> operations, String otherwise) {}

  /**
   * Answers that several operations have in common.
   *
   * @param head of the file
   * @param name of the class
   * @param cases one for each status
   */
  public record Shared(FileHead head, String name, List<SharedCase> cases) {}

  /**
   * The answers of a status.
   *
   * @param status as a string literal
   * @param documented an expression for them, line by line
   */
  public record SharedCase(String status, List<String> documented) {}
}
