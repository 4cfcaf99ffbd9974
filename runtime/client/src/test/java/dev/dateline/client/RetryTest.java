package dev.dateline.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dateline.client.credentials.AuthorizationContext;
import dev.dateline.client.credentials.Credentials;
import dev.dateline.client.errors.ApiException;
import dev.dateline.client.errors.ClientException;
import dev.dateline.client.errors.CredentialsException;
import dev.dateline.client.errors.RateLimitedException;
import dev.dateline.client.errors.ServiceUnavailableException;
import dev.dateline.client.errors.TransportException;
import dev.dateline.client.errors.TransportException.Kind;
import dev.dateline.client.errors.UnreadableResponseException;
import dev.dateline.client.retry.RetryPolicy;
import dev.dateline.client.retry.RetryPolicy.Methods;
import dev.dateline.client.testing.Thing;
import dev.dateline.client.testing.ThingsApi;
import dev.dateline.client.testing.ThingsApi.CreateThingRequest;
import dev.dateline.client.testing.ThingsApi.ThingResponse;
import dev.dateline.client.transport.HttpRequestData;
import dev.dateline.client.transport.HttpResponseData;
import dev.dateline.runtime.http.Headers;
import dev.dateline.runtime.http.SecurityScheme;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is tried again, how often and when; time and chance are the test's. */
class RetryTest {

  private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");

  private final Deque<Object> script = new ArrayDeque<>();
  private final List<HttpRequestData> sent = new ArrayList<>();
  private final List<Duration> waits = new ArrayList<>();
  private Duration perExchange = Duration.ZERO;
  private long nanos = 12_345;
  private double random = 0.5;

  private final Timing timing =
      new Timing(
          () -> nanos,
          () -> NOW,
          delay -> {
            if (Thread.interrupted()) {
              throw new InterruptedException();
            }
            waits.add(delay);
            nanos += delay.toNanos();
          },
          () -> random);

  private HttpResponseData answer(HttpRequestData request) {
    sent.add(request);
    nanos += perExchange.toNanos();
    Object next = script.isEmpty() ? ok() : script.remove();
    if (next instanceof RuntimeException failure) {
      throw failure;
    }
    return (HttpResponseData) next;
  }

  private static HttpResponseData ok() {
    return new HttpResponseData(
        200, Headers.EMPTY, "{\"name\":\"a\"}".getBytes(StandardCharsets.UTF_8));
  }

  private static HttpResponseData status(int status, String... headers) {
    Headers.Builder all = Headers.builder().add("X-Request-Id", "r" + status);
    for (int i = 0; i < headers.length; i += 2) {
      all.add(headers[i], headers[i + 1]);
    }
    return new HttpResponseData(status, all.build(), new byte[0]);
  }

  private static TransportException failed(Kind kind) {
    return new TransportException(kind, "it did not work", null);
  }

  private void script(Object... steps) {
    script.addAll(Arrays.asList(steps));
  }

  private ThingsApi.Builder builder(RetryPolicy policy) {
    ThingsApi.Builder builder =
        new ThingsApi.Builder()
            .transport(this::answer)
            .credentials(Credentials.none())
            .retries(policy);
    ((ApiClientBuilder<?, ?>) builder).timing(timing);
    return builder;
  }

  private Thing get(ThingsApi.Builder builder) {
    return builder.build().call(ThingsApi.GET, ThingsApi.getT1());
  }

  private static void succeed(ApiCaller caller) {
    assertThat(caller.call(ThingsApi.GET, ThingsApi.getT1())).isNotNull();
  }

  private static Thing create(ThingsApi.Builder builder) {
    return builder
        .build()
        .call(ThingsApi.CREATE, new CreateThingRequest("g1", Thing.builder().name("a").build()));
  }

  private <E extends ClientException> E failure(Class<E> type, ThingsApi.Builder builder) {
    return catchThrowableOfType(type, () -> get(builder));
  }

