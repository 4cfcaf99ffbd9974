package dev.dateline.contract.build;

import dev.dateline.contract.tree.Element;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the operations of a document are called: by their {@code operationId}, or after method and
 * path where they have none, or one that an earlier operation has.
 */
final class OperationIds {
  private final Map<String, String> byPointer = new LinkedHashMap<>();

  OperationIds(Node root, Diagnostics diagnostics) {
    Set<String> taken = new HashSet<>();
    root.entries("paths")
        .forEach(
            (path, pathItem) ->
                pathItem
                    .entries()
                    .forEach(
                        (method, operation) -> {
                          if (Element.isOperation(method)) {
                            String pointer = Pointer.child(Pointer.child("#/paths", path), method);
                            String id = OperationNames.id(operation, method, path);
                            if (!taken.add(id)) {
                              String written = id;
                              id = JavaNames.unique(OperationNames.idOf(method, path), "_", taken);
                              diagnostics.warn(
                                  Pointer.child(pointer, "operationId"),
                                  "another operation is called '"
                                      + written
                                      + "' already; this one is called '"
                                      + id
                                      + "' here");
                            }
                            byPointer.put(pointer, id);
                          }
                        }));
  }

  /** What the operation at a pointer is called. */
  String at(String pointer) {
    return byPointer.getOrDefault(pointer, Pointer.last(pointer));
  }

  /** What all of them are called. */
  Iterable<String> all() {
    return byPointer.values();
  }
}
