package dev.dateline.contracttests.documents;

import dev.dateline.contract.ContractOptions;
import dev.dateline.contract.ContractReader;
import dev.dateline.contract.ContractSource;
import dev.dateline.contract.VersionPin;
import dev.dateline.contract.model.Contract;
import dev.dateline.contracttests.launch.Launched;
import dev.dateline.generator.host.HostRun;
import dev.dateline.generator.pact.PactSettings;
import dev.dateline.generator.pact.PactViews;
import dev.dateline.generator.view.Packages;
import dev.dateline.generator.view.Target;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Both sides of a document and the tests of its pact, generated, compiled and run in this process.
 *
 * @param client the document that the client and the tests are of
 * @param server the document that the server is of
 * @param operations of them; all where empty
 * @param most interactions of an operation
 * @param folder for everything
 */
record PactOfDocument(Path client, Path server, List<String> operations, int most, Path folder) {

  private static final String BASE = "com.example.things";

  /**
   * What came of it.
   *
   * @param tests how many ran
   * @param failures what failed, in words; of a compiler, all that it said
   */
  record Outcome(int tests, List<String> failures) {}

  Outcome run() throws IOException {
    Contract consumer = contract(client);
    Packages packages = Packages.of(BASE + ".pact", consumer);
    PactSettings settings =
        PactSettings.of(BASE + ".client", BASE + ".server", "things-client", "things", "" + most);
    write(HostRun.generate(consumer, Target.CLIENT, BASE + ".client", folder, null));
    write(HostRun.generate(contract(server), Target.SERVER, BASE + ".server", folder, null));
    write(
        HostRun.generate(
            consumer,
            Target.PACT,
            packages,
            PactViews.derive(consumer, packages, settings).files(),
            folder,
            null));
    List<String> mistakes = compile();
    if (!mistakes.isEmpty()) {
      return new Outcome(0, mistakes);
    }
    String pacts = System.getProperty("pact.rootDir");
    System.setProperty("pact.rootDir", folder.resolve("pacts").toString());
    try {
      Outcome writing = launch("ConsumerTest");
      Outcome reading = launch("ProviderTest");
      return new Outcome(
          writing.tests() + reading.tests(),
          Stream.of(writing, reading).flatMap(each -> each.failures().stream()).toList());
    } finally {
      if (pacts == null) {
        System.clearProperty("pact.rootDir");
      } else {
        System.setProperty("pact.rootDir", pacts);
      }
    }
  }

  private Contract contract(Path document) {
    return ContractReader.read(
        ContractSource.file(document), new ContractOptions(VersionPin.LATEST, operations));
  }

  private void write(Map<String, byte[]> files) throws IOException {
    for (Map.Entry<String, byte[]> each : files.entrySet()) {
      Path file = folder.resolve("sources").resolve(each.getKey());
      Files.createDirectories(file.getParent());
      Files.write(file, each.getValue());
    }
  }

  private List<String> compile() throws IOException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    Path classes = Files.createDirectories(folder.resolve("classes"));
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
      boolean done =
          javac
              .getTask(
                  said,
                  files,
                  null,
                  List.of(
                      "-proc:none",
                      "--release",
                      "17",
                      "-Xlint:all,-processing,-classfile,-path",
                      "-Werror",
                      "-d",
                      classes.toString(),
                      "-cp",
                      System.getProperty("java.class.path")),
                  null,
                  files.getJavaFileObjectsFromPaths(sources(".java")))
              .call();
      return done ? List.of() : said.toString().lines().toList();
    }
  }

  private List<Path> sources(String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("sources"))) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private Outcome launch(String ending) throws IOException {
    Path root = folder.resolve("sources");
    List<String> names =
        sources(ending + ".java").stream()
            .map(file -> root.relativize(file).toString())
            .map(name -> name.substring(0, name.length() - 5).replace(File.separatorChar, '.'))
            .toList();
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {folder.resolve("classes").toUri().toURL()}, getClass().getClassLoader())) {
      Launched launched = Launched.of(loader, names, Map.of());
      return new Outcome(
          launched.tests(),
          launched.failures().stream()
              .map(
                  each ->
                      each.test().getDisplayName()
                          + ": "
                          + each.why().map(Throwable::toString).orElse(""))
              .toList());
    }
  }
}