  @ParameterizedTest(name = "{0} {1} {2}: {3}")
  @CsvSource({
    // what happened, method, policy, how often it is sent
    "429,     GET,  SAFE, 3",
    "502,     GET,  SAFE, 3",
    "503,     GET,  SAFE, 3",
    "504,     GET,  SAFE, 3",
    "500,     GET,  SAFE, 1",
    "501,     GET,  SAFE, 1",
    "404,     GET,  SAFE, 1",
    "409,     GET,  ALL,  1",
    "CONNECT, GET,  SAFE, 3",
    "BROKEN,  GET,  SAFE, 3",
    "TIMEOUT, GET,  SAFE, 3",
    "TOO_LARGE,   GET, ALL, 1",
    "UNSENDABLE,  GET, ALL, 1",
    "INTERRUPTED, GET, ALL, 1",
    "503,     POST, SAFE, 1",
    "429,     POST, SAFE, 1",
    "BROKEN,  POST, SAFE, 1",
    "TIMEOUT, POST, SAFE, 1",
    "503,     POST, IDEMPOTENT, 1",
    "BROKEN,  POST, IDEMPOTENT, 1",
    "503,     POST, ALL, 3",
    "BROKEN,  POST, ALL, 3",
    "TIMEOUT, POST, ALL, 3",
    // a request that was never sent was not sent once
    "CONNECT, POST, SAFE, 3"
  })
  void whatIsTriedAgain(String what, String method, Methods methods, int times) {
    boolean answered = Character.isDigit(what.charAt(0));
    IntStream.range(0, 5)
        .forEach(
            i -> script(answered ? status(Integer.parseInt(what)) : failed(Kind.valueOf(what))));
    ThingsApi.Builder builder = builder(RetryPolicy.builder().methods(methods).build());

    ClientException failure =
        catchThrowableOfType(
            ClientException.class,
            () -> {
              Thing unexpected = method.equals("GET") ? get(builder) : create(builder);
              assertThat(unexpected).isNull();
            });

    assertThat(sent).hasSize(times);
    assertThat(waits).hasSize(times - 1);
    assertThat(failure.getSuppressed()).hasSize(times - 1);
    if (failure instanceof ApiException api) {
      assertThat(api.status()).isEqualTo(Integer.parseInt(what));
      assertThat(api.attempts()).isEqualTo(times);
    } else {
      assertThat(((TransportException) failure).kind()).isEqualTo(Kind.valueOf(what));
      assertThat(((TransportException) failure).attempts()).isEqualTo(times);
    }
    if (times > 1) {
      assertThat(failure).hasMessageEndingWith("(after 3 attempts)");
    } else {
      assertThat(failure).hasMessageNotContaining("attempt");
    }
  }

  @Test
  void aLaterSuccessIsTheCalls() {
    script(failed(Kind.BROKEN), status(503), ok());

    assertThat(get(builder(RetryPolicy.standard())).name()).isEqualTo("a");
    assertThat(sent).hasSize(3);
  }

  @Test
  void howTheEarlierAttemptsFailedIsToldInTheirOrder() {
    script(failed(Kind.BROKEN), status(503), status(404));

    ApiException failure = failure(ApiException.class, builder(RetryPolicy.standard()));

    assertThat(failure.status()).isEqualTo(404);
    assertThat(failure.attempts()).isEqualTo(3);
    assertThat(failure).hasMessage("getThing answered 404 (request r404) (after 3 attempts)");
    assertThat(failure.getSuppressed())
        .extracting(Throwable::getMessage)
        .containsExactly(
            "it did not work", "getThing answered 503 (request r503) (after 2 attempts)");
    assertThat(failure.getSuppressed()[1].getSuppressed()).isEmpty();
  }

  @Test
  void aBodyThatCannotBeReadIsNotTriedAgain() {
    script(
        status(503),
        new HttpResponseData(200, Headers.EMPTY, "?".getBytes(StandardCharsets.UTF_8)));

    UnreadableResponseException failure =
        failure(UnreadableResponseException.class, builder(RetryPolicy.standard()));

    assertThat(failure.attempts()).isEqualTo(2);
    assertThat(failure.getSuppressed()).hasSize(1);
  }

  @Test
  void theSameFailureThrownAgainDoesNotSuppressItself() {
    TransportException always = failed(Kind.BROKEN);
    script(always, always, always);

    TransportException failure = failure(TransportException.class, builder(RetryPolicy.standard()));

    assertThat(failure.getSuppressed()).containsExactly(always, always);
    assertThat(always.getSuppressed()).isEmpty();
  }

