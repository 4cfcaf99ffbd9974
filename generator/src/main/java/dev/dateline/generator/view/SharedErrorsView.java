package dev.dateline.generator.view;

import java.util.List;

/**
 * The class of the client that reads the error cases which operations share.
 *
 * @param head of the file
 * @param name of the class
 * @param cases one for each
 */
public record SharedErrorsView(FileHead head, String name, List<ReadView> cases) {

  /**
   * One case.
   *
   * @param status as a literal
   * @param read an expression that makes it from {@code in}
   */
  public record ReadView(String status, String read) {}
}
