package dev.dateline.contract.pact.report;

import dev.dateline.contract.model.Diagnostic.Severity;
import dev.dateline.contract.model.Operation;
import dev.dateline.contract.pact.Finding;
import dev.dateline.contract.pact.Interaction.Request;
import dev.dateline.contract.pact.Pact;
import dev.dateline.contract.pact.PactVerdict;
import dev.dateline.contract.pact.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A verification as lines for people. Stateless. */
public final class TextReport {
  private TextReport() {}

  /**
   * A line.
   *
   * @param severity how bad what it speaks of is; NOTE for what is neither good nor bad
   * @param text of the line
   */
  public record Line(Severity severity, String text) {}

  /** The lines: each pact with its findings, and the counts at the end. */
  public static List<Line> lines(Verification verification) {
    List<Line> lines = new ArrayList<>();
    for (PactVerdict each : verification.pacts()) {
      pact(each, lines);
    }
    lines.add(
        new Line(verification.isKept() ? Severity.NOTE : Severity.ERROR, summary(verification)));
    return lines;
  }

  /** The counts, in a sentence or two. */
  public static String summary(Verification verification) {
    long broken = verification.broken();
    long unjudged = verification.unjudged();
    long good = verification.interactions() - broken - unjudged;
    return count(verification.pacts().size(), "pact")
        + ", "
        + count(verification.interactions(), "interaction")
        + " against "
        + verification.document()
        + (verification.version() == null ? "" : " at " + verification.version())
        + ": "
        + good
        + (good == 1 ? " obeys, " : " obey, ")
        + broken
        + (broken == 1 ? " does not" : " do not")
        + (unjudged == 0 ? "" : ", " + unjudged + " not judged")
        + ". "
        + count(verification.count(Severity.ERROR), "error")
        + ", "
        + count(verification.count(Severity.WARNING), "warning")
        + ", "
        + count(verification.count(Severity.NOTE), "note")
        + ".";
  }

  private static void pact(PactVerdict verdict, List<Line> lines) {
    Pact pact = verdict.pact();
    lines.add(new Line(Severity.NOTE, title(pact)));
    verdict.findings().forEach(each -> finding(each, "  ", lines));
    for (Verdict each : verdict.verdicts()) {
      if (!each.findings().isEmpty()) {
        lines.add(new Line(worst(each), "  " + interaction(each)));
        each.findings().forEach(finding -> finding(finding, "    ", lines));
      }
    }
  }

  private static String title(Pact pact) {
    boolean named = !pact.consumer().isEmpty() || !pact.provider().isEmpty();
    return pact.source()
        + (named ? ": " + pact.consumer() + " -> " + pact.provider() : "")
        + (pact.interactions().isEmpty()
            ? ""
            : ", " + count(pact.interactions().size(), "interaction"));
  }

  private static String interaction(Verdict verdict) {
    Request request = verdict.interaction().request();
    Operation operation = verdict.operation();
    return verdict.interaction().description()
        + (request == null
            ? ""
            : " ("
                + request.method()
                + " "
                + request.path()
                + (operation == null ? "" : ", " + operation.id())
                + ")");
  }

  private static Severity worst(Verdict verdict) {
    return verdict.findings().stream()
        .map(Finding::severity)
        .min(Severity::compareTo)
        .orElse(Severity.NOTE);
  }

  private static void finding(Finding finding, String indent, List<Line> lines) {
    Severity severity = finding.severity();
    String where = finding.pointer().isEmpty() ? "" : " at " + finding.pointer();
    lines.add(
        new Line(
            severity,
            indent + severity.name().toLowerCase(Locale.ROOT) + " " + finding.code().id() + where));
    lines.add(new Line(severity, indent + "  " + finding.message()));
    lines.add(
        new Line(
            severity,
            indent
                + "  "
                + finding.code().advice()
                + (finding.document().equals("#")
                    ? ""
                    : " In the document: " + finding.document())));
  }

  private static String count(long n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }
}
