package dev.dateline.generator.view;

import java.util.List;

/**
 * The classes that a user starts from, and the package comments.
 *
 * @param head of the file
 * @param doc of the type or package
 * @param name of the type
 * @param protocol the class that holds the protocol constant
 * @param generation the runtime generation that the code was generated for
 * @param groups the tags
 */
public record EntryView(
    FileHead head,
    String doc,
    String name,
    String protocol,
    int generation,
    List<GroupEntry> groups) {

  /**
   * A tag as the entry class names it.
   *
   * @param doc comment of the accessor or setter
   * @param method lower-camel name
   * @param type of the API or service
   * @param resource the class that routes to it
   */
  public record GroupEntry(String doc, String method, String type, String resource) {}

  /**
   * What holds for every operation.
   *
   * @param head of the file
   * @param name of the class
   * @param protocol an expression for the {@code ApiProtocol}, line by line
   */
  public record Protocol(FileHead head, String name, List<String> protocol) {}
}
