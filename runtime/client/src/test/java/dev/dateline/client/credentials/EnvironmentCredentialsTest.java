package dev.dateline.client.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dateline.client.errors.CredentialsException;
import dev.dateline.client.testing.StubServer;
import dev.dateline.client.testing.StubServer.Answer;
import dev.dateline.client.testing.ThingsApi;
import dev.dateline.runtime.http.ApiProtocol;
import dev.dateline.runtime.http.SecurityScheme;
import dev.dateline.runtime.http.SecurityScheme.Kind;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Credentials in environment variables that a document names. */
class EnvironmentCredentialsTest {

  private static final ApiProtocol PROTOCOL =
      ApiProtocol.builder("Things", "The API of things")
          .securityScheme(
              scheme(
                  "Account", Kind.OAUTH2_CLIENT_CREDENTIALS, "clientId=T_ID clientSecret=T_SECRET"))
          .securityScheme(scheme("Digest", Kind.DIGEST, "username=T_PUBLIC password=T_PRIVATE"))
          .securityScheme(scheme("Basic", Kind.BASIC, "username=T_PUBLIC password=T_PASSWORD"))
          .securityScheme(scheme("Token", Kind.BEARER, "token=T_TOKEN"))
          .securityScheme(scheme("OtherToken", Kind.BEARER, "token=T_OTHER"))
          .securityScheme(scheme("OpenId", Kind.OPEN_ID, "token=T_OPENID"))
          .securityScheme(scheme("Header", Kind.API_KEY_HEADER, "key=T_KEY"))
          .securityScheme(scheme("Query", Kind.API_KEY_QUERY, "key=T_QUERY"))
          .securityScheme(scheme("Cookie", Kind.API_KEY_COOKIE, "key=T_COOKIE"))
          .securityScheme(scheme("Half", Kind.BASIC, "username=T_ALONE"))
          .securityScheme(scheme("Unnamed", Kind.BEARER, ""))
          .securityScheme(scheme("Certificate", Kind.MUTUAL_TLS, "key=T_CERTIFICATE"))
          .build();

  private final StubServer server =
      new StubServer(
          request ->
              request.rawPath().endsWith("/token")
                  ? Answer.json(200, "{\"access_token\":\"t\"}")
                  : request.rawQuery().contains("digest")
                          && request.header("Authorization").isEmpty()
                      ? Answer.empty(401)
                          .with("WWW-Authenticate", "Digest realm=\"r\", nonce=\"n\"")
                      : Answer.empty(204));

  @AfterEach
  void stop() {
    server.close();
  }

  private static SecurityScheme scheme(String name, Kind kind, String environment) {
    return new SecurityScheme(
        name,
        kind,
        kind.name().startsWith("API_KEY") ? "X-Key" : null,
        kind == Kind.OAUTH2_CLIENT_CREDENTIALS ? URI.create("/oauth/token") : null,
        null,
        pairs(environment));
  }

