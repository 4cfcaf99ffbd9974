package dev.dateline.contract.pact;

import dev.dateline.contract.ContractDocument;
import dev.dateline.contract.model.Diagnostic.Severity;
import dev.dateline.contract.model.Operation;
import dev.dateline.contract.pact.Interaction.Answer;
import dev.dateline.contract.pact.Interaction.Request;
import dev.dateline.contract.pact.Routes.Found;
import dev.dateline.contract.schema.SchemaJudge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds pacts to a document: whether what a consumer sends is allowed, and whether what it expects
 * can come. An interaction that expects a status from 400 to 499 may send what the document
 * forbids, since that may be what it is about. Not thread safe.
 */
public final class PactCheck {
  private static final Set<Integer> OF_UNKNOWN_PATHS = Set.of(404, 405, 501);

  private final ContractDocument document;
  private final Routes routes;
  private final RequestCheck requests;
  private final ResponseCheck answers;

  /** A check against a document at one version. */
  public PactCheck(ContractDocument document) {
    this.document = document;
    this.routes = new Routes(document);
    SchemaJudge schemas = new SchemaJudge(document.root());
    TextValues texts = new TextValues(document.root(), schemas);
    MatcherCheck matchers = new MatcherCheck(schemas);
    Bodies bodies = new Bodies(document.root(), schemas, texts, matchers);
    ParameterCheck parameters =
        new ParameterCheck(document.contract(), document.root(), routes, schemas, texts);
    this.requests =
        new RequestCheck(document.contract(), document.root(), schemas, parameters, bodies);
    this.answers = new ResponseCheck(document.contract(), document.root(), schemas, texts, bodies);
  }

  /** Reads a pact and judges it; a file that is no pact becomes a finding. */
  public PactVerdict check(String source, String text) {
    try {
      return check(PactReader.read(source, text));
    } catch (PactException e) {
      return unreadable(e);
    }
  }

  /** The verdict on a pact that cannot be read. */
  public static PactVerdict unreadable(PactException e) {
    Finding finding =
        new Finding(
            Severity.ERROR, FindingCode.PACT_UNREADABLE, e.pointer(), "#", sentence(e.problem()));
    return new PactVerdict(
        new Pact(e.source(), "", "", "", List.of()), List.of(finding), List.of());
  }

  private static String sentence(String problem) {
    return Character.toUpperCase(problem.charAt(0)) + problem.substring(1);
  }

  /** Judges a pact. */
  public PactVerdict check(Pact pact) {
    List<Verdict> verdicts = pact.interactions().stream().map(this::check).toList();
    List<Finding> findings =
        pact.interactions().isEmpty()
            ? List.of(
                new Finding(
                    FindingCode.PACT_EMPTY.severity(),
                    FindingCode.PACT_EMPTY,
                    "/interactions",
                    "#",
                    "The pact has no interactions."))
            : List.of();
    return new PactVerdict(pact, findings, verdicts);
  }

  private Verdict check(Interaction interaction) {
    Notes notes = new Notes(interaction);
    Request request = interaction.request();
    Answer answer = interaction.answer();
    if (request == null || answer == null) {
      notes.add(
          FindingCode.INTERACTION_UNJUDGED,
          interaction.pointer(),
          "#",
          "An interaction of the kind " + interaction.kind() + " is not judged.");
      return notes.verdict();
    }
    Found found = found(request, answer, notes);
    if (found != null) {
      notes.operation(found.operation());
      if (answer.status() < 400 || answer.status() > 499) {
        requests.check(found, request, answer.status(), notes);
      }
      answers.check(found, request, answer, notes);
    }
    return notes.verdict();
  }

  private @Nullable Found found(Request request, Answer answer, Notes notes) {
    String path = request.path();
    List<Found> candidates = routes.find(request.method(), path);
    if (candidates.isEmpty() && path.length() > 1 && path.endsWith("/")) {
      List<Found> shorter = routes.find(request.method(), path.substring(0, path.length() - 1));
      if (!shorter.isEmpty()) {
        notes.add(
            FindingCode.TRAILING_SLASH,
            request.message().pointer() + "/path",
            parent(shorter.get(0).operation().pointer()),
            "The path ends with a slash that " + shorter.get(0).operation().path() + " has not.");
        candidates = shorter;
      }
    }
    if (candidates.isEmpty() && path.length() > 1 && !path.endsWith("/")) {
      List<Found> longer = routes.find(request.method(), path + "/");
      if (!longer.isEmpty()) {
        notes.add(
            FindingCode.TRAILING_SLASH,
            request.message().pointer() + "/path",
            parent(longer.get(0).operation().pointer()),
            "The path lacks the slash at the end of " + longer.get(0).operation().path() + ".");
        candidates = longer;
      }
    }
    if (!candidates.isEmpty()) {
      return candidates.stream()
          .min(
              Comparator.<Found>comparingInt(each -> requests.misfits(each, request) == 0 ? 0 : 1)
                  .thenComparing(Routes.EXACT_FIRST))
          .orElseThrow();
    }
    unknown(request, answer, notes);
    return null;
  }

  private void unknown(Request request, Answer answer, Notes notes) {
    boolean meant = OF_UNKNOWN_PATHS.contains(answer.status());
    List<Found> others = routes.all(request.path());
    String pointer = request.message().pointer();
    Finding finding;
    if (others.isEmpty()) {
      Operation nearest = routes.nearest(request.method(), request.path());
      finding =
          new Finding(
              FindingCode.PATH_UNKNOWN.severity(),
              FindingCode.PATH_UNKNOWN,
              pointer + "/path",
              nearest == null ? "#/paths" : nearest.pointer(),
              "The document has no path for "
                  + request.method()
                  + " "
                  + request.path()
                  + (nearest == null
                      ? "."
                      : ". The nearest is "
                          + nearest.method()
                          + " "
                          + nearest.path()
                          + " ("
                          + nearest.id()
                          + ")."));
    } else {
      Set<String> methods = new LinkedHashSet<>();
      others.forEach(each -> methods.add(each.operation().method()));
      Found first = others.get(0);
      finding =
          new Finding(
              FindingCode.METHOD_UNKNOWN.severity(),
              FindingCode.METHOD_UNKNOWN,
              pointer + "/method",
              parent(first.operation().pointer()),
              "The document has no "
                  + request.method()
                  + " for "
                  + first.operation().path()
                  + "; it has "
                  + String.join(", ", new ArrayList<>(methods))
                  + ".");
    }
    Finding weighed = meant ? finding.as(Severity.WARNING) : finding;
    notes.add(weighed);
  }

  private static String parent(String pointer) {
    return pointer.substring(0, pointer.lastIndexOf('/'));
  }

  /** The document that pacts are held to. */
  public ContractDocument document() {
    return document;
  }
}
