package dev.dateline.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dateline.client.errors.TransportException;
import dev.dateline.client.testing.StubServer;
import dev.dateline.client.testing.StubServer.Answer;
import dev.dateline.client.testing.ThingsApi;
import dev.dateline.client.transport.HttpRequestData;
import dev.dateline.client.transport.HttpResponseData;
import dev.dateline.client.transport.Transport;
import dev.dateline.runtime.http.ApiProtocol;
import dev.dateline.runtime.http.ApiServer;
import dev.dateline.runtime.http.Headers;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiClientBuilderTest {

  private static final ApiProtocol PLAIN =
      ApiProtocol.builder("Plain", "An API without anything").server("/relative").build();

  /** Answers 204 and keeps what it is given. */
  private static final class Recorder implements Transport {
    private final List<HttpRequestData> requests = new ArrayList<>();

    @Override
    public HttpResponseData send(HttpRequestData request) {
      requests.add(request);
      return new HttpResponseData(204, Headers.builder().build(), new byte[0]);
    }
  }

  @Test
  void theDefaultsAreTheDocuments() {
    Recorder recorder = new Recorder();
    new ThingsApi.Builder().transport(recorder).build().call(ThingsApi.GET, ThingsApi.getT1());

    HttpRequestData sent = recorder.requests.get(0);
    assertThat(sent.uri()).isEqualTo(URI.create("https://things.example/api/groups/g1/things/t1"));
    assertThat(sent.timeout())
        .isBetween(Duration.ofSeconds(50), ApiClientBuilder.DEFAULT_CALL_TIMEOUT);
    assertThat(sent.maxResponseSize()).isEqualTo(64L * 1024 * 1024);
  }

  @Test
  void limitsReachTheTransport() {
    Recorder recorder = new Recorder();
    new ThingsApi.Builder()
        .transport(recorder)
        .callTimeout(Duration.ofSeconds(7))
        .maxResponseSize(123)
        .build()
        .call(ThingsApi.GET, ThingsApi.getT1());

    assertThat(recorder.requests.get(0).timeout())
        .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(7));
    assertThat(recorder.requests.get(0).maxResponseSize()).isEqualTo(123);
  }

  @Test
  void theCallersHttpClientIsUsed() {
    try (StubServer server = new StubServer(Answer.of(200, "text/plain", "x".repeat(11)))) {
      ApiCaller caller =
          new ThingsApi.Builder()
              .baseUri(server.uri())
              .httpClient(HttpClient.newHttpClient())
              .maxResponseSize(10)
              .build();

      assertThatThrownBy(() -> caller.call(ThingsApi.GET, ThingsApi.getT1()))
          .isInstanceOfSatisfying(
              TransportException.class,
              e -> assertThat(e.kind()).isEqualTo(TransportException.Kind.TOO_LARGE));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "things.example              | must begin with https",
        "/relative                   | must begin with https",
        "ftp://things.example        | must begin with https",
        "mailto:a@b.example          | must begin with https",
        "https:/no-host              | no valid host name",
        "https://under_score/        | no valid host name",
        "https://u:s3cret@b.example  | credentials",
        "https://b.example?q=s3cret  | query",
        "https://b.example#f         | fragment",
      })
  void aBaseUriThatCannotBeOneIsRefused(String uri, String message) {
    assertThatThrownBy(() -> new ThingsApi.Builder().baseUri(URI.create(uri)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("s3cret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "a\nb", "é"})
  void aUserAgentThatNoHeaderCarriesIsRefused(String suffix) {
    assertThatThrownBy(() -> new ThingsApi.Builder().userAgent(suffix))
        .isInstanceOf(IllegalArgumentException.class);
  }

  static Stream<Consumer<ThingsApi.Builder>> outOfRange() {
    return Stream.of(
        builder -> builder.callTimeout(Duration.ZERO),
        builder -> builder.callTimeout(Duration.ofSeconds(-1)),
        builder -> builder.callTimeout(Duration.ofSeconds(Long.MAX_VALUE)),
        builder -> builder.connectTimeout(Duration.ZERO),
        builder -> builder.maxResponseSize(0),
        builder -> builder.maxResponseSize(1L << 31));
  }

  @ParameterizedTest
  @MethodSource("outOfRange")
  void aLimitOutOfRangeIsRefused(Consumer<ThingsApi.Builder> setting) {
    assertThatThrownBy(() -> setting.accept(new ThingsApi.Builder()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  static Stream<Consumer<ThingsApi.Builder>> contradictions() {
    return Stream.of(
        builder -> builder.transport(new Recorder()).httpClient(HttpClient.newHttpClient()),
        builder -> builder.transport(new Recorder()).connectTimeout(Duration.ofSeconds(1)),
        builder -> builder.transport(new Recorder()).proxy(ProxySelector.getDefault()),
        builder -> builder.httpClient(HttpClient.newHttpClient()).sslContext(defaultContext()),
        builder -> builder.baseUri(URI.create("https://a.example")).server(0),
        builder -> builder.baseUri(URI.create("https://a.example")).serverVariable("a", "b"),
        builder -> builder.serverVariable("region", "eu"),
        builder -> builder.server(1),
        builder -> builder.server(-1),
        builder ->
            builder.httpClient(HttpClient.newHttpClient()).connectTimeout(Duration.ofSeconds(1)));
  }

  private static SSLContext defaultContext() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final ApiProtocol REGIONS =
      ApiProtocol.builder("Regions", "An API in several places")
          .server("https://main.example")
          .server(
              ApiServer.of("https://{region}.example/{base}")
                  .variable("region", "eu", "eu", "us")
                  .variable("base", null))
          .build();

  static Stream<Arguments> servers() {
    return Stream.of(
        server(builder -> {}, "https://main.example/api/things"),
        server(builder -> builder.server(0), "https://main.example/api/things"),
        server(
            builder -> builder.server(1).serverVariable("base", "v2"),
            "https://eu.example/v2/api/things"),
        server(
            builder ->
                builder.server(1).serverVariable("base", "v2").serverVariable("region", "us"),
            "https://us.example/v2/api/things"),
        server(builder -> builder.server(1), "set its variables with serverVariable"),
        server(
            builder -> builder.server(1).serverVariable("region", "mars"), "must be one of eu, us"),
        server(
            builder -> builder.serverVariable("region", "us"),
            "https://main.example, has no variables"));
  }

  private static Arguments server(Consumer<ThingsApi.Builder> settings, String expected) {
    return Arguments.of(settings, expected);
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("servers")
  void aDocumentedServerIsChosen(Consumer<ThingsApi.Builder> settings, String expected) {
    Recorder recorder = new Recorder();
    ThingsApi.Builder builder = new ThingsApi.Builder(REGIONS).transport(recorder);
    settings.accept(builder);
    if (expected.startsWith("https:") && !expected.contains(" ")) {
      builder.build().call(ThingsApi.FIND, ThingsApi.find(out -> {}));
      assertThat(recorder.requests.get(0).uri()).hasToString(expected);
    } else {
      assertThatThrownBy(builder::build)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(expected);
    }
  }

  @Test
  void aProxyIsGoneThrough() {
    try (StubServer proxy = new StubServer(Answer.json(200, "{\"name\":\"p\"}"))) {
      new ThingsApi.Builder()
          .baseUri(URI.create("http://things.example"))
          .proxy(
              ProxySelector.of(new InetSocketAddress(proxy.uri().getHost(), proxy.uri().getPort())))
          .build()
          .call(ThingsApi.FIND, ThingsApi.find(out -> {}));
      assertThat(proxy.last().rawTarget()).isEqualTo("http://things.example/api/things");
    }
  }

  @ParameterizedTest
  @MethodSource("contradictions")
  void settingsThatExcludeEachOtherAreRefused(Consumer<ThingsApi.Builder> settings) {
    ThingsApi.Builder builder = new ThingsApi.Builder();
    settings.accept(builder);

    assertThatThrownBy(builder::build).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatTheDocumentDoesNotHaveIsRefused() {
    ThingsApi.Builder base =
        new ThingsApi.Builder(PLAIN).baseUri(URI.create("https://plain.example"));

    assertThatThrownBy(() -> new ThingsApi.Builder(PLAIN).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("baseUri");
    assertThatThrownBy(() -> base.envelope(true).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("envelope");
    assertThatThrownBy(() -> base.envelope(false).pretty(true).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("pretty");
    assertThat(base.pretty(false).build()).isNotNull();
  }
}
