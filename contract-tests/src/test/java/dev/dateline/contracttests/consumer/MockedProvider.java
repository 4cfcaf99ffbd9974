package dev.dateline.contracttests.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.ConsumerPactRunnerKt;
import au.com.dius.pact.consumer.PactVerificationResult;
import au.com.dius.pact.consumer.model.MockProviderConfig;
import au.com.dius.pact.core.model.PactSpecVersion;
import dev.dateline.atlas.AtlasClient;
import dev.dateline.client.credentials.Credentials;
import dev.dateline.client.transport.HttpRequestData;
import dev.dateline.client.transport.JdkTransport;
import dev.dateline.client.transport.Transport;
import dev.dateline.runtime.http.BinaryData;
import dev.dateline.runtime.validation.ValidationLevel;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** Pact's mock server, and a generated client that talks to it. */
final class MockedProvider {

  private static final Transport TRANSPORT = JdkTransport.create(Duration.ofSeconds(10));

  private MockedProvider() {}

  /**
   * Lets a client have an exchange with the mock server, and adds it to the pact. Fails when the
   * client sends anything else than the example of the exchange, to the letter: the matchers in the
   * pact, which are looser, are for the replay.
   *
   * @param exchange what the mock server expects and answers
   * @param calls what to do with the client, and with what it returns
   */
  static void play(Exchange exchange, Consumer<AtlasClient> calls) {
    List<HttpRequestData> sent = new ArrayList<>();
    PactVerificationResult result =
        ConsumerPactRunnerKt.runConsumerTest(
            exchange.pact(),
            MockProviderConfig.createDefault(PactSpecVersion.V4),
            (mockServer, context) -> {
              calls.accept(client(exchange, URI.create(mockServer.getUrl()), sent));
              assertThat(sent).isNotEmpty();
              sent.forEach(request -> isTheExample(exchange, request));
              return exchange;
            });
    if (result instanceof PactVerificationResult.Error error
        && error.getMockServerState() instanceof PactVerificationResult.Ok) {
      throw new AssertionError(error.getError().getMessage(), error.getError());
    }
    assertThat(result).as(result.getDescription()).isInstanceOf(PactVerificationResult.Ok.class);
  }

  private static AtlasClient client(Exchange exchange, URI uri, List<HttpRequestData> sent) {
    return AtlasClient.builder()
        .baseUri(uri)
        .credentials(Credentials.bearer(exchange.token()))
        .validation(ValidationLevel.FULL)
        .envelope(exchange.envelope())
        .pretty(exchange.pretty())
        .transport(
            request -> {
              sent.add(request);
              return TRANSPORT.send(request);
            })
        .build();
  }

  private static void isTheExample(Exchange exchange, HttpRequestData request) {
    assertThat(request.method()).isEqualTo(exchange.operation().method());
    assertThat(request.uri().getRawPath()).isEqualTo(exchange.path());
    List<String> query =
        request.uri().getRawQuery() == null
            ? List.of()
            : List.of(request.uri().getRawQuery().split("&", -1));
    assertThat(query)
        .containsExactlyInAnyOrderElementsOf(
            exchange.query().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList());
    assertThat(request.headers().all("Accept")).containsExactly(exchange.accept());
    assertThat(request.headers().all("Authorization"))
        .containsExactly("Bearer " + exchange.token());
    BinaryData body = request.body();
    if (exchange.requestBody() == null) {
      assertThat(body).isNull();
      assertThat(request.headers().all("Content-Type")).isEmpty();
    } else {
      assertThat(Json.parse(Objects.requireNonNull(body).text())).isEqualTo(exchange.requestBody());
      assertThat(request.headers().all("Content-Type")).containsExactly(exchange.successType());
    }
  }
}