  @Test
  void theWholeResponseOfTheLastAttemptIsGivenBack() {
    script(status(503), status(503), status(503));

    ApiResponse<ThingResponse> response =
        builder(RetryPolicy.standard()).build().callWithResponse(ThingsApi.GET, ThingsApi.getT1());

    assertThat(response.status()).isEqualTo(503);
    assertThat(sent).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({"0.0, 0, 0, 0", "0.5, 100, 200, 400", "0.999, 199.8, 399.6, 799.2"})
  void theWaitIsAnyPartOfWhatDoubles(double chance, double first, double second, double third) {
    random = chance;
    script(status(503), status(503), status(503), status(503));

    assertThat(failure(ApiException.class, builder(RetryPolicy.builder().attempts(4).build())))
        .isNotNull();
    assertThat(waits)
        .containsExactly(
            Duration.ofNanos(Math.round(first * 1e6)),
            Duration.ofNanos(Math.round(second * 1e6)),
            Duration.ofNanos(Math.round(third * 1e6)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "7                              | -                             | PT7.1S",
        "0                              | -                             | PT0.1S",
        "Sun, 22 Nov 2026 06:00:05 GMT  | -                             | PT5.1S",
        "Sunday, 22-Nov-26 06:00:05 GMT | -                             | PT5.1S",
        "Sun Nov 22 07:00:05 2026       | Sun, 22 Nov 2026 07:00:00 GMT | PT5.1S",
        "soon                           | -                             | PT0.1S"
      })
  void theServersWordOnTheWaitCounts(String retryAfter, String date, Duration wait) {
    script(
        date == null
            ? status(503, "Retry-After", retryAfter)
            : status(429, "Retry-After", retryAfter, "Date", date));

    assertThat(get(builder(RetryPolicy.standard()))).isNotNull();
    assertThat(waits).containsExactly(wait);
  }

  @Test
  void aWaitBeyondTheCallsTimeEndsTheCallAtOnce() {
    script(status(429, "Retry-After", "60"));

    RateLimitedException failure =
        failure(
            RateLimitedException.class,
            builder(RetryPolicy.standard()).callTimeout(Duration.ofSeconds(60)));

    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(60));
    assertThat(failure.attempts()).isEqualTo(1);
    assertThat(waits).isEmpty();
  }

  @Test
  void theCallsTimeIsForAllAttemptsAndWaits() {
    perExchange = Duration.ofSeconds(4);
    script(status(503, "Retry-After", "1"), failed(Kind.TIMEOUT), ok());

    TransportException failure =
        failure(
            TransportException.class,
            builder(RetryPolicy.standard()).callTimeout(Duration.ofSeconds(9)));

    assertThat(sent)
        .extracting(HttpRequestData::timeout)
        .containsExactly(Duration.ofSeconds(9), Duration.ofMillis(3900));
    assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(failure.getSuppressed()).hasOnlyElementsOfType(ServiceUnavailableException.class);
  }

  @Test
  void oneRequestMayTakeLessThanTheCall() {
    perExchange = Duration.ofSeconds(4);
    script(failed(Kind.TIMEOUT), failed(Kind.TIMEOUT));

    assertThat(
            get(
                builder(RetryPolicy.standard())
                    .requestTimeout(Duration.ofSeconds(4))
                    .callTimeout(Duration.ofSeconds(10))))
        .isNotNull();

    assertThat(sent)
        .extracting(HttpRequestData::timeout)
        .containsExactly(Duration.ofSeconds(4), Duration.ofSeconds(4), Duration.ofMillis(1700));
  }

  @Test
  void aServerInTroubleIsNotHammered() {
    ApiCaller caller = builder(RetryPolicy.builder().budget(4).build()).build();
    for (int call = 0; call < 10; call++) {
      script(status(503), status(503), status(503));
      assertThatThrownBy(() -> caller.call(ThingsApi.GET, ThingsApi.getT1()))
          .isInstanceOf(ServiceUnavailableException.class);
      script.clear();
    }
    assertThat(sent).hasSize(10 + 4);

    for (int call = 0; call < 4; call++) { // four fifths of a retry
      succeed(caller);
    }
    script(status(503));
    assertThatThrownBy(() -> caller.call(ThingsApi.GET, ThingsApi.getT1()))
        .isInstanceOf(ServiceUnavailableException.class);
    assertThat(sent).hasSize(14 + 4 + 1);

    succeed(caller);
    script(status(503));
    succeed(caller); // gives its retry back
    script(status(503));
    succeed(caller);
    assertThat(sent).hasSize(19 + 1 + 2 + 2);
  }

  @Test
  void anInterruptEndsTheWait() {
    script(status(503), status(503));
    ThingsApi.Builder builder =
        builder(RetryPolicy.standard())
            .transport(
                request -> {
                  Thread.currentThread().interrupt(); // just after the answer has come
                  return answer(request);
                });

    TransportException failure = failure(TransportException.class, builder);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure.kind()).isEqualTo(Kind.INTERRUPTED);
    assertThat(failure.attempts()).isEqualTo(1);
    assertThat(failure).hasMessageContaining("while it waited to try again");
    assertThat(failure.getSuppressed()).hasOnlyElementsOfType(ServiceUnavailableException.class);
    assertThat(sent).hasSize(1);
  }

