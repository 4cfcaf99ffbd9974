package dev.dateline.contract.coverage;

import dev.dateline.contract.coverage.Item.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Coverage as a table for people. Stateless. */
public final class CoverageText {
  private static final int SHOWN = 12;

  private CoverageText() {}

  /** The lines: a row for each kind, then what is missing of operations and statuses. */
  public static List<String> lines(ContractCoverage coverage) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Exercised of "
            + coverage.title()
            + (coverage.version() == null ? "" : " at " + coverage.version()));
    for (Kind kind : Kind.values()) {
      Tally tally = coverage.tally(kind);
      if (tally.total() > 0) {
        lines.add(row(kind.plural(), tally));
      }
    }
    lines.add(row("all there is", coverage.tally()));
    missing(
        "No interaction calls",
        coverage.operations().stream()
            .filter(each -> !each.isCalled())
            .map(each -> each.operation().id())
            .toList(),
        lines);
    missing(
        "No interaction expects",
        coverage.operations().stream()
            .filter(OperationCoverage::isCalled)
            .flatMap(
                each ->
                    each.items().stream()
                        .filter(item -> item.kind() == Kind.STATUS && !item.isCovered())
                        .map(item -> item.label() + " of " + each.operation().id()))
            .toList(),
        lines);
    return lines;
  }

  private static String row(String what, Tally tally) {
    String bar = "#".repeat(tally.percent().intValue() / 5);
    return String.format(
            Locale.ROOT,
            "  %-13s %6d of %6d  %7s  %-20s",
            what,
            tally.covered(),
            tally.total(),
            tally.shown(),
            bar)
        .stripTrailing();
  }

  private static void missing(String what, List<String> names, List<String> lines) {
    if (!names.isEmpty()) {
      lines.add(
          what
              + " "
              + String.join(", ", names.subList(0, Math.min(SHOWN, names.size())))
              + (names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : ""));
    }
  }
}
