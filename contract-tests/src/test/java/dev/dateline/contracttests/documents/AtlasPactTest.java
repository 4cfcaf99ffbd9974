package dev.dateline.contracttests.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fifty operations and more of a document of hundreds. */
@Tag("corpus")
class AtlasPactTest {

  private static final Path ATLAS = Path.of("../../shared/specs/atlas-admin-v2.yaml");

  private static final List<String> TAGS =
      List.of(
          "Access Tracking",
          "Alerts",
          "AWS Clusters DNS",
          "Custom Database Roles",
          "Database Users",
          "Flex Snapshots",
          "Legacy Backup",
          "Maintenance Windows",
          "Project IP Access List",
          "Rolling Index",
          "Teams");

  @TempDir Path folder;

  private PactOfDocument.Outcome run(Path server, String name) throws IOException {
    return new PactOfDocument(ATLAS, server, TAGS, 12, folder.resolve(name)).run();
  }

  @Test
  void bothSidesAgreeAndTwoDocumentsDoNot() throws IOException {
    assumeTrue(Files.exists(ATLAS), ATLAS + " is not there");
    PactOfDocument.Outcome outcome = run(ATLAS, "pact");
    assertThat(outcome.failures()).isEmpty();
    assertThat(outcome.tests()).isGreaterThan(2_000);
    String text = Files.readString(ATLAS);
    Path changed =
        Files.writeString(
            folder.resolve("changed.yaml"), text.replace("([a-f0-9]{24})", "([a-f0-9]{12,24})"));
    assertThat(run(changed, "mutant").failures()).isNotEmpty();
  }
}
