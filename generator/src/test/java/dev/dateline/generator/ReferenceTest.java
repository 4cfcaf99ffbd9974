package dev.dateline.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dateline.contract.ContractOptions;
import dev.dateline.contract.ContractReader;
import dev.dateline.contract.ContractSource;
import dev.dateline.contract.VersionPin;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.Operation;
import dev.dateline.generator.host.HostRun;
import dev.dateline.generator.view.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The reference in HTML: every sample on it works, and nothing of the document acts in it. */
class ReferenceTest {

  private static final Path DOCUMENTS = Path.of("src/test/resources/documents");
  private static final Path SHARED = Path.of("../../shared/specs");
  private static final Pattern SAMPLE =
      Pattern.compile("<h3>([^<]*)</h3>\n<pre><code>([^<]*)</code></pre>");

  @TempDir Path output;

  static Stream<Path> documents() {
    return Stream.of(
        DOCUMENTS.resolve("library.yaml"),
        DOCUMENTS.resolve("exchange.yaml"),
        DOCUMENTS.resolve("paged.yaml"),
        Path.of("../spec/atlas-restore-jobs.yaml"),
        SHARED.resolve("petstore-expanded-3.0.yaml"),
        DOCUMENTS.resolve("samples.yaml"),
        SHARED.resolve("train-travel-3.1.yaml"));
  }

  private static Contract contract(Path document) {
    Assumptions.assumeTrue(Files.exists(document), document + " is not there");
    return ContractReader.read(
        ContractSource.file(document), new ContractOptions(VersionPin.LATEST, List.of()));
  }

  private Map<String, byte[]> generate(Contract contract, Target target) {
    return HostRun.generate(contract, target, "com.example.api", output, null);
  }

  private Map<String, String> pages(Contract contract) {
    Map<String, String> pages = new TreeMap<>();
    generate(contract, Target.DOCS)
        .forEach((path, bytes) -> pages.put(path, new String(bytes, StandardCharsets.UTF_8)));
    return pages;
  }

  /** The samples of a page whose heading begins so. */
  static List<String> samples(String page, String heading) {
    List<String> samples = new ArrayList<>();
    Matcher matcher = SAMPLE.matcher(page);
    while (matcher.find()) {
      if (matcher.group(1).startsWith(heading)) {
        samples.add(text(matcher.group(2)));
      }
    }
    return samples;
  }

