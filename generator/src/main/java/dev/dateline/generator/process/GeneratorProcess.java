package dev.dateline.generator.process;

import dev.dateline.generator.GenerationException;
import dev.dateline.generator.GenerationRequest;
import dev.dateline.generator.GenerationResult;
import dev.dateline.runtime.json.JsonValue;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Generates as {@link dev.dateline.generator.DatelineGenerator} does, in a Java process of its own.
 *
 * <p>A generation is over before the virtual machine's optimizing compiler has paid for itself:
 * without it, and with the plainest garbage collector, the same work takes two thirds of the time
 * and half of the processor and the memory (decision 0023). A build cannot have its own virtual
 * machine run like that, since it has other work as well.
 *
 * @param classPath the generator and what it needs
 * @param jvmArguments further arguments of the virtual machine, which win over ours
 * @param log is told, line by line, what the process writes to its standard output and error
 */
public record GeneratorProcess(
    List<Path> classPath, List<String> jvmArguments, Consumer<String> log) {

  /** What suits a process of a few seconds. */
  private static final List<String> SHORT_LIVED =
      List.of(
          "-XX:+IgnoreUnrecognizedVMOptions",
          "-XX:TieredStopAtLevel=1",
          "-Xshare:auto",
          // Without a provider SLF4J tells so at length; nothing is to be logged.
          "-Dslf4j.internal.verbosity=ERROR");

  /** Two collectors are one too many, wherever the other one is asked for. */
  private static final Pattern COLLECTOR = Pattern.compile("-XX:\\+Use\\w+GC\\b");

  /** Where the virtual machine finds further arguments. */
  private static final List<String> ENVIRONMENT =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  /** How to reach the web: what a build says to its own process holds for this one. */
  private static final List<String> NETWORK =
      List.of("http.", "https.", "ftp.", "socksProxy", "java.net.", "javax.net.", "jdk.http");

  /** How much of what the process said last is worth repeating. */
  private static final int LAST_LINES = 20;

  public GeneratorProcess {
    classPath = List.copyOf(classPath);
    jvmArguments = List.copyOf(jvmArguments);
  }

  /**
   * Brings the output directory up to date.
   *
   * @param request what to generate
   * @return what was done
   * @throws dev.dateline.contract.ContractException where the document is at fault
   * @throws dev.dateline.generator.settings.StrictException where the request is strict and there
   *     is anything to warn of
   * @throws GenerationException where anything else is, the process among it
   */
  public GenerationResult generate(GenerationRequest request) {
    try {
      Path order = Files.createTempFile("dateline", ".request.json");
      Path outcome = Files.createTempFile("dateline", ".outcome.json");
      try {
        Files.writeString(
            order,
            Fields.none()
                .with("properties", networkProperties())
                .with("request", RequestJson.write(request))
                .json()
                .toString());
        String failure = run(order, outcome);
        String answer = Files.readString(outcome);
        if (answer.isEmpty()) {
          throw new GenerationException(failure);
        }
        return OutcomeJson.read(Fields.of(JsonValue.parse(answer)));
      } finally {
        Files.deleteIfExists(order);
        Files.deleteIfExists(outcome);
      }
    } catch (IOException e) {
      throw new GenerationException(
          failure("cannot be asked by way of temporary files (" + e + ")", List.of()), e);
    }
  }

  /** Runs the process to its end, and says what to tell people should it have left no answer. */
  private String run(Path order, Path outcome) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(virtualMachine(System.getenv()));
    command.addAll(List.of(GeneratorMain.class.getName(), order.toString(), outcome.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    // A class path may be longer than a command line.
    builder
        .environment()
        .put(
            "CLASSPATH",
            classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      return failure("cannot be started (" + e.getMessage() + ")", List.of());
    }
    try {
      Deque<String> last = new ArrayDeque<>();
      try (BufferedReader said = process.inputReader()) {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
          log.accept(line);
          last.add(line);
          if (last.size() > LAST_LINES) {
            last.remove();
          }
        }
      }
      return failure("ended with " + process.waitFor() + " and no answer", last);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failure("was interrupted", List.of());
    } finally {
      process.destroyForcibly();
    }
  }

  /**
   * The arguments of the virtual machine.
   *
   * @param environment of the process, by name
   */
  List<String> virtualMachine(Map<String, String> environment) {
    List<String> arguments = new ArrayList<>(SHORT_LIVED);
    boolean collectorIsChosen =
        Stream.concat(
                jvmArguments.stream(),
                ENVIRONMENT.stream().map(name -> environment.getOrDefault(name, "")))
            .anyMatch(each -> COLLECTOR.matcher(each).find());
    if (!collectorIsChosen) {
      arguments.add("-XX:+UseSerialGC");
    }
    arguments.add("-Xmx" + (Runtime.getRuntime().maxMemory() >> 10) + "k");
    arguments.addAll(jvmArguments);
    return arguments;
  }

  private static String failure(String what, Iterable<String> last) {
    String said = String.join("\n", last);
    return "fork: the generator's process "
        + what
        + ". Set fork to false (-Ddateline.fork=false) to generate within the build's own process."
        + (said.isEmpty() ? "" : "\nIts last words:\n" + said);
  }

  private static Map<String, String> networkProperties() {
    Map<String, String> properties = new LinkedHashMap<>();
    for (String name : System.getProperties().stringPropertyNames()) {
      if (NETWORK.stream().anyMatch(name::startsWith)) {
        properties.put(name, System.getProperty(name));
      }
    }
    return properties;
  }
}
