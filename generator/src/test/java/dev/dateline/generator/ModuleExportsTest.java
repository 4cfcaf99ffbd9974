package dev.dateline.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a program can name on the class path it can name on the module path: a package with a public
 * type that is not exported is found out by users alone.
 */
class ModuleExportsTest {

  private static final Pattern EXPORT = Pattern.compile("(?m)^ *exports ([a-z.0-9]+)");
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([a-z.0-9]+);");
  private static final Pattern PUBLIC_TYPE =
      Pattern.compile(
          "(?m)^public (abstract |final |sealed |non-sealed )*"
              + "(class|interface|record|enum|@interface) ");

  @ParameterizedTest
  @ValueSource(strings = {"core", "client", "server", "jackson"})
  void everyPublicPackageIsExportedAndNoOther(String module) throws IOException {
    Path sources = Path.of("../runtime", module, "src/main/java");
    Set<String> exported = found(EXPORT, Files.readString(sources.resolve("module-info.java")));
    Set<String> open = new TreeSet<>();
    try (Stream<Path> files = Files.walk(sources)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .map(ModuleExportsTest::text)
          .filter(text -> PUBLIC_TYPE.matcher(text).find())
          .forEach(text -> open.addAll(found(PACKAGE, text)));
    }
    assertThat(open).isNotEmpty();
    assertThat(exported).isEqualTo(open);
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
