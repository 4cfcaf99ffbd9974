package dev.dateline.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dateline.runtime.http.Headers;
import dev.dateline.runtime.http.OperationInfo;
import dev.dateline.server.testing.Job;
import dev.dateline.server.testing.JobsApi;
import dev.dateline.server.testing.JobsApi.JobResponse;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthenticationTest {
  private static final Authenticator ALL_KINDS =
      Authenticator.anyOf(
          Authenticator.bearer(token -> who("good", token, "bearer")),
          Authenticator.basic(
              "a \"realm\"",
              (user, password) -> who("olga:pass:word", user + ":" + password, "basic")),
          Authenticator.apiKey(key -> who("good key", key, "key")));

  private static Optional<Principal> who(String expected, String given, String name) {
    return given.equals(expected) ? Optional.of(Principal.of(name, name)) : Optional.empty();
  }

  private final List<Principal> permitted = new ArrayList<>();

  private ServerResponse get(
      Authenticator authenticator, String query, Headers headers, String alternatives) {
    List<List<String>> security = new ArrayList<>();
    for (String alternative : alternatives.split(" or ", -1)) {
      security.add(
          alternative.equals("nobody") ? List.of() : List.of(alternative.split("\\+", -1)));
    }
    ServerSettings settings =
        ServerSettings.builder()
            .authenticator(authenticator)
            .authorizer(
                (principal, operation, request) -> {
                  permitted.add(principal);
                  return true;
                })
            .build();
    return new OperationHandler(JobsApi.PROTOCOL, settings)
        .handle(
            JobsApi.get(security),
            request -> new JobResponse.Ok(Job.builder().id("00aa").name("n").build()),
            new ServerRequest(
                "GET",
                "/jobs/1",
                Map.of("job", "1"),
                query,
                headers,
                InputStream.nullInputStream()));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest(name = "{0} of {1}, {2}, {3}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # alternatives          | Authorization          | query           | headers             | who
          Tokens                  | Bearer good            | ''              | -                   | bearer
          Tokens                  | bearer good            | ''              | -                   | bearer
          Tokens                  | Bearer  good           | ''              | -                   | bearer
          Tokens                  | Bearer bad             | ''              | -                   | -
          Tokens                  | Bearer                 | ''              | -                   | -
          Tokens                  | -                      | ''              | -                   | -
          Tokens                  | Bearergood             | ''              | -                   | -
          Tokens                  | Basic olga:pass:word   | ''              | -                   | -
          Basic                   | Basic olga:pass:word   | ''              | -                   | basic
          Basic                   | Basic olga:pass        | ''              | -                   | -
          Basic                   | Basic olga             | ''              | -                   | -
          Basic                   | Basic ???              | ''              | -                   | -
          Basic                   | Bearer good            | ''              | -                   | -
          Key                     | -                      | ''              | X-Key=good key      | key
          Key                     | -                      | ''              | X-Key=bad           | -
          Key                     | -                      | key=good%20key  | -                   | -
          QueryKey                | -                      | key=good%20key  | -                   | key
          QueryKey                | -                      | key=good+key    | -                   | key
          QueryKey                | -                      | key=            | -                   | -
          QueryKey                | -                      | key=good+key&key=good+key | -         | -
          QueryKey                | -                      | key=%zz         | -                   | -
          CookieKey               | -                      | ''              | Cookie=a=b; key=good%20key | key
          CookieKey               | -                      | ''              | Cookie=a=b          | -
          # each of several alternatives will do
          Tokens or Key           | -                      | ''              | X-Key=good key      | key
          Tokens or Key           | Bearer good            | ''              | X-Key=bad           | bearer
          Tokens or Key           | Bearer bad             | ''              | X-Key=bad           | -
          # all schemes of an alternative are needed
          Tokens+Key              | Bearer good            | ''              | X-Key=good key      | bearer
          Tokens+Key              | Bearer good            | ''              | -                   | -
          Tokens+Key              | -                      | ''              | X-Key=good key      | -
          Tokens+Key or Key       | -                      | ''              | X-Key=good key      | key
          # an alternative without schemes lets everybody in
          nobody or Tokens        | -                      | ''              | -                   | anonymous
          nobody or Tokens        | Bearer good            | ''              | -                   | bearer
          # a scheme that nobody supports, or that does not exist
          Digest                  | Bearer good            | ''              | -                   | -
          Unheard                 | Bearer good            | ''              | -                   | -
          """)
  void whoCalls(
      String alternatives,
      @Nullable String authorization,
      String query,
      @Nullable String header,
      @Nullable String who) {
    Headers.Builder headers = Headers.builder();
    if (authorization != null) {
      boolean encode = authorization.startsWith("Basic ") && !authorization.contains("?");
      headers.add(
          "Authorization", encode ? "Basic " + base64(authorization.substring(6)) : authorization);
    }
    if (header != null) {
      int equals = header.indexOf('=');
      headers.add(header.substring(0, equals), header.substring(equals + 1));
    }
    ServerResponse response = get(ALL_KINDS, query, headers.build(), alternatives);
    assertThat(response.status()).isEqualTo(who == null ? 401 : 200);
    assertThat(permitted.stream().map(Principal::name))
        .isEqualTo(who == null ? List.of() : List.of(who));
  }

  @Test
  void principalsOfOneAlternativeAreOne() {
    Headers headers =
        Headers.builder().add("Authorization", "Bearer good").add("X-Key", "good key").build();
    get(ALL_KINDS, "", headers, "Tokens+Key");
    assertThat(permitted).containsExactly(new Principal("bearer", Set.of("bearer", "key")));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Tokens          | Bearer
          Basic           | Basic realm="a \\"realm\\"", charset="UTF-8"
          Key             | ApiKey
          Tokens or Basic | Bearer; Basic realm="a \\"realm\\"", charset="UTF-8"
          Tokens or Tokens+Key | Bearer; ApiKey
          """)
  void challengesSayWhatIsAskedFor(String alternatives, String challenges) {
    ServerResponse response = get(ALL_KINDS, "", Headers.EMPTY, alternatives);
    assertThat(response.headers().all("WWW-Authenticate"))
        .containsExactly(challenges.split("; ", -1));
  }

  @Test
  void aTokenThatIsNotTakenIsSaidToBeInvalid() {
    Headers headers = Headers.of("Authorization", "Bearer bad");
    assertThat(get(ALL_KINDS, "", headers, "Tokens").headers().all("WWW-Authenticate"))
        .containsExactly("Bearer error=\"invalid_token\"");
  }

  @Test
  void repeatedCredentialsAreNone() {
    Headers headers =
        Headers.builder()
            .add("Authorization", "Bearer good")
            .add("Authorization", "Bearer good")
            .build();
    assertThat(get(ALL_KINDS, "", headers, "Tokens").status()).isEqualTo(401);
  }

  @Test
  void byDefaultNobodyIsKnownAndForTestsEverybodyMayBe() {
    Headers headers = Headers.of("Authorization", "Bearer good");
    assertThat(get(Authenticator.none(), "", headers, "Tokens").status()).isEqualTo(401);
    assertThat(ServerSettings.defaults().authenticator()).isEqualTo(Authenticator.none());
    assertThat(get(Authenticator.allowAll(), "", Headers.EMPTY, "Tokens").status()).isEqualTo(200);
    assertThat(permitted.get(0).hasRole("any role")).isTrue();
  }

  @Test
  void anAuthenticatorThatFailsIsAFailureOfTheServer() {
    Authenticator broken =
        Authenticator.bearer(
            token -> {
              throw new IllegalStateException("directory is down");
            });
    Headers headers = Headers.of("Authorization", "Bearer good");
    try (var log = dev.dateline.server.testing.LogRecords.of("dev.dateline.server")) {
      assertThat(get(broken, "", headers, "Tokens").status()).isEqualTo(500);
      assertThat(log.all()).hasSize(1);
    }
  }

  @ParameterizedTest(name = "{0} of {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # needed       | had     | permitted
          ''             | ''      | true
          Owner          | Owner   | true
          Owner,Manager  | Manager | true
          Owner          | Manager | false
          Owner          | ''      | false
          Owner          | *       | true
          """)
  void oneOfTheRolesIsNeeded(String needed, String had, boolean permits) {
    OperationInfo info =
        OperationInfo.builder("op", "GET", "/")
            .roles(needed.isEmpty() ? new String[0] : needed.split(",", -1))
            .build();
    Principal principal = new Principal("p", had.isEmpty() ? Set.of() : Set.of(had));
    ServerRequest request =
        new ServerRequest("GET", "/", Map.of(), "", Headers.EMPTY, InputStream.nullInputStream());
    assertThat(Authorizer.byRole().permits(principal, info, request)).isEqualTo(permits);
  }
}
