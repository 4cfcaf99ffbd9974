package dev.dateline.contract.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.dateline.contract.ContractException;
import dev.dateline.contract.ContractOptions;
import dev.dateline.contract.ContractReader;
import dev.dateline.contract.ContractSource;
import dev.dateline.contract.Facts;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.Diagnostic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** References to the web, where they are allowed; the web is a server on loopback. */
@Timeout(60)
class WebReferencesTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  private static Limits small(Duration time) {
    return new Limits(1_000_000, 100, 100_000, 10, new Limits.Web(3, 1_000, 2, time));
  }

  @TempDir Path folder;

  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch over = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private String base;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          requests.add(exchange.getRequestURI().toString());
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    server.start();
    base = "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(String path, String text) {
    server.createContext(
        path,
        exchange -> {
          requests.add(exchange.getRequestURI().toString());
          byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  private void redirect(String path, String location) {
    server.createContext(
        path,
        exchange -> {
          requests.add(exchange.getRequestURI().toString());
          exchange.getResponseHeaders().add("Location", location);
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
  }

  private static String document(String reference) {
    return """
    openapi: 3.1.0
    info: {title: Pets, version: '1'}
    paths:
      /pets:
        get:
          operationId: getPet
          responses:
            '200':
              description: a pet
              content: {application/json: {schema: {$ref: '%s'}}}
    """
        .formatted(reference);
  }

  private static ContractSource source(String reference, String... allowed) {
    return ContractSource.text("pets.yaml", document(reference)).allowing(List.of(allowed));
  }

  private static Contract read(ContractSource source) {
    return ContractReader.read(source, ContractOptions.LATEST);
  }

  @Test
  void whatIsAllowedIsFollowed() {
    serve(
        "/schemas/pet.yaml",
        """
        Pet:
          type: object
          properties:
            owner: {$ref: people/owner.json#/definitions/Owner}
            parent: {$ref: '#/Pet'}
        """);
    serve(
        "/schemas/people/owner.json",
        """
        {"definitions": {"Owner": {"type": "object", "properties": {
          "pets": {"type": "array", "items": {"$ref": "../pet.yaml#/Pet"}},
          "name": {"$ref": "%s/schemas/people/owner.json#/definitions/Name"}}},
          "Name": {"type": "string", "minLength": 1}}}
        """
            .formatted(base));
    Contract contract = read(source(base + "/schemas/pet.yaml#/Pet", base + "/schemas"));
    assertThat(Facts.typeNames(contract)).containsExactlyInAnyOrder("Pet", "Owner");
    assertThat(Facts.properties(contract, "Owner"))
        .containsEntry("pets", "list<Pet>")
        .containsEntry("name", "string minLength=1");
    assertThat(requests)
        .as("each is fetched once")
        .containsExactlyInAnyOrder("/schemas/pet.yaml", "/schemas/people/owner.json");
  }

  @Test
  void filesAndTheWebMayBeMixed() throws IOException {
    serve("/name.yaml", "{type: object, properties: {first: {type: string}}}");
    Path file = folder.resolve("pets.yaml");
    Files.writeString(file, document("pet.yaml"));
    Files.writeString(
        folder.resolve("pet.yaml"),
        "{type: object, properties: {name: {$ref: '" + base + "/name.yaml'}}}");
    Contract contract = read(ContractSource.file(file).allowing(List.of(base)).overlaid(List.of()));
    assertThat(Facts.typeNames(contract)).containsExactlyInAnyOrder("Pet", "Name");
  }

  @Test
  void redirectsAreFollowedWithinWhatIsAllowed() {
    redirect("/old/pet.yaml", "/new/pet.yaml");
    serve("/new/pet.yaml", "{type: object, properties: {name: {$ref: name.yaml}}}");
    serve("/new/name.yaml", "{type: object, properties: {first: {type: string}}}");
    read(source(base + "/old/pet.yaml", base + "/old/", base + "/new/"));
    assertThat(requests).contains("/new/name.yaml");
    assertThatThrownBy(() -> read(source(base + "/old/pet.yaml", base + "/old/")))
        .hasMessageContaining("redirects to " + base + "/new/pet.yaml, which webReferences");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/schemas/pet.yaml",
        "http://127.0.0.1/schemas/pet.yaml",
        "http://127.0.0.1:1/schemasandmore/pet.yaml",
        "http://127.0.0.1:1/schemas/../secret.yaml",
        "http://127.0.0.1:1/schemas/%2e%2e/secret.yaml",
        "http://127.0.0.1:1/schemas/..%2fsecret.yaml",
        "http://127.0.0.1:1@example.invalid/schemas/pet.yaml",
        "http://user@127.0.0.1:1/schemas/pet.yaml",
        "http://127.0.0.1.example.invalid:1/schemas/pet.yaml",
        "//127.0.0.1:1/schemas/pet.yaml",
        "file:///etc/passwd",
        "jar:file:///a.jar!/pet.yaml",
        "ftp://127.0.0.1:1/schemas/pet.yaml"
      })
  void nothingElseIs(String reference) {
    assertThatThrownBy(() -> read(source(reference, "http://127.0.0.1:1/schemas")))
        .isInstanceOfSatisfying(
            ContractException.class,
            e ->
                assertThat(e.diagnostics())
                    .extracting(Diagnostic::pointer)
                    .containsExactly(
                        "#/paths/~1pets/get/responses/200/content/application~1json/schema/$ref"))
        .hasMessageContaining(reference)
        .hasMessageContaining("leads out of the document to a URL, which is not followed")
        .hasMessageContaining("Put a copy beside the document");
  }

  @Test
  void whatComesFromTheWebReadsNoFiles() {
    serve("/pet.yaml", "{$ref: 'file:///etc/passwd'}");
    assertThatThrownBy(() -> read(source(base + "/pet.yaml", base)))
        .hasMessageContaining(base + "/pet.yaml:1:")
        .hasMessageContaining("file:///etc/passwd")
        .hasMessageContaining("which is not followed");
  }

  @ParameterizedTest
  @CsvSource({
    "/missing.yaml, answers with status 404",
    "/circle.yaml, redirects more than 2 times",
    "/nowhere.yaml, 'redirects to ''http://['''",
    "/large.yaml, has more than 1000 bytes",
    "/slow.yaml, took more than 1.5 seconds",
    "/many.yaml, the document refers to more than 3 web addresses",
    "/binary.yaml, not UTF-8 text",
    "/broken.json, not JSON",
  })
  void limitsHold(String path, String reason) {
    redirect("/circle.yaml", "/circle.yaml");
    redirect("/nowhere.yaml", "http://[");
    serve("/large.yaml", "type: object\ndescription: " + "x".repeat(5_000));
    serve("/broken.json", "{");
    serve("/many.yaml", "{allOf: [{$ref: a.yaml}, {$ref: b.yaml}, {$ref: c.yaml}]}");
    for (String name : List.of("/a.yaml", "/b.yaml", "/c.yaml")) {
      serve(name, "type: object");
    }
    server.createContext(
        "/binary.yaml",
        exchange -> {
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write(new byte[] {(byte) 0xC3, 0x28});
          exchange.close();
        });
    server.createContext(
        "/slow.yaml",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('a');
          exchange.getResponseBody().flush();
          try {
            over.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });
    // A slow machine is no slow server: only the one that never ends is to run out of time.
    Limits limits = small(path.startsWith("/slow") ? Duration.ofMillis(1_500) : LONG);
    assertThatThrownBy(() -> DocumentReader.read(source(base + path, base), limits))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining(base + path)
        .hasMessageContaining(reason);
  }

  @Test
  void noOneThere() throws IOException {
    server.stop(0);
    assertThatThrownBy(() -> read(source(base + "/pet.yaml", base)))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining(base + "/pet.yaml cannot be reached: java.net.ConnectException");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.com",
        "ftp://example.com/",
        "file:///etc/",
        "https:///schemas",
        "https://me@example.com/",
        "https://example.com/a/%2e%2e/b",
        "https://[",
        ""
      })
  void whatIsNoAddressCannotBeAllowed(String address) {
    assertThatThrownBy(() -> source("x", address))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("webReferences: '" + address + "' is no address");
  }
}
