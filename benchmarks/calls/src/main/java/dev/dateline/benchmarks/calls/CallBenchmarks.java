package dev.dateline.benchmarks.calls;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures generated clients beside their peers and prints tables. Every peer has its turn in every
 * round, so that a machine that drifts drifts for all; medians of the rounds are printed.
 */
public final class CallBenchmarks {

  private static final String ALLOCATION = "gc.alloc.rate.norm";
  private static final int ITERATIONS = 5;
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private final int rounds;
  private final int seconds;
  private final int starts;
  private final int turns;

  private CallBenchmarks(int rounds, int seconds, int starts, int turns) {
    this.rounds = rounds;
    this.seconds = seconds;
    this.starts = starts;
    this.turns = turns;
  }

  /** What one benchmark came to: operations a second, and bytes an operation. */
  private record Rate(double throughput, double bytes) {}

  /**
   * Runs.
   *
   * @param arguments what to run ({@code calls}, {@code turns}, {@code json}, {@code start}, {@code
   *     size}, separated by commas), how many rounds, how many seconds an iteration, how many
   *     starts of a process, how many turns
   */
  public static void main(String[] arguments) throws Exception {
    Set<String> parts = Set.of(arguments[0].split(","));
    CallBenchmarks benchmarks =
        new CallBenchmarks(
            Integer.parseInt(arguments[1]),
            Integer.parseInt(arguments[2]),
            Integer.parseInt(arguments[3]),
            Integer.parseInt(arguments[4]));
    if (parts.contains("calls")) {
      benchmarks.calls();
    }
    if (parts.contains("turns")) {
      benchmarks.turns();
    }
    if (parts.contains("json")) {
      benchmarks.json();
    }
    if (parts.contains("start")) {
      benchmarks.start();
    }
    if (parts.contains("size")) {
      benchmarks.size();
    }
  }

  private void calls() throws IOException, RunnerException {
    try (PreparedServer server = new PreparedServer()) {
      Map<String, Rate> rates =
          run(CallBenchmark.class, "-D" + CallBenchmark.SERVER + "=" + server.uri());
      for (String call : List.of("get", "create")) {
        table(
            "Calls a second, " + call,
            rates,
            call + " HAND_WRITTEN",
            call + " DATELINE",
            call + " STOCK_NATIVE",
            call + " STOCK_OKHTTP");
      }
    }
  }

  private void json() throws RunnerException {
    Map<String, Rate> rates = run(ListBenchmark.class);
    for (String way : List.of("read", "write")) {
      table(
          "A list of a megabyte, " + way,
          rates,
          way + "HandWritten",
          way + "Dateline",
          way + "StockNative",
          way + "StockOkHttp");
    }
  }

  private Map<String, Rate> run(Class<?> benchmark, String... jvmArguments) throws RunnerException {
    Map<String, List<Double>> throughput = new TreeMap<>();
    Map<String, List<Double>> bytes = new TreeMap<>();
    for (int round = 0; round < rounds; round++) {
      ChainedOptionsBuilder options =
          new OptionsBuilder()
              .include("\\b" + benchmark.getSimpleName() + "\\.")
              .forks(1)
              .warmupIterations(ITERATIONS)
              .warmupTime(TimeValue.seconds(seconds))
              .measurementIterations(ITERATIONS)
              .measurementTime(TimeValue.seconds(seconds))
              .addProfiler(GCProfiler.class)
              .verbosity(VerboseMode.SILENT)
              .shouldFailOnError(true)
              .jvmArgsAppend(jvmArguments);
      for (RunResult result : new Runner(options.build()).run()) {
        String peer = result.getParams().getParam("peer");
        String name = result.getPrimaryResult().getLabel() + (peer == null ? "" : " " + peer);
        throughput
            .computeIfAbsent(name, key -> new ArrayList<>())
            .add(result.getPrimaryResult().getScore());
        bytes
            .computeIfAbsent(name, key -> new ArrayList<>())
            .add(result.getSecondaryResults().get(ALLOCATION).getScore());
      }
    }
    Map<String, Rate> rates = new TreeMap<>();
    throughput.forEach(
        (name, scores) -> rates.put(name, new Rate(median(scores), median(bytes.get(name)))));
    return rates;
  }

