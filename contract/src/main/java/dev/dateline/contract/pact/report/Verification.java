package dev.dateline.contract.pact.report;

import dev.dateline.contract.model.Diagnostic.Severity;
import dev.dateline.contract.pact.Finding;
import dev.dateline.contract.pact.FindingCode;
import dev.dateline.contract.pact.PactVerdict;
import dev.dateline.contract.pact.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document's verdicts on several pacts, and how strictly they are taken.
 *
 * @param document what the document is called
 * @param version that it was taken at, or null where it has none
 * @param strict whether a warning is as bad as an error
 * @param pacts in the order in which they were judged
 */
public record Verification(
    String document, @Nullable String version, boolean strict, List<PactVerdict> pacts) {
  public Verification {
    pacts = List.copyOf(pacts);
  }

  /** Whether a finding fails the verification. */
  public boolean fails(Finding finding) {
    return finding.isError() || (strict && finding.severity() == Severity.WARNING);
  }

  /** Whether nothing fails it. */
  public boolean isKept() {
    return pacts.stream().flatMap(each -> each.all().stream()).noneMatch(this::fails);
  }

  /** How many findings are that bad. */
  public long count(Severity severity) {
    return pacts.stream().mapToLong(each -> each.count(severity)).sum();
  }

  /** How many interactions there are. */
  public int interactions() {
    return pacts.stream().mapToInt(each -> each.verdicts().size()).sum();
  }

  /** How many interactions fail. */
  public long broken() {
    return pacts.stream()
        .flatMap(each -> each.verdicts().stream())
        .filter(each -> each.findings().stream().anyMatch(this::fails))
        .count();
  }

  /** How many interactions are none of HTTP. */
  public long unjudged() {
    return pacts.stream()
        .flatMap(each -> each.verdicts().stream())
        .filter(Verification::isUnjudged)
        .count();
  }

  static boolean isUnjudged(Verdict verdict) {
    return verdict.findings().stream()
        .anyMatch(each -> each.code() == FindingCode.INTERACTION_UNJUDGED);
  }
}
