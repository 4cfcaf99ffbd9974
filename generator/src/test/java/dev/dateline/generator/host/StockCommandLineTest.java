package dev.dateline.generator.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dateline.contract.ContractOptions;
import dev.dateline.contract.ContractReader;
import dev.dateline.contract.ContractSource;
import dev.dateline.contract.model.Contract;
import dev.dateline.generator.pact.PactSettings;
import dev.dateline.generator.pact.PactViews;
import dev.dateline.generator.view.Packages;
import dev.dateline.generator.view.Target;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The generators from outside: the stock command line of OpenAPI Generator, as published, in a
 * process of its own, with our jars on its class path.
 */
class StockCommandLineTest {

  private static final Path CLI = Path.of("target/cli/openapi-generator-cli.jar");
  private static final Path CANONICAL = Path.of("../spec/atlas-restore-jobs.yaml");

  @TempDir Path temporary;

  @ParameterizedTest
  @EnumSource(Target.class)
  void generatesWhatOurOwnEntryPointGenerates(Target target) throws Exception {
    Path output = temporary.resolve("out");
    Run run =
        generate(
            target,
            CANONICAL,
            output,
            "basePackage=com.example.atlas,apiVersion=2024-08-05"
                + (target == Target.PACT
                    ? ",clientPackage=com.example.client,serverPackage=com.example.server"
                    : ""));
    assertThat(run.exitCode()).as(run.log()).isZero();

    Contract contract =
        ContractReader.read(ContractSource.file(CANONICAL), ContractOptions.at("2024-08-05"));
    Packages packages = Packages.of("com.example.atlas", contract);
    PactSettings pact =
        PactSettings.of("com.example.client", "com.example.server", null, null, null);
    Map<String, byte[]> ours =
        HostRun.generate(
            contract,
            target,
            packages,
            target == Target.PACT ? PactViews.derive(contract, packages, pact).files() : null,
            temporary.resolve("nowhere"),
            null);
    Path written =
        switch (target) {
          case CLIENT, SERVER -> output.resolve("src/main/java");
          case FAKE, PACT -> output.resolve("src/test/java");
          case DOCS -> output;
        };
    assertThat(texts(files(written))).isEqualTo(texts(ours));
  }

  @Test
  void honoursIgnoreFilesAndTemplateOverrides() throws Exception {
    Path output = Files.createDirectories(temporary.resolve("out"));
    Files.writeString(output.resolve(".openapi-generator-ignore"), "**/model/Link.java\n");
    Path templates = Files.createDirectories(temporary.resolve("templates/api"));
    Files.writeString(
        templates.resolve("package-info.mustache"),
        "// overridden\n{{doc}}package {{head.packageName}};\n");
    Run run =
        generate(
            Target.CLIENT,
            CANONICAL,
            output,
            "basePackage=com.example.atlas",
            "-t",
            templates.getParent().toString());
    assertThat(run.exitCode()).as(run.log()).isZero();
    Path root = output.resolve("src/main/java/com/example/atlas");
    assertThat(root.resolve("model/Link.java")).doesNotExist();
    assertThat(root.resolve("model/package-info.java")).content().startsWith("// overridden");
    assertThat(root.resolve("AtlasClient.java")).exists();
  }

