package dev.dateline.client.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dateline.client.ApiCaller;
import dev.dateline.client.errors.CredentialsException;
import dev.dateline.client.errors.TransportException;
import dev.dateline.client.errors.UnauthorizedException;
import dev.dateline.client.retry.RetryPolicy;
import dev.dateline.client.testing.RawServer;
import dev.dateline.client.testing.StubServer;
import dev.dateline.client.testing.StubServer.Answer;
import dev.dateline.client.testing.StubServer.Received;
import dev.dateline.client.testing.ThingsApi;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceAccountTest {

  private static final String SECRET = "mdb_sa_sk_s3cret";

  private final AtomicInteger issued = new AtomicInteger();
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1000); // about to overflow
  private final StubServer server = new StubServer(this::answer);
  private final ServiceAccountCredentials account =
      new ServiceAccountCredentials("mdb_sa_id_1", SECRET, null, now::get);

  @AfterEach
  void stop() {
    server.close();
  }

  private Answer answer(Received request) {
    return request.rawPath().endsWith("/oauth/token") ? token(3600) : Answer.empty(204);
  }

  private Answer token(long seconds) {
    return Answer.json(
        200,
        "{\"access_token\":\"token-%d\",\"expires_in\":%d,\"token_type\":\"Bearer\"}"
            .formatted(issued.incrementAndGet(), seconds));
  }

  private ApiCaller caller(Credentials credentials) {
    return new ThingsApi.Builder().baseUri(server.uri()).credentials(credentials).build();
  }

  private void call(ApiCaller caller) {
    caller.call(ThingsApi.secured(List.of(List.of("ServiceAccounts"))), ThingsApi.find(out -> {}));
  }

  private List<Received> tokenRequests() {
    return server.requests().stream()
        .filter(request -> request.rawPath().endsWith("/token"))
        .toList();
  }

  private List<String> authorizations() {
    return server.requests().stream()
        .filter(request -> request.rawPath().equals("/api/things"))
        .map(request -> request.header("Authorization"))
        .toList();
  }

  @Test
  void aTokenIsFetchedAsTheStandardSays() {
    call(caller(account));

    Received request = tokenRequests().get(0);
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.rawTarget()).isEqualTo("/api/oauth/token");
    assertThat(request.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
    assertThat(request.header("Accept")).isEqualTo("application/json");
    assertThat(request.header("User-Agent")).startsWith("dateline/");
    assertThat(request.body()).isEqualTo("grant_type=client_credentials");
    assertThat(request.header("Authorization"))
        .isEqualTo("Basic " + base64("mdb_sa_id_1:" + SECRET));
    assertThat(authorizations()).containsExactly("Bearer token-1");
  }

  @Test
  void idAndSecretAreEncodedBeforeTheyAreJoined() {
    call(caller(Credentials.serviceAccount("a:b é", "c%+/")));

    assertThat(tokenRequests().get(0).header("Authorization"))
        .isEqualTo("Basic " + base64("a%3Ab+%C3%A9:c%25%2B%2F"));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aTokenServesManyCallsAndClients() {
    ApiCaller one = caller(account);
    call(one);
    call(one);
    call(caller(account));

    assertThat(tokenRequests()).hasSize(1);
    assertThat(authorizations()).hasSize(3).containsOnly("Bearer token-1");
  }

  @Test
  void aTokenIsNotShownToAnotherServer() {
    try (StubServer other = new StubServer(request -> answer(request))) {
      call(caller(account));
      call(new ThingsApi.Builder().baseUri(other.uri()).credentials(account).build());

      assertThat(other.last().header("Authorization")).isEqualTo("Bearer token-2");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "3600, 3539, 1", "3600, 3541, 2", // a minute before
    "50, 39, 1", "50, 41, 2", // the last fifth of a short life
    "0, 0, 2"
  })
  void aTokenIsRenewedBeforeItExpires(long lifetime, long later, int fetched) {
    server.answers(
        request -> request.rawPath().endsWith("/token") ? token(lifetime) : Answer.empty(204));
    ApiCaller caller = caller(account);
    call(caller);
    now.addAndGet(TimeUnit.SECONDS.toNanos(later));
    call(caller);

    assertThat(tokenRequests()).hasSize(fetched);
    assertThat(authorizations()).containsExactly("Bearer token-1", "Bearer token-" + fetched);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"access_token\":\"t\"}",
        "{\"access_token\":\"t\",\"expires_in\":\"3600\"}",
        "{\"access_token\":\"t\",\"expires_in\":null,\"token_type\":\"bearer\"}",
        "{\"access_token\":\"t\",\"expires_in\":99999999999999999}",
        "{\"access_token\":\"t\",\"expires_in\":1e300}",
        "{\"access_token\":\"t\",\"expires_in\":\"soon\"}",
        "{\"access_token\":\"t\",\"expires_in\":\"1e99\"}",
        "{\"access_token\":\"t\",\"expires_in\":3599.9}",
        "{\"access_token\":\"t\",\"expires_in\":[1]}"
      })
  void aLifetimeMayBeMissingOrOdd(String answer) {
    server.answers(
        request ->
            request.rawPath().endsWith("/token") ? Answer.json(200, answer) : Answer.empty(204));
    ApiCaller caller = caller(account);
    call(caller);
    now.addAndGet(TimeUnit.SECONDS.toNanos(600));
    call(caller);

    assertThat(tokenRequests()).hasSize(1);
    assertThat(authorizations()).containsExactly("Bearer t", "Bearer t");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "-9e99", "\"0\"", "\"-5\"", "0.5"})
  void aTokenThatHasNoTimeLeftServesTheCallThatFetchedIt(String lifetime) {
    server.answers(
        request ->
            request.rawPath().endsWith("/token")
                ? Answer.json(
                    200,
                    "{\"access_token\":\"token-%d\",\"expires_in\":%s}"
                        .formatted(issued.incrementAndGet(), lifetime))
                : Answer.empty(204));
    ApiCaller caller = caller(account);
    call(caller);
    call(caller);

    assertThat(authorizations()).containsExactly("Bearer token-1", "Bearer token-2");
  }

  @Test
  void aTokenIsGivenBackAndNotUsedAgain() {
    ApiCaller caller = caller(account);
    call(caller);
    account.revoke(URI.create("/api/oauth/revoke"));
    account.revoke(URI.create("/api/oauth/revoke")); // there is none any more
    call(caller);

    List<Received> revocations =
        server.requests().stream()
            .filter(request -> request.rawTarget().equals("/api/oauth/revoke"))
            .toList();
    assertThat(revocations).hasSize(1);
    assertThat(revocations.get(0).method()).isEqualTo("POST");
    assertThat(revocations.get(0).body()).isEqualTo("token=token-1&token_type_hint=access_token");
    assertThat(revocations.get(0).header("Content-Type"))
        .isEqualTo("application/x-www-form-urlencoded");
    assertThat(revocations.get(0).header("Authorization"))
        .isEqualTo("Basic " + base64("mdb_sa_id_1:" + SECRET));
    assertThat(authorizations()).containsExactly("Bearer token-1", "Bearer token-2");
  }

  @Test
  void aTokenThatCannotBeGivenBackIsNotUsedAgainEither() {
    server.answers(
        request ->
            request.rawPath().endsWith("/revoke")
                ? Answer.json(503, "{\"error\":\"unsupported_token_type\"}")
                : answer(request));
    ApiCaller caller = caller(account);
    call(caller);

    assertThatThrownBy(() -> account.revoke(URI.create("/api/oauth/revoke")))
        .isInstanceOf(CredentialsException.class)
        .hasMessage(
            "The token endpoint %s/api/oauth/revoke answered 503 unsupported_token_type.",
            server.uri());
    call(caller);
    assertThat(authorizations()).containsExactly("Bearer token-1", "Bearer token-2");
  }

  @Test
  void aRefusedTokenIsReplacedOnce() {
    server.answers(
        request ->
            request.rawPath().endsWith("/token")
                ? token(3600)
                : Answer.empty(
                    request.header("Authorization").equals("Bearer token-1") ? 401 : 204));
    call(caller(account));

    assertThat(authorizations()).containsExactly("Bearer token-1", "Bearer token-2");
  }

  @Test
  void aTokenThatIsRefusedAnewEndsTheCall() {
    server.answers(
        request ->
            request.rawPath().endsWith("/token")
                ? token(3600)
                : Answer.json(401, "{\"error\":401,\"errorCode\":\"NO\"}"));

    UnauthorizedException failure =
        catchThrowableOfType(UnauthorizedException.class, () -> call(caller(account)));

    assertThat(failure.errorCode()).contains("NO");
    assertThat(authorizations()).containsExactly("Bearer token-1", "Bearer token-2");
    assertThat(tokenRequests()).hasSize(2);
  }

  @Test
  void oneThreadFetchesForAll() throws Exception {
    int threads = 8;
    CountDownLatch calling = new CountDownLatch(threads);
    server.answers(
        request -> {
          if (request.rawPath().endsWith("/token")) {
            await(calling); // until all have begun
            return token(3600);
          }
          return Answer.empty(204);
        });
    ApiCaller caller = caller(account);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<CompletableFuture<Void>> calls = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        calls.add(
            CompletableFuture.runAsync(
                () -> {
                  calling.countDown();
                  call(caller);
                },
                pool));
      }
      CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
    } finally {
      pool.shutdownNow();
    }

    assertThat(tokenRequests()).hasSize(1);
    assertThat(authorizations()).hasSize(threads).containsOnly("Bearer token-1");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anInterruptOfTheThreadThatFetchesIsNotTheOthersFailure() throws Exception {
    CountDownLatch fetching = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    server.answers(
        request -> {
          if (!request.rawPath().endsWith("/token")) {
            return Answer.empty(204);
          }
          if (fetching.getCount() > 0) {
            fetching.countDown();
            await(release);
          }
          return token(3600);
        });
    ApiCaller caller = caller(account);
    CompletableFuture<Throwable> first = new CompletableFuture<>();
    Thread leader =
        new Thread(
            () ->
                first.complete(org.assertj.core.api.Assertions.catchThrowable(() -> call(caller))));
    leader.start();
    await(fetching);
    CompletableFuture<Void> second = CompletableFuture.runAsync(() -> call(caller));
    leader.interrupt();

    assertThat(first.get(10, TimeUnit.SECONDS))
        .isInstanceOfSatisfying(
            TransportException.class,
            e -> assertThat(e.kind()).isEqualTo(TransportException.Kind.INTERRUPTED));
    second.get(10, TimeUnit.SECONDS);
    release.countDown();
    assertThat(authorizations()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401 | {\"error\":\"invalid_client\",\"error_description\":\"Unknown\\nclient\"} "
            + "| answered 401 invalid_client (Unknown client); check the client id",
        "400 | {\"error\":\"invalid_request\"} | answered 400 invalid_request; check the client id",
        "403 | <html/> | answered 403; check the client id",
        "400 | {\"error\":\"invalid_scope\"} | answered 400 invalid_scope.",
        "200 | {\"error\":\"bad_verification\",\"error_description\":\"No such client\"} "
            + "| answered 200 bad_verification (No such client) without a usable access_token",
        "200 | <html/> | answered 200 with application/json and without a usable access_token",
        "204 | '' | answered 204 without a usable access_token",
        "500 | '' | answered 500.",
        "302 | '' | redirects are not followed",
        "200 | '' | without a usable access_token",
        "200 | [] | without a usable access_token",
        "200 | {\"access_token\":\"sp ace-t0ken\"} | without a usable access_token",
        "200 | {\"access_token\":\"t0ken | without a usable access_token",
        "200 | {\"access_token\":\"t0ken\",\"token_type\":\"mac\"} | other than Bearer",
      })
  void anEndpointThatGivesNoTokenIsNamedAndNothingSecretIs(
      int status, String body, String message) {
    server.answers(request -> status == 204 ? Answer.empty(204) : Answer.json(status, body));

    CredentialsException failure =
        catchThrowableOfType(CredentialsException.class, () -> call(caller(account)));

    assertThat(failure)
        .hasMessageContaining("The token endpoint " + server.uri() + "/api/oauth/token")
        .hasMessageContaining(message)
        .hasMessageNotContaining(SECRET)
        .hasMessageNotContaining("t0ken");
    assertThat(failure.getCause()).isNull();
    assertThat(authorizations()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 502, 503, 504})
  void anEndpointThatIsOverloadedIsAskedAgain(int status) {
    server.answers(
        request ->
            tokenRequests().size() == 1
                ? Answer.json(status, "{\"access_token\":\"t0ken\"}").with("Retry-After", "0")
                : answer(request));
    ApiCaller caller =
        new ThingsApi.Builder()
            .baseUri(server.uri())
            .credentials(account)
            .retries(RetryPolicy.builder().baseDelay(Duration.ZERO).build())
            .build();

    call(caller);

    assertThat(tokenRequests()).hasSize(2);
    assertThat(authorizations()).containsExactly("Bearer token-1");
  }

  @Test
  void anEndpointThatIsNotReachedIsNamed() {
    try (RawServer silent = RawServer.silent()) {
      ApiCaller caller =
          new ThingsApi.Builder()
              .baseUri(server.uri())
              .credentials(account.tokenUri(silent.uri().resolve("/token")))
              .callTimeout(Duration.ofMillis(900))
              .build();

      assertThatThrownBy(() -> call(caller))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("POST " + silent.uri() + "/token");
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void theEndpointMayBeAnotherOne() {
    call(
        caller(
            Credentials.serviceAccount("id", SECRET).tokenUri(URI.create("/login/oauth/token"))));
    assertThat(tokenRequests())
        .extracting(Received::rawTarget)
        .containsExactly("/login/oauth/token");

    try (StubServer login = new StubServer(request -> answer(request))) {
      call(caller(account.tokenUri(login.uri().resolve("/oauth/token"))));
      assertThat(login.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://things.example, https://things.example/api/oauth/token",
    "https://THINGS.example:443, https://things.example/api/oauth/token",
    "https://eu.things.example, https://things.example/api/oauth/token", // documented, too
    "http://localhost:1234, http://localhost:1234/api/oauth/token",
    "http://localhost:1234/stub/, http://localhost:1234/stub/api/oauth/token"
  })
  void theDocumentsEndpointMovesWithItsServer(String baseUri, String endpoint) {
    assertThat(context(baseUri).resolve(URI.create("https://things.example/api/oauth/token")))
        .isEqualTo(URI.create(endpoint));
  }

  @Test
  void anEndpointOnAnotherHostStaysWhereItIs() {
    URI elsewhere = URI.create("https://login.example/token?a=b");
    assertThat(context("http://localhost:1234").resolve(elsewhere)).isEqualTo(elsewhere);
  }

  private static AuthorizationContext context(String baseUri) {
    return new AuthorizationContext(
        ThingsApi.PROTOCOL.securitySchemes().get("ServiceAccounts"),
        new dev.dateline.client.transport.HttpRequestData(
            "GET",
            URI.create(baseUri),
            dev.dateline.runtime.http.Headers.builder().build(),
            null,
            Duration.ofSeconds(1),
            1),
        1,
        null,
        List.of(URI.create("https://things.example"), URI.create("https://eu.things.example")),
        URI.create(baseUri),
        request -> {
          throw new AssertionError("nothing is to be sent");
        });
  }

  @ParameterizedTest
  @CsvSource({"'', secret, id", "id, ' ', secret"})
  void idAndSecretAreNeeded(String id, String secret, String missing) {
    assertThatThrownBy(() -> Credentials.serviceAccount(id, secret))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the " + missing + " is empty");
  }
}
