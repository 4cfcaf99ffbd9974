package dev.dateline.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dateline.client.credentials.Credentials;
import dev.dateline.client.errors.TransportException;
import dev.dateline.client.testing.RawServer;
import dev.dateline.client.testing.StubServer;
import dev.dateline.client.testing.StubServer.Answer;
import dev.dateline.client.testing.Thing;
import dev.dateline.client.testing.ThingsApi;
import dev.dateline.client.testing.ThingsApi.CreateThingRequest;
import dev.dateline.client.transport.ExchangeObserver;
import dev.dateline.client.transport.HttpRequestData;
import dev.dateline.client.transport.HttpResponseData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class ObserverTest {

  private final List<String> seen = new ArrayList<>();

  /** Writes down everything it is given. */
  private final ExchangeObserver observer =
      new ExchangeObserver() {
        @Override
        public void before(HttpRequestData request) {
          seen.add(
              "> %s %s %s %s"
                  .formatted(
                      request.method(),
                      request.uri().getPath(),
                      request.headers().first("Authorization").orElse("-"),
                      request.body() == null ? "-" : request.body().text()));
        }

        @Override
        public void after(HttpRequestData request, HttpResponseData response, Duration duration) {
          assertThat(duration).isPositive();
          seen.add(
              "< %d %s %s"
                  .formatted(
                      response.status(),
                      response.headers().first("Set-Cookie").orElse("-"),
                      response.body().text()));
        }

        @Override
        public void failed(HttpRequestData request, TransportException failure, Duration duration) {
          assertThat(duration).isPositive();
          seen.add("! " + request.method() + " " + failure.kind());
        }
      };

  @Test
  void everyExchangeIsToldWithoutItsSecrets() {
    try (StubServer server =
        new StubServer(
            request ->
                request.rawPath().endsWith("/token")
                    ? Answer.json(200, "{\"access_token\":\"s3cret\"}")
                    : Answer.json(200, "{\"name\":\"b\"}").with("Set-Cookie", "a=s3cret"))) {
      new ThingsApi.Builder()
          .baseUri(server.uri())
          .credentials(Credentials.serviceAccount("id", "s3cret"))
          .observer(observer)
          .build()
          .call(ThingsApi.CREATE, new CreateThingRequest("g1", Thing.builder().name("a").build()));
    }

    assertThat(seen)
        .containsExactly(
            "> POST /api/oauth/token Basic *** -",
            "< 200 - ",
            "> POST /api/groups/g1/things Bearer *** {\"name\":\"a\"}",
            "< 200 *** {\"name\":\"b\"}");
  }

  @Test
  void aFailureIsToldToo() {
    try (RawServer server = RawServer.silent()) {
      ApiCaller caller =
          new ThingsApi.Builder()
              .baseUri(server.uri())
              .callTimeout(Duration.ofMillis(100))
              .observer(observer)
              .build();

      assertThatThrownBy(() -> caller.call(ThingsApi.GET, ThingsApi.getT1()))
          .isInstanceOf(TransportException.class);
    }
    assertThat(seen).containsExactly("> GET /api/groups/g1/things/t1 - -", "! GET TIMEOUT");
  }

  @Test
  void anObserverThatFailsDoesNotDisturbTheCall() {
    Logger logger = Logger.getLogger("dev.dateline.client.transport.ObservedTransport");
    logger.setLevel(Level.OFF);
    try (StubServer server = new StubServer(Answer.empty(204))) {
      new ThingsApi.Builder()
          .baseUri(server.uri())
          .observer(
              new ExchangeObserver() {
                @Override
                public void before(HttpRequestData request) {
                  throw new IllegalStateException("broken");
                }

                @Override
                public void after(
                    HttpRequestData request, HttpResponseData response, Duration duration) {
                  throw new IllegalStateException("broken");
                }
              })
          .build()
          .call(ThingsApi.GET, ThingsApi.getT1());

      assertThat(server.requests()).hasSize(1);
    }
  }
}
