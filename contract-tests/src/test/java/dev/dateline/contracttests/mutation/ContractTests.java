package dev.dateline.contracttests.mutation;

import dev.dateline.contracttests.launch.Launched;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TagFilter;

/**
 * The contract tests of one side, compiled against a mutant and run until one fails: one suite
 * after the other.
 */
final class ContractTests {

  /** Tests with this tag read the pact that the others write. */
  private static final String NEEDS_PACT = "needs-pact";

  private final Workbench workbench;
  private final Compiler compiler;
  private final Path pactOfTheUnchanged;
  private final List<Suite> suites;
  private final Map<Side, Map<Suite, Path>> compiled = new EnumMap<>(Side.class);

  ContractTests(
      Workbench workbench, Compiler compiler, Path pactOfTheUnchanged, List<Suite> suites) {
    this.workbench = workbench;
    this.compiler = compiler;
    this.pactOfTheUnchanged = pactOfTheUnchanged;
    this.suites = suites;
  }

  /**
   * What happened.
   *
   * @param failure what failed first; empty where all passed
   * @param tests how many ran
   */
  record Outcome(Optional<String> failure, long tests) {}

  /** Compiles the tests of a side as it is without a change. */
  void prepare(Side side, GeneratedSide unchanged, GeneratedSide other, Path folder) {
    Map<Suite, Path> folders = new EnumMap<>(Suite.class);
    for (Suite suite : suites) {
      Path classes = Folders.empty(folder.resolve(suite.toString()));
      compile(suite, side, unchanged, other, classes)
          .ifPresent(
              mistake -> {
                throw new IllegalStateException("Without any change, a test " + mistake);
              });
      folders.put(suite, classes);
    }
    compiled.put(side, folders);
  }

  /**
   * Compiles the tests and runs them.
   *
   * @param side whose tests these are
   * @param unchanged that side without a change
   * @param generated that side
   * @param other the other one
   * @param folder for the classes of the tests, emptied
   */
  Outcome run(
      Side side,
      GeneratedSide unchanged,
      GeneratedSide generated,
      GeneratedSide other,
      Path folder) {
    Folders.copy(pactOfTheUnchanged, workbench.pacts());
    long tests = 0;
    for (Suite suite : suites) {
      Path classes;
      if (generated.looksLike(unchanged)) {
        classes = Objects.requireNonNull(compiled.get(side), "prepared").get(suite);
      } else {
        classes = Folders.empty(folder);
        Optional<String> mistake = compile(suite, side, generated, other, classes);
        if (mistake.isPresent()) {
          return new Outcome(mistake, tests);
        }
      }
      Outcome outcome = run(suite, side, generated, other, classes);
      tests += outcome.tests();
      if (outcome.failure().isPresent()) {
        return new Outcome(outcome.failure(), tests);
      }
    }
    return new Outcome(Optional.empty(), tests);
  }

  private Optional<String> compile(
      Suite suite, Side side, GeneratedSide generated, GeneratedSide other, Path classes) {
    List<Path> classPath = new ArrayList<>();
    classPath.add(generated.classes());
    classPath.add(other.classes());
    classPath.addAll(workbench.classPath());
    return compiler
        .compile(sources(suite, side), workbench.tests(), classPath, classes)
        .map(message -> "does not compile: " + message);
  }

  private Outcome run(
      Suite suite, Side side, GeneratedSide generated, GeneratedSide other, Path classes) {
    Set<String> tests = new HashSet<>();
    for (Path file : Folders.files(classes, ".class")) {
      tests.add(className(classes, file, ".class"));
    }
    Predicate<String> own =
        name ->
            tests.contains(name)
                || Arrays.stream(Side.values())
                    .anyMatch(each -> name.startsWith(each.basePackage() + "."));
    try (MutantLoader loader =
        new MutantLoader(List.of(generated.classes(), other.classes(), classes), own)) {
      List<String> names =
          sources(suite, side).stream()
              .flatMap(
                  source ->
                      workbench.tests().stream()
                          .filter(source::startsWith)
                          .map(root -> className(root, source, ".java")))
              .toList();
      Outcome writing = launch(loader, names, TagFilter.excludeTags(NEEDS_PACT));
      if (writing.failure().isPresent()) {
        return writing;
      }
      Outcome reading = launch(loader, names, TagFilter.includeTags(NEEDS_PACT));
      return new Outcome(reading.failure(), writing.tests() + reading.tests());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The test classes that can tell of a side, in the order of its packages. */
  private List<Path> sources(Suite suite, Side side) {
    List<Path> sources = new ArrayList<>();
    for (String name : suite.packages(side)) {
      for (Path root : workbench.tests()) {
        sources.addAll(Folders.files(root.resolve(name.replace('.', '/')), "Test.java"));
      }
    }
    return sources;
  }

  private static String className(Path root, Path file, String ending) {
    String name = root.relativize(file).toString();
    return name.substring(0, name.length() - ending.length())
        .replace(root.getFileSystem().getSeparator(), ".");
  }

  private static Outcome launch(
      ClassLoader loader, List<String> classes, PostDiscoveryFilter tags) {
    Launched launched =
        Launched.of(
            loader,
            classes,
            Map.of("junit.jupiter.extensions.autodetection.enabled", "true"),
            tags);
    return new Outcome(
        launched.failures().stream().findFirst().map(ContractTests::inWords), launched.tests());
  }

  private static String inWords(Launched.Failure failure) {
    String message =
        failure
            .why()
            .map(Throwable::toString)
            .orElse("")
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .limit(2)
            .map(line -> line.length() > 100 ? line.substring(0, 100) + " …" : line)
            .collect(Collectors.joining(" "));
    String name =
        failure
            .test()
            .getSource()
            .map(
                source ->
                    source instanceof MethodSource method
                        ? simpleName(method.getClassName()) + "." + method.getMethodName()
                        : source instanceof ClassSource type ? simpleName(type.getClassName()) : "")
            .orElse("");
    return name + " " + failure.test().getDisplayName() + " " + message;
  }

  private static String simpleName(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }
}
