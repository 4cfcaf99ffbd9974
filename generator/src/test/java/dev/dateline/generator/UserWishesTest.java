package dev.dateline.generator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.dateline.contract.ContractException;
import dev.dateline.contract.VersionPin;
import dev.dateline.generator.pact.PactSettings;
import dev.dateline.generator.settings.Mappings;
import dev.dateline.generator.settings.ModelPackages;
import dev.dateline.generator.settings.StrictException;
import dev.dateline.generator.view.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Overlays, strictness, names and types that the user gives, from the request to the files. */
class UserWishesTest {
  private static final String DOCUMENT =
      """
      openapi: 3.1.0
      info: {title: Jobs, version: '1'}
      paths:
        /jobs:
          get:
            operationId: getJob
            tags: [Jobs]
            responses:
              '200':
                description: the job
                content: {application/json: {schema: {$ref: '#/components/schemas/Job'}}}
      components:
        schemas:
          Job:
            type: object
            properties:
              at: {type: string, format: date-time}
              link: {$ref: '#/components/schemas/Link'}
          Link: {type: object, properties: {href: {type: string}, kind: {type: string, enum: [a]}}}
      """;

  @TempDir Path folder;

  private GenerationRequest request(List<Path> overlays, Mappings mappings, boolean strict) {
    return request(overlays, List.of(), mappings, strict, ModelPackages.GROUPS);
  }

  private GenerationRequest request(
      List<Path> overlays, List<String> webReferences, Mappings mappings, boolean strict) {
    return request(overlays, webReferences, mappings, strict, ModelPackages.GROUPS);
  }

