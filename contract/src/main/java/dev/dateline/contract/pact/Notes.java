package dev.dateline.contract.pact;

import dev.dateline.contract.model.Diagnostic.Severity;
import dev.dateline.contract.model.Operation;
import dev.dateline.contract.pact.Verdict.Use;
import dev.dateline.contract.schema.Applied;
import dev.dateline.contract.schema.Judgement;
import dev.dateline.contract.schema.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes down what is found in one interaction. Not thread safe. */
final class Notes {
  private final Interaction interaction;
  private final LinkedHashSet<Finding> findings = new LinkedHashSet<>();
  private final List<Use> uses = new ArrayList<>();
  private @Nullable Operation operation;
  private String place = Use.REQUEST;

  Notes(Interaction interaction) {
    this.interaction = interaction;
  }

  /** Which code a problem of a value gets, for each place that values stand in. */
  record Codes(
      FindingCode invalid, FindingCode undeclared, FindingCode otherWay, FindingCode ambiguous) {
    /** The same code for everything. */
    static Codes of(FindingCode code) {
      return new Codes(code, code, code, code);
    }

    FindingCode of(Problem problem) {
      return switch (problem.keyword()) {
        case "undeclared" -> undeclared;
        case "readOnly", "writeOnly" -> otherWay;
        case "oneOf" -> problem.isError() ? invalid : ambiguous;
        default -> invalid;
      };
    }
  }

  /** From now on, what is used is used at this status. */
  void at(String status) {
    place = status;
  }

  void operation(Operation found) {
    operation = found;
  }

  void add(FindingCode code, String pointer, String document, String message) {
    findings.add(new Finding(code.severity(), code, pointer, document, message));
  }

  void add(Finding finding) {
    findings.add(finding);
  }

  /**
   * Takes down the problems of a value.
   *
   * @param pointer to the value
   * @param inside whether the parts of the value have pointers of their own in the pact
   * @param subject what the value is called in sentences
   */
  void add(Codes codes, Judgement judgement, String pointer, boolean inside, String subject) {
    for (Problem each : judgement.problems()) {
      FindingCode code = codes.of(each);
      String at = each.at().isEmpty() ? subject : subject + " at " + each.at();
      findings.add(
          new Finding(
              each.severity(),
              code,
              inside ? pointer + each.at() : pointer,
              each.schema(),
              at + " " + each.message() + "."));
    }
  }

  void use(String pointer, List<Applied> schemas) {
    uses.add(new Use(place, pointer, schemas));
  }

  void use(String pointer) {
    uses.add(new Use(place, pointer, List.of()));
  }

  Verdict verdict() {
    List<Finding> all =
        findings.stream()
            .map(each -> interaction.pending() && each.isError() ? each.as(Severity.WARNING) : each)
            .toList();
    return new Verdict(interaction, operation, all, uses);
  }
}
