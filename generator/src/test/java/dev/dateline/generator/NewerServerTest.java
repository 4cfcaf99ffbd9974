package dev.dateline.generator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.dateline.contract.ContractOptions;
import dev.dateline.contract.ContractReader;
import dev.dateline.contract.ContractSource;
import dev.dateline.generator.host.HostRun;
import dev.dateline.generator.view.Target;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A generated client against a server that knows more than it does, or something else. */
class NewerServerTest {

  private static final String LOAN = "\"isbn\":\"978-0306406157\",\"state\":\"open\"";

  @TempDir static Path classes;

  private static URLClassLoader loader;

  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private int status = 200;
  private String contentType = "application/json";
  private String answer = "";

  @BeforeAll
  static void compile() throws IOException {
    Path nowhere = Files.createTempDirectory("dateline-nowhere");
    Map<String, byte[]> sources =
        new TreeMap<>(
            HostRun.generate(
                ContractReader.read(
                    ContractSource.file(Path.of("src/test/resources/documents/library.yaml")),
                    ContractOptions.LATEST),
                Target.CLIENT,
                "com.example.library",
                nowhere,
                null));
    Files.delete(nowhere);
    sources.put(
        "com/example/usage/NewerServerUsage.java",
        Files.readAllBytes(Path.of("src/test/resources/usage/NewerServerUsage.java.txt")));
    Compilation.of(sources, classes).requireClean();
    loader = new URLClassLoader(new URL[] {classes.toUri().toURL()});
  }

  @AfterAll
  static void close() throws IOException {
    loader.close();
  }

  /** Answers GET as a test says, and takes what is POSTed. */
  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean get = exchange.getRequestMethod().equals("GET");
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          if (!get) {
            bodies.add(body);
          }
          byte[] bytes = (get ? answer : body).getBytes(StandardCharsets.UTF_8);
          if (!get || !contentType.isEmpty()) {
            exchange
                .getResponseHeaders()
                .add("Content-Type", get ? contentType : "application/json");
          }
          exchange.getResponseHeaders().add("X-New", "something");
          exchange.sendResponseHeaders(get ? status : 201, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private String run(String what) {
    try {
      return (String)
          loader
              .loadClass("com.example.usage.NewerServerUsage")
              .getMethod(what, String.class)
              .invoke(null, "http://127.0.0.1:" + server.getAddress().getPort());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e.getCause() == null ? e : e.getCause());
    }
  }

