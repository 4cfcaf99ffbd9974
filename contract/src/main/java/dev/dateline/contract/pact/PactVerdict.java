package dev.dateline.contract.pact;

import dev.dateline.contract.model.Diagnostic.Severity;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a document says of a pact.
 *
 * @param pact that was judged; without interactions where it could not be read
 * @param findings about the pact as a whole
 * @param verdicts one for each interaction
 */
public record PactVerdict(Pact pact, List<Finding> findings, List<Verdict> verdicts) {
  public PactVerdict {
    findings = List.copyOf(findings);
    verdicts = List.copyOf(verdicts);
  }

  /** Everything that was found, in the order of the pact. */
  public List<Finding> all() {
    return Stream.concat(
            findings.stream(), verdicts.stream().flatMap(each -> each.findings().stream()))
        .toList();
  }

  /** How many findings are that bad. */
  public long count(Severity severity) {
    return all().stream().filter(each -> each.severity() == severity).count();
  }

  /** The same verdict without the findings that do not matter here. */
  public PactVerdict without(Predicate<Finding> unimportant) {
    return new PactVerdict(
        pact,
        findings.stream().filter(unimportant.negate()).toList(),
        verdicts.stream()
            .map(
                each ->
                    new Verdict(
                        each.interaction(),
                        each.operation(),
                        each.findings().stream().filter(unimportant.negate()).toList(),
                        each.uses()))
            .toList());
  }

  /** Whether the document forbids nothing of it. */
  public boolean isKept() {
    return count(Severity.ERROR) == 0;
  }
}
