package dev.dateline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dateline.server.testing.BareServer;
import dev.dateline.server.testing.Http;
import dev.dateline.server.testing.Job;
import dev.dateline.server.testing.JobsApi;
import dev.dateline.server.testing.JobsApi.JobResponse;
import dev.dateline.server.testing.ManualClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our server against the digest client of Apache, and against requests made by hand. */
class DigestAuthenticatorTest {
  private static final String REALM = "MMS \"Public\" API";
  private static final Principal OLGA = Principal.of("olga", "Owner");

  private final ManualClock clock = new ManualClock();
  private final List<String> authorizations = new ArrayList<>();
  private BareServer server;

  @AfterEach
  void stop() {
    server.close();
  }

  private void start(List<String> algorithms, DigestAccount account) throws IOException {
    Authenticator digest =
        Authenticator.digest(
            REALM,
            algorithms,
            Nonces.of(clock, Duration.ofMinutes(5)),
            user -> user.equals("olga") ? Optional.of(account) : Optional.empty());
    ServerSettings settings = ServerSettings.builder().authenticator(digest).build();
    server =
        new BareServer(new OperationHandler(JobsApi.PROTOCOL, settings))
            .with(
                JobsApi.CREATE,
                request -> new JobResponse.Ok(request.body().toBuilder().id("00aa").build()))
            .with(
                JobsApi.get(List.of(List.of("Digest"))),
                request -> new JobResponse.Ok(Job.builder().id("00aa").name("n").build()));
  }

  /** Apache's client; keeps the Authorization headers that it sends. */
  private CloseableHttpClient apache(String password) {
    BasicCredentialsProvider credentials = new BasicCredentialsProvider();
    credentials.setCredentials(
        new AuthScope(null, -1), new UsernamePasswordCredentials("olga", password.toCharArray()));
    return HttpClients.custom()
        .setDefaultCredentialsProvider(credentials)
        .addRequestInterceptorLast(
            (request, entity, context) ->
                authorizations.add(
                    request.containsHeader(HttpHeaders.AUTHORIZATION)
                        ? request.getFirstHeader(HttpHeaders.AUTHORIZATION).getValue()
                        : "none"))
        .build();
  }

  private ClassicHttpRequest get(String path) {
    return ClassicRequestBuilder.get(server.uri() + path).build();
  }

  private ClassicHttpRequest post() {
    return ClassicRequestBuilder.post(server.uri() + "/groups/a/jobs?count=2")
        .setEntity("{\"name\":\"n\"}", ContentType.APPLICATION_JSON)
        .build();
  }

  private static int status(
      CloseableHttpClient client, HttpClientContext context, ClassicHttpRequest request)
      throws IOException {
    return client.execute(request, context, response -> response.getCode());
  }

  @ParameterizedTest
  @CsvSource({"MD5", "SHA-256", "'SHA-256,MD5'", "'MD5,SHA-256'"})
  void anIndependentClientGetsIn(String algorithms) throws IOException {
    start(List.of(algorithms.split(",", -1)), DigestAccount.withPassword(OLGA, "pass:wörd"));
    try (CloseableHttpClient client = apache("pass:wörd")) {
      HttpClientContext context = HttpClientContext.create();
      assertThat(status(client, context, get("/jobs/1?pretty=true"))).isEqualTo(200);
      assertThat(status(client, context, get("/jobs/%C3%A9"))).isEqualTo(200);
      assertThat(status(client, context, post())).isEqualTo(200);
      // One challenge below each path, as Apache keeps them: then the nonce is used again.
      assertThat(authorizations).filteredOn("none"::equals).hasSize(2);
      assertThat(authorizations.get(2)).contains("nc=00000002");
    }
  }

  @Test
  void hashesDoInsteadOfPasswords() throws Exception {
    String plain = "olga:" + REALM + ":secret";
    DigestAccount account =
        DigestAccount.withHashes(
            OLGA, Map.of("MD5", hash("MD5", plain), "SHA-256", hash("SHA-256", plain)));
    for (String algorithm : List.of("MD5", "SHA-256")) {
      start(List.of(algorithm), account);
      try (CloseableHttpClient client = apache("secret")) {
        assertThat(status(client, HttpClientContext.create(), get("/jobs/1"))).isEqualTo(200);
      }
      server.close();
    }
    start(List.of("SHA-256"), DigestAccount.withHashes(OLGA, Map.of("MD5", hash("MD5", plain))));
    try (CloseableHttpClient client = apache("secret")) {
      assertThat(status(client, HttpClientContext.create(), get("/jobs/1"))).isEqualTo(401);
    }
  }

