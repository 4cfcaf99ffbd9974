package dev.dateline.contracttests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is particular to one API stands in its document, and in nothing that serves every API. */
class NamesTest {

  private static final Pattern API = Pattern.compile("atlas|mongodb", Pattern.CASE_INSENSITIVE);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "contract/src/main",
        "generator/src/main",
        "maven-plugin/src/main",
        "runtime/core/src/main",
        "runtime/client/src/main",
        "runtime/server/src/main",
        "runtime/server-jakarta/src/main",
        "templates"
      })
  void knowNothingOfTheApi(String folder) {
    List<Path> files = files(Modules.ROOT.resolve(folder));

    assertThat(files).isNotEmpty();
    assertThat(files.stream().flatMap(NamesTest::mentions)).isEmpty();
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> mentions(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> API.matcher(line).find())
          .map(line -> Modules.ROOT.relativize(file) + ": " + line.strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
