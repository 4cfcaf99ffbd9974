package dev.dateline.contract.pact.report;

import dev.dateline.contract.model.Diagnostic.Severity;
import dev.dateline.contract.model.Operation;
import dev.dateline.contract.pact.Finding;
import dev.dateline.contract.pact.Interaction.Answer;
import dev.dateline.contract.pact.Interaction.Request;
import dev.dateline.contract.pact.PactVerdict;
import dev.dateline.contract.pact.Verdict;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import java.util.List;
import java.util.Locale;

/** A verification as JSON, for programs. Stateless. */
public final class JsonReport {
  private JsonReport() {}

  /** The report. */
  public static JsonObject of(Verification verification) {
    JsonObject report = JsonObject.EMPTY.with("document", JsonValue.of(verification.document()));
    String version = verification.version();
    if (version != null) {
      report = report.with("version", JsonValue.of(version));
    }
    return report
        .with("kept", JsonValue.of(verification.isKept()))
        .with("interactions", JsonValue.of(verification.interactions()))
        .with("broken", JsonValue.of(verification.broken()))
        .with("unjudged", JsonValue.of(verification.unjudged()))
        .with("errors", JsonValue.of(verification.count(Severity.ERROR)))
        .with("warnings", JsonValue.of(verification.count(Severity.WARNING)))
        .with("notes", JsonValue.of(verification.count(Severity.NOTE)))
        .with(
            "pacts",
            new JsonArray(
                verification.pacts().stream()
                    .<JsonValue>map(each -> pact(each, verification))
                    .toList()));
  }

  private static JsonObject pact(PactVerdict verdict, Verification verification) {
    return JsonObject.EMPTY
        .with("source", JsonValue.of(verdict.pact().source()))
        .with("consumer", JsonValue.of(verdict.pact().consumer()))
        .with("provider", JsonValue.of(verdict.pact().provider()))
        .with("specification", JsonValue.of(verdict.pact().specification()))
        .with("findings", findings(verdict.findings()))
        .with(
            "interactions",
            new JsonArray(
                verdict.verdicts().stream()
                    .<JsonValue>map(each -> interaction(each, verification))
                    .toList()));
  }

  private static JsonObject interaction(Verdict verdict, Verification verification) {
    JsonObject json =
        JsonObject.EMPTY
            .with("pointer", JsonValue.of(verdict.interaction().pointer()))
            .with("description", JsonValue.of(verdict.interaction().description()))
            .with("kind", JsonValue.of(verdict.interaction().kind()));
    Request request = verdict.interaction().request();
    Answer answer = verdict.interaction().answer();
    if (request != null && answer != null) {
      json =
          json.with("method", JsonValue.of(request.method()))
              .with("path", JsonValue.of(request.path()))
              .with("status", JsonValue.of(answer.status()));
    }
    Operation operation = verdict.operation();
    if (operation != null) {
      json = json.with("operation", JsonValue.of(operation.id()));
    }
    boolean kept = verdict.findings().stream().noneMatch(verification::fails);
    return json.with("kept", JsonValue.of(kept)).with("findings", findings(verdict.findings()));
  }

  private static JsonArray findings(List<Finding> findings) {
    return new JsonArray(findings.stream().<JsonValue>map(JsonReport::finding).toList());
  }

  private static JsonObject finding(Finding finding) {
    return JsonObject.EMPTY
        .with("severity", JsonValue.of(finding.severity().name().toLowerCase(Locale.ROOT)))
        .with("code", JsonValue.of(finding.code().id()))
        .with("pointer", JsonValue.of(finding.pointer()))
        .with("document", JsonValue.of(finding.document()))
        .with("message", JsonValue.of(finding.message()))
        .with("advice", JsonValue.of(finding.code().advice()));
  }
}