  /** A row for each, with its ratio to the first. */
  private static void table(String title, Map<String, Rate> rates, String... names) {
    System.out.printf(
        "%n| %s | a second | ratio | bytes each | ratio |%n|---|---|---|---|---|%n", title);
    Rate first = rates.get(names[0]);
    for (String name : names) {
      Rate rate = rates.get(name);
      System.out.printf(
          Locale.ROOT,
          "| %s | %,.0f | %.2f | %,.0f | %.2f |%n",
          name,
          rate.throughput(),
          rate.throughput() / first.throughput(),
          rate.bytes(),
          rate.bytes() / first.bytes());
    }
  }

  private void start() throws IOException, InterruptedException {
    try (PreparedServer server = new PreparedServer()) {
      Map<Caller.Peer, List<Double>> walls = new EnumMap<>(Caller.Peer.class);
      for (int run = 0; run <= starts; run++) {
        for (Caller.Peer peer : Caller.Peer.values()) {
          double wall = firstCall(peer, server.uri());
          if (run > 0) { // the first one reads the jars into the system's cache
            walls.computeIfAbsent(peer, key -> new ArrayList<>()).add(wall);
          }
        }
      }
      System.out.printf(
          "%n| from the start of the JVM to the first answer | s | to stock native | to bare"
              + " HttpClient |%n|---|---|---|---|%n");
      double stock = median(walls.get(Caller.Peer.STOCK_NATIVE));
      double bare = median(walls.get(Caller.Peer.BARE));
      walls.forEach(
          (peer, times) -> {
            double wall = median(times);
            System.out.printf(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f |%n",
                peer,
                wall,
                wall / stock,
                wall / bare);
          });
    }
  }

  /** One call at a time, and as many at once as wait for a server in a small service. */
  private void turns() throws IOException, InterruptedException {
    try (PreparedServer server = new PreparedServer()) {
      for (int threads : List.of(1, 8)) {
        List<String> command =
            new ArrayList<>(
                List.of(
                    JAVA,
                    "-classpath",
                    System.getProperty("java.class.path"),
                    CallTurns.class.getName(),
                    server.uri().toString(),
                    String.valueOf(threads),
                    String.valueOf(turns)));
        for (Caller.Peer peer :
            List.of(
                Caller.Peer.HAND_WRITTEN,
                Caller.Peer.DATELINE,
                Caller.Peer.STOCK_NATIVE,
                Caller.Peer.STOCK_OKHTTP)) {
          command.add(CallTurns.argument(peer));
        }
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
          throw new IllegalStateException("the turns of " + threads + " threads failed");
        }
      }
    }
  }

  private static double firstCall(Caller.Peer peer, URI server)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            JAVA,
            "-classpath",
            ClassPaths.of(peer),
            FirstCall.class.getName(),
            peer.name(),
            server.toString());
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    int answered = process.getInputStream().read();
    double wall = (System.nanoTime() - start) / 1e9;
    process.getInputStream().readAllBytes();
    if (process.waitFor() != 0 || answered < 0) {
      throw new IllegalStateException(peer + " could not make its first call");
    }
    return wall;
  }

  private void size() throws IOException {
    System.out.printf(
        "%n| class path, bytes | generated | with what it needs | to stock native |%n|---|---|---|---|%n");
    ClassPaths.Size stock = ClassPaths.size(Caller.Peer.STOCK_NATIVE);
    for (Caller.Peer peer :
        List.of(Caller.Peer.DATELINE, Caller.Peer.STOCK_NATIVE, Caller.Peer.STOCK_OKHTTP)) {
      ClassPaths.Size size = ClassPaths.size(peer);
      System.out.printf(
          Locale.ROOT,
          "| %s | %,d | %,d | %.2f |%n",
          peer,
          size.generated(),
          size.all(),
          (double) size.all() / stock.all());
    }
  }

  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
