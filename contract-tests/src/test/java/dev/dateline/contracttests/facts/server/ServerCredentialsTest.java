package dev.dateline.contracttests.facts.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.dateline.atlas.server.AtlasServer;
import dev.dateline.contracttests.facts.ConstraintTable;
import dev.dateline.contracttests.facts.FactualApi;
import dev.dateline.contracttests.facts.FactualOperation;
import dev.dateline.server.Authenticator;
import dev.dateline.server.Principal;
import dev.dateline.server.ServiceAccount;
import dev.dateline.server.TokenEndpoint;
import dev.dateline.server.jakarta.embedded.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Callers prove themselves with a service account or with an API key, for either operation. */
class ServerCredentialsTest {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static EmbeddedServer server;

  @BeforeAll
  static void start() {
    Principal caller = Principal.of("caller", "Project Owner", "Project Backup Manager");
    TokenEndpoint tokens =
        new TokenEndpoint(
            clientId -> Optional.of(new ServiceAccount("secret", caller)),
            Duration.ofHours(1),
            Clock.systemUTC());
    server =
        AtlasServer.builder()
            .cloudBackups(request -> ServerAnswers.get(200, ConstraintTable.body("restore-job")))
            .legacyBackup(request -> ServerAnswers.post(200, ConstraintTable.body("restore-jobs")))
            .tokenEndpoint(tokens)
            .authenticator(
                Authenticator.anyOf(
                    tokens.authenticator(),
                    Authenticator.digest(FactualApi.realm(), key -> Optional.empty())))
            .port(0)
            .build()
            .start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static List<FactualOperation> operations() {
    return FactualOperation.all();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void serviceAccountsGetTokensWhereThePagesSay(FactualOperation operation) throws Exception {
    HttpResponse<String> token =
        send(
            HttpRequest.newBuilder(uri(FactualApi.tokenUrl().getPath()))
                .header("Authorization", "Basic aWQ6c2VjcmV0")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")));

    assertThat(token.statusCode()).as(token.body()).isEqualTo(200);
    JsonNode answer = new JsonMapper().readTree(token.body());
    assertThat(
            send(request(operation)
                    .header("Authorization", "Bearer " + answer.path("access_token").asText()))
                .statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void whoProvesNothingIsToldOfBothWays(FactualOperation operation) throws Exception {
    HttpResponse<String> answer = send(request(operation));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().allValues("WWW-Authenticate"))
        .anySatisfy(challenge -> assertThat(challenge).startsWith("Bearer"))
        .anySatisfy(
            challenge -> assertThat(challenge).startsWith("Digest").contains(FactualApi.realm()));
  }

  private static HttpRequest.Builder request(FactualOperation operation) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(operation.path())).header("Accept", operation.datedType());
    if (!operation.takesBody()) {
      return request.GET();
    }
    return request
        .header("Content-Type", operation.datedType())
        .POST(HttpRequest.BodyPublishers.ofString(ConstraintTable.body("http").toString()));
  }

  private static URI uri(String path) {
    return URI.create(server.uri() + path);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
