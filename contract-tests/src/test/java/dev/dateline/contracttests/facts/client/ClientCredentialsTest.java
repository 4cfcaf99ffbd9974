package dev.dateline.contracttests.facts.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dateline.atlas.AtlasClient;
import dev.dateline.client.transport.HttpRequestData;
import dev.dateline.client.transport.HttpResponseData;
import dev.dateline.client.transport.Transport;
import dev.dateline.contracttests.facts.ConstraintTable;
import dev.dateline.contracttests.facts.FactualApi;
import dev.dateline.contracttests.facts.FactualOperation;
import dev.dateline.runtime.http.Headers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where the client goes when nobody tells it, and how it proves itself there with what the
 * environment has: the variables are those that the API's own tools take.
 */
class ClientCredentialsTest {

  private static final Map<String, String> SERVICE_ACCOUNT =
      Map.of("MONGODB_ATLAS_CLIENT_ID", "mdb_sa_id_1", "MONGODB_ATLAS_CLIENT_SECRET", "secret");

  private static final Map<String, String> API_KEY =
      Map.of("MONGODB_ATLAS_PUBLIC_KEY", "public", "MONGODB_ATLAS_PRIVATE_KEY", "private");

  static List<FactualOperation> operations() {
    return FactualOperation.all();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void serviceAccountsGetATokenFirst(FactualOperation operation) {
    Recorded recorded = new Recorded(operation);
    call(operation, recorded, SERVICE_ACCOUNT);

    assertThat(recorded.requests)
        .extracting(request -> request.uri().toString())
        .containsExactly(FactualApi.tokenUrl().toString(), FactualApi.server() + operation.path());
    // The id and the secret, in Base64 as HTTP Basic has them.
    assertThat(recorded.authorization(0)).isEqualTo("Basic bWRiX3NhX2lkXzE6c2VjcmV0");
    assertThat(recorded.authorization(1)).isEqualTo("Bearer a-token");
  }

  @ParameterizedTest
  @MethodSource("operations")
  void apiKeysAnswerTheChallenge(FactualOperation operation) {
    Recorded recorded = new Recorded(operation);
    call(operation, recorded, API_KEY);

    assertThat(recorded.requests)
        .hasSize(2)
        .extracting(request -> request.uri().toString())
        .containsOnly(FactualApi.server() + operation.path());
    assertThat(recorded.authorization(1))
        .startsWith("Digest ")
        .contains("username=\"public\"", "realm=\"" + FactualApi.realm() + "\"");
  }

  private static void call(
      FactualOperation operation, Transport transport, Map<String, String> environment) {
    Optional<JsonNode> body =
        operation.takesBody() ? Optional.of(ConstraintTable.body("http")) : Optional.empty();
    AtlasClient atlas = AtlasClient.builder().environment(environment).transport(transport).build();
    ClientCalls.call(atlas, operation, Map.of(), body);
  }

  /** Answers well, but asks for a proof first. */
  private static final class Recorded implements Transport {

    private final List<HttpRequestData> requests = new ArrayList<>();
    private final FactualOperation operation;

    Recorded(FactualOperation operation) {
      this.operation = operation;
    }

    @Override
    public HttpResponseData send(HttpRequestData request) {
      requests.add(request);
      if (request.headers().first("Authorization").isEmpty()) {
        return answer(
            401,
            Headers.of(
                Map.of(
                    "WWW-Authenticate",
                    List.of(
                        "Digest realm=\""
                            + FactualApi.realm()
                            + "\", nonce=\"abc\", qop=\"auth\", algorithm=MD5"),
                    "Content-Type",
                    List.of("application/json"))),
            "{}");
      }
      return request.uri().equals(FactualApi.tokenUrl())
          ? answer(
              200,
              Headers.of("Content-Type", "application/json"),
              "{\"access_token\": \"a-token\", \"token_type\": \"Bearer\", \"expires_in\": 3600}")
          : answer(
              200,
              Headers.of("Content-Type", operation.datedType()),
              ConstraintTable.body(operation.takesBody() ? "restore-jobs" : "restore-job")
                  .toString());
    }

    private static HttpResponseData answer(int status, Headers headers, String body) {
      return new HttpResponseData(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    String authorization(int index) {
      return requests.get(index).headers().first("Authorization").orElse("");
    }
  }
}
