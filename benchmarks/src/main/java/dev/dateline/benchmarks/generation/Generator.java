package dev.dateline.benchmarks.generation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A generator under test, run through its Maven plugin in a process of its own. */
enum Generator {
  /** {@code dateline:generate}, the client alone. */
  DATELINE,
  /** The stock generator's plugin, {@code java} with the library {@code native}. */
  STOCK,
  /** No generator at all: what Maven itself costs. */
  NONE;

  /** The same for everybody; without the second one the stock generator refuses large documents. */
  private static final String JVM_FLAGS = "-Xmx3g -DmaxYamlCodePoints=99999999";

  /** Where the generated Java goes, in the project folder. */
  static Path output(Path project) {
    return project.resolve("target/generated");
  }

  /**
   * Generates once.
   *
   * @param maven the command that starts Maven
   * @param project a folder for the project, made where it is not there
   * @param document the OpenAPI document
   * @param more further arguments of Maven
   */
  ProcessCost run(Path maven, Path project, Path document, List<String> more) {
    try {
      Files.createDirectories(project);
      Files.writeString(project.resolve("pom.xml"), pom());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> command = new ArrayList<>(List.of(maven.toString(), "-B", "-q"));
    command.addAll(more);
    command.add("-Dbenchmark.document=" + document.toAbsolutePath());
    command.add("generate-sources");
    return MeasuredProcess.run(
        command, project, Map.of("MAVEN_OPTS", JVM_FLAGS), project.resolve("log.txt"));
  }

  private String pom() throws IOException {
    String resource = name().toLowerCase(Locale.ROOT) + "-pom.xml";
    try (InputStream in = Generator.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
