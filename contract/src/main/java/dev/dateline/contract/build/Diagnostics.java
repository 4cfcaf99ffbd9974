package dev.dateline.contract.build;

import dev.dateline.contract.model.Diagnostic;
import dev.dateline.contract.model.Diagnostic.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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

  List<Diagnostic> all() {
    return new ArrayList<>(collected);
  }
}
