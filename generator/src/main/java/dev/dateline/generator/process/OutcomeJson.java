package dev.dateline.generator.process;

import dev.dateline.contract.ContractException;
import dev.dateline.contract.model.Diagnostic;
import dev.dateline.contract.model.Diagnostic.Severity;
import dev.dateline.generator.GenerationException;
import dev.dateline.generator.GenerationResult;
import dev.dateline.generator.settings.StrictException;
import dev.dateline.runtime.version.ApiVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What came of a request as JSON, and back: a result, or the failure that another process met. */
final class OutcomeJson {

  private OutcomeJson() {}

  static Fields result(GenerationResult result) {
    return Fields.none()
        .with("upToDate", result.upToDate())
        .with("title", result.title())
        .with("version", result.version() == null ? null : result.version().toString())
        .with("operations", result.operations())
        .withTexts("files", result.files().stream().map(Path::toString).toList())
        .with("written", result.written())
        .with("deleted", result.deleted())
        .withObjects("diagnostics", diagnostics(result.diagnostics()));
  }

  static Fields failure(Throwable failure) {
    if (failure instanceof ContractException e) {
      return Fields.none().withObjects("document", diagnostics(e.diagnostics()));
    }
    if (failure instanceof StrictException e) {
      return Fields.none().withObjects("strict", diagnostics(e.warnings()));
    }
    if (failure instanceof GenerationException) {
      return Fields.none().with("failure", String.valueOf(failure.getMessage()));
    }
    return Fields.none().with("defect", defect(failure));
  }

  private static Fields defect(Throwable failure) {
    Fields json =
        Fields.none()
            .with("text", failure.toString())
            .withObjects(
                "trace", Stream.of(failure.getStackTrace()).map(OutcomeJson::frame).toList());
    return failure.getCause() == null ? json : json.with("cause", defect(failure.getCause()));
  }

  /**
   * The result.
   *
   * @throws RuntimeException the failure, as the generator itself throws it; a {@link
   *     ProcessDefect} for what it should never throw
   */
  static GenerationResult read(Fields json) {
    if (json.has("document")) {
      throw new ContractException(diagnostics(json, "document"));
    }
    if (json.has("strict")) {
      StrictException.check(diagnostics(json, "strict"));
    }
    if (json.has("failure")) {
      throw new GenerationException(json.text("failure"));
    }
    if (json.has("defect")) {
      throw defect(json.object("defect"));
    }
    return new GenerationResult(
        json.flag("upToDate"),
        json.optional("title"),
        version(json.optional("version")),
        json.number("operations"),
        json.texts("files").stream().map(Path::of).toList(),
        json.number("written"),
        json.number("deleted"),
        diagnostics(json, "diagnostics"));
  }

  private static ProcessDefect defect(Fields json) {
    return new ProcessDefect(
        json.text("text"),
        json.has("cause") ? defect(json.object("cause")) : null,
        json.objects("trace").stream().map(OutcomeJson::frame).toList());
  }

  private static @Nullable ApiVersion version(@Nullable String text) {
    return text == null ? null : ApiVersion.parse(text);
  }

  private static List<Fields> diagnostics(List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .map(
            diagnostic ->
                Fields.none()
                    .with("severity", diagnostic.severity().name())
                    .with("pointer", diagnostic.pointer())
                    .with("message", diagnostic.message()))
        .toList();
  }

  private static List<Diagnostic> diagnostics(Fields json, String name) {
    return json.objects(name).stream()
        .map(
            item ->
                new Diagnostic(
                    Severity.valueOf(item.text("severity")),
                    item.text("pointer"),
                    item.text("message")))
        .toList();
  }

  private static Fields frame(StackTraceElement frame) {
    return Fields.none()
        .with("class", frame.getClassName())
        .with("method", frame.getMethodName())
        .with("file", frame.getFileName())
        .with("line", frame.getLineNumber());
  }

  private static StackTraceElement frame(Fields json) {
    return new StackTraceElement(
        json.text("class"), json.text("method"), json.optional("file"), json.number("line"));
  }
}
