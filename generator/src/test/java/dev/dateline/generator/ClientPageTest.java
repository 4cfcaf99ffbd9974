package dev.dateline.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dateline.contract.ContractOptions;
import dev.dateline.contract.ContractReader;
import dev.dateline.contract.ContractSource;
import dev.dateline.contract.VersionPin;
import dev.dateline.contract.model.Contract;
import dev.dateline.generator.host.HostRun;
import dev.dateline.generator.view.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The samples of {@code docs/client.md} compile, each by itself, against clients that are generated
 * here.
 *
 * <p>A sample is the body of a method, or one or more classes; lines that begin with {@code import}
 * go to the top of its file. All packages of the clients, of the runtime and the usual ones of the
 * JDK are imported already. What a method's body may use without declaring it is in {@link #GIVEN}.
 */
class ClientPageTest {

  private static final Path PAGE = Path.of("../docs/client.md");
  private static final Path ATLAS = Path.of("../spec/atlas-restore-jobs.yaml");
  private static final Path LIBRARY = Path.of("src/test/resources/documents/library.yaml");

  private static final List<String> GIVEN =
      List.of(
          "AtlasClient atlas",
          "LibraryClient library",
          "String clientId",
          "String clientSecret",
          "String publicKey",
          "String privateKey",
          "String groupId",
          "Path file",
          "System.Logger log");

  private static final List<String> OF_OTHERS =
      List.of(
          "java.io",
          "java.math",
          "java.net",
          "java.net.http",
          "java.nio.file",
          "java.security",
          "java.time",
          "java.util",
          "java.util.concurrent",
          "java.util.function",
          "java.util.stream",
          "org.jspecify.annotations",
          "javax.net.ssl");

  private static final Pattern CLASS =
      Pattern.compile("(?:@\\w+\\s+|\\w+\\s+)*?(?:class|interface|record|enum) \\w+.*");

  /** A sample and the number of the line before it. */
  private record Sample(int line, List<String> text) {

    String name() {
      return "Line" + line;
    }

    String source(Set<String> packages) {
      List<String> imports = new ArrayList<>();
      packages.forEach(each -> imports.add("import " + each + ".*;"));
      List<String> code = new ArrayList<>();
      for (String each : text) {
        (each.startsWith("import ") ? imports : code).add(each);
      }
      String first =
          code.stream()
              .filter(each -> !each.isBlank() && !each.startsWith("//"))
              .findFirst()
              .orElse("");
      String body = String.join("\n", code);
      if (!CLASS.matcher(first).matches()) {
        body =
            "void sample(" + String.join(", ", GIVEN) + ") throws Exception {\n" + body + "\n}\n";
      }
      return "package com.example.page;\n"
          + String.join("\n", imports)
          + "\n@SuppressWarnings({\"deprecation\", \"overloads\", \"serial\", \"try\"})\nclass "
          + name()
          + " {\n"
          + body
          + "\n}\n";
    }
  }

  @TempDir Path output;

  @Test
  void everySampleCompiles() throws IOException {
    Map<String, byte[]> sources = new TreeMap<>(generate(ATLAS, "com.example.atlas"));
    sources.putAll(generate(LIBRARY, "com.example.library"));
    Set<String> packages = new TreeSet<>(OF_OTHERS);
    sources.keySet().stream()
        .map(path -> path.substring(0, path.lastIndexOf('/')).replace('/', '.'))
        .forEach(packages::add);
    for (String module : List.of("../runtime/core", "../runtime/client")) {
      packages.addAll(packages(Path.of(module, "src/main/java")));
    }
    List<Sample> samples = samples();
    assertThat(samples).isNotEmpty();
    for (Sample sample : samples) {
      sources.put(
          "com/example/page/" + sample.name() + ".java",
          sample.source(packages).getBytes(StandardCharsets.UTF_8));
    }
    Compilation.of(sources, output).requireClean();
  }

  private static List<Sample> samples() throws IOException {
    List<Sample> samples = new ArrayList<>();
    List<String> text = null;
    int start = 0;
    int number = 0;
    for (String line : Files.readAllLines(PAGE)) {
      number++;
      if (text == null && line.equals("```java")) {
        text = new ArrayList<>();
        start = number;
      } else if (text != null && line.equals("```")) {
        samples.add(new Sample(start, List.copyOf(text)));
        text = null;
      } else if (text != null) {
        text.add(line);
      }
    }
    return samples;
  }

  private static Set<String> packages(Path sources) throws IOException {
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .filter(file -> file.endsWith("package-info.java"))
          .map(file -> sources.relativize(file).getParent().toString().replace('\\', '/'))
          .map(folder -> folder.replace('/', '.'))
          .collect(Collectors.toSet());
    }
  }

  private static Map<String, byte[]> generate(Path document, String basePackage)
      throws IOException {
    Contract contract =
        ContractReader.read(
            ContractSource.file(document), new ContractOptions(VersionPin.LATEST, List.of()));
    Path nowhere = Files.createTempDirectory("dateline-nowhere");
    try {
      Map<String, byte[]> sources =
          new TreeMap<>(HostRun.generate(contract, Target.CLIENT, basePackage, nowhere, null));
      sources.putAll(HostRun.generate(contract, Target.FAKE, basePackage, nowhere, null));
      return sources;
    } finally {
      Files.delete(nowhere);
    }
  }
}
