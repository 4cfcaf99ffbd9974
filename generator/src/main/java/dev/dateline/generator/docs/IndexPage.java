package dev.dateline.generator.docs;

import java.util.List;

/**
 * The page that leads to all others. Everything is HTML.
 *
 * @param title of the API
 * @param version of the document, empty where it has none
 * @param description prose
 * @param servers to call
 * @param groups of operations
 */
public record IndexPage(
    String title, String version, String description, List<String> servers, List<Group> groups) {

  /** Whether there are any. */
  public boolean hasServers() {
    return !servers.isEmpty();
  }

  /**
   * The operations of one tag.
   *
   * @param anchor of it
   * @param name of it
   * @param description prose
   * @param operations in document order
   */
  public record Group(String anchor, String name, String description, List<Entry> operations) {}

  /**
   * An operation.
   *
   * @param page where it is described
   * @param method of HTTP
   * @param methodClass for its colour
   * @param path with its parameters
   * @param summary or its id
   * @param deprecated whether the document says so
   */
  public record Entry(
      String page,
      String method,
      String methodClass,
      String path,
      String summary,
      boolean deprecated) {}
}