  @Test
  void takesOverlaysAndMappingsAsOurOwnEntryPointDoes() throws Exception {
    Path overlay =
        Files.writeString(
            temporary.resolve("fix.yaml"),
            """
            overlay: 1.0.0
            actions:
              - target: $.components.schemas.Link
                update: {properties: {added: {type: string, format: date-time}}}
              - {target: $.nowhere, remove: true}
            """);
    String properties = "basePackage=com.example.atlas,overlays=" + overlay;
    Path output = temporary.resolve("out");
    Run run =
        generate(
            Target.CLIENT,
            CANONICAL,
            output,
            properties + ",modelPackages=one",
            "--model-name-mappings",
            "Link=Hyperlink",
            "--type-mappings",
            "DateTime=String",
            "--import-mappings",
            "Nobody=com.example.Nobody");
    assertThat(run.exitCode()).as(run.log()).isZero();
    assertThat(run.log()).contains("'$.nowhere' matches nothing", "there is no schema 'Nobody'");
    Path models = output.resolve("src/main/java/com/example/atlas/model");
    assertThat(models.resolve("Link.java")).doesNotExist();
    assertThat(models.resolve("Hyperlink.java")).content().contains("String added()");
    assertThat(models.resolve("BackupRestoreJob.java")).exists();

    Path nowhere = temporary.resolve("strict");
    Run strict = generate(Target.CLIENT, CANONICAL, nowhere, properties + ",strict=true");
    assertThat(strict.exitCode()).isNotZero();
    assertThat(strict.log()).contains("strict: nothing was generated, because of a warning");
    assertThat(nowhere.resolve("src")).doesNotExist();
  }

  /** As the host's Maven plugin does in every build that does not say otherwise. */
  @Test
  void keepsItsEngineWhenTheHostNamesItsOwn() throws Exception {
    Path output = temporary.resolve("out");
    Run run =
        generate(
            Target.CLIENT, CANONICAL, output, "basePackage=com.example.atlas", "-e", "mustache");
    assertThat(run.exitCode()).as(run.log()).isZero();
    assertThat(output.resolve("src/main/java/com/example/atlas/AtlasClient.java"))
        .content()
        .contains("package com.example.atlas;", "public final class AtlasClient");
  }

  @Test
  void aDryRunWritesNothing() throws Exception {
    Path output = temporary.resolve("out");
    Run run =
        generate(Target.CLIENT, CANONICAL, output, "basePackage=com.example.atlas", "--dry-run");
    assertThat(run.exitCode()).as(run.log()).isZero();
    assertThat(run.log()).contains("AtlasClient.java");
    assertThat(output.resolve("src")).doesNotExist();
  }

  /**
   * A run of the command line.
   *
   * @param exitCode of the process
   * @param log all that it printed
   */
  private record Run(int exitCode, String log) {}

  private Run generate(Target target, Path spec, Path output, String properties, String... more)
      throws IOException, InterruptedException {
    assertThat(CLI).as("copied by the build before tests").exists();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", classPath(), "org.openapitools.codegen.OpenAPIGenerator"));
    command.addAll(
        List.of(
            "generate",
            "-g",
            "dateline-"
                + (target.goesAlone() ? "" : "java-")
                + target.name().toLowerCase(Locale.ROOT),
            "-i",
            spec.toString(),
            "-o",
            output.toString(),
            "--additional-properties",
            properties));
    command.addAll(Arrays.asList(more));
    Path log = temporary.resolve("log.txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return new Run(process.exitValue(), Files.readString(log));
  }

  /** The published jar first, then what of ours and of ours alone it does not bring. */
  private static String classPath() {
    String ours =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(
                entry ->
                    entry.endsWith("classes")
                        || entry.contains("dateline-")
                        || entry.contains("mustache")
                        || entry.contains("jspecify")
                        || entry.contains("snakeyaml"))
            .filter(entry -> !entry.endsWith("test-classes"))
            .collect(Collectors.joining(File.pathSeparator));
    return CLI + File.pathSeparator + ours;
  }

  /** What was generated below a folder, without what the host notes for itself. */
  private static Map<String, byte[]> files(Path root) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        String path = root.relativize(file).toString().replace(File.separatorChar, '/');
        if (!path.startsWith(".openapi-generator")) {
          files.put(path, Files.readAllBytes(file));
        }
      }
    }
    return files;
  }

  private static Map<String, String> texts(Map<String, byte[]> files) {
    return files.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                e -> new String(e.getValue(), StandardCharsets.UTF_8),
                (a, b) -> a,
                TreeMap::new));
  }
}