  /** What the client does not know goes back as it came. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{LOAN}",
        "{\"isbn\":\"978-0306406157\",\"state\":\"lost at sea\"}",
        "{LOAN,\"renewals\":7}",
        "{LOAN,\"shiny\":true}",
        "{LOAN,\"shiny\":{\"deep\":[null,1.50,{\"a\":\"b\"}]},\"dull\":null}",
        "{LOAN,\"next\":{LOAN,\"shiny\":{\"deep\":[1]},\"next\":{LOAN,\"state2\":\"x\"}}}",
        "{LOAN,\"item\":{\"kind\":\"book\",\"pages\":3,\"shiny\":[1]}}",
        "{LOAN,\"item\":{\"kind\":\"vinyl\",\"speed\":33}}",
        "{LOAN,\"item\":{\"speed\":33}}",
        "{LOAN,\"item\":\"a text\"}",
        "{LOAN,\"code\":17}",
        "{LOAN,\"code\":{\"letters\":\"A\",\"digits\":7}}",
        "{LOAN,\"code\":[\"A\",7]}",
        "{LOAN,\"anything\":{\"new\":[{}]}}",
        "{LOAN,\"notes\":{\"any\":\"longer than the ten characters allowed\"}}",
        "{LOAN,\"fee\":1000.123}",
        "{LOAN,\"shelf\":[[\"A1\"],[\"B2\"],[],[\"not a mark\"]]}",
        "{\"isbn\":\"of another form\",\"state\":\"\"}",
      })
  void whatItDoesNotKnowGoesBackAsItCame(String loan) {
    answer = "[" + loan.replace("LOAN", LOAN) + ",{LOAN,\"newer\":1}]".replace("LOAN", LOAN);

    assertThat(run("readChangeWrite")).isEqualTo("sent");
    JsonObject received = (JsonObject) ((JsonArray) JsonValue.parse(answer)).items().get(0);
    assertThat(bodies).hasSize(1);
    assertThat(JsonValue.parse(bodies.get(0)))
        .isEqualTo(received.with("name", JsonValue.of("changed")));
  }

  /** What cannot be taken for what it should be is named with its place. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{LOAN,\"name\":17}]                        | unreadable at '[0].name'",
        "[{LOAN,\"fee\":\"1\"}]                      | unreadable at '[0].fee'",
        "[{LOAN},{LOAN,\"due\":\"soon\"}]            | unreadable at '[1].due'",
        "[{LOAN,\"in\":\"yes\"}]                     | unreadable at '[0].in'",
        "[{LOAN,\"state\":{}}]                       | unreadable at '[0].state'",
        "[{LOAN,\"shelf\":[[\"A1\",2]]}]             | unreadable at '[0].shelf[0][1]'",
        "[{LOAN,\"shelf\":[null]}]                   | unreadable at '[0].shelf[0]'",
        "[{LOAN,\"notes\":{\"a\":{}}}]               | unreadable at '[0].notes.a'",
        "[{LOAN,\"next\":{LOAN,\"next\":[]}}]        | unreadable at '[0].next.next'",
        "[{LOAN,\"item\":{\"kind\":\"book\",\"pages\":\"x\"}}] | unreadable at '[0].item.pages'",
        "[null]                                      | unreadable at '[0]'",
        "{\"results\":[]}                            | unreadable at ''",
        "[{LOAN                                      | unreadable at '[0].state'",
        "''                                          | unreadable at ''",
        "[{\"state\":\"open\"}]                      | refused [isbn: is required",
        "[{\"isbn\":null,\"state\":\"open\"}]        | refused [isbn: must not be null",
        "[{LOAN,\"returned\":\"2024-01-01T00:00:00Z\"}] | refused [condition",
      })
  void whatCannotBeReadOrSentIsNamed(String body, String outcome) {
    answer = body.replace("LOAN", LOAN);

    assertThat(run("readChangeWrite")).startsWith(outcome);
    assertThat(bodies).isEmpty();
  }

  @Test
  void aRequiredPropertyThatIsMissingIsNamedWhenItIsAskedFor() {
    answer = "[{\"state\":\"open\"}]";

    assertThat(run("requiredOf")).contains("isbn").contains("Loan");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | application/vnd.library.2031-01-01+json | [{LOAN}] | sent                    | Ok"
            + " 200",
        "200 | application/json; charset=utf-8; v=2    | [{LOAN}] | sent                    | Ok"
            + " 200",
        "200 | ''                                      | [{LOAN}] | sent                    | Ok"
            + " 200",
        "200 | text/html                               | <html>   | unreadable at ''        |"
            + " unreadable at ''",
        "200 | application/xml                         | [{LOAN}] | unreadable at ''        |"
            + " unreadable at ''",
        "202 | application/json                        | {}       | ApiException 202 -        |"
            + " Undocumented 202",
        "204 | ''                                      | ''       | ApiException 204 -        |"
            + " Undocumented 204",
        "302 | text/plain                              | there    | ApiException 302 -      |"
            + " Undocumented 302",
        "400 | application/json                 | {\"code\":\"C\"} | BadRequestException 400 C |"
            + " Undocumented 400",
        "404 | application/json                 | {\"code\":\"C\",\"new\":1} | NotFoundException"
            + " 404 C | NotFound 404",
        "404 | application/json                        | {}       | NotFoundException 404 - |"
            + " NotFound 404",
        "404 | text/html                               | <html>   | NotFoundException 404 - |"
            + " NotFoundException 404",
        "418 | application/json                 | {\"code\":\"C\"} | ApiException 418 C      |"
            + " Undocumented 418",
        "500 | application/json                 | {\"code\":17} | ServerErrorException 500 - |"
            + " Undocumented 500",
        "501 | text/plain                              | no       | ServerErrorException 501 - |"
            + " Undocumented 501",
        "599 | ''                                      | ''       | ServerErrorException 599 - |"
            + " Undocumented 599",
      })
  void otherStatusesAndMediaTypes(
      int answered, String type, String body, String outcome, String kind) {
    status = answered;
    contentType = type;
    answer = body.replace("LOAN", LOAN);

    List<String> outcomes = new ArrayList<>(List.of(run("readChangeWrite"), run("caseOf")));

    assertThat(outcomes).containsExactly(outcome, kind);
  }
}
