package dev.dateline.client.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dateline.client.ApiCaller;
import dev.dateline.client.errors.UnauthorizedException;
import dev.dateline.client.testing.StubServer;
import dev.dateline.client.testing.StubServer.Answer;
import dev.dateline.client.testing.StubServer.Received;
import dev.dateline.client.testing.Thing;
import dev.dateline.client.testing.ThingsApi;
import dev.dateline.client.testing.ThingsApi.CreateThingRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Digest as RFC 7616 tells it, against a server that computes nothing with our own code. */
class DigestTest {

  private static final String USER = "public";
  private static final String PASSWORD = "private";

  private final StubServer server = new StubServer(Answer.empty(204));
  private final ApiCaller caller =
      new ThingsApi.Builder()
          .baseUri(server.uri())
          .credentials(Credentials.digest(USER, PASSWORD))
          .build();

  @AfterEach
  void stop() {
    server.close();
  }

  private void create() {
    caller.call(ThingsApi.CREATE, new CreateThingRequest("g 1", Thing.builder().name("a").build()));
  }

  private void find() {
    caller.call(
        ThingsApi.secured(List.of(List.of("DigestAuth"))),
        ThingsApi.find(out -> out.query("q", "a b")));
  }

  /** The value of a parameter of a header, without its quotes. */
  private static String parameter(Received request, String name) {
    Matcher found =
        Pattern.compile("[ ,]" + name + "=(?:\"([^\"]*)\"|([^\", ]+))")
            .matcher(request.header("Authorization"));
    return !found.find() ? "" : found.group(1) != null ? found.group(1) : found.group(2);
  }

  private static String hash(String algorithm, String... parts) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance(algorithm.replace("512-", "512/"))
                  .digest(String.join(":", parts).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What RFC 7616, section 3.4, makes of a request with the right password. */
  private static String expected(Received request) {
    String named =
        parameter(request, "algorithm").isEmpty() ? "MD5" : parameter(request, "algorithm");
    String algorithm = named.replace("-sess", "");
    String nonce = parameter(request, "nonce");
    String cnonce = parameter(request, "cnonce");
    String ha1 = hash(algorithm, USER, parameter(request, "realm"), PASSWORD);
    if (named.endsWith("-sess")) {
      ha1 = hash(algorithm, ha1, nonce, cnonce);
    }
    String ha2 = hash(algorithm, request.method(), request.rawTarget());
    return parameter(request, "qop").isEmpty()
        ? hash(algorithm, ha1, nonce, ha2)
        : hash(algorithm, ha1, nonce, parameter(request, "nc"), cnonce, "auth", ha2);
  }

  /** Lets in who answers the challenge rightly. */
  private static Answer guarded(Received request, String challenge) {
    return !request.header("Authorization").isEmpty()
            && parameter(request, "response").equals(expected(request))
            && parameter(request, "uri").equals(request.rawTarget())
        ? Answer.json(200, "{\"name\":\"a\"}")
        : Answer.empty(401).with("WWW-Authenticate", challenge);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Digest realm=\"MMS Public API\", domain=\"\", nonce=\"n1\", algorithm=MD5, qop=\"auth\","
            + " stale=false",
        "Digest realm=\"r\", nonce=\"n1\", algorithm=SHA-256, qop=\"auth\"",
        "Digest realm=\"r\", nonce=\"n1\", algorithm=MD5-sess, qop=\"auth\"",
        "Digest realm=\"r\", nonce=\"n1\", algorithm=SHA-256-sess, qop=\"auth,auth-int\"",
        "Digest realm=\"r\", nonce=\"n1\", qop=\"auth-int, auth\"",
        "Digest realm=\"r\", nonce=\"n1\"",
        "DIGEST Realm=r,NONCE=n1,Algorithm=\"md5\"",
        "Basic realm=\"b\", Digest realm=\"r\", nonce=\"n1\", qop=\"auth\"",
        "Negotiate, Digest realm=\"r\", nonce=\"n1\", qop=\"auth\", Basic realm=\"b\"",
        "Digest realm=\"a, b=c\", nonce=\"n/1+=\", qop=\"auth\"",
        "Digest realm=\"r\", nonce=\"n1\", algorithm=SHA-512-256, qop=\"auth\"",
        "Digest realm=\"r\", nonce=\"n1\", qop=\"\"",
        "Digest realm=\"r\", nonce=MTIz/w==, qop=\"auth auth-int\"",
        "Basic realm=My Realm, Digest realm=\"r\", nonce=\"n1\", qop=\"auth\"",
        "Bearer authorization_uri=https://a.example/b, Digest realm=\"r\", nonce=\"n1\", qop=auth"
      })
  void aChallengeIsAnsweredAndTheBodySentAgain(String challenge) {
    server.answers(request -> guarded(request, challenge));

    create();
    find();

    assertThat(server.requests())
        .extracting(Received::body)
        .containsExactly("{\"name\":\"a\"}", "{\"name\":\"a\"}", "");
    assertThat(server.requests().get(0).header("Authorization")).isEmpty();
    assertThat(parameter(server.requests().get(1), "username")).isEqualTo(USER);
  }

