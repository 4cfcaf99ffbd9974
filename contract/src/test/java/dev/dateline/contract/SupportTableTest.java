package dev.dateline.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/openapi-support.md} names a test in each row, and each of them is there. */
class SupportTableTest {
  private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z0-9]*Test)\\.([a-zA-Z0-9]+)`");

  @Test
  void namesTestsThatAreThere() throws IOException {
    Path repository = Documents.canonical().getParent().getParent();
    Map<String, List<Path>> sources;
    try (Stream<Path> walk = Files.walk(repository)) {
      sources =
          walk.filter(path -> path.toString().replace('\\', '/').contains("/src/test/java/"))
              .filter(path -> path.toString().endsWith("Test.java"))
              .collect(Collectors.groupingBy(path -> String.valueOf(path.getFileName())));
    }
    List<String> missing = new ArrayList<>();
    int rows = 0;
    for (String line : Files.readAllLines(repository.resolve("docs/openapi-support.md"))) {
      if (!line.startsWith("|") || line.startsWith("|---") || line.endsWith("| test |")) {
        continue;
      }
      rows++;
      var tests = TEST.matcher(line);
      boolean any = false;
      while (tests.find()) {
        any = true;
        String method = "void " + tests.group(2) + "(";
        boolean there = false;
        for (Path source : sources.getOrDefault(tests.group(1) + ".java", List.of())) {
          there |= Files.readString(source).contains(method);
        }
        if (!there) {
          missing.add(tests.group());
        }
      }
      if (!any) {
        missing.add("no test in: " + line);
      }
    }
    assertThat(missing).isEmpty();
    assertThat(rows).isGreaterThan(50);
  }
}
