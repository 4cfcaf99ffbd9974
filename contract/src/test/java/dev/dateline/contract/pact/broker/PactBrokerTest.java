package dev.dateline.contract.pact.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.dateline.contract.pact.broker.PactBroker.Login;
import dev.dateline.contract.pact.broker.PactSource.Text;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Pact Broker on a loopback port, with the resources and links that the real one has. */
class PactBrokerTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final String PACT = "{\"consumer\":{\"name\":\"%s\"},\"interactions\":[]}";

  private final Map<String, String> resources = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
  private HttpServer server;
  private String base;
  private String wanted = "";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    base = "http://127.0.0.1:" + server.getAddress().getPort();
    server.createContext("/", this::answer);
    server.start();
    resources.put("GET /pact/a", PACT.formatted("a"));
    resources.put("GET /pact/b", PACT.formatted("b"));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getRawPath();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String authorization = exchange.getRequestHeaders().getFirst("Authorization");
      seen.add(exchange.getRequestMethod() + " " + path + " " + authorization + body);
      String found = resources.get(exchange.getRequestMethod() + " " + path);
      int status = found == null ? 404 : 200;
      if (!wanted.isEmpty() && !wanted.equals(authorization)) {
        status = 401;
      } else if (found != null && found.startsWith("->")) {
        status = 302;
        exchange.getResponseHeaders().add("Location", found.substring(2));
        found = "";
      }
      byte[] bytes = (found == null ? "" : found).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      if (bytes.length > 0) {
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  private void broker(boolean verification) {
    resources.put(
        "GET /",
        "{\"_links\":{\"self\":{\"href\":\"/\"},"
            + (verification
                ? "\"pb:provider-pacts-for-verification\":{\"href\":\""
                    + base
                    + "/pacts/provider/{provider}/for-verification\",\"templated\":true},"
                : "")
            + "\"pb:latest-provider-pacts\":{\"href\":\""
            + base
            + "/pacts/provider/{provider}/latest\",\"templated\":true}}}");
    resources.put(
        "GET /pacts/provider/my%20shop/latest",
        "{\"_links\":{\"pb:pacts\":[{\"href\":\""
            + base
            + "/pact/a\",\"name\":\"a\"},"
            + "{\"href\":\"/pact/b\",\"name\":\"b\"}]}}");
  }

  private List<Text> fetch(String path, String provider, Login login) {
    return PactBroker.fetch(base + path, provider, login, TIMEOUT);
  }

  @Test
  void aPactByItsAddress() {
    assertThat(fetch("/pact/a", null, Login.NONE))
        .containsExactly(new Text(base + "/pact/a", PACT.formatted("a"), null));
  }

  @Test
  void whatIsToBeVerified() {
    broker(true);
    resources.put(
        "POST /pacts/provider/my%20shop/for-verification",
        "{\"_embedded\":{\"pacts\":[{\"shortDescription\":\"main\",\"_links\":{\"self\":{\"href\":\""
            + base
            + "/pact/b\"}}}]}}");
    assertThat(fetch("/", "my shop", Login.NONE))
        .extracting(Text::name)
        .containsExactly(base + "/pact/b");
    assertThat(seen).anyMatch(each -> each.contains("\"mainBranch\":true"));
  }

  @Test
  void theLatestWhereNothingIsMarkedForVerification() {
    broker(true);
    resources.put(
        "POST /pacts/provider/my%20shop/for-verification", "{\"_embedded\":{\"pacts\":[]}}");
    assertThat(fetch("/", "my shop", Login.NONE)).hasSize(2);
    broker(false);
    assertThat(fetch("/", "my shop", Login.NONE))
        .extracting(Text::text)
        .containsExactly(PACT.formatted("a"), PACT.formatted("b"));
    assertThat(fetch("/pacts/provider/my%20shop/latest", null, Login.NONE)).hasSize(2);
  }

  @Test
  void credentialsOfEveryKind() {
    broker(false);
    wanted = "Bearer t0k";
    assertThat(fetch("/", "my shop", new Login("u", "p", "t0k"))).hasSize(2);
    wanted = "Basic dTpw";
    assertThat(fetch("/", "my shop", new Login("u", "p", null))).hasSize(2);
    List<Text> inAddress =
        PactBroker.fetch(base.replace("//", "//u:p@") + "/pact/a", null, Login.NONE, TIMEOUT);
    assertThat(inAddress).extracting(Text::name).containsExactly(base + "/pact/a");
    assertThat(fetch("/", "my shop", Login.NONE).get(0).failure())
        .hasMessageContaining("credentials are needed, and none were given");
    assertThat(fetch("/", "my shop", new Login("u", "secret", null)).get(0).failure())
        .hasMessageContaining("not accepted")
        .hasMessageNotContaining("secret");
  }

  @Test
  void credentialsStayAtHome() throws IOException {
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext("/", this::answer);
    other.start();
    try {
      resources.put("GET /moved", "->http://127.0.0.1:" + other.getAddress().getPort() + "/pact/a");
      assertThat(fetch("/moved", null, new Login(null, null, "t0k"))).hasSize(1);
      assertThat(seen).containsExactly("GET /moved Bearer t0k", "GET /pact/a null");
    } finally {
      other.stop(0);
    }
  }

  @Test
  void whatGoesWrongIsTold() {
    broker(false);
    assertThat(fetch("/", null, Login.NONE).get(0).failure())
        .hasMessageContaining("Name the provider");
    resources.put("GET /empty", "{}");
    assertThat(fetch("/empty", "x", Login.NONE).get(0).failure())
        .hasMessageContaining("neither a pact nor");
    resources.put("GET /html", "<html>");
    assertThat(fetch("/html", "x", Login.NONE).get(0).failure())
        .hasMessageContaining("is not JSON");
    assertThat(fetch("/nothing", "x", Login.NONE).get(0).failure())
        .hasMessageContaining("status 404");
    resources.put("GET /round", "->/round");
    assertThat(fetch("/round", "x", Login.NONE).get(0).failure()).hasMessageContaining("redirects");
    resources.remove("GET /pact/b");
    assertThat(fetch("/", "my shop", Login.NONE))
        .hasSize(2)
        .element(1)
        .extracting(Text::failure)
        .isNotNull();
    server.stop(0);
    assertThat(fetch("/", "my shop", Login.NONE).get(0).failure())
        .hasMessageContaining("no answer");
  }

  @Test
  void filesAndFolders(@TempDir Path folder) throws IOException {
    assertThat(PactSource.read(folder.resolve("no"), Path::toString).get(0).failure())
        .hasMessageContaining("no such file or folder");
    assertThat(PactSource.read(folder, Path::toString).get(0).failure())
        .hasMessageContaining("no file *.json");
    Files.createDirectories(folder.resolve("sub"));
    Files.writeString(folder.resolve("sub/b.json"), "{}");
    Files.writeString(folder.resolve("a.json"), "{}");
    Files.writeString(folder.resolve("readme.txt"), "x");
    Files.write(folder.resolve("c.json"), new byte[] {(byte) 0xff});
    List<Text> texts = PactSource.read(folder, path -> folder.relativize(path).toString());
    assertThat(texts).extracting(Text::name).containsExactly("a.json", "c.json", "sub/b.json");
    assertThat(texts.get(1).failure()).hasMessageContaining("not UTF-8");
  }
}