  private static String hash(String algorithm, String text) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aWrongPasswordStaysOut() throws IOException {
    start(List.of("MD5"), DigestAccount.withPassword(OLGA, "secret"));
    try (CloseableHttpClient client = apache("wrong")) {
      assertThat(status(client, HttpClientContext.create(), get("/jobs/1"))).isEqualTo(401);
    }
  }

  @Test
  void aClientGoesOnWithANewNonceWhenItsOwnIsStale() throws IOException {
    start(List.of("MD5"), DigestAccount.withPassword(OLGA, "secret"));
    try (CloseableHttpClient client = apache("secret")) {
      HttpClientContext context = HttpClientContext.create();
      assertThat(status(client, context, get("/jobs/1"))).isEqualTo(200);
      clock.advance(Duration.ofMinutes(6));
      assertThat(status(client, context, get("/jobs/1"))).isEqualTo(200);
      assertThat(authorizations).hasSize(4);
      assertThat(nonce(authorizations.get(3))).isNotEqualTo(nonce(authorizations.get(2)));
    }
  }

  private static String nonce(String authorization) {
    return authorization.replaceAll(".*[ ,]nonce=\"([^\"]+)\".*", "$1");
  }

  private HttpResponse<String> replay(String path, String authorization) {
    return Http.send("GET", URI.create(server.uri() + path), null, "Authorization", authorization);
  }

  private String accepted() throws IOException {
    start(List.of("MD5"), DigestAccount.withPassword(OLGA, "secret"));
    try (CloseableHttpClient client = apache("secret")) {
      assertThat(status(client, HttpClientContext.create(), get("/jobs/1"))).isEqualTo(200);
    }
    return authorizations.get(1);
  }

  @Test
  void aRequestCannotBeReplayed() throws IOException {
    HttpResponse<String> again = replay("/jobs/1", accepted());
    assertThat(again.statusCode()).isEqualTo(401);
    assertThat(again.headers().firstValue("WWW-Authenticate").orElseThrow())
        .startsWith("Digest ")
        .contains("realm=\"MMS \\\"Public\\\" API\"")
        .contains("qop=\"auth\"")
        .contains("algorithm=MD5")
        .contains("stale=true");
  }

  @Test
  void anExpiredNonceIsStaleOnlyForWhoKnowsThePassword() throws IOException {
    String authorization = accepted();
    clock.advance(Duration.ofMinutes(6));
    assertThat(challenge(replay("/jobs/1", authorization))).contains("stale=true");
    String forged = authorization.replaceAll("response=\"..", "response=\"00");
    assertThat(challenge(replay("/jobs/1", forged))).doesNotContain("stale");
  }

  private static String challenge(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(401);
    return response.headers().firstValue("WWW-Authenticate").orElseThrow();
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nc=00000001                  | nc=00000002
          nc=00000001                  | nc=1
          qop=auth                     | qop=auth-int
          algorithm=MD5                | algorithm=SHA-256
          algorithm=MD5                | algorithm=MD5-sess
          username="olga"              | username="otto"
          uri="/jobs/1"                | uri="/jobs/2"
          uri="/jobs/1"                | uri="/jobs/1?x=1"
          nonce="0                     | nonce="f
          response="                   | response="0
          cnonce="                     | cnonce="0
          """)
  void whatIsSignedCannotBeChanged(String part, String instead) throws IOException {
    String changed = accepted().replace(part, instead);
    assertThat(changed).isNotEqualTo(authorizations.get(1));
    assertThat(challenge(replay("/jobs/1", changed))).doesNotContain("stale");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/jobs/2", "/jobs/1?pretty=true"})
  void credentialsAreForOneRequest(String path) throws IOException {
    String next = accepted();
    assertThat(challenge(replay(path, next))).doesNotContain("stale");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Digest", "Digest x", "Digest username=\"olga\"", "Digest ,,", "Basic x"})
  void malformedCredentialsAreNone(String authorization) throws IOException {
    start(List.of("SHA-256", "MD5"), DigestAccount.withPassword(OLGA, "secret"));
    HttpResponse<String> response = replay("/jobs/1", authorization);
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().allValues("WWW-Authenticate"))
        .hasSize(2)
        .allMatch(challenge -> !challenge.contains("stale"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHA-1", "MD5-sess", ""})
  void unknownAlgorithmsAreRefusedAtOnce(String algorithm) throws IOException {
    start(List.of("MD5"), DigestAccount.withPassword(OLGA, "secret"));
    assertThatThrownBy(
            () ->
                Authenticator.digest(
                    REALM, List.of(algorithm), Nonces.of(clock), user -> Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("MD5, SHA-256 and SHA-512-256");
  }
}
