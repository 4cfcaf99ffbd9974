package dev.dateline.contract.compare;

import dev.dateline.contract.ContractException;
import dev.dateline.contract.ContractSource;
import dev.dateline.contract.VersionPin;
import dev.dateline.contract.build.ContractBuilder;
import dev.dateline.contract.compare.OperationChange.Kind;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.Operation;
import dev.dateline.contract.model.OperationGroup;
import dev.dateline.contract.read.Document;
import dev.dateline.contract.read.DocumentReader;
import dev.dateline.contract.slice.Slice;
import dev.dateline.contract.slice.Slicer;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import dev.dateline.runtime.version.ApiVersion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The versions of a document and what each changes.
 *
 * @param title of the API
 * @param versions oldest first, preview last, compared with the newest date; empty for a document
 *     without dated media types
 */
public record VersionHistory(String title, List<VersionChanges> versions) {

  public VersionHistory {
    versions = List.copyOf(versions);
  }

  /** A contract and the tree that it was built from. */
  private record State(Slice slice, Contract contract) {}

  /**
   * Reads a document once and compares its versions, each with the one before.
   *
   * @param operations operationIds or tags; all operations when empty
   * @throws dev.dateline.contract.ContractException where the document is at fault, or an entry
   *     selects nothing at any version
   */
  public static VersionHistory of(ContractSource source, List<String> operations) {
    Document document = DocumentReader.read(source);
    List<VersionChanges> history = new ArrayList<>();
    String title = source.name();
    Set<String> unknown = new LinkedHashSet<>(operations);
    State before = null;
    for (ApiVersion version : Slicer.versions(document)) {
      Slice slice = Slicer.slice(document, VersionPin.of(version.toString()), List.of());
      State state = new State(slice, ContractBuilder.build(slice));
      title = state.contract().api().title();
      for (OperationGroup group : state.contract().groups()) {
        unknown.remove(group.tag());
        group.operations().forEach(operation -> unknown.remove(operation.id()));
      }
      history.add(
          new VersionChanges(
              version, state.contract().operations().size(), changes(before, state, operations)));
      before = state;
    }
    if (!unknown.isEmpty() && !history.isEmpty()) {
      throw new ContractException(
          "#/paths",
          source.name()
              + ": there is no operation and no tag '"
              + String.join("', '", unknown)
              + "' at any version. Use an operationId or a tag of the document.");
    }
    return new VersionHistory(title, history);
  }

  private static List<OperationChange> changes(
      @Nullable State before, State now, List<String> operations) {
    Contract contract = now.contract();
    List<OperationChange> changes;
    if (before == null) {
      changes = new ArrayList<>();
      for (Operation operation : contract.operations()) {
        changes.add(
            new OperationChange(
                Kind.ADDED,
                operation.id(),
                operation.method(),
                operation.path(),
                List.of(),
                operation.documentation().deprecated(),
                null));
      }
    } else {
      changes = ContractComparison.changes(before.contract(), contract);
    }
    List<OperationChange> wanted = new ArrayList<>();
    for (OperationChange change : changes) {
      if (isWanted(change, before, now, operations)) {
        wanted.add(withSunset(change, now.slice().root()));
      }
    }
    return wanted;
  }

  private static boolean isWanted(
      OperationChange change, @Nullable State before, State now, List<String> operations) {
    if (operations.isEmpty() || operations.contains(change.id())) {
      return true;
    }
    State state = change.kind() == Kind.REMOVED && before != null ? before : now;
    return state.contract().groups().stream()
        .filter(group -> operations.contains(group.tag()))
        .anyMatch(
            group ->
                group.operations().stream()
                    .anyMatch(operation -> operation.id().equals(change.id())));
  }

  /** The end that the document announces, on the operation or on one of its media types. */
  private static OperationChange withSunset(OperationChange change, Node root) {
    String pointer = Pointer.child("#/paths", change.path());
    Node pathItem = Pointer.resolve(root, pointer);
    Node operation =
        pathItem == null ? null : pathItem.get(change.method().toLowerCase(Locale.ROOT));
    String sunset = operation == null ? null : sunset(operation);
    return new OperationChange(
        change.kind(),
        change.id(),
        change.method(),
        change.path(),
        change.differences(),
        change.deprecated(),
        sunset);
  }

  private static @Nullable String sunset(Node operation) {
    String own = operation.text("x-sunset");
    if (own != null) {
      return own;
    }
    List<Node> holders = new ArrayList<>(operation.entries("responses").values());
    Node body = operation.get("requestBody");
    if (body != null) {
      holders.add(body);
    }
    return holders.stream()
        .flatMap(holder -> holder.entries("content").values().stream())
        .map(mediaType -> mediaType.text("x-sunset"))
        .filter(Objects::nonNull)
        .min(String::compareTo)
        .orElse(null);
  }
}
