package dev.dateline.contract.compare;

import dev.dateline.contract.ContractException;
import dev.dateline.contract.ContractSource;
import dev.dateline.contract.VersionPin;
import dev.dateline.contract.build.ContractBuilder;
import dev.dateline.contract.compare.OperationChange.Kind;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.read.Document;
import dev.dateline.contract.read.DocumentReader;
import dev.dateline.contract.slice.Slice;
import dev.dateline.contract.slice.Slicer;
import dev.dateline.contract.tree.Element;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import dev.dateline.runtime.version.ApiVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  /**
   * An operation of a slice.
   *
   * @param name operationId, or method and path where it has none
   */
  private record Found(
      String name, String method, String path, Node node, @Nullable ApiVersion version) {

    OperationChange isNew() {
      return new OperationChange(
          Kind.ADDED, name, method, path, List.of(), node.flag("deprecated"), sunset(node));
    }

    boolean isCalled(String idOrTag) {
      return name.equals(idOrTag)
          || node.elements("tags").stream().anyMatch(tag -> idOrTag.equals(tag.text()));
    }
  }

  /**
   * Reads a document once and compares its versions, each with the one before.
   *
   * @param operations operationIds or tags; all operations when empty
   * @throws ContractException where the document is at fault, or an entry selects nothing at any
   *     version
   */
  public static VersionHistory of(ContractSource source, List<String> operations) {
    Document document = DocumentReader.read(source);
    List<VersionChanges> history = new ArrayList<>();
    Set<String> unknown = new LinkedHashSet<>(operations);
    Map<String, Found> before = Map.of();
    String pinBefore = null;
    for (ApiVersion version : Slicer.versions(document)) {
      String pin = version.toString();
      Map<String, Found> all = found(Slicer.slice(document, VersionPin.of(pin), List.of()));
      Map<String, Found> now = new LinkedHashMap<>(all);
      if (!operations.isEmpty()) {
        now.values().removeIf(found -> operations.stream().noneMatch(found::isCalled));
        unknown.removeIf(entry -> now.values().stream().anyMatch(each -> each.isCalled(entry)));
      }
      List<OperationChange> changes =
          pinBefore == null
              ? now.values().stream().map(Found::isNew).toList()
              : changes(document, pinBefore, before, pin, now);
      history.add(new VersionChanges(version, all.size(), changes));
      before = now;
      pinBefore = pin;
    }
    if (!unknown.isEmpty() && !history.isEmpty()) {
      throw new ContractException(
          "#/paths",
          source.name()
              + ": there is no operation and no tag '"
              + String.join("', '", unknown)
              + "' at any version. Use an operationId or a tag of the document.");
    }
    Node info = document.root().get("info");
    String title = info == null ? null : info.text("title");
    return new VersionHistory(title == null ? source.name() : title, history);
  }

  /** The operations of a slice by their pointers. */
  private static Map<String, Found> found(Slice slice) {
    Map<String, Found> all = new LinkedHashMap<>();
    slice
        .root()
        .entries("paths")
        .forEach(
            (path, pathItem) ->
                pathItem
                    .entries()
                    .forEach(
                        (field, node) -> {
                          if (Element.isOperation(field)) {
                            String method = field.toUpperCase(Locale.ROOT);
                            String id = node.text("operationId");
                            String name = id == null ? method + " " + path : id;
                            String pointer = Pointer.child(Pointer.child("#/paths", path), field);
                            ApiVersion version = slice.versions().get(pointer);
                            all.put(pointer, new Found(name, method, path, node, version));
                          }
                        }));
    return all;
  }

  /**
   * Compares the contracts of those operations only whose version is another: the others are the
   * same part of the same document.
   */
  private static List<OperationChange> changes(
      Document document,
      String pinBefore,
      Map<String, Found> before,
      String pin,
      Map<String, Found> now) {
    List<String> gone = moved(before, now);
    List<String> come = moved(now, before);
    if (come.isEmpty() && gone.isEmpty()) {
      return List.of();
    }
    Contract old = gone.isEmpty() ? null : contract(document, pinBefore, gone);
    Contract current = come.isEmpty() ? null : contract(document, pin, come);
    List<OperationChange> changes = new ArrayList<>();
    Map<String, Found> byRoute = new LinkedHashMap<>();
    now.values().forEach(each -> byRoute.put(each.method() + " " + each.path(), each));
    for (OperationChange change : ContractComparison.changes(old, current)) {
      Found found = byRoute.get(change.method() + " " + change.path());
      changes.add(found == null ? change : change.ending(sunset(found.node())));
    }
    return changes;
  }

  /** The names of operations that are not the same in the other version. */
  private static List<String> moved(Map<String, Found> these, Map<String, Found> others) {
    List<String> names = new ArrayList<>();
    these.forEach(
        (pointer, found) -> {
          Found other = others.get(pointer);
          if (other == null || !Objects.equals(other.version(), found.version())) {
            names.add(found.name());
          }
        });
    return names;
  }

  private static Contract contract(Document document, String pin, List<String> operations) {
    return ContractBuilder.build(Slicer.slice(document, VersionPin.of(pin), operations));
  }

  /** The end that the document announces, on the operation or on one of its media types. */
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
