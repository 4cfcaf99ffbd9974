package dev.dateline.contracttests.mutation;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * What mutants are made of and tested with.
 *
 * @param document the document as it is
 * @param handwritten source roots of each side that are compiled along with what is generated
 * @param tests source roots of the contract tests
 * @param classPath of all of these, without any generated code
 * @param folder to work in, where the pact is written to as well: the working directory
 */
record Workbench(
    Path document,
    Map<Side, List<Path>> handwritten,
    List<Path> tests,
    List<Path> classPath,
    Path folder) {

  /** Where the contract tests write the pact, from their working directory. */
  static final Path PACTS = Path.of("target", "pacts");

  /** As the build has set it up: see the execution {@code mutation} in the POM. */
  static Workbench ofBuild() {
    return new Workbench(
        paths("document").get(0),
        Map.of(Side.CLIENT, List.of(), Side.SERVER, paths("server")),
        paths("tests"),
        withoutSides(paths(System.getProperty("java.class.path").split(File.pathSeparator, -1))),
        Path.of("").toAbsolutePath());
  }

  private static List<Path> paths(String property) {
    String value = System.getProperty("dateline.mutation." + property);
    if (value == null) {
      throw new IllegalStateException(
          "dateline.mutation." + property + " is not set: the execution of Surefire does");
    }
    return paths(value.split(File.pathSeparator, -1));
  }

  private static List<Path> paths(String[] paths) {
    return Arrays.stream(paths)
        .filter(path -> !path.isBlank())
        .map(path -> Path.of(path).toAbsolutePath().normalize())
        .toList();
  }

  /** What is on the class path of the build, less the sides as the build has generated them. */
  private static List<Path> withoutSides(List<Path> classPath) {
    return classPath.stream()
        .filter(
            entry ->
                Arrays.stream(Side.values())
                    .map(side -> side.basePackage().replace('.', '/') + "/")
                    .noneMatch(folder -> hasClassesIn(entry, folder)))
        .toList();
  }

  private static boolean hasClassesIn(Path entry, String folder) {
    try {
      if (Files.isDirectory(entry)) {
        Path classes = entry.resolve(folder);
        if (!Files.isDirectory(classes)) {
          return false;
        }
        try (Stream<Path> files = Files.list(classes)) {
          return files.anyMatch(file -> file.toString().endsWith(".class"));
        }
      }
      if (!Files.isRegularFile(entry)) {
        return false;
      }
      try (JarFile jar = new JarFile(entry.toFile())) {
        return jar.stream()
            .map(JarEntry::getName)
            .anyMatch(
                name ->
                    name.startsWith(folder)
                        && name.endsWith(".class")
                        && name.indexOf('/', folder.length()) < 0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the pact of a run is. */
  Path pacts() {
    return folder.resolve(PACTS);
  }
}