  @Test
  void everyUseOfANonceIsCounted() {
    server.answers(
        request ->
            guarded(request, "Digest realm=\"r\", nonce=\"n1\", qop=\"auth\", opaque=\"o\\\"1\""));

    create();
    find();
    create();

    assertThat(server.requests()).hasSize(4);
    assertThat(server.requests().subList(1, 4))
        .extracting(request -> parameter(request, "nc"))
        .containsExactly("00000001", "00000002", "00000003");
    assertThat(server.last().header("Authorization")).contains("opaque=\"o\\\"1\"");
    assertThat(parameter(server.last(), "cnonce")).hasSizeGreaterThanOrEqualTo(16);
  }

  @Test
  void theStrongestAlgorithmIsChosen() {
    server.answers(
        request ->
            guarded(
                request,
                "Digest realm=\"r\", nonce=\"n1\", algorithm=MD5, qop=\"auth\", Digest realm=\"r\","
                    + " nonce=\"n2\", algorithm=SHA-256, qop=\"auth\", Digest realm=\"r\","
                    + " nonce=\"n3\", algorithm=SHA-512-1, qop=\"auth\""));

    create();

    assertThat(parameter(server.last(), "algorithm")).isEqualTo("SHA-256");
    assertThat(parameter(server.last(), "nonce")).isEqualTo("n2");
  }

  @ParameterizedTest(name = "said to be stale: {0}")
  @ValueSource(booleans = {true, false})
  void aNonceThatIsGoneIsReplaced(boolean stale) {
    server.answers(request -> guarded(request, "Digest realm=\"r\", nonce=\"n1\", qop=\"auth\""));
    create();
    server.answers(
        request ->
            parameter(request, "nonce").equals("n1")
                ? Answer.empty(401)
                    .with(
                        "WWW-Authenticate",
                        "Digest realm=\"r\", nonce=\"n2\", qop=\"auth\", stale=" + stale)
                : guarded(request, ""));
    create();
    create();

    assertThat(server.requests().subList(2, 5))
        .extracting(request -> parameter(request, "nonce") + " " + parameter(request, "nc"))
        .containsExactly("n1 00000002", "n2 00000001", "n2 00000002");
  }

  @Test
  void aNonceThatIsStaleAtOnceIsReplacedOnce() {
    server.answers(
        request ->
            Answer.empty(401)
                .with(
                    "WWW-Authenticate",
                    "Digest realm=\"r\", nonce=\"n%d\", qop=\"auth\", stale=true"
                        .formatted(server.requests().size())));

    assertThatThrownBy(this::create).isInstanceOf(UnauthorizedException.class);
    assertThat(server.requests())
        .extracting(request -> parameter(request, "nonce"))
        .containsExactly("", "n1", "n2");
  }

  @Test
  void aWrongPasswordIsTriedOnceAndNotPreemptively() {
    server.answers(
        request ->
            Answer.empty(401)
                .with("WWW-Authenticate", "Digest realm=\"r\", nonce=\"n1\", qop=\"auth\""));

    assertThatThrownBy(this::create).isInstanceOf(UnauthorizedException.class);
    assertThatThrownBy(this::create).isInstanceOf(UnauthorizedException.class);
    assertThat(server.requests())
        .extracting(request -> request.header("Authorization").isEmpty())
        .containsExactly(true, false, true, false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Basic realm=\"r\"",
        "Digest",
        "Digest realm=\"r\"",
        "Digest realm=\"r\", nonce=\"n\", qop=\"auth-int\"",
        "Digest realm=\"r\", nonce=\"n\", algorithm=SHA-512-1, qop=\"auth\"",
        "Digest realm=\"r, nonce=\"n\"",
        "=,="
      })
  void whatIsNoChallengeIsNotAnswered(String challenge) {
    server.answers(request -> Answer.empty(401).with("WWW-Authenticate", challenge));

    assertThatThrownBy(this::create).isInstanceOf(UnauthorizedException.class);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aChallengeIsItsServersOnly() {
    Credentials shared = Credentials.digest(USER, PASSWORD);
    server.answers(request -> guarded(request, "Digest realm=\"r\", nonce=\"n1\", qop=\"auth\""));
    try (StubServer other =
        new StubServer(
            request -> guarded(request, "Digest realm=\"s\", nonce=\"n2\", qop=\"auth\""))) {
      for (StubServer each : List.of(server, other, server, other)) {
        new ThingsApi.Builder()
            .baseUri(each.uri())
            .credentials(shared)
            .build()
            .call(ThingsApi.secured(List.of(List.of("DigestAuth"))), ThingsApi.find(out -> {}));
      }
      assertThat(other.requests())
          .extracting(request -> parameter(request, "nonce"))
          .containsExactly("", "n2", "n2");
      assertThat(server.requests())
          .extracting(request -> parameter(request, "nonce"))
          .containsExactly("", "n1", "n1");
    }
  }
}
