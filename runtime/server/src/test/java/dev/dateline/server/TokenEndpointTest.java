package dev.dateline.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dateline.runtime.http.SecurityScheme;
import dev.dateline.runtime.json.JsonValue;
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
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenEndpointTest {
  private static final String FORM = "application/x-www-form-urlencoded";

  private final ManualClock clock = new ManualClock();
  private final Map<String, ServiceAccount> accounts = new HashMap<>();
  private final TokenEndpoint endpoint =
      new TokenEndpoint(id -> Optional.ofNullable(accounts.get(id)), Duration.ofHours(1), clock);
  private BareServer server;

  @BeforeEach
  void start() throws IOException {
    accounts.put("robot", new ServiceAccount("s3cret", Principal.of("robot", "Owner")));
    accounts.put("a+b", new ServiceAccount("c%20d:e", Principal.of("odd")));
    ServerSettings settings =
        ServerSettings.builder().authenticator(endpoint.authenticator()).build();
    server =
        new BareServer(new OperationHandler(JobsApi.PROTOCOL, settings))
            .with("/oauth/token", endpoint)
            .with(
                JobsApi.get(List.of(List.of("Tokens"))),
                request -> new JobResponse.Ok(Job.builder().id("00aa").name("n").build()));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String basic(String credentials) {
    return "Basic "
        + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
  }

  private HttpResponse<String> ask(
      @Nullable String authorization, String contentType, String body) {
    URI uri = URI.create(server.uri() + "/oauth/token");
    return authorization == null
        ? Http.send("POST", uri, body, "Content-Type", contentType)
        : Http.send("POST", uri, body, "Content-Type", contentType, "Authorization", authorization);
  }

  private String token() {
    HttpResponse<String> response =
        ask(basic("robot:s3cret"), FORM, "grant_type=client_credentials");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    JsonValue.JsonObject body = Http.json(response);
    assertThat(body.get("token_type")).isEqualTo(JsonValue.of("Bearer"));
    assertThat(body.get("expires_in")).isEqualTo(JsonValue.of(3600));
    return ((JsonValue.JsonString) body.get("access_token")).value();
  }

  private int get(String token) {
    return Http.send(
            "GET", URI.create(server.uri() + "/jobs/1"), null, "Authorization", "Bearer " + token)
        .statusCode();
  }

  @Test
  void aTokenLetsItsOwnerInUntilItIsOver() {
    String token = token();
    assertThat(get(token)).isEqualTo(200);
    assertThat(token()).isNotEqualTo(token);
    clock.advance(Duration.ofMinutes(59));
    assertThat(get(token)).isEqualTo(200);
    clock.advance(Duration.ofMinutes(1));
    assertThat(get(token)).isEqualTo(401);
    assertThat(get(token())).isEqualTo(200);
  }

  @Test
  void aTokenOfAnAccountThatIsGoneIsRefusedAtOnce() {
    String token = token();
    accounts.remove("robot");
    assertThat(get(token)).isEqualTo(401);
  }

  @Test
  void tokensCannotBeMadeUp() {
    String token = token();
    String other =
        new TokenEndpoint(id -> Optional.of(accounts.get("robot")), Duration.ofHours(1), clock)
            .handle(
                new ServerRequest(
                    "POST",
                    "/",
                    Map.of(),
                    "",
                    dev.dateline.runtime.http.Headers.builder()
                        .add("Authorization", basic("robot:s3cret"))
                        .add("Content-Type", FORM)
                        .build(),
                    new java.io.ByteArrayInputStream(
                        "grant_type=client_credentials".getBytes(StandardCharsets.UTF_8))))
            .toString();
    assertThat(other).startsWith("HTTP 200");
    assertThat(get("z" + token)).isEqualTo(401);
    assertThat(get(token + "A")).isEqualTo(401);
    assertThat(get("a.b.c.d")).isEqualTo(401);
    assertThat(get("abc")).isEqualTo(401);
    assertThat(endpoint.authenticator().supports(scheme(SecurityScheme.Kind.BASIC))).isFalse();
  }

  private static SecurityScheme scheme(SecurityScheme.Kind kind) {
    return SecurityScheme.of("any", kind);
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # client           | Content-Type     | body                                       | status, error
          robot:s3cret       | text/plain       | grant_type=client_credentials              | 400 | invalid_request
          robot:s3cret       | application/json | {"grant_type":"client_credentials"}        | 400 | invalid_request
          robot:s3cret       | form             | ''                                         | 400 | invalid_request
          robot:s3cret       | form             | grant_type=                                | 400 | invalid_request
          robot:s3cret       | form             | grant_type=client_credentials&grant_type=x | 400 | invalid_request
          robot:s3cret       | form             | grant_type=%FF                             | 400 | invalid_request
          robot:s3cret       | form             | grant_type=password                        | 400 | unsupported_grant_type
          robot:s3cret       | form             | grant_type=client_credentials&scope=all    | 400 | invalid_scope
          robot:s3cret       | form             | grant_type=client_credentials&scope=       | 200 | -
          robot:s3cret       | form             | scope&grant_type=client%5Fcredentials&x=1  | 200 | -
          robot:wrong        | form             | grant_type=client_credentials              | 401 | invalid_client
          nobody:s3cret      | form             | grant_type=client_credentials              | 401 | invalid_client
          nobody:            | form             | grant_type=client_credentials              | 401 | invalid_client
          robot              | form             | grant_type=client_credentials              | 401 | invalid_client
          -                  | form             | grant_type=client_credentials              | 401 | invalid_client
          # with and without the encoding that RFC 6749 asks for
          a+b:c%20d:e        | form             | grant_type=client_credentials              | 200 | -
          a%2Bb:c%2520d%3Ae  | form             | grant_type=client_credentials              | 200 | -
          """)
  void errorsAreThoseOfTheRfc(
      @Nullable String client,
      String contentType,
      String body,
      int status,
      @Nullable String error) {
    HttpResponse<String> response =
        ask(
            client == null ? null : basic(client),
            contentType.equals("form") ? FORM + "; charset=UTF-8" : contentType,
            body);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    JsonValue.JsonObject json = Http.json(response);
    assertThat(json.get("error")).isEqualTo(error == null ? null : JsonValue.of(error));
    assertThat(response.headers().firstValue("WWW-Authenticate").isPresent())
        .isEqualTo(status == 401);
  }

  @Test
  void aLargeFormIsRefused() {
    String body = "grant_type=client_credentials&x=" + "y".repeat(9000);
    assertThat(ask(basic("robot:s3cret"), FORM, body).statusCode()).isEqualTo(400);
  }
}