  private GenerationRequest request(
      List<Path> overlays,
      List<String> webReferences,
      Mappings mappings,
      boolean strict,
      ModelPackages modelPackages) {
    try {
      Path spec = folder.resolve("jobs.yaml");
      if (!Files.exists(spec)) {
        Files.writeString(spec, DOCUMENT);
      }
      return new GenerationRequest(
          spec,
          overlays,
          webReferences,
          VersionPin.LATEST,
          Set.of(Target.CLIENT),
          List.of(),
          mappings,
          strict,
          "com.example.jobs",
          folder.resolve("out"),
          null,
          false,
          modelPackages,
          PactSettings.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path overlay(String actions) throws IOException {
    return Files.writeString(folder.resolve("fix.yaml"), "overlay: 1.0.0\nactions:\n" + actions);
  }

  private Map<String, byte[]> sources() throws IOException {
    Map<String, byte[]> sources = new HashMap<>();
    Path out = folder.resolve("out");
    try (Stream<Path> walk = Files.walk(out)) {
      for (Path file : walk.filter(path -> path.toString().endsWith(".java")).toList()) {
        sources.put(out.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return sources;
  }

  private static String text(Map<String, byte[]> sources, String file) {
    assertThat(sources).containsKey(file);
    return new String(sources.get(file), StandardCharsets.UTF_8);
  }

  @Test
  void anOverlayIsAnInput() throws IOException {
    Path fix =
        overlay(
            "- {target: $.components.schemas.Job, update: {properties: {more: {type: string}}}}\n");
    GenerationRequest request = request(List.of(fix), Mappings.NONE, false);
    assertThat(DatelineGenerator.generate(request).upToDate()).isFalse();
    assertThat(text(sources(), "com/example/jobs/model/jobs/Job.java")).contains(" more()");
    assertThat(DatelineGenerator.generate(request).upToDate()).isTrue();

    overlay("- {target: $.components.schemas.Job, update: {properties: {less: {type: string}}}}\n");
    assertThat(DatelineGenerator.generate(request).upToDate()).isFalse();
    assertThat(text(sources(), "com/example/jobs/model/jobs/Job.java"))
        .contains(" less()")
        .doesNotContain(" more()");
  }

  @Test
  void referencesToTheWebAreFollowedWhereThatIsAllowed() throws IOException {
    HttpServer web =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    web.createContext(
        "/",
        exchange -> {
          byte[] schema = "{type: object, properties: {first: {type: string}}}".getBytes(UTF_8);
          exchange.sendResponseHeaders(200, schema.length);
          exchange.getResponseBody().write(schema);
          exchange.close();
        });
    web.start();
    try {
      String base = "http://127.0.0.1:" + web.getAddress().getPort() + "/";
      Path fix =
          overlay(
              "- {target: $.components.schemas.Job.properties, update: {who: {$ref: '"
                  + base
                  + "person.yaml'}}}\n");
      assertThatThrownBy(
              () -> DatelineGenerator.generate(request(List.of(fix), Mappings.NONE, false)))
          .isInstanceOf(ContractException.class)
          .hasMessageContaining(base + "person.yaml")
          .hasMessageContaining("allow the address with webReferences");
      DatelineGenerator.generate(request(List.of(fix), List.of(base), Mappings.NONE, true));
      assertThat(text(sources(), "com/example/jobs/model/jobs/Job.java")).contains("Person who()");
      assertThatThrownBy(() -> request(List.of(), List.of("example.com"), Mappings.NONE, false))
          .isInstanceOf(ContractException.class)
          .hasMessageContaining("webReferences: 'example.com'");
    } finally {
      web.stop(0);
    }
  }

  @Test
  void strictWritesNothingWhereThereIsAnythingToWarnOf() throws IOException {
    Path fix = overlay("- {target: $.x, remove: true}\n- {target: $.y, update: {a: b}}\n");
    assertThatThrownBy(() -> DatelineGenerator.generate(request(List.of(fix), Mappings.NONE, true)))
        .isInstanceOf(StrictException.class)
        .hasMessageStartingWith("strict: nothing was generated, because of 2 warnings:\n")
        .hasMessageContaining("fix.yaml:3:3: action 1")
        .hasMessageContaining("fix.yaml:4:3: action 2");
    assertThat(folder.resolve("out")).doesNotExist();

    GenerationResult lenient =
        DatelineGenerator.generate(request(List.of(fix), Mappings.NONE, false));
    assertThat(lenient.diagnostics()).hasSize(2);
    assertThatThrownBy(() -> DatelineGenerator.generate(request(List.of(fix), Mappings.NONE, true)))
        .as("what is up to date for the lenient is not for the strict")
        .isInstanceOf(StrictException.class);
    assertThat(DatelineGenerator.generate(request(List.of(), Mappings.NONE, true)).upToDate())
        .isFalse();
  }

  @Test
  void anOverlayThatIsNoneIsAnError() throws IOException {
    Path fix = overlay("- {target: x, remove: true}\n");
    assertThatThrownBy(
            () -> DatelineGenerator.generate(request(List.of(fix), Mappings.NONE, false)))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("fix.yaml:3:3");
  }

  @Test
  void namesAndTypesAreTheUsers() throws IOException {
    Mappings mappings =
        new Mappings(
            Map.of("Job", "Task"), Map.of(), Map.of("DateTime", "String", "Nobody", "a.B"));
    GenerationResult result = DatelineGenerator.generate(request(List.of(), mappings, false));
    Map<String, byte[]> sources = sources();
    assertThat(text(sources, "com/example/jobs/model/jobs/Task.java"))
        .contains("@Nullable String at()")
        .doesNotContain("OffsetDateTime");
    assertThat(sources).doesNotContainKey("com/example/jobs/model/jobs/Job.java");
    Compilation.check(sources).requireClean();
    assertThat(result.diagnostics())
        .anySatisfy(diagnostic -> assertThat(diagnostic.message()).contains("'Nobody'"));
  }

  @Test
  void aClassThatIsThereAlreadyIsNotGenerated() throws IOException {
    DatelineGenerator.generate(request(List.of(), Mappings.NONE, false));
    byte[] link = sources().get("com/example/jobs/model/jobs/Link.java");
    String shared =
        new String(link, StandardCharsets.UTF_8)
            .replace("package com.example.jobs.model.jobs;", "package com.example.shared;");

    Mappings mappings = new Mappings(Map.of(), Map.of("Link", "com.example.shared.Link"), Map.of());
    DatelineGenerator.generate(request(List.of(), mappings, false));
    Map<String, byte[]> sources = sources();
    assertThat(sources).doesNotContainKey("com/example/jobs/model/jobs/Link.java");
    assertThat(text(sources, "com/example/jobs/model/jobs/Job.java"))
        .contains("import com.example.shared.Link;");
    sources.put("com/example/shared/Link.java", shared.getBytes(StandardCharsets.UTF_8));
    Compilation.check(sources).requireClean();
  }

  @Test
  void modelsMayShareOnePackage() throws IOException {
    DatelineGenerator.generate(request(List.of(), Mappings.NONE, false));
    assertThat(sources())
        .containsKey("com/example/jobs/model/jobs/Job.java")
        .containsKey("com/example/jobs/model/jobs/package-info.java")
        .doesNotContainKey("com/example/jobs/model/package-info.java");

    GenerationRequest one = request(List.of(), List.of(), Mappings.NONE, false, ModelPackages.ONE);
    assertThat(DatelineGenerator.generate(one).upToDate()).isFalse();
    Map<String, byte[]> sources = sources();
    assertThat(sources)
        .containsKey("com/example/jobs/model/Job.java")
        .containsKey("com/example/jobs/model/package-info.java")
        .doesNotContainKey("com/example/jobs/model/jobs/Job.java");
    Compilation.check(sources).requireClean();
    assertThatThrownBy(() -> ModelPackages.of("two"))
        .hasMessageContaining("modelPackages: there is no 'two'");
  }

  /** A group may be called what no package can: a keyword, or a type beside the package. */
  @Test
  void packagesHaveLegalNames() throws IOException {
    Path fix =
        overlay(
            """
            - {target: $.paths.*.get.tags, remove: true}
            - {target: $.paths.*.get, update: {tags: [Import]}}
            """);
    DatelineGenerator.generate(request(List.of(fix), Mappings.NONE, false));
    assertThat(sources()).containsKey("com/example/jobs/model/import_/Job.java");
    Compilation.check(sources()).requireClean();
  }

  @ParameterizedTest
  @CsvSource({"DateTime, Integer", "number, java.lang.String", "boolean, com.example.Flag"})
  void aTypeThatCannotBeReadIsAnError(String type, String java) {
    assertThatThrownBy(
            () -> request(List.of(), new Mappings(Map.of(), Map.of(), Map.of(type, java)), false))
        .isInstanceOf(GenerationException.class)
        .hasMessageContaining("typeMappings: '" + type + "' cannot be '" + java + "'");
  }
}
