package dev.dateline.contract.compare;

import dev.dateline.contract.compare.OperationChange.Kind;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What became of the operations of one contract in another. Stateless. */
public final class ContractComparison {
  private ContractComparison() {}

  /**
   * The operations that are new, gone or different, in the order of the later contract, those that
   * are gone last. An operation is the same where its method and path are, and, failing that, its
   * operationId.
   *
   * @param before null where there was nothing
   * @param after null where there is nothing any more
   */
  public static List<OperationChange> changes(@Nullable Contract before, @Nullable Contract after) {
    Map<String, Operation> old = new LinkedHashMap<>();
    operations(before).forEach(operation -> old.put(route(operation), operation));
    List<OperationChange> changes = new ArrayList<>();
    for (Operation operation : operations(after)) {
      Operation was = take(operation, old);
      if (was == null || before == null || after == null) {
        changes.add(change(Kind.ADDED, operation, List.of()));
      } else {
        List<String> differences = new Differences(before, after).of(was, operation);
        if (!differences.isEmpty() || !Objects.equals(was.version(), operation.version())) {
          changes.add(change(Kind.CHANGED, operation, differences));
        }
      }
    }
    old.values().forEach(operation -> changes.add(change(Kind.REMOVED, operation, List.of())));
    return changes;
  }

  private static List<Operation> operations(@Nullable Contract contract) {
    return contract == null ? List.of() : contract.operations();
  }

  private static @Nullable Operation take(Operation operation, Map<String, Operation> old) {
    Operation same = old.remove(route(operation));
    if (same != null) {
      return same;
    }
    String moved =
        old.entrySet().stream()
            .filter(entry -> entry.getValue().id().equals(operation.id()))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(null);
    return moved == null ? null : old.remove(moved);
  }

  private static String route(Operation operation) {
    return operation.method() + " " + operation.path().replaceAll("\\{[^}]*\\}", "{}");
  }

  private static OperationChange change(Kind kind, Operation operation, List<String> differences) {
    return new OperationChange(
        kind,
        operation.id(),
        operation.method(),
        operation.path(),
        differences,
        operation.documentation().deprecated(),
        null);
  }
}
