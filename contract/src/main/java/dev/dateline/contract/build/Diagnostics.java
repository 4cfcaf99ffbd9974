package dev.dateline.contract.build;

import dev.dateline.contract.model.Diagnostic;
import dev.dateline.contract.model.Diagnostic.Severity;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import dev.dateline.contract.tree.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects diagnostics while one contract is built; each only once. Not thread safe. */
final class Diagnostics {
  private final Set<Diagnostic> collected = new LinkedHashSet<>();

  Diagnostics(List<Diagnostic> earlier) {
    collected.addAll(earlier);
  }

  /** Something was left out or widened. */
  void warn(String pointer, String message) {
    collected.add(new Diagnostic(Severity.WARNING, pointer, message));
  }

  /** Worth knowing. */
  void note(String pointer, String message) {
    collected.add(new Diagnostic(Severity.NOTE, pointer, message));
  }

  /** All of them, in document order. */
  List<Diagnostic> inOrder(Node root) {
    List<Diagnostic> all = new ArrayList<>(collected);
    Map<Diagnostic, Position> positions = new HashMap<>();
    for (Diagnostic each : all) {
      positions.put(each, position(each.pointer(), root));
    }
    all.sort(
        Comparator.comparing(
                (Diagnostic each) -> !sourceOf(each, positions).equals(root.position().source()))
            .thenComparing(each -> sourceOf(each, positions))
            .thenComparingInt(each -> at(each, positions).line())
            .thenComparingInt(each -> at(each, positions).column()));
    return all;
  }

  private static Position at(Diagnostic diagnostic, Map<Diagnostic, Position> positions) {
    return positions.getOrDefault(diagnostic, new Position("", 0, 0));
  }

  private static String sourceOf(Diagnostic diagnostic, Map<Diagnostic, Position> positions) {
    return at(diagnostic, positions).source();
  }

  /** Where the nearest part of the document is that a pointer goes through. */
  private static Position position(String pointer, Node root) {
    String at = pointer;
    while (at.length() > 1) {
      Node node = Pointer.resolve(root, at);
      if (node != null) {
        return node.position();
      }
      int slash = at.lastIndexOf('/');
      at = slash <= 0 ? "#" : at.substring(0, slash);
    }
    return root.position();
  }
}
