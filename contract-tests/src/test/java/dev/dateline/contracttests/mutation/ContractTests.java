package dev.dateline.contracttests.mutation;

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
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

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
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (MutantLoader loader =
        new MutantLoader(List.of(generated.classes(), other.classes(), classes), own)) {
      thread.setContextClassLoader(loader);
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
    } finally {
      thread.setContextClassLoader(before);
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
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(
                classes.stream().map(name -> DiscoverySelectors.selectClass(loader, name)).toList())
            .filters(tags)
            .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "true")
            .build();
    Listener listener = new Listener();
    LauncherFactory.create(
            LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .build())
        .execute(request, listener);
    return new Outcome(Optional.ofNullable(listener.failure.get()), listener.tests.get());
  }

  /** Counts tests and remembers the first that failed. */
  private static final class Listener implements TestExecutionListener {

    private final AtomicReference<@Nullable String> failure = new AtomicReference<>();
    private final AtomicLong tests = new AtomicLong();

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (test.isTest()) {
        tests.incrementAndGet();
      }
      if (result.getStatus() == TestExecutionResult.Status.FAILED) {
        failure.compareAndSet(null, inWords(test, result));
      }
    }

    private static String inWords(TestIdentifier test, TestExecutionResult result) {
      String message =
          result
              .getThrowable()
              .map(Throwable::toString)
              .orElse("")
              .lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty())
              .limit(2)
              .map(line -> line.length() > 100 ? line.substring(0, 100) + " …" : line)
              .collect(Collectors.joining(" "));
      String name =
          test.getSource()
              .map(
                  source ->
                      source instanceof MethodSource method
                          ? simpleName(method.getClassName()) + "." + method.getMethodName()
                          : source instanceof ClassSource type
                              ? simpleName(type.getClassName())
                              : "")
              .orElse("");
      return name + " " + test.getDisplayName() + " " + message;
    }

    private static String simpleName(String className) {
      return className.substring(className.lastIndexOf('.') + 1);
    }
  }
}
