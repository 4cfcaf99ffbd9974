package dev.dateline.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dateline.contract.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page for people lists the kinds of findings that there are. */
class FindingCodesPageTest {
  @Test
  void allAreListed() throws IOException {
    List<String> rows;
    try (Stream<String> lines =
        Files.lines(Documents.canonical().resolveSibling("../docs/verify-pact.md"))) {
      rows = lines.filter(line -> line.matches("\\| `[a-z-]+\\.[a-z.-]+` \\| [a-z]+ \\|")).toList();
    }
    assertThat(rows)
        .containsExactlyElementsOf(
            Stream.of(FindingCode.values())
                .map(
                    code ->
                        "| `"
                            + code.id()
                            + "` | "
                            + code.severity().name().toLowerCase(Locale.ROOT)
                            + " |")
                .toList());
  }
}
