package dev.dateline.generator.view;

import java.util.List;

/**
 * A case of a response, declared as a record.
 *
 * @param doc its comment
 * @param name of the record
 * @param components of the record
 * @param supertypes what it implements
 * @param members declarations inside, one a line; empty where there are none
 */
public record CaseView(
    String doc, String name, String components, String supertypes, List<String> members) {

  /** Whether the record declares anything. */
  public boolean hasMembers() {
    return !members.isEmpty();
  }
}
