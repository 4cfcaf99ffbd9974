package dev.dateline.client.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.dateline.client.ApiCaller;
import dev.dateline.client.errors.ClientException;
import dev.dateline.client.errors.CredentialsException;
import dev.dateline.client.errors.UnauthorizedException;
import dev.dateline.client.testing.StubServer;
import dev.dateline.client.testing.StubServer.Answer;
import dev.dateline.client.testing.StubServer.Received;
import dev.dateline.client.testing.ThingsApi;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A service account with tokens of an OAuth 2.0 server that is not ours, which signs them. */
class ServiceAccountAgainstOauthServerTest {

  private static final String ISSUER = "accounts";
  private static final String ID = "mdb_sa_id_1";
  private static final String SECRET = "mdb_sa_sk_s3cret";

  private final MockOAuth2Server tokens = new MockOAuth2Server();
  private final StubServer api = new StubServer(this::answer);
  private final Set<String> revoked = ConcurrentHashMap.newKeySet();
  private final AtomicLong now = new AtomicLong();

  @BeforeEach
  void start() {
    tokens.start(InetAddress.getLoopbackAddress(), 0);
  }

  @AfterEach
  void stop() {
    api.close();
    tokens.shutdown();
  }

  /**
   * Lets in whoever has a token that the server signed for the account, and that is not revoked.
   */
  private Answer answer(Received request) {
    String token = request.header("Authorization").replaceFirst("^Bearer ", "");
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      JWKSet keys = JWKSet.load(tokens.jwksUrl(ISSUER).url());
      boolean signed =
          jwt.verify(
              new RSASSAVerifier(
                  keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey().toRSAPublicKey()));
      boolean his = ID.equals(jwt.getJWTClaimsSet().getSubject());
      return Answer.empty(signed && his && !revoked.contains(token) ? 204 : 401);
    } catch (Exception e) {
      return Answer.empty(401);
    }
  }

  private ServiceAccountCredentials account() {
    return new ServiceAccountCredentials(
        ID, SECRET, tokens.tokenEndpointUrl(ISSUER).uri(), now::get);
  }

  private ApiCaller caller(Credentials credentials) {
    return caller(credentials, Duration.ofSeconds(20));
  }

  private ApiCaller caller(Credentials credentials, Duration timeout) {
    return new ThingsApi.Builder()
        .baseUri(api.uri())
        .credentials(credentials)
        .callTimeout(timeout)
        .build();
  }

  private static void call(ApiCaller caller) {
    caller.call(ThingsApi.secured(List.of(List.of("ServiceAccounts"))), ThingsApi.find(out -> {}));
  }

  /** What the token endpoint was sent; the API asks for keys meanwhile. */
  private List<RecordedRequest> tokenRequests() {
    List<RecordedRequest> received = new ArrayList<>();
    while (true) {
      try {
        RecordedRequest request = tokens.takeRequest(10, TimeUnit.MILLISECONDS);
        if ("POST".equals(request.getMethod())) {
          received.add(request);
        }
      } catch (RuntimeException e) {
        return received; // there is no more
      }
    }
  }

  private List<String> sent() {
    return api.requests().stream().map(request -> request.header("Authorization")).toList();
  }

  private void tokensLast(long seconds) {
    tokens.enqueueCallback(
        new DefaultOAuth2TokenCallback(ISSUER, ID, "JWT", List.of("api"), Map.of(), seconds));
  }

  @Test
  void aTokenIsFetchedOnceAndUsedUntilItIsAboutToExpire() {
    tokensLast(600);
    ApiCaller caller = caller(account());
    call(caller);
    call(caller);
    assertThat(new HashSet<>(sent())).hasSize(1);

    now.addAndGet(TimeUnit.SECONDS.toNanos(530));
    call(caller);
    assertThat(new HashSet<>(sent())).hasSize(1);
    now.addAndGet(TimeUnit.SECONDS.toNanos(15));
    call(caller);

    assertThat(new HashSet<>(sent())).hasSize(2);
    List<RecordedRequest> requests = tokenRequests();
    assertThat(requests).hasSize(2);
    assertThat(requests.get(0).getHeader("Authorization")).startsWith("Basic ");
    assertThat(requests.get(0).getBody().readUtf8()).isEqualTo("grant_type=client_credentials");
  }

  @Test
  void aRevokedTokenIsReplacedWithinTheCall() {
    ApiCaller caller = caller(account());
    call(caller);
    revoked.add(sent().get(0).substring("Bearer ".length()));

    call(caller);

    assertThat(sent()).hasSize(3);
    assertThat(sent().get(1)).isEqualTo(sent().get(0));
    assertThat(sent().get(2)).isNotEqualTo(sent().get(0));
    assertThat(tokenRequests()).hasSize(2);
  }

  @Test
  void anAccountThatMayNotIsToldSoAfterOneNewToken() {
    ApiCaller caller =
        caller(
            new ServiceAccountCredentials("stranger", SECRET)
                .tokenUri(tokens.tokenEndpointUrl(ISSUER).uri()));

    assertThatThrownBy(() -> call(caller)).isInstanceOf(UnauthorizedException.class);

    assertThat(sent()).hasSize(2);
    assertThat(tokenRequests()).hasSize(2);
  }

  @Test
  void manyThreadsShareOneFetchAndOneRenewal() throws Exception {
    int threads = 32;
    ApiCaller caller = caller(account());
    inParallel(threads, () -> call(caller));
    assertThat(new HashSet<>(sent())).hasSize(1);

    revoked.add(sent().get(0).substring("Bearer ".length()));
    inParallel(threads, () -> call(caller));

    assertThat(new HashSet<>(sent())).hasSize(2);
    assertThat(tokenRequests()).hasSize(2);
  }

  private static void inParallel(int threads, Runnable call) throws Exception {
    CyclicBarrier start = new CyclicBarrier(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<CompletableFuture<Void>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(
            CompletableFuture.runAsync(
                () -> {
                  try {
                    start.await(20, TimeUnit.SECONDS);
                  } catch (Exception e) {
                    throw new IllegalStateException(e);
                  }
                  call.run();
                },
                pool));
      }
      CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
    } finally {
      pool.shutdownNow();
    }
  }

  /** What a token endpoint may do instead of giving a token, and what the caller is told. */
  @SuppressWarnings("ImmutableEnumChecker") // nobody changes an answer
  private enum Trouble {
    FAILS(
        new MockResponse().setResponseCode(500).setBody("{\"error\":\"server_error\"}"),
        "answered 500 server_error"),
    REFUSES(
        new MockResponse().setResponseCode(401).setBody("{\"error\":\"invalid_client\"}"),
        "answered 401 invalid_client; check the client id and the client secret"),
    REDIRECTS(
        new MockResponse()
            .setResponseCode(302)
            .setHeader("Location", "https://elsewhere.example/login"),
        "answered 302; redirects are not followed"),
    ANSWERS_HTML(
        new MockResponse().setHeader("Content-Type", "text/html").setBody("<html>Sign in</html>"),
        "answered 200 with text/html and without a usable access_token"),
    ANSWERS_NOTHING(new MockResponse(), "answered 200 without a usable access_token"),
    ANSWERS_HALF(
        new MockResponse().setBody("{\"access_token\": \"a-s3cret-tok"),
        "answered 200 without a usable access_token"),
    ANSWERS_OTHER_JSON(
        new MockResponse().setBody("{\"access_token\": 5}"),
        "answered 200 without a usable access_token"),
    ANSWERS_NO_END(
        new MockResponse().setBody("x".repeat(2 << 20)), "answered with more than 1 MiB"),
    HANGS(new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE), "no whole answer within"),
    DRIPS(
        new MockResponse()
            .setBody("{\"access_token\":\"a-s3cret-token\"}")
            .throttleBody(1, 1, TimeUnit.SECONDS),
        "no whole answer within"),
    HANGS_UP(
        new MockResponse().setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST),
        "the connection broke");

    @SuppressWarnings("ImmutableEnumChecker") // nothing changes it
    private final MockResponse answer;

    private final String message;

    Trouble(MockResponse answer, String message) {
      this.answer = answer;
      this.message = message;
    }
  }

  @ParameterizedTest
  @EnumSource
  void anEndpointInTroubleIsNamedInTime(Trouble trouble) throws IOException {
    try (MockWebServer login = new MockWebServer()) {
      login.setDispatcher(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
              return trouble.answer.clone();
            }
          });
      login.start(InetAddress.getLoopbackAddress(), 0);
      URI endpoint = login.url("/token").uri();
      Duration timeout = Duration.ofSeconds(2);
      Credentials account = Credentials.serviceAccount(ID, SECRET).tokenUri(endpoint);
      long start = System.nanoTime();

      ClientException failure =
          catchThrowableOfType(ClientException.class, () -> call(caller(account, timeout)));

      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isLessThan(timeout.plus(Duration.ofSeconds(8)));
      assertThat(failure)
          .hasMessageContaining(endpoint.toString())
          .hasMessageContaining(trouble.message);
      for (Throwable at = failure; at != null; at = at.getCause()) {
        assertThat(at.toString()).doesNotContain("s3cret").doesNotContain("Basic ");
      }
      assertThat(api.requests()).isEmpty();
    }
  }

  @Test
  void aTokenThatTheServerDoesNotTakeBackIsNotUsedAgain() {
    ServiceAccountCredentials account = account();
    ApiCaller caller = caller(account);
    call(caller);

    // This server takes back refresh tokens only.
    assertThatThrownBy(() -> account.revoke(tokens.revocationEndpointUrl(ISSUER).uri()))
        .isInstanceOf(CredentialsException.class)
        .hasMessageContaining(tokens.revocationEndpointUrl(ISSUER) + " answered 400");
    call(caller);

    assertThat(new HashSet<>(sent())).hasSize(2);
  }
}
