package dev.dateline.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dateline.contract.ContractOptions;
import dev.dateline.contract.ContractReader;
import dev.dateline.contract.ContractSource;
import dev.dateline.contract.VersionPin;
import dev.dateline.contract.model.Contract;
import dev.dateline.generator.host.HostRun;
import dev.dateline.generator.view.Target;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Generated code compiles without a warning, and reads as its golden samples do. */
class GeneratedCodeTest {

  /** Set to write the golden samples anew; look at the difference before committing it. */
  private static final boolean UPDATE = Boolean.getBoolean("dateline.golden.update");

  private static final Path LIBRARY = Path.of("src/test/resources/documents/library.yaml");
  private static final Path EXCHANGE = Path.of("src/test/resources/documents/exchange.yaml");
  private static final Path PAGED = Path.of("src/test/resources/documents/paged.yaml");
  private static final Path PARCELS = Path.of("src/test/resources/documents/parcels.yaml");
  private static final Path LISTS = Path.of("src/test/resources/documents/lists.yaml");
  private static final Path CANONICAL = Path.of("../spec/atlas-restore-jobs.yaml");
  private static final Path SHARED = Path.of("../../shared/specs");

  @TempDir Path output;

  static Stream<Arguments> documents() {
    List<Arguments> documents = new ArrayList<>();
    for (Target target : List.of(Target.CLIENT, Target.SERVER)) {
      documents.add(Arguments.of(LIBRARY, target));
      documents.add(Arguments.of(EXCHANGE, target));
      documents.add(Arguments.of(PAGED, target));
      documents.add(Arguments.of(CANONICAL, target));
      documents.add(Arguments.of(SHARED.resolve("petstore-expanded-3.0.yaml"), target));
      documents.add(Arguments.of(SHARED.resolve("train-travel-3.1.yaml"), target));
      documents.add(Arguments.of(SHARED.resolve("callback-example-3.0.yaml"), target));
    }
    return documents.stream();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void compilesWithoutAWarning(Path document, Target target) {
    Assumptions.assumeTrue(Files.exists(document), document + " is not there");
    Map<String, byte[]> sources = generate(document, target);
    ModelArrows.check(sources);
    Compilation.of(sources, output).requireClean();
  }

  @Test
  void keepsItsPromisesWhenRun() throws Exception {
    run("LibraryUsage", generate(LIBRARY, Target.CLIENT));
  }

  @Test
  void clientAndServerUnderstandEachOther() throws Exception {
    Map<String, byte[]> both =
        new TreeMap<>(generate(EXCHANGE, Target.CLIENT, "com.example.client"));
    both.putAll(generate(EXCHANGE, Target.SERVER, "com.example.server"));
    run("ExchangeUsage", both);
  }

  @Test
  void aFakeAnswersAsItIsTold() throws Exception {
    Map<String, byte[]> both = new TreeMap<>(generate(PARCELS, Target.CLIENT));
    both.putAll(generate(PARCELS, Target.FAKE));
    run("FakeUsage", both);
  }

  @Test
  void listsOfAFakeEnd() throws Exception {
    Map<String, byte[]> both = new TreeMap<>(generate(LISTS, Target.CLIENT));
    both.putAll(generate(LISTS, Target.FAKE));
    run("FakePagesUsage", both);
  }

  /** What the document says is binary is never in memory as a whole, on the server neither. */
  @Test
  void aGibibyteFitsThroughAGeneratedServerWithASmallHeap() throws Exception {
    Map<String, byte[]> sources = new TreeMap<>(generate(PARCELS, Target.SERVER));
    sources.put(
        "com/example/usage/UploadUsage.java",
        Files.readAllBytes(Path.of("src/test/resources/usage/UploadUsage.java.txt")));
    Compilation.of(sources, output).requireClean();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                output + File.pathSeparator + System.getProperty("java.class.path"),
                "com.example.usage.UploadUsage")
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).contains("received 1073741824", "declared 204", "in chunks 204");
  }

  static Stream<Path> pagedDocuments() {
    return Stream.of(PAGED, SHARED.resolve("atlas-admin-v2.yaml"));
  }

  /** An overlay tells how lists are paged, of our own document and of a published one. */
  @ParameterizedTest
  @MethodSource("pagedDocuments")
  void goesThroughPages(Path document) throws Exception {
    Assumptions.assumeTrue(Files.exists(document), document + " is not there");
    Contract contract =
        ContractReader.read(
            ContractSource.file(document)
                .overlaid(
                    List.of(
                        ContractSource.file(
                            Path.of("src/test/resources/usage/paged-overlay.yaml")))),
            new ContractOptions(VersionPin.LATEST, List.of("Projects")));
    run(
        "PagesUsage",
        HostRun.generate(contract, Target.CLIENT, "com.example.library", output, null));
  }

  private void run(String usage, Map<String, byte[]> generated) throws Exception {
    Map<String, byte[]> sources = new TreeMap<>(generated);
    sources.put(
        "com/example/usage/" + usage + ".java",
        Files.readAllBytes(Path.of("src/test/resources/usage/" + usage + ".java.txt")));
    Compilation compilation = Compilation.of(sources, output);
    assertThat(compilation.success()).as(compilation.messages().toString()).isTrue();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {output.toUri().toURL()})) {
      Method run = loader.loadClass("com.example.usage." + usage).getMethod("run");
      try {
        run.invoke(null);
      } catch (InvocationTargetException e) {
        throw new AssertionError(e.getCause().getMessage(), e.getCause());
      }
    }
  }

  static Stream<Arguments> samples() {
    return Stream.of(
        Arguments.of(Target.CLIENT, "model/loans/Loan"),
        Arguments.of(Target.CLIENT, "api/CreateLoanRequest"),
        Arguments.of(Target.CLIENT, "api/CreateLoanResponse"),
        Arguments.of(Target.CLIENT, "api/LoansCalls"),
        Arguments.of(Target.CLIENT, "api/NotFound"),
        Arguments.of(Target.CLIENT, "api/SharedErrors"),
        Arguments.of(Target.CLIENT, "api/LoansApi"),
        Arguments.of(Target.CLIENT, "api/LoansAsyncApi"),
        Arguments.of(Target.CLIENT, "LibraryClient"),
        Arguments.of(Target.CLIENT, "LibraryProtocol"),
        Arguments.of(Target.FAKE, "fake/LibraryFake"),
        Arguments.of(Target.FAKE, "fake/LoansAnswers"),
        Arguments.of(Target.FAKE, "fake/SharedExamples"),
        Arguments.of(Target.SERVER, "api/LoansService"),
        Arguments.of(Target.SERVER, "api/LoansResource"),
        Arguments.of(Target.SERVER, "LibraryServer"));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void readsAsItsGoldenSample(Target target, String type) throws IOException {
    String generated =
        new String(
            generate(LIBRARY, target).get("com/example/library/" + type + ".java"),
            StandardCharsets.UTF_8);
    String name = target.name().toLowerCase(java.util.Locale.ROOT) + "/" + type + ".java.txt";
    Path golden = Path.of("src/test/resources/golden").resolve(name);
    if (UPDATE) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, generated);
    }
    assertThat(generated).isEqualTo(Files.readString(golden));
    assertThat(generated).doesNotContain("\r").doesNotContain("\t");
    assertThat(generated.lines()).noneMatch(line -> line.endsWith(" "));
  }

  private static Map<String, byte[]> generate(Path document, Target target) {
    return generate(document, target, "com.example.library");
  }

  private static Map<String, byte[]> generate(Path document, Target target, String basePackage) {
    Contract contract =
        ContractReader.read(
            ContractSource.file(document), new ContractOptions(VersionPin.LATEST, List.of()));
    try {
      Path nowhere = Files.createTempDirectory("dateline-nowhere");
      try {
        return HostRun.generate(contract, target, basePackage, nowhere, null);
      } finally {
        Files.delete(nowhere);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
