package dev.dateline.contracttests.facts.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.dateline.atlas.server.AtlasServer;
import dev.dateline.atlas.server.api.CloudBackupsService;
import dev.dateline.atlas.server.api.CreateGroupClusterRestoreJobRequest;
import dev.dateline.atlas.server.api.CreateGroupClusterRestoreJobResponse;
import dev.dateline.atlas.server.api.GetGroupClusterBackupRestoreJobRequest;
import dev.dateline.atlas.server.api.GetGroupClusterBackupRestoreJobResponse;
import dev.dateline.atlas.server.api.LegacyBackupService;
import dev.dateline.contracttests.facts.FactualOperation;
import dev.dateline.server.Authenticator;
import dev.dateline.server.Principal;
import dev.dateline.server.jakarta.embedded.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A generated server with services that a test sets, and raw requests to it. The bearer token says
 * which role the caller has.
 */
final class ServedApi implements AutoCloseable, CloudBackupsService, LegacyBackupService {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final EmbeddedServer server;

  private volatile Function<
          GetGroupClusterBackupRestoreJobRequest, GetGroupClusterBackupRestoreJobResponse>
      get = request -> unset();
  private volatile Function<
          CreateGroupClusterRestoreJobRequest, CreateGroupClusterRestoreJobResponse>
      post = request -> unset();

  ServedApi() {
    this(UnaryOperator.identity());
  }

  /** With settings of its own. */
  ServedApi(UnaryOperator<AtlasServer.Builder> settings) {
    server =
        settings
            .apply(AtlasServer.builder())
            .cloudBackups(this)
            .legacyBackup(this)
            .authenticator(
                Authenticator.bearer(
                    token ->
                        token.equals("nobody")
                            ? Optional.empty()
                            : Optional.of(Principal.of("caller", token.replace('_', ' ')))))
            .port(0)
            .build()
            .start();
  }

  @SuppressWarnings("TypeParameterUnusedInFormals")
  private static <T> T unset() {
    throw new AssertionError("No answer was set for this request");
  }

  void onGet(
      Function<GetGroupClusterBackupRestoreJobRequest, GetGroupClusterBackupRestoreJobResponse>
          service) {
    get = service;
  }

  void onPost(
      Function<CreateGroupClusterRestoreJobRequest, CreateGroupClusterRestoreJobResponse> service) {
    post = service;
  }

  @Override
  public GetGroupClusterBackupRestoreJobResponse getGroupClusterBackupRestoreJob(
      GetGroupClusterBackupRestoreJobRequest request) {
    return get.apply(request);
  }

  @Override
  @Deprecated
  public CreateGroupClusterRestoreJobResponse createGroupClusterRestoreJob(
      CreateGroupClusterRestoreJobRequest request) {
    return post.apply(request);
  }

  /**
   * An answer.
   *
   * @param status its status
   * @param contentType its media type, empty when there is none
   * @param text its body
   */
  record Answer(int status, String contentType, String text) {

    JsonNode body() {
      try {
        return JSON.readTree(text);
      } catch (JsonProcessingException e) {
        throw new AssertionError("Not JSON: " + text, e);
      }
    }

    /** The fields that an answer 400 names. */
    List<String> fields() {
      return body()
          .at("/badRequestDetail/fields")
          .valueStream()
          .map(field -> field.path("field").asText())
          .toList();
    }

    /** What an answer 400 says of all fields, in one text. */
    String descriptions() {
      return body().at("/badRequestDetail/fields").toString();
    }
  }

  /** Sends what the table says is right to send, with a body where one is given. */
  Answer send(FactualOperation operation, @Nullable JsonNode body) {
    return send(operation, operation.path(), body, UnaryOperator.identity());
  }

  /**
   * Sends a request.
   *
   * @param target path and query, encoded
   * @param body to send, null for none
   * @param change of the request that is right to send
   */
  Answer send(
      FactualOperation operation,
      String target,
      @Nullable JsonNode body,
      UnaryOperator<HttpRequest.Builder> change) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.uri() + target))
            .setHeader("Accept", operation.datedType())
            .setHeader("Authorization", "Bearer " + operation.role().replace(' ', '_'));
    if (operation.takesBody()) {
      request.setHeader("Content-Type", operation.datedType());
    }
    request.method(
        operation.method(),
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8));
    try {
      HttpResponse<String> response =
          client.send(
              change.apply(request).build(),
              HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Answer(
          response.statusCode(),
          response.headers().firstValue("Content-Type").orElse(""),
          response.body());
    } catch (IOException e) {
      throw new AssertionError("No answer to " + operation + " " + target, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted", e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
