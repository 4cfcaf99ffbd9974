package dev.dateline.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dateline.client.credentials.Credentials;
import dev.dateline.client.errors.CredentialsException;
import dev.dateline.client.errors.InvalidRequestException;
import dev.dateline.client.errors.TransportException;
import dev.dateline.client.testing.RawServer;
import dev.dateline.client.testing.StubServer;
import dev.dateline.client.testing.StubServer.Answer;
import dev.dateline.client.testing.Thing;
import dev.dateline.client.testing.ThingsApi;
import dev.dateline.client.testing.ThingsApi.CreateThingRequest;
import dev.dateline.runtime.validation.ValidationLevel;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings of some calls, as they show on the wire. */
class CallOptionsTest {

  private final StubServer server = new StubServer(Answer.json(200, "{\"id\":\"t1\"}"));
  private final ApiCaller caller =
      new ThingsApi.Builder()
          .baseUri(server.uri())
          .credentials(Credentials.bearer("first"))
          .header("X-Tenant", "one")
          .build();

  @AfterEach
  void close() {
    server.close();
  }

  private static ApiCaller with(ApiCaller caller, Consumer<CallOptions.Builder> options) {
    return caller.with(CallOptions.of(options));
  }

  private StubServer.Received get(ApiCaller caller) {
    caller.call(ThingsApi.secured(java.util.List.of(java.util.List.of("BearerAuth"))), any());
    return server.last();
  }

  private static ThingsApi.FreeRequest any() {
    return ThingsApi.find(out -> {});
  }

  @Test
  void headersTakeThePlaceOfTheClients() {
    ApiCaller other =
        with(caller, options -> options.header("x-tenant", "two").header("X-New", "n"));
    assertThat(get(other).header("X-Tenant")).isEqualTo("two");
    assertThat(server.last().header("X-New")).isEqualTo("n");
    assertThat(get(with(other, options -> options.header("User-Agent", "me"))).header("User-Agent"))
        .isEqualTo("me");
    assertThat(server.last().header("X-New")).as("options of options add up").isEqualTo("n");
    assertThat(get(caller).header("X-Tenant")).as("the client is as it was").isEqualTo("one");
    assertThat(server.last().header("X-New")).isEmpty();
  }

  @Test
  void credentialsAreThoseOfTheCall() {
    ApiCaller other = with(caller, options -> options.credentials(Credentials.bearer("second")));
    assertThat(get(other).header("Authorization")).isEqualTo("Bearer second");
    assertThat(get(caller).header("Authorization")).isEqualTo("Bearer first");
    ApiCaller wrong =
        with(caller, options -> options.credentials(Credentials.apiKey("public", "private")));
    assertThatThrownBy(() -> get(wrong)).isInstanceOf(CredentialsException.class);
  }

  @Test
  void headersDoNotUndoAuthorization() {
    ApiCaller other = with(caller, options -> options.header("Authorization", "Basic bm9uZQ=="));
    assertThat(get(other).header("Authorization")).isEqualTo("Bearer first");
  }

  @Test
  void timeoutIsThatOfTheCall() {
    try (RawServer silent = RawServer.silent()) {
      ApiCaller slow = new ThingsApi.Builder().baseUri(silent.uri()).build();
      assertThatThrownBy(
              () ->
                  with(slow, options -> options.callTimeout(Duration.ofMillis(80)))
                      .call(ThingsApi.FIND, any()))
          .isInstanceOfSatisfying(
              TransportException.class,
              e -> assertThat(e.kind()).isEqualTo(TransportException.Kind.TIMEOUT));
    }
  }

  @Test
  void sizeLimitIsThatOfTheCall() {
    ApiCaller small = with(caller, options -> options.maxResponseSize(5));
    assertThatThrownBy(() -> small.call(ThingsApi.FIND, any()))
        .isInstanceOfSatisfying(
            TransportException.class,
            e -> assertThat(e.kind()).isEqualTo(TransportException.Kind.TOO_LARGE));
  }

  @Test
  void validationIsThatOfTheCall() {
    CreateThingRequest request =
        new CreateThingRequest("g1", Thing.builder().name("n").size(0).build());
    ApiCaller open = with(caller, options -> options.credentials(Credentials.none()));
    open.call(ThingsApi.CREATE, request);
    assertThatThrownBy(
            () ->
                with(open, options -> options.validation(ValidationLevel.FULL))
                    .call(ThingsApi.CREATE, request))
        .isInstanceOf(InvalidRequestException.class);
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        arguments("no time", options -> options.callTimeout(Duration.ZERO), "callTimeout"),
        arguments("no room", options -> options.maxResponseSize(0), "maxResponseSize"),
        arguments("no name", options -> options.header("a b", "c"), "header name"),
        arguments("a line break", options -> options.header("A", "b\r\nC: d"), "visible ASCII"));
  }

  private static Arguments arguments(
      String name, Consumer<CallOptions.Builder> options, String message) {
    return Arguments.of(name, options, message);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void refusesWhatCannotBe(String name, Consumer<CallOptions.Builder> options, String message) {
    assertThatThrownBy(() -> CallOptions.of(options))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void showsNoSecret() {
    assertThat(
            CallOptions.of(
                options ->
                    options
                        .callTimeout(Duration.ofSeconds(3))
                        .credentials(Credentials.bearer("s3cret"))
                        .header("X-Key", "s3cret")))
        .hasToString("CallOptions[callTimeout=PT3S, credentials=***, headers=[X-Key]]");
  }
}
