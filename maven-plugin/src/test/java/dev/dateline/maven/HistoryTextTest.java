package dev.dateline.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dateline.contract.compare.OperationChange;
import dev.dateline.contract.compare.OperationChange.Kind;
import dev.dateline.contract.compare.VersionChanges;
import dev.dateline.contract.compare.VersionHistory;
import dev.dateline.runtime.version.ApiVersion;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Versions as people read them. */
class HistoryTextTest {
  private static final List<String> SEVEN =
      IntStream.range(0, 7).mapToObj(i -> "difference " + i).toList();

  private static final VersionHistory HISTORY =
      new VersionHistory(
          "Jobs",
          List.of(
              new VersionChanges(
                  ApiVersion.parse("2023-01-01"),
                  1,
                  List.of(change(Kind.ADDED, "createJob", List.of(), false, null))),
              new VersionChanges(
                  ApiVersion.parse("2024-01-01"),
                  2,
                  List.of(
                      change(Kind.CHANGED, "createJob", SEVEN, false, "2027-01-01"),
                      change(Kind.ADDED, "getJob", List.of(), true, null),
                      change(Kind.CHANGED, "same", List.of(), false, null)))));

  private static OperationChange change(
      Kind kind, String id, List<String> differences, boolean deprecated, String sunset) {
    return new OperationChange(kind, id, "POST", "/jobs", differences, deprecated, sunset);
  }

  @Test
  void tellsTheGistOfEachVersion() {
    assertThat(HistoryText.lines(HISTORY, false))
        .containsExactly(
            "Jobs, oldest version first. Pin one with -Ddateline.apiVersion=...",
            "+ new, ~ changed, - gone, each compared with the version before",
            "",
            "2023-01-01: 1 operation, the oldest version",
            "",
            "2024-01-01: 2 operations, 1 new, 2 changed, 0 gone",
            "  ~ createJob  (POST /jobs), ends 2027-01-01",
            "      difference 0",
            "      difference 1",
            "      difference 2",
            "      difference 3",
            "      difference 4",
            "      and 2 more; -Ddateline.operations=createJob shows them",
            "  + getJob  (POST /jobs), deprecated",
            "  ~ same  (POST /jobs)",
            "      another date, the same content",
            "",
            "Announced to end, also in their newest version:",
            "  2027-01-01: createJob");
  }

  @Test
  void tellsEverythingOfWhatWasAskedFor() {
    assertThat(HistoryText.lines(HISTORY, true))
        .contains("  + createJob  (POST /jobs)", "      difference 6")
        .noneMatch(line -> line.contains("more;"));
  }

  @Test
  void saysWhereThereAreNoDates() {
    assertThat(HistoryText.lines(new VersionHistory("Plain", List.of()), false))
        .singleElement()
        .asString()
        .startsWith("Plain has no version dates");
  }
}
