package dev.dateline.generator.pact;

import dev.dateline.generator.view.FileHead;
import java.util.List;

/**
 * A service that asks the test for its answers.
 *
 * @param head of the file
 * @param doc Javadoc of the class
 * @param name of the class
 * @param service that it implements
 * @param methods of the service
 */
record StubView(FileHead head, String doc, String name, String service, List<Method> methods) {

  /**
   * One operation.
   *
   * @param name of the method
   * @param request type
   * @param response type
   */
  record Method(String name, String request, String response) {}
}
