package dev.dateline.maven;

import dev.dateline.contract.compare.OperationChange;
import dev.dateline.contract.compare.OperationChange.Kind;
import dev.dateline.contract.compare.VersionChanges;
import dev.dateline.contract.compare.VersionHistory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The versions of a document as lines for people. */
final class HistoryText {

  /** More than this of one operation nobody reads among hundreds. */
  private static final int SHOWN = 5;

  private HistoryText() {}

  /**
   * The lines.
   *
   * @param whole whether to show everything: each operation of the oldest version, each difference
   */
  static List<String> lines(VersionHistory history, boolean whole) {
    List<String> lines = new ArrayList<>();
    List<VersionChanges> versions = history.versions();
    if (versions.isEmpty()) {
      lines.add(
          history.title()
              + " has no version dates: no media type carries one. 'latest' is all there is.");
      return lines;
    }
    lines.add(history.title() + ", oldest version first. Pin one with -Ddateline.apiVersion=...");
    lines.add("+ new, ~ changed, - gone, each compared with the version before");
    boolean oldest = true;
    for (VersionChanges version : versions) {
      lines.add("");
      lines.add(version.version() + summary(version, oldest));
      if (!oldest || whole) {
        version.changes().forEach(change -> change(change, whole, lines));
      }
      oldest = false;
    }
    ends(versions, lines);
    return lines;
  }

  private static String summary(VersionChanges version, boolean oldest) {
    String operations = ": " + count(version.operations(), "operation");
    return oldest
        ? operations + ", the oldest version"
        : operations
            + ", "
            + version.of(Kind.ADDED).size()
            + " new, "
            + version.of(Kind.CHANGED).size()
            + " changed, "
            + version.of(Kind.REMOVED).size()
            + " gone";
  }

  private static void change(OperationChange change, boolean whole, List<String> lines) {
    String sign =
        switch (change.kind()) {
          case ADDED -> "+";
          case CHANGED -> "~";
          case REMOVED -> "-";
        };
    lines.add(
        "  "
            + sign
            + " "
            + change.id()
            + "  ("
            + change.method()
            + " "
            + change.path()
            + ")"
            + (change.deprecated() ? ", deprecated" : "")
            + (change.sunset() == null ? "" : ", ends " + change.sunset()));
    List<String> differences = change.differences();
    if (change.kind() == Kind.CHANGED && differences.isEmpty()) {
      lines.add("      another date, the same content");
    }
    differences.stream()
        .limit(whole ? Long.MAX_VALUE : SHOWN)
        .forEach(difference -> lines.add("      " + difference));
    if (!whole && differences.size() > SHOWN) {
      lines.add(
          "      and "
              + (differences.size() - SHOWN)
              + " more; -Ddateline.operations="
              + change.id()
              + " shows them");
    }
  }

  /** What ends when, as of the version in which an operation changed last. */
  private static void ends(List<VersionChanges> versions, List<String> lines) {
    Map<String, String> last = new LinkedHashMap<>();
    for (VersionChanges version : versions) {
      for (OperationChange change : version.changes()) {
        if (change.sunset() == null || change.kind() == Kind.REMOVED) {
          last.remove(change.id());
        } else {
          last.put(change.id(), change.sunset());
        }
      }
    }
    if (!last.isEmpty()) {
      Map<String, List<String>> byDate = new TreeMap<>();
      last.forEach((id, date) -> byDate.computeIfAbsent(date, d -> new ArrayList<>()).add(id));
      lines.add("");
      lines.add("Announced to end, also in their newest version:");
      byDate.forEach((date, ids) -> lines.add("  " + date + ": " + String.join(", ", ids)));
    }
  }

  private static String count(int n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }
}
