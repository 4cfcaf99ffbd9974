package dev.dateline.generator.pact;

import dev.dateline.generator.view.FileHead;
import java.util.List;

/**
 * What one operation answers in each provider state, and what it refuses.
 *
 * @param head of the file
 * @param doc Javadoc of the class
 * @param name of the class
 * @param request expression of the request that the others are near
 * @param parts of a long method
 */
record AnswersView(FileHead head, String doc, String name, String request, List<Part> parts) {

  /**
   * Some statements.
   *
   * @param method that has them
   * @param statements to be carried out
   */
  record Part(String method, List<String> statements) {}
}
