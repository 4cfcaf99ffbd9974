package dev.dateline.client.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dateline.client.ApiCaller;
import dev.dateline.client.errors.ClientException;
import dev.dateline.client.errors.CredentialsException;
import dev.dateline.client.errors.UnauthorizedException;
import dev.dateline.client.testing.StubServer;
import dev.dateline.client.testing.StubServer.Answer;
import dev.dateline.client.testing.StubServer.Received;
import dev.dateline.client.testing.ThingsApi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {

  private static final String SECRET = "s3cret";

  private final StubServer server =
      new StubServer(
          request ->
              request.rawPath().endsWith("/token")
                  ? Answer.json(200, "{\"access_token\":\"t\"}")
                  : Answer.empty(204));

  @AfterEach
  void stop() {
    server.close();
  }

  private static Credentials credentials(String kind) {
    return switch (kind) {
      case "bearer" -> Credentials.bearer(SECRET);
      case "supplier" -> Credentials.bearer(() -> SECRET);
      case "account" -> Credentials.serviceAccount("id", SECRET);
      case "account+uri" ->
          Credentials.serviceAccount("id", SECRET).tokenUri(java.net.URI.create("/token"));
      case "digest" -> Credentials.digest("user", SECRET);
      case "basic" -> Credentials.basic("user", SECRET);
      case "none" -> Credentials.none();
      default -> throw new IllegalArgumentException(kind);
    };
  }

  /** {@code A+B,C,-}: alternatives, of several schemes each, or of none. */
  private static List<List<String>> alternatives(String text) {
    List<List<String>> alternatives = new ArrayList<>();
    if (!text.equals("open")) {
      for (String alternative : text.split(",", -1)) {
        alternatives.add(
            alternative.equals("-") ? List.of() : Arrays.asList(alternative.split("\\+", -1)));
      }
    }
    return alternatives;
  }

  private String call(String kind, String security) {
    ThingsApi.Builder builder = new ThingsApi.Builder().baseUri(server.uri());
    if (!kind.equals("unset")) {
      builder.credentials(credentials(kind));
    }
    builder.build().call(ThingsApi.secured(alternatives(security)), ThingsApi.find(out -> {}));
    return server.last().header("Authorization");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bearer      | BearerAuth                   | Bearer s3cret",
        "bearer      | ServiceAccounts              | Bearer s3cret",
        "bearer      | DigestAuth,ServiceAccounts   | Bearer s3cret",
        "bearer      | ClientCertificate+BearerAuth | Bearer s3cret",
        "bearer      | -,BearerAuth                 | Bearer s3cret",
        "bearer      | -,BasicAuth                  | ''",
        "bearer      | open                         | ''",
        "supplier    | BearerAuth                   | Bearer s3cret",
        "account     | ServiceAccounts              | Bearer t",
        "account+uri | BearerAuth                   | Bearer t",
        "basic       | DigestAuth,BasicAuth         | Basic dXNlcjpzM2NyZXQ=",
        "digest      | DigestAuth                   | ''", // nothing before a challenge
        "none        | DigestAuth,BasicAuth         | ''",
        "none        | open                         | ''",
        "unset       | open                         | ''",
        "unset       | BasicAuth,-                  | ''",
        "unset       | ClientCertificate            | ''",
        "unset       | BasicAuth,ClientCertificate  | ''",
        "basic       | ClientCertificate,BasicAuth  | Basic dXNlcjpzM2NyZXQ=",
      })
  void theAlternativeThatFitsIsUsed(String kind, String security, String authorization) {
    assertThat(call(kind, security)).isEqualTo(authorization);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "basic   | ServiceAccounts,DigestAuth | ServiceAccounts (OAuth 2.0 client credentials), or"
            + " DigestAuth (HTTP digest), but the client has BasicCredentials.",
        "bearer  | BasicAuth+BearerAuth       | BasicAuth (HTTP basic) with BearerAuth (a bearer"
            + " token), but the client has BearerCredentials.",
        "account | BearerAuth                 | BearerAuth (a bearer token), but the client has"
            + " ServiceAccountCredentials.",
        "digest  | Unheard                    | Unheard, but the client has DigestCredentials.",
        "unset   | BasicAuth                  | BasicAuth (HTTP basic), but the client has no"
            + " credentials.",
      })
  void credentialsThatFitNothingAreRefusedBeforeAnythingIsSent(
      String kind, String security, String message) {
    CredentialsException failure =
        catchThrowableOfType(CredentialsException.class, () -> call(kind, security));

    assertThat(failure)
        .hasMessage(
            "securedThings needs %s Set fitting ones with credentials(…) of its builder."
                .formatted(message));
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void basicIsUtf8() {
    server.answers(request -> Answer.empty(204));
    new ThingsApi.Builder()
        .baseUri(server.uri())
        .credentials(Credentials.basic("test", "123\u00A3"))
        .build()
        .call(ThingsApi.secured(List.of(List.of("BasicAuth"))), ThingsApi.find(out -> {}));

    // The example of RFC 7617, section 2.1.
    assertThat(server.last().header("Authorization")).isEqualTo("Basic dGVzdDoxMjPCow==");
  }

  @ParameterizedTest
  @CsvSource({"a:b, s3cret", "'a\nb', s3cret", "a, 's3cret\rd'", "a, 's3cret\u0000'"})
  void whatBasicCannotCarryIsRefused(String user, String password) {
    assertThatThrownBy(() -> Credentials.basic(user, password))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "to ken", "token\n", "tok\u00e9n", "\u0000"})
  void aTokenThatNoHeaderCarriesIsRefused(String token) {
    assertThatThrownBy(() -> Credentials.bearer(token))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(token.isBlank() ? SECRET : token);

    ApiCaller caller =
        new ThingsApi.Builder()
            .baseUri(server.uri())
            .credentials(Credentials.bearer(() -> token))
            .build();
    assertThatThrownBy(
            () ->
                caller.call(
                    ThingsApi.secured(List.of(List.of("BearerAuth"))), ThingsApi.find(out -> {})))
        .isInstanceOf(CredentialsException.class);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void aSuppliedTokenIsAskedForAgainWhenItIsRefused() {
    AtomicInteger tokens = new AtomicInteger();
    server.answers(
        request -> Answer.empty(request.header("Authorization").equals("Bearer t1") ? 401 : 204));
    new ThingsApi.Builder()
        .baseUri(server.uri())
        .credentials(Credentials.bearer(() -> tokens.getAndIncrement() == 0 ? "t1" : "t2"))
        .build()
        .call(ThingsApi.secured(List.of(List.of("BearerAuth"))), ThingsApi.find(out -> {}));

    assertThat(server.requests())
        .extracting(request -> request.header("Authorization"))
        .containsExactly("Bearer t1", "Bearer t2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bearer", "supplier", "basic", "none"})
  void whatCannotGetBetterIsNotSentAgain(String kind) {
    server.answers(request -> Answer.empty(401));

    assertThatThrownBy(() -> call(kind, "BearerAuth,BasicAuth"))
        .isInstanceOf(UnauthorizedException.class);
    assertThat(server.requests()).hasSize(1);
  }

  static List<String> secretKinds() {
    return List.of("bearer", "supplier", "account", "account+uri", "digest", "basic");
  }

  @ParameterizedTest
  @MethodSource("secretKinds")
  void secretsAreNotShown(String kind) {
    assertThat(credentials(kind).toString()).doesNotContain(SECRET);

    List<Received> echoed = new ArrayList<>();
    server.answers(
        request -> {
          echoed.add(request);
          return request.rawPath().endsWith("/token")
              ? Answer.json(200, "{\"access_token\":\"" + SECRET + "\"}")
              : Answer.empty(401)
                  .with(
                      "WWW-Authenticate",
                      "Digest realm=\"r\", nonce=\"n\", qop=\"auth\", algorithm=MD5");
        });
    ClientException failure =
        catchThrowableOfType(
            ClientException.class,
            () -> call(kind, "BearerAuth,BasicAuth,DigestAuth,ServiceAccounts"));

    String sent = echoed.get(echoed.size() - 1).header("Authorization");
    assertThat(sent).isNotEmpty();
    for (Throwable at = failure; at != null; at = at.getCause()) {
      assertThat(at.toString()).doesNotContain(SECRET).doesNotContain(sent);
    }
  }
}