  @Test
  void anInterruptedThreadSendsNothing() {
    Thread.currentThread().interrupt();
    TransportException failure = failure(TransportException.class, builder(RetryPolicy.standard()));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure.kind()).isEqualTo(Kind.INTERRUPTED);
    assertThat(sent).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Methods.class)
  void statusInTheEnvelopeCounts(Methods methods) {
    HttpResponseData unavailable =
        new HttpResponseData(
            200,
            Headers.of("Content-Type", "application/json"),
            "{\"status\":503,\"content\":{}}".getBytes(StandardCharsets.UTF_8));
    script(unavailable, unavailable, unavailable);

    ServiceUnavailableException failure =
        failure(
            ServiceUnavailableException.class,
            builder(RetryPolicy.builder().methods(methods).build()).envelope(true));

    assertThat(failure.attempts()).isEqualTo(3);
  }

  /** Credentials that fail as a script says before they let a request pass. */
  private record Failing(Deque<RuntimeException> failures) implements Credentials {
    @Override
    public boolean fits(SecurityScheme scheme) {
      return true;
    }

    @Override
    public HttpRequestData authorize(AuthorizationContext context) {
      if (!failures.isEmpty()) {
        throw failures.remove();
      }
      return context.request();
    }

    @Override
    public boolean onUnauthorized(AuthorizationContext context, HttpResponseData response) {
      return context.attempt() == 1;
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"BROKEN", "TIMEOUT", "CONNECT"})
  void aTokenIsAskedForAgainWhateverTheMethodOfTheCall(Kind kind) {
    Failing credentials =
        new Failing(
            new ArrayDeque<>(
                List.of(failed(kind), new CredentialsException("no token", failed(kind)))));

    assertThat(create(builder(RetryPolicy.standard()).credentials(credentials))).isNotNull();
    assertThat(sent).hasSize(1);
    assertThat(waits).hasSize(2);
  }

  @Test
  void wrongCredentialsAreNotTriedAgain() {
    Failing credentials =
        new Failing(new ArrayDeque<>(List.of(new CredentialsException("no such client"))));

    CredentialsException failure =
        catchThrowableOfType(
            CredentialsException.class,
            () -> create(builder(RetryPolicy.standard()).credentials(credentials)));

    assertThat(failure).hasMessage("no such client");
    assertThat(sent).isEmpty();
    assertThat(waits).isEmpty();
  }

  @Test
  void aRequestThatWas401IsSentAgainForTheCredentialsAndNotMore() {
    script(status(401), failed(Kind.BROKEN));

    TransportException failure =
        catchThrowableOfType(
            TransportException.class,
            () ->
                create(
                    builder(RetryPolicy.standard()).credentials(new Failing(new ArrayDeque<>()))));

    assertThat(failure.attempts()).isEqualTo(1);
    assertThat(sent).hasSize(2);
  }
}