  /** {@code A=1 B=2}. */
  private static Map<String, String> pairs(String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String pair : text.split(" ", -1)) {
      if (!pair.isEmpty()) {
        pairs.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
      }
    }
    return pairs;
  }

  private String call(String variables, String security) {
    List<List<String>> alternatives =
        Arrays.stream(security.split(",", -1))
            .map(alternative -> Arrays.asList(alternative.split("\\+", -1)))
            .toList();
    new ThingsApi.Builder(PROTOCOL)
        .baseUri(server.uri())
        .environment(pairs(variables))
        .build()
        .call(
            ThingsApi.secured(alternatives),
            ThingsApi.find(
                out ->
                    out.query(
                        "a",
                        variables.contains("T_PRIVATE") && security.contains("Digest")
                            ? "digest"
                            : "b")));
    StubServer.Received last = server.last();
    String key = last.header("X-Key") + last.header("Cookie");
    String query = last.rawQuery().replaceFirst("a=\\w+&?", "");
    return String.join(
            " ", last.header("Authorization").replaceFirst("^Digest .*", "Digest"), key, query)
        .strip();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "T_ID=i T_SECRET=s                              | Account            | Bearer t",
        "T_ID=i T_SECRET=s T_PUBLIC=u T_PRIVATE=p       | Account,Digest     | Bearer t",
        "T_ID=i T_SECRET=s T_PUBLIC=u T_PRIVATE=p       | Digest,Account     | Digest",
        "T_PUBLIC=u T_PRIVATE=p                         | Account,Digest     | Digest",
        "T_ID= T_SECRET= T_PUBLIC=u T_PRIVATE=p         | Account,Digest     | Digest",
        "T_PUBLIC=u T_PRIVATE=p                         | Digest,Basic       | Digest",
        "T_PUBLIC=u T_PASSWORD=p                        | Digest,Basic       | Basic dTpw",
        "T_PUBLIC=u T_PASSWORD=p T_PRIVATE=p            | Basic,Digest       | Basic dTpw",
        "T_TOKEN=a                                      | Token              | Bearer a",
        "T_TOKEN=a T_OTHER=b                            | OtherToken         | Bearer b",
        "T_OPENID=c                                     | OpenId             | Bearer c",
        "T_KEY=k                                        | Header             | k",
        "T_QUERY=k                                      | Query              | X-Key=k",
        "T_COOKIE=k                                     | Cookie             | X-Key=k",
        "T_TOKEN=a T_KEY=k                              | Token+Header       | Bearer a k",
        "T_TOKEN=a T_KEY=k T_QUERY=q                    | Header+Token+Query | Bearer a k X-Key=q",
        "T_KEY=k                                        | Token+Header,Header| k",
        "T_ALONE=x T_TOKEN=a                            | Token              | Bearer a",
      })
  void theFirstAlternativeThatIsCompleteIsUsed(String variables, String security, String sent) {
    assertThat(call(variables, security)).isEqualTo(sent);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "T_ID=i                        | Account: T_ID is set, T_SECRET is not",
        "T_SECRET=s3cret               | Account: T_SECRET is set, T_ID is not",
        "T_SECRET=s3cret T_ID=         | Account: T_SECRET is set, T_ID is not or is empty",
        "T_PRIVATE=s3cret              | Digest: T_PRIVATE is set, T_PUBLIC is not",
        "T_PRIVATE=s3cret T_TOKEN=t    | Digest: T_PRIVATE is set, T_PUBLIC is not",
        "T_PUBLIC=u                    | Digest: T_PUBLIC is set, T_PRIVATE is not",
      })
  void halfOfTheCredentialsIsAnError(String variables, String message) {
    assertThatThrownBy(() -> call(variables, "Account,Digest"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("The environment has half of the credentials for " + message)
        .hasMessageNotContaining("s3cret");
    assertThat(server.requests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"T_TOKEN, s3cr\u00e9t", "T_KEY, s3cr\u00e9t"})
  void whatCannotBeSentIsAnErrorThatNamesTheVariable(String variable, String value) {
    assertThatThrownBy(() -> call(variable + "=" + value, "Token"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("The credentials in " + variable + " cannot be used.")
        .hasMessageNotContaining(value);
  }

  @ParameterizedTest
  @CsvSource({"''", "T_TOKEN=", "T_CERTIFICATE=x", "T_ALONE=x", "PATH=x"})
  void withoutAnyTheErrorSaysWhereTheyAreLookedFor(String variables) {
    CredentialsException failure =
        catchThrowableOfType(
            CredentialsException.class, () -> call(variables, "Account,Token+Header,Unnamed"));

    assertThat(failure)
        .hasMessageContaining("but the client has no credentials.")
        .hasMessageEndingWith("or in the environment: T_ID and T_SECRET, or T_TOKEN and T_KEY.");
  }

  @Test
  void whatTheCodeSaysComesFirst() {
    new ThingsApi.Builder(PROTOCOL)
        .baseUri(server.uri())
        .environment(Map.of("T_TOKEN", "other", "T_ID", "half"))
        .credentials(Credentials.bearer("mine"))
        .build()
        .call(ThingsApi.secured(List.of(List.of("Token"))), ThingsApi.find(out -> {}));

    assertThat(server.last().header("Authorization")).isEqualTo("Bearer mine");
  }
}
