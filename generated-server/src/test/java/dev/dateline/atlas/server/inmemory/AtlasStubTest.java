package dev.dateline.atlas.server.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dateline.atlas.AtlasClient;
import dev.dateline.atlas.api.GetGroupClusterBackupRestoreJobRequest;
import dev.dateline.atlas.model.cloudbackups.DiskBackupSnapshotRestoreJob;
import dev.dateline.atlas.model.cloudbackups.DiskBackupSnapshotRestoreJob.DeliveryType;
import dev.dateline.client.credentials.Credentials;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The stub as its callers meet it: over HTTP, through the generated server. */
class AtlasStubTest {

  private static final Instant NOW = Instant.parse("2025-05-04T09:42:00Z");
  private static final String DATED = "application/vnd.atlas.2023-01-01+json";
  private static final String CLUSTERS = "/api/atlas/v2/groups/32b6e34b3d91647abb20e7b8/clusters";
  private static final String JOB =
      CLUSTERS + "/orders/backup/restoreJobs/" + SampleBackups.AUTOMATED_JOB_ID;
  private static final String RESTORES = CLUSTERS + "/orders/restoreJobs";

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @SuppressWarnings("NullAway.Init")
  private static AtlasStub stub;

  private static String token = "";

  @BeforeAll
  static void start() throws Exception {
    stub =
        AtlasStub.start(StubSettings.DEFAULTS, SampleBackups.on(Clock.fixed(NOW, ZoneOffset.UTC)));
    String basic =
        Base64.getEncoder()
            .encodeToString("stub-client:stub-secret".getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(stub.uri().resolve("/api/oauth/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build(),
            BodyHandlers.ofString());
    token = text(JsonValue.parse(answer.body()), "access_token");
  }

  @AfterAll
  static void stop() {
    stub.close();
  }

  static List<Credentials> credentials() {
    return List.of(
        Credentials.serviceAccount("stub-client", "stub-secret"),
        Credentials.digest("stub-public", "stub-private"));
  }

  @ParameterizedTest
  @MethodSource("credentials")
  void letsServiceAccountAndApiKeyIn(Credentials credentials) {
    AtlasClient atlas = AtlasClient.builder().baseUri(stub.uri()).credentials(credentials).build();

    DiskBackupSnapshotRestoreJob job =
        atlas
            .cloudBackups()
            .getGroupClusterBackupRestoreJob(
                request ->
                    request
                        .groupId(SampleBackups.GROUP_ID)
                        .clusterName(SampleBackups.CLUSTER_NAME)
                        .restoreJobId(SampleBackups.DOWNLOAD_JOB_ID));

    assertThat(job.deliveryType().is(DeliveryType.DOWNLOAD)).isTrue();
    assertThat(job.deliveryUrl()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    " + JOB + ", " + DATED + ", 200,",
    "GET,    " + JOB + ", application/vnd.atlas.2025-03-12+json, 200,",
    "GET,    " + JOB + ", text/html, 406, NOT_ACCEPTABLE",
    "GET,    " + JOB + "0, " + DATED + ", 400, VALIDATION_ERROR",
    "GET,    "
        + CLUSTERS
        + "/payments/backup/restoreJobs/64f1c0ffee0123456789abc0, "
        + DATED
        + ", 404, RESOURCE_NOT_FOUND",
    "GET,    /api/atlas/v2/nothing, " + DATED + ", 404, RESOURCE_NOT_FOUND",
    "DELETE, " + JOB + ", " + DATED + ", 405, METHOD_NOT_ALLOWED",
  })
  void answersRequestsWithoutBody(
      String method, String path, String accept, int status, String code) throws Exception {
    HttpResponse<String> answer =
        send(request(path).header("Accept", accept).method(method, BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type"))
        .contains(status == 200 ? DATED : "application/json");
    if (status != 200) {
      assertThat(text(JsonValue.parse(answer.body()), "errorCode")).isEqualTo(code);
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "a snapshot | {'delivery': {'methodName': 'HTTP'}, 'snapshotId': '5f4d2a9c1b7e6d3a8c0f1e2d'} | 200 |",
        "an unknown snapshot | {'delivery': {'methodName': 'HTTP'}, 'snapshotId': 'ffffffffffffffffffffffff'} | 404 |",
        "exactly a day ago | {'delivery': {'methodName': 'AUTOMATED_RESTORE', 'targetGroupId': '4b8e6f0a2c4d6e8f0a1b3c5d', 'targetClusterName': 'orders-restored'}, 'pointInTimeUTCMillis': 1746265320000} | 200 |",
        "a millisecond earlier | {'delivery': {'methodName': 'AUTOMATED_RESTORE', 'targetGroupId': '4b8e6f0a2c4d6e8f0a1b3c5d', 'targetClusterName': 'orders-restored'}, 'pointInTimeUTCMillis': 1746265319999} | 400 | pointInTimeUTCMillis",
        "no target | {'delivery': {'methodName': 'AUTOMATED_RESTORE', 'targetClusterName': 'orders-restored'}} | 400 | delivery.targetGroupId",
      })
  void answersRestores(String name, String body, int status, String field) throws Exception {
    HttpResponse<String> answer =
        send(
            request(RESTORES)
                .header("Accept", DATED)
                .header("Content-Type", DATED)
                .POST(BodyPublishers.ofString(body.replace('\'', '"'))));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    if (field != null) {
      assertThat(answer.body()).contains("\"field\":\"" + field + "\"");
    }
    if (status == 200) {
      assertThat(answer.body())
          .contains("\"methodName\":\"HTTP\"")
          .doesNotContain("pointInTimeUTCMillis");
    }
  }

  @Test
  void wrapsWhatIsAskedForInAnEnvelope() throws Exception {
    HttpResponse<String> answer =
        send(request(JOB + "?envelope=true").header("Accept", DATED).GET());

    JsonObject envelope = (JsonObject) JsonValue.parse(answer.body());
    assertThat(envelope.get("status")).isEqualTo(JsonValue.of(200));
    assertThat(text(envelope.get("content"), "id")).isEqualTo(SampleBackups.AUTOMATED_JOB_ID);
  }

  @Test
  void asksWhoCalls() throws Exception {
    HttpResponse<String> answer =
        send(HttpRequest.newBuilder(stub.uri().resolve(JOB)).header("Accept", DATED).GET());

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().allValues("WWW-Authenticate"))
        .anyMatch(challenge -> challenge.startsWith("Bearer"))
        .anyMatch(challenge -> challenge.startsWith("Digest realm=\"MMS Public API\""));
  }

  @Test
  void changesWhileItRuns() throws Exception {
    InMemoryBackups backups = InMemoryBackups.create().withFailure("The disk is full.");
    try (AtlasStub failing = AtlasStub.start(StubSettings.DEFAULTS, backups)) {
      AtlasClient atlas =
          AtlasClient.builder()
              .baseUri(failing.uri())
              .credentials(Credentials.digest("stub-public", "stub-private"))
              .build();
      assertThat(status(atlas)).isEqualTo(500);

      backups.clear();

      assertThat(status(atlas)).isEqualTo(404);
    }
  }

  @Test
  void greetsWithoutSecretsThatItWasGiven() {
    try (AtlasStub given =
        AtlasStub.start(
            new StubSettings(0, "me", "my-secret", "us", "our-secret"), InMemoryBackups.create())) {
      assertThat(given.greeting())
          .contains(given.uri().toString(), "me", "us")
          .doesNotContain("my-secret", "our-secret");
      assertThat(given.greeting().lines()).noneMatch(line -> line.endsWith(" "));
    }
  }

  private static int status(AtlasClient atlas) {
    return atlas
        .cloudBackups()
        .getGroupClusterBackupRestoreJobWithResponse(
            GetGroupClusterBackupRestoreJobRequest.of(
                request ->
                    request
                        .groupId(SampleBackups.GROUP_ID)
                        .clusterName(SampleBackups.CLUSTER_NAME)
                        .restoreJobId(SampleBackups.DOWNLOAD_JOB_ID)))
        .status();
  }

  private static HttpRequest.Builder request(String target) {
    return HttpRequest.newBuilder(URI.create(stub.uri() + target))
        .header("Authorization", "Bearer " + token);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private static String text(JsonValue object, String name) {
    return ((JsonValue.JsonString) ((JsonObject) object).get(name)).value();
  }
}
