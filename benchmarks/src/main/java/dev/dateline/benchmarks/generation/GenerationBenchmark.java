package dev.dateline.benchmarks.generation;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Generates the same document with Dateline and with the stock generator, turn by turn, each time
 * in a Maven process of its own, and prints what both cost and wrote.
 *
 * <p>System properties, all with the prefix {@code benchmark.}: {@code spec}, the document; {@code
 * operations}, some of its operationIds; {@code compilable}, a document whose stock output
 * compiles; {@code runs}, how often; {@code maven}, the command; {@code repository}, the local
 * repository with Dateline in it; {@code work}, a folder that is emptied.
 */
public final class GenerationBenchmark {
  private static final PathMatcher RESPONSE_TYPE =
      FileSystems.getDefault().getPathMatcher("glob:**/api/*Response.java");

  private final Path maven;
  private final Path work;
  private final Path document;
  private final String operations;
  private final Path compilable;
  private final int runs;
  private final List<String> repository;
  private final String classPath;
  private final PrintStream out;

  private GenerationBenchmark(PrintStream out) {
    this.maven = Path.of(property("maven"));
    this.work = Path.of(property("work"));
    this.document = existing(property("spec"));
    this.operations = property("operations");
    this.compilable = existing(property("compilable"));
    this.runs = Integer.parseInt(property("runs"));
    this.repository =
        List.of("-gs", property("settings"), "-Dmaven.repo.local=" + property("repository"));
    this.classPath = System.getProperty("java.class.path");
    this.out = out;
  }

  private static String property(String name) {
    String value = System.getProperty("benchmark." + name);
    if (value == null) {
      throw new IllegalArgumentException("The system property benchmark." + name + " is missing");
    }
    return value;
  }

  private static Path existing(String file) {
    Path path = Path.of(file).toAbsolutePath().normalize();
    if (!Files.isRegularFile(path)) {
      throw new IllegalArgumentException(path + " is not there; set the path of a document");
    }
    return path;
  }

