package dev.dateline.contract.model;

import java.util.List;

/**
 * The operations of one tag.
 *
 * @param tag the tag as written; {@code default} for operations without a tag
 * @param name unique Pascal-case name of the group ({@code CloudBackups})
 * @param documentation of the tag
 * @param operations in document order
 */
public record OperationGroup(
    String tag, String name, Documentation documentation, List<Operation> operations) {

  public OperationGroup {
    operations = List.copyOf(operations);
  }
}
