package dev.dateline.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dateline.contract.ContractException;
import dev.dateline.contract.VersionPin;
import dev.dateline.contract.model.Diagnostic;
import dev.dateline.contract.model.Diagnostic.Severity;
import dev.dateline.generator.GenerationRequest;
import dev.dateline.generator.GenerationResult;
import dev.dateline.generator.view.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;

class ReportTest {

  private static final Path BASE = Path.of("project").toAbsolutePath();
  private static final Path DOCUMENT = BASE.resolve("api.yaml");

  private final List<String> lines = new ArrayList<>();
  private final Report report =
      new Report(
          new SystemStreamLog() {
            @Override
            public void info(CharSequence content) {
              lines.add("info " + content);
            }

            @Override
            public void warn(CharSequence content) {
              lines.add("warn " + content);
            }
          },
          BASE);

  @Test
  void saysInOneLineWhatWasGenerated() {
    report.success(request(BASE.resolve("target/api")), result(1, List.of()));

    assertThat(lines)
        .containsExactly(
            "info Dateline: Stock, client and server: 1 operation, 2 files (1 written, 3 deleted) in "
                + Path.of("target/api"));
  }

  @Test
  void showsFoldersElsewhereInFull() {
    Path elsewhere = Path.of("elsewhere").toAbsolutePath();

    report.success(request(elsewhere), result(2, List.of()));

    assertThat(lines.get(0)).contains(": 2 operations, ").endsWith(" in " + elsewhere);
  }

  @Test
  void warnsOfWhatCouldNotBeExpressedAndStopsAtTwenty() {
    List<Diagnostic> diagnostics = new ArrayList<>();
    diagnostics.add(new Diagnostic(Severity.NOTE, "#/info", "Worth knowing."));
    IntStream.range(0, 25)
        .forEach(i -> diagnostics.add(new Diagnostic(Severity.WARNING, "#/paths/" + i, "Odd.")));

    report.success(request(BASE), result(1, diagnostics));

    assertThat(lines)
        .hasSize(22)
        .contains("warn Dateline: #/paths/0: Odd.", "warn Dateline: #/paths/19: Odd.")
        .endsWith("warn Dateline: and 5 more of the kind; -X shows them all");
  }

  @Test
  void namesTheDocumentAndThePlaceOfAFailureOnce() {
    assertThat(report.failure(new ContractException("#", "api.yaml:3:1: not YAML."), DOCUMENT))
        .isEqualTo("api.yaml:3:1: not YAML.");
    Path below = BASE.resolve("src/api.yaml");
    assertThat(report.failure(new ContractException("#", "api.yaml:3:1: not YAML."), below))
        .isEqualTo("api.yaml:3:1: not YAML.\nThe document is " + Path.of("src/api.yaml") + ".");
    assertThat(report.failure(new ContractException("#/paths", DOCUMENT + ": odd."), DOCUMENT))
        .isEqualTo("#/paths: " + DOCUMENT + ": odd.");
    assertThat(report.failure(new ContractException("#/paths", "#/paths is odd."), DOCUMENT))
        .startsWith("#/paths is odd.");
  }

  private static GenerationRequest request(Path output) {
    return new GenerationRequest(
        DOCUMENT,
        VersionPin.LATEST,
        Set.of(Target.SERVER, Target.CLIENT),
        List.of(),
        "com.example.stock",
        output,
        null);
  }

  private static GenerationResult result(int operations, List<Diagnostic> diagnostics) {
    return new GenerationResult(
        false,
        "Stock",
        null,
        operations,
        List.of(Path.of("A.java"), Path.of("B.java")),
        1,
        3,
        diagnostics);
  }
}