  /** Runs everything; some minutes for a large document. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    new GenerationBenchmark(out).run();
  }

  private void run() {
    delete(work);
    out.printf("Document: %s, %d runs each, medians.%n%n", document.getFileName(), runs);
    compareWhole();
    compareCompilation();
    showGrowth();
  }

  private void compareWhole() {
    for (Generator generator : Generator.values()) {
      // Once before it counts: Maven fetches what it needs, the operating system reads it.
      generate(generator, "warm-up", document, List.of());
    }
    List<ProcessCost> ours = new ArrayList<>();
    List<ProcessCost> theirs = new ArrayList<>();
    List<ProcessCost> some = new ArrayList<>();
    List<ProcessCost> again = new ArrayList<>();
    List<ProcessCost> nothing = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      ours.add(generate(Generator.DATELINE, "whole", document, List.of("-o")));
      theirs.add(generate(Generator.STOCK, "whole", document, List.of("-o")));
      again.add(
          Generator.DATELINE.run(
              maven, project(Generator.DATELINE, "whole"), document, with("-o")));
      nothing.add(generate(Generator.NONE, "whole", document, List.of("-o")));
      some.add(
          generate(
              Generator.DATELINE,
              "some",
              document,
              List.of("-o", "-Ddateline.operations=" + operations)));
    }
    ProcessCost dateline = ProcessCost.median(ours);
    ProcessCost stock = ProcessCost.median(theirs);
    SourceTree written = sources(Generator.DATELINE);
    SourceTree stockWritten = sources(Generator.STOCK);
    out.println("| | Dateline | stock | ratio |");
    out.println("|---|---|---|---|");
    row("wall, s", dateline.wallSeconds(), stock.wallSeconds());
    row("CPU, s", dateline.cpuSeconds(), stock.cpuSeconds());
    row("peak memory, MiB", dateline.peakMegabytes(), stock.peakMegabytes());
    row("files", written.files(), stockWritten.files());
    row("lines", (double) written.lines(), (double) stockWritten.lines());
    row("bytes", (double) written.bytes(), (double) stockWritten.bytes());
    row("some operations, wall, s", ProcessCost.median(some).wallSeconds(), stock.wallSeconds());
    out.printf(
        Locale.ROOT,
        "%nNothing changed: %.2f s where Maven without a plugin takes %.2f s.%n%n",
        ProcessCost.median(again).wallSeconds(),
        ProcessCost.median(nothing).wallSeconds());
  }

  private void compareCompilation() {
    generate(Generator.DATELINE, "compilable", compilable, List.of("-o"));
    generate(Generator.STOCK, "compilable", compilable, List.of("-o"));
    List<ProcessCost> whole = new ArrayList<>();
    List<ProcessCost> ours = new ArrayList<>();
    List<ProcessCost> theirs = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      whole.add(compile(Generator.DATELINE, "whole"));
      ours.add(compile(Generator.DATELINE, "compilable"));
      theirs.add(compile(Generator.STOCK, "compilable"));
    }
    int operationsOfWhole = operations(project(Generator.DATELINE, "whole"));
    int operationsOfCompilable = operations(project(Generator.DATELINE, "compilable"));
    double cpu = ProcessCost.median(whole).cpuSeconds();
    double cpuOfOurs = ProcessCost.median(ours).cpuSeconds();
    double cpuOfTheirs = ProcessCost.median(theirs).cpuSeconds();
    out.println("| javac | operations | CPU, s | CPU an operation, ms |");
    out.println("|---|---|---|---|");
    javac("Dateline, " + document.getFileName(), operationsOfWhole, cpu);
    javac("Dateline, " + compilable.getFileName(), operationsOfCompilable, cpuOfOurs);
    javac("stock, " + compilable.getFileName(), operationsOfCompilable, cpuOfTheirs);
    out.println();
  }

  private void javac(String what, int operationCount, double cpu) {
    out.printf(
        Locale.ROOT,
        "| %s | %d | %.1f | %.0f |%n",
        what,
        operationCount,
        cpu,
        cpu * 1e3 / operationCount);
  }

  private void showGrowth() {
    out.println("| document | operations | wall, s | CPU, s | peak memory, MiB | lines |");
    out.println("|---|---|---|---|---|---|");
    for (int times = 1; times <= 4; times *= 2) {
      Path larger = work.resolve("documents").resolve(times + ".json");
      LargerDocument.write(document, times, larger);
      String name = times + "-times";
      List<ProcessCost> costs = new ArrayList<>();
      for (int run = 0; run < runs; run++) {
        costs.add(generate(Generator.DATELINE, name, larger, List.of("-o")));
      }
      ProcessCost cost = ProcessCost.median(costs);
      Path project = project(Generator.DATELINE, name);
      out.printf(
          Locale.ROOT,
          "| %d × | %d | %.1f | %.1f | %.0f | %d |%n",
          times,
          operations(project),
          cost.wallSeconds(),
          cost.cpuSeconds(),
          cost.peakMegabytes(),
          SourceTree.of(Generator.output(project)).lines());
    }
  }

  private void row(String what, double dateline, double stock) {
    String format = stock >= 1000 ? "%.0f" : "%.1f";
    out.printf(
        Locale.ROOT,
        "| %s | " + format + " | " + format + " | %.2f |%n",
        what,
        dateline,
        stock,
        dateline / stock);
  }

  private Path project(Generator generator, String name) {
    return work.resolve(name).resolve(generator.name().toLowerCase(Locale.ROOT));
  }

  private SourceTree sources(Generator generator) {
    return SourceTree.of(Generator.output(project(generator, "whole")));
  }

  /** Generates from nothing. */
  private ProcessCost generate(
      Generator generator, String name, Path from, List<String> arguments) {
    Path project = project(generator, name);
    delete(project.resolve("target"));
    return generator.run(maven, project, from, with(arguments.toArray(String[]::new)));
  }

  private List<String> with(String... arguments) {
    List<String> all = new ArrayList<>(repository);
    all.addAll(List.of(arguments));
    return all;
  }

  /** One response type an operation, whatever the document. */
  private static int operations(Path project) {
    return (int)
        SourceTree.sources(Generator.output(project)).stream()
            .filter(RESPONSE_TYPE::matches)
            .count();
  }

  private ProcessCost compile(Generator generator, String name) {
    Path project = project(generator, name);
    Path classes = project.resolve("target/classes");
    delete(classes);
    Path arguments = project.resolve("target/javac.txt");
    try {
      Files.createDirectories(classes);
      Path main = Generator.output(project).resolve("src/main/java");
      Path root = Files.isDirectory(main) ? main : Generator.output(project);
      List<String> lines =
          new ArrayList<>(
              List.of("--release", "17", "-proc:none", "-nowarn", "-cp", quoted(classPath)));
      lines.addAll(List.of("-d", quoted(classes.toString())));
      SourceTree.sources(root).forEach(source -> lines.add(quoted(source.toString())));
      Files.write(arguments, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Path javac = Path.of(System.getProperty("java.home"), "bin", "javac");
    return MeasuredProcess.run(
        List.of(javac.toString(), "-J-Xmx3g", "@" + arguments),
        project,
        Map.of(),
        project.resolve("javac-log.txt"));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\") + '"';
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