  static String text(String html) {
    return html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyJavaSampleCompiles(Path document) {
    Contract contract = contract(document);
    Map<String, String> pages = pages(contract);
    Map<String, byte[]> sources = new TreeMap<>(generate(contract, Target.CLIENT));
    for (Operation operation : contract.operations()) {
      String page = pages.get("operations/" + operation.name() + ".html");
      String name = "Sample" + operation.name();
      List<String> imports = new ArrayList<>();
      List<String> body = new ArrayList<>();
      samples(page, "Java")
          .get(0)
          .lines()
          .forEach(line -> (line.startsWith("import ") ? imports : body).add(line));
      String source =
          "package com.example.samples;\n"
              + String.join("\n", imports)
              + "\n@SuppressWarnings({\"deprecation\", \"unused\"})\nclass "
              + name
              + " {\n  void run() throws Exception {\n"
              + String.join("\n", body)
              + "\n  }\n}\n";
      sources.put("com/example/samples/" + name + ".java", source.getBytes(StandardCharsets.UTF_8));
    }
    Compilation.check(sources).requireClean();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyLinkLeadsSomewhere(Path document) {
    Map<String, String> pages = pages(contract(document));
    Pattern link = Pattern.compile("href=\"([^\"]*)\"");
    pages.forEach(
        (path, page) -> {
          Matcher matcher = link.matcher(page);
          while (matcher.find()) {
            String target = matcher.group(1);
            if (target.matches("(https?|mailto):.*")) {
              continue;
            }
            int hash = target.indexOf('#');
            String file = hash < 0 ? target : target.substring(0, hash);
            String there =
                file.isEmpty()
                    ? path
                    : Path.of("/" + path).resolveSibling(file).normalize().toString().substring(1);
            assertThat(pages).as(path + " -> " + target).containsKey(there);
            if (hash >= 0 && path.startsWith("operations")) {
              assertThat(pages.get(there))
                  .as(path + " -> " + target)
                  .contains("id=\"" + target.substring(hash + 1) + "\"");
            }
          }
        });
  }

  @Test
  void tellsWhatTheDocumentSays() {
    Map<String, String> pages = pages(contract(Path.of("../spec/atlas-restore-jobs.yaml")));
    assertThat(pages.get("index.html")).contains("href=\"operations/");
    String page = pages.get("operations/CreateGroupClusterRestoreJob.html");
    assertThat(page)
        .contains("<h2>Path parameters</h2>", "<code>groupId</code>", ">required</span>")
        .contains("<b>Roles</b> Project Owner")
        .contains("<b>Versions</b>")
        .contains("application/vnd.atlas.")
        .contains("checkpointId excludes oplogInc");
    assertThat(page)
        .contains("at least 1199145600<", "<code>envelope</code>", "<code>pretty</code>")
        .doesNotContain("E+");
    assertThat(samples(page, "curl")).hasSize(2);
    assertThat(samples(page, "curl").get(0))
        .contains("ACCESS_TOKEN=$(curl", "$MONGODB_ATLAS_CLIENT_ID:$MONGODB_ATLAS_CLIENT_SECRET")
        .contains("--header 'Accept: application/vnd.atlas.");
    assertThat(samples(page, "curl").get(1)).contains("--digest --user");
    String old =
        pages(contract(DOCUMENTS.resolve("library.yaml"))).get("operations/CreateLoan.html");
    assertThat(old).contains("<p class=\"warning\"><strong>Deprecated.</strong>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "<javascript:alert(1)>",
        "![x](https://elsewhere.example/pixel.png)",
        "<img src=x onerror=alert(1)>",
        "\\\" onmouseover=\\\"alert(1)",
        "</code></pre></textarea><svg onload=alert(1)>",
        "'; rm -rf ~ #",
        "$(touch x)`touch x`",
        "\\u202Etxt",
      })
  void nothingOfTheDocumentActs(String payload) throws Exception {
    String quoted = '"' + payload + '"';
    String document =
        """
        openapi: 3.1.0
        info: {title: P, version: P, description: P}
        servers: [{url: 'https://api.example'}]
        tags: [{name: P, description: P, externalDocs: {url: P, description: P}}]
        security: [{P: []}, {Key: []}]
        paths:
          /things/{id}:
            post:
              operationId: P
              tags: [P]
              summary: P
              description: P
              externalDocs: {url: 'javascript:alert(1)', description: P}
              x-dateline-roles: [P]
              parameters:
                - {name: id, in: path, required: true, description: P, schema: {type: string, example: P}}
                - {name: P, in: query, required: true, schema: {type: string, enum: [P], default: P}}
              requestBody:
                required: true
                content:
                  application/json:
                    example: {text: P}
                    schema:
                      type: object
                      required: [text]
                      properties: {text: {type: string, description: P, const: P}, P: {type: string}}
                      not: {required: [P], description: P}
              responses: {'200': {description: P}}
        components:
          securitySchemes:
            P: {type: http, scheme: digest}
            Key: {type: apiKey, in: header, name: P}
        x-dateline-credentials: {Key: {key: P}, P: {username: P, password: P}}
        """
            .replaceAll("(?<![A-Za-z'/])P(?![A-Za-z'])", Matcher.quoteReplacement(quoted));
    Contract contract =
        ContractReader.read(
            ContractSource.text("hostile.yaml", document),
            new ContractOptions(VersionPin.LATEST, List.of()));
    Map<String, String> pages = pages(contract);
    assertThat(pages).hasSize(3);
    pages.forEach(
        (path, page) -> {
          String tags =
              String.join(
                  "\n",
                  Pattern.compile("<[^>]*>").matcher(page).results().map(r -> r.group()).toList());
          assertThat(tags)
              .doesNotContainPattern("(?i)<(script|svg|img|iframe|textarea|style)")
              .doesNotContainPattern("(?i)\\son[a-z]+\\s*=")
              .doesNotContainPattern("(?i)(href|src)=\"\\s*(javascript|data):");
          assertThat(page).doesNotContain("\u202e");
        });
    for (String path : pages.keySet()) {
      for (String sample : samples(pages.get(path), "curl")) {
        assertThat(arguments(sample)).as(sample).contains("https://api.example");
      }
    }
    assertThat(output.resolve("x")).doesNotExist();
  }

  private GenerationRequest request(Target... targets) {
    return new GenerationRequest(
        DOCUMENTS.resolve("library.yaml"),
        VersionPin.LATEST,
        Set.of(targets),
        List.of(),
        "com.example.api",
        output,
        null);
  }

  @Test
  void isUpToDateAsCodeIs() {
    assertThat(DatelineGenerator.generate(request(Target.DOCS)).written()).isGreaterThan(3);
    assertThat(output.resolve("index.html")).exists();
    assertThat(DatelineGenerator.generate(request(Target.DOCS)).upToDate()).isTrue();
  }

  @Test
  void goesWithNoOtherTarget() {
    assertThatThrownBy(() -> request(Target.DOCS, Target.CLIENT))
        .isInstanceOf(GenerationException.class)
        .hasMessageContaining("docs goes with no other target");
  }

  /** What a shell would call curl with; curl itself is a function that prints its arguments. */
  private String arguments(String script) throws IOException, InterruptedException {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no shell");
    Process process =
        new ProcessBuilder("/bin/sh", "-e", "-c", "curl() { printf '%s\\n' \"$@\"; }\n" + script)
            .directory(output.toFile())
            .redirectErrorStream(true)
            .start();
    try (var in = process.getInputStream()) {
      process.getOutputStream().close();
      String printed = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      return printed;
    } finally {
      process.destroy();
    }
  }
}
