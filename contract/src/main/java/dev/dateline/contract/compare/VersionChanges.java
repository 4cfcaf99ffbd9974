package dev.dateline.contract.compare;

import dev.dateline.runtime.version.ApiVersion;
import java.util.List;

/**
 * One version of a document, and what it changes against the version before.
 *
 * @param version the version
 * @param operations how many operations there are at that version
 * @param changes operation by operation, in document order; for the oldest version all are new
 */
public record VersionChanges(ApiVersion version, int operations, List<OperationChange> changes) {

  public VersionChanges {
    changes = List.copyOf(changes);
  }

  /** The changes of one kind. */
  public List<OperationChange> of(OperationChange.Kind kind) {
    return changes.stream().filter(change -> change.kind() == kind).toList();
  }
}
