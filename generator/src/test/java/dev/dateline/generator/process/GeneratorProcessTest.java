package dev.dateline.generator.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dateline.contract.ContractException;
import dev.dateline.contract.VersionPin;
import dev.dateline.generator.DatelineGenerator;
import dev.dateline.generator.GenerationException;
import dev.dateline.generator.GenerationRequest;
import dev.dateline.generator.GenerationResult;
import dev.dateline.generator.pact.PactSettings;
import dev.dateline.generator.settings.Mappings;
import dev.dateline.generator.settings.ModelPackages;
import dev.dateline.generator.settings.StrictException;
import dev.dateline.generator.view.Target;
import dev.dateline.runtime.json.JsonValue;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process of its own does is what the generator itself does, failures included. */
class GeneratorProcessTest {

  private static final Path DOCUMENT = Path.of("../spec/atlas-restore-jobs.yaml");

  @TempDir private Path folder;

  private final List<String> said = new ArrayList<>();

  private GeneratorProcess process(String... jvmArguments) {
    return new GeneratorProcess(classPath(), List.of(jvmArguments), said::add);
  }

  private static List<Path> classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .toList();
  }

  private GenerationRequest request(Path spec, String output) {
    return new GenerationRequest(
        spec,
        VersionPin.LATEST,
        Set.of(Target.CLIENT, Target.SERVER),
        List.of(),
        "com.example.restore",
        folder.resolve(output),
        null);
  }

  private Path document(String text) throws IOException {
    return Files.writeString(folder.resolve("api.yaml"), text);
  }

  @Test
  void generatesTheSame() throws IOException {
    GenerationResult here = DatelineGenerator.generate(request(DOCUMENT, "a"));
    GenerationResult there = process().generate(request(DOCUMENT, "b"));

    assertThat(files("b")).isNotEmpty().isEqualTo(files("a"));
    assertThat(there).usingRecursiveComparison().ignoringFields("files").isEqualTo(here);
    assertThat(there.files()).hasSameSizeAs(here.files()).allMatch(Files::isRegularFile);
  }

  @Test
  void leavesWhatStands() {
    GenerationRequest request = request(DOCUMENT, "out");
    assertThat(DatelineGenerator.standing(request)).isNull();
    process().generate(request);

    assertThat(DatelineGenerator.standing(request)).isNotNull();
    assertThat(process().generate(request).upToDate()).isTrue();
  }

  @Test
  void tellsWhatIsWrongWithTheDocument() throws IOException {
    GenerationRequest request =
        request(document("openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"), "out");
    ContractException here =
        catchThrowableOfType(ContractException.class, () -> DatelineGenerator.generate(request));
    ContractException there =
        catchThrowableOfType(ContractException.class, () -> process().generate(request));

    assertThat(there).hasMessage(here.getMessage());
    assertThat(there.diagnostics()).isNotEmpty().isEqualTo(here.diagnostics());
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void tellsWhatIsWrongWithTheRequest() throws IOException {
    Path output = Files.writeString(folder.resolve("occupied"), "Mine.\n");

    assertThatThrownBy(() -> process().generate(request(DOCUMENT, "occupied")))
        .isInstanceOf(GenerationException.class)
        .hasMessageContaining("outputDirectory: cannot write to " + output);
  }

  @Test
  void tellsWarningsWhereThereMustBeNone() throws IOException {
    Path spec =
        document(
            """
            openapi: 3.1.0
            info: {title: T, version: "1"}
            paths: {}
            components:
              schemas:
                Odd: {type: object, patternProperties: {"^x": {type: string}}}
            """);
    GenerationRequest strict =
        new GenerationRequest(
            spec,
            List.of(),
            List.of(),
            VersionPin.LATEST,
            Set.of(Target.CLIENT),
            List.of(),
            Mappings.NONE,
            true,
            "com.example",
            folder.resolve("out"),
            null,
            false,
            ModelPackages.GROUPS,
            PactSettings.NONE);
    StrictException here =
        catchThrowableOfType(StrictException.class, () -> DatelineGenerator.generate(strict));
    StrictException there =
        catchThrowableOfType(StrictException.class, () -> process().generate(strict));

    assertThat(there).hasMessage(here.getMessage());
    assertThat(there.warnings()).isEqualTo(here.warnings());
  }

  @Test
  void saysWhenThereIsTooLittleMemory() throws IOException {
    String description = "long ".repeat(3 << 20);
    Path spec =
        document(
            "openapi: 3.1.0\ninfo: {title: T, version: '1', description: "
                + description
                + "}\npaths: {}\n");

    assertThatThrownBy(() -> process("-Xmx16m").generate(request(spec, "out")))
        .isInstanceOf(GenerationException.class)
        .hasMessageContaining("MiB, does not do for this document")
        .hasMessageContaining("jvmArguments");
  }

  @Test
  void saysWhenThereIsNoProcess() {
    assertThatThrownBy(() -> process("-Xmx3potatoes").generate(request(DOCUMENT, "out")))
        .isInstanceOf(GenerationException.class)
        .hasMessageContaining("fork: the generator's process ended with 1 and no answer")
        .hasMessageContaining("-Ddateline.fork=false")
        .hasMessageContaining("-Xmx3potatoes");
    assertThat(said).anyMatch(line -> line.contains("-Xmx3potatoes"));
  }

  @Test
  void saysWhenItIsNotThere() {
    assertThatThrownBy(
            () ->
                new GeneratorProcess(List.of(folder), List.of(), said::add)
                    .generate(request(DOCUMENT, "out")))
        .isInstanceOf(GenerationException.class)
        .hasMessageContaining("GeneratorMain");
  }

  @Test
  void leavesTheCollectorToWhomeverChoseOne() {
    assertThat(process().virtualMachine(Map.of())).contains("-XX:+UseSerialGC");
    assertThat(process("-XX:+UseParallelGC").virtualMachine(Map.of()))
        .contains("-XX:+UseParallelGC")
        .doesNotContain("-XX:+UseSerialGC");
    for (String name : List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")) {
      assertThat(process().virtualMachine(Map.of(name, "-Dx=y -XX:+UseG1GC")))
          .doesNotContain("-XX:+UseSerialGC");
    }
    assertThat(process("-XX:+UseParallelGC").generate(request(DOCUMENT, "out")).upToDate())
        .isFalse();
  }

  @Test
  void isGoneWhenNobodyWaits() throws Exception {
    Path order =
        Files.writeString(
            folder.resolve("order.json"),
            Fields.none()
                .with("properties", Map.of())
                .with("request", RequestJson.write(request(DOCUMENT, "out")))
                .json()
                .toString());
    Process orphan =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                GeneratorMain.class.getName(),
                order.toString(),
                folder.resolve("outcome.json").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said.txt").toFile())
            .start();
    orphan.getOutputStream().close();

    assertThat(orphan.waitFor()).isEqualTo(1);
    assertThat(folder.resolve("outcome.json")).doesNotExist();
  }

  @Test
  void asksForAllThatARequestHas() {
    GenerationRequest request =
        new GenerationRequest(
            Path.of("a b/äpi.yaml"),
            List.of(Path.of("one.yaml"), Path.of("two.yaml")),
            List.of("https://example.com/schemas/"),
            VersionPin.of("2024-08-05"),
            Set.of(Target.PACT),
            List.of("listThings", "Some Tag"),
            new Mappings(
                Map.of("A", "B"), Map.of("C", "com.example.C"), Map.of("DateTime", "String")),
            true,
            "com.example",
            Path.of("out put"),
            Path.of("templates"),
            true,
            ModelPackages.ONE,
            new PactSettings("com.example.client", "com.example.server", "me", "you", 7));

    String json = RequestJson.write(request).json().toString();
    assertThat(RequestJson.read(Fields.of(JsonValue.parse(json)))).isEqualTo(request);
  }

  @Test
  void asksForNoMoreThanARequestHas() {
    GenerationRequest request = request(DOCUMENT, "out");

    String json = RequestJson.write(request).json().toString();
    assertThat(RequestJson.read(Fields.of(JsonValue.parse(json)))).isEqualTo(request);
  }

  @Test
  void tellsOfADefectAsItWasThere() {
    RuntimeException defect =
        new IllegalStateException("one", new IllegalArgumentException("another"));

    assertThatThrownBy(() -> OutcomeJson.read(OutcomeJson.failure(defect)))
        .hasToString("java.lang.IllegalStateException: one")
        .satisfies(it -> assertThat(frames(it)).isEqualTo(frames(defect)))
        .cause()
        .hasToString("java.lang.IllegalArgumentException: another");
  }

  private static List<String> frames(Throwable throwable) {
    return Stream.of(throwable.getStackTrace())
        .map(it -> it.getClassName() + "." + it.getMethodName() + ":" + it.getLineNumber())
        .toList();
  }

  private Map<String, String> files(String output) throws IOException {
    Map<String, String> files = new TreeMap<>();
    Path root = folder.resolve(output);
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(it -> it.toString().endsWith(".java")).toList()) {
        files.put(root.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }
}
