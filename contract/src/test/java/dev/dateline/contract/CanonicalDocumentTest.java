package dev.dateline.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dateline.contract.model.Body;
import dev.dateline.contract.model.Content;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.Operation;
import dev.dateline.contract.model.Parameter;
import dev.dateline.contract.model.Response;
import dev.dateline.runtime.http.ApiServer;
import dev.dateline.runtime.http.SecurityScheme;
import dev.dateline.runtime.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The canonical document of the two restore-job endpoints, fact by fact. */
class CanonicalDocumentTest {
  private static final String ID = "^([a-f0-9]{24})$";
  private static final String NAME = "^[a-zA-Z0-9][a-zA-Z0-9-]*$";
  private static final String VPCE = "^vpce-[0-9a-f]{17}$";

  private static final Contract CONTRACT =
      ContractReader.read(
          ContractSource.file(Documents.canonical()), ContractOptions.at("2025-03-12"));

  @ParameterizedTest
  @CsvSource({
    "DiskBackupSnapshotRestoreJob, cancelled, boolean ro",
    "DiskBackupSnapshotRestoreJob, components, list<DiskBackupRestoreMember> ro",
    "DiskBackupSnapshotRestoreJob, deliveryType, DiskBackupSnapshotRestoreJob.DeliveryType required",
    "DiskBackupSnapshotRestoreJob, deliveryUrl, list<string> ro",
    "DiskBackupSnapshotRestoreJob, desiredTimestamp, ApiBSONTimestamp ro",
    "DiskBackupSnapshotRestoreJob, expired, boolean ro",
    "DiskBackupSnapshotRestoreJob, expiresAt, date_time ro",
    "DiskBackupSnapshotRestoreJob, failed, boolean ro",
    "DiskBackupSnapshotRestoreJob, finishedAt, date_time ro",
    "DiskBackupSnapshotRestoreJob, id, string ro pattern=ID",
    "DiskBackupSnapshotRestoreJob, links, list<Link> ro",
    "DiskBackupSnapshotRestoreJob, oplogInc, int32 min=1",
    "DiskBackupSnapshotRestoreJob, oplogTs, int32 min=1199145600",
    "DiskBackupSnapshotRestoreJob, pointInTimeUTCSeconds, int32 min=1199145600",
    "DiskBackupSnapshotRestoreJob, privateDownloadDeliveryUrls, list<ApiPrivateDownloadDeliveryUrl> ro",
    "DiskBackupSnapshotRestoreJob, snapshotId, string pattern=ID",
    "DiskBackupSnapshotRestoreJob, targetClusterName, string pattern=NAME",
    "DiskBackupSnapshotRestoreJob, targetGroupId, string pattern=ID",
    "DiskBackupSnapshotRestoreJob, timestamp, date_time ro",
    "DiskBackupRestoreMember, downloadUrl, string ro",
    "DiskBackupRestoreMember, privateDownloadDeliveryUrls, list<ApiPrivateDownloadDeliveryUrl> ro",
    "DiskBackupRestoreMember, replicaSetName, string ro",
    "ApiPrivateDownloadDeliveryUrl, deliveryUrl, string",
    "ApiPrivateDownloadDeliveryUrl, endpointId, string pattern=VPCE",
    "ApiBSONTimestamp, date, date_time ro",
    "ApiBSONTimestamp, increment, int32 ro min=1199145600",
    "Link, href, string",
    "Link, rel, string",
    "PaginatedRestoreJobView, links, list<Link> ro",
    "PaginatedRestoreJobView, results, list<BackupRestoreJob> required ro",
    "PaginatedRestoreJobView, totalCount, int32 ro min=0",
    "BackupRestoreJob, batchId, string ro pattern=ID",
    "BackupRestoreJob, clusterId, string ro pattern=ID",
    "BackupRestoreJob, groupId, string ro pattern=ID",
    "BackupRestoreJob, id, string ro pattern=ID",
    "BackupRestoreJob, checkpointId, string wo pattern=ID",
    "BackupRestoreJob, clusterName, string ro pattern=NAME",
    "BackupRestoreJob, created, date_time ro",
    "BackupRestoreJob, delivery, BackupRestoreJobDelivery required",
    "BackupRestoreJob, encryptionEnabled, boolean ro",
    "BackupRestoreJob, hashes, list<RestoreJobFileHash> ro",
    "BackupRestoreJob, links, list<Link> ro",
    "BackupRestoreJob, masterKeyUUID, uuid ro",
    "BackupRestoreJob, oplogInc, int32 wo min=1",
    "BackupRestoreJob, pointInTimeUTCMillis, int64 wo min=1199145600000",
    "BackupRestoreJob, snapshotId, string pattern=ID",
    "BackupRestoreJob, statusName, BackupRestoreJob.StatusName ro",
    "BackupRestoreJob, timestamp, ApiBSONTimestamp ro",
    "RestoreJobFileHash, fileName, string ro",
    "RestoreJobFileHash, hash, string ro",
    "RestoreJobFileHash, links, list<Link> ro",
    "RestoreJobFileHash, typeName, RestoreJobFileHash.TypeName ro",
    "BackupRestoreJobDelivery, methodName, BackupRestoreJobDelivery.MethodName required",
    "BackupRestoreJobDelivery, expirationHours, int32 min=1",
    "BackupRestoreJobDelivery, maxDownloads, int32 min=1",
    "BackupRestoreJobDelivery, targetClusterId, string pattern=ID",
    "BackupRestoreJobDelivery, targetGroupId, string pattern=ID",
    "BackupRestoreJobDelivery, targetClusterName, string pattern=NAME",
    "BackupRestoreJobDelivery, authHeader, string ro",
    "BackupRestoreJobDelivery, authValue, string ro",
    "BackupRestoreJobDelivery, urlV2, string ro",
    "BackupRestoreJobDelivery, expires, date_time ro",
    "BackupRestoreJobDelivery, statusName, BackupRestoreJobDelivery.StatusName ro",
    "BackupRestoreJobDelivery, url, string ro",
    "ApiError, error, int32 required ro",
    "ApiError, errorCode, string required ro",
    "ApiError, detail, string null",
    "ApiError, reason, string null ro",
    "ApiError, parameters, list<json> ro",
    "ApiError, badRequestDetail, BadRequestDetail null ro",
    "BadRequestDetail, fields, list<FieldViolation>",
    "FieldViolation, description, string required",
    "FieldViolation, field, string required"
  })
  void properties(String type, String property, String fact) {
    assertThat(Facts.properties(CONTRACT, type).get(property))
        .isEqualTo(
            fact.replace("pattern=ID", "pattern=" + ID)
                .replace("pattern=NAME", "pattern=" + NAME)
                .replace("pattern=VPCE", "pattern=" + VPCE));
  }

  @ParameterizedTest
  @CsvSource({
    "DiskBackupSnapshotRestoreJob, 19",
    "DiskBackupRestoreMember, 3",
    "ApiPrivateDownloadDeliveryUrl, 2",
    "ApiBSONTimestamp, 2",
    "Link, 2",
    "PaginatedRestoreJobView, 3",
    "BackupRestoreJob, 18",
    "RestoreJobFileHash, 4",
    "BackupRestoreJobDelivery, 12",
    "ApiError, 6",
    "BadRequestDetail, 1",
    "FieldViolation, 2"
  })
  void noPropertyIsLost(String type, int count) {
    assertThat(Facts.properties(CONTRACT, type)).hasSize(count);
  }

  @ParameterizedTest
  @CsvSource({
    "DiskBackupSnapshotRestoreJob.DeliveryType, automated download pointInTime",
    "BackupRestoreJob.StatusName, IN_PROGRESS BROKEN KILLED FINISHED",
    "RestoreJobFileHash.TypeName, SHA1",
    "BackupRestoreJobDelivery.MethodName, CLIENT_PIT_HTTP QUERY AUTOMATED_RESTORE HTTP THIRD_PARTY_COPY CLIENT_PIT_SCP SCP",
    "BackupRestoreJobDelivery.StatusName, NOT_STARTED IN_PROGRESS READY FAILED INTERRUPTED EXPIRED MAX_DOWNLOADS_EXCEEDED PENDING"
  })
  void enums(String type, String values) {
    assertThat(Facts.constants(CONTRACT, type)).containsExactlyInAnyOrder(values.split(" "));
  }

  @Test
  void thereAreNoOtherTypesAndNothingIsLost() {
    assertThat(CONTRACT.types()).hasSize(17);
    assertThat(CONTRACT.diagnostics()).isEmpty();
    assertThat(Facts.object(CONTRACT, "BackupRestoreJob").rules()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2025-05-04T09:42:00Z, true",
    "2024-02-29T23:59:59.123+02:00, true",
    "2025-02-30T00:00:00Z, false",
    "2023-02-29T00:00:00Z, false",
    "2025-05-04, false"
  })
  void oplogTsIsATimestamp(String text, boolean matches) {
    var oplogTs =
        Facts.object(CONTRACT, "BackupRestoreJob").properties().stream()
            .filter(property -> property.wireName().equals("oplogTs"))
            .findFirst()
            .orElseThrow();
    String java = Objects.requireNonNull(oplogTs.constraints().pattern()).java();
    assertThat(Pattern.compile(java).matcher(text).find()).isEqualTo(matches);
  }

  @Test
  void operations() {
    Operation get = Facts.operation(CONTRACT, "getGroupClusterBackupRestoreJob");
    assertThat(get.method() + " " + get.path())
        .isEqualTo(
            "GET /api/atlas/v2/groups/{groupId}/clusters/{clusterName}/backup/restoreJobs/{restoreJobId}");
    assertThat(get.version()).hasToString("2023-01-01");
    assertThat(get.roles()).containsExactly("Project Backup Manager");
    assertThat(get.documentation().deprecated()).isFalse();
    assertThat(get.body()).isNull();
    assertThat(get.parameters().stream().map(CanonicalDocumentTest::describe))
        .containsExactly("groupId " + ID, "clusterName " + NAME, "restoreJobId " + ID);
    assertThat(describe(get.responses()))
        .isEqualTo(
            "200 Ok DiskBackupSnapshotRestoreJob, 401 Unauthorized ApiError, 403 Forbidden ApiError, 404 NotFound ApiError, 500 InternalServerError ApiError");

    Operation create = Facts.operation(CONTRACT, "createGroupClusterRestoreJob");
    assertThat(create.method() + " " + create.path())
        .isEqualTo("POST /api/atlas/v2/groups/{groupId}/clusters/{clusterName}/restoreJobs");
    assertThat(create.version()).hasToString("2023-01-01");
    assertThat(create.roles()).containsExactly("Project Owner");
    assertThat(create.documentation().deprecated()).isTrue();
    assertThat(create.parameters().stream().map(CanonicalDocumentTest::describe))
        .containsExactly("groupId " + ID, "clusterName " + NAME);
    assertThat(describe(create.responses()))
        .isEqualTo(
            "200 Ok PaginatedRestoreJobView, 400 BadRequest ApiError, 401 Unauthorized ApiError, 403 Forbidden ApiError, 404 NotFound ApiError, 500 InternalServerError ApiError");
    Body body = Objects.requireNonNull(create.body());
    assertThat(body.required()).isTrue();
    Content content = body.contents().get(0);
    assertThat(content.mediaType()).hasToString("application/vnd.atlas.2023-01-01+json");
    assertThat(Facts.type(content.type())).isEqualTo("BackupRestoreJob");

    assertThat(List.of(get, create))
        .allSatisfy(
            operation -> {
              assertThat(operation.envelope()).isNotNull();
              assertThat(operation.pretty()).isNotNull();
              assertThat(operation.security())
                  .containsExactly(List.of("ServiceAccountAuth"), List.of("DigestAuth"));
            });
    assertThat(CONTRACT.groups().stream().map(group -> group.tag() + "=" + group.name()))
        .containsExactly("Cloud Backups=CloudBackups", "Legacy Backup=LegacyBackup");
  }

  private static String describe(Parameter parameter) {
    return parameter.wireName()
        + " "
        + Objects.requireNonNull(parameter.constraints().pattern()).source();
  }

  private static String describe(List<Response> responses) {
    return responses.stream()
        .map(
            response ->
                response.status()
                    + " "
                    + response.name()
                    + " "
                    + Facts.type(response.contents().get(0).type()))
        .collect(Collectors.joining(", "));
  }

  /** The rules of the request body, as facts: what breaks one of them, and whether it does. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'delivery':{'methodName':'HTTP'},'snapshotId':'s'} | 0",
        "{'delivery':{'methodName':'SCP'}} | 0",
        "{'delivery':{'methodName':'HTTP'},'snapshotId':'s','checkpointId':'c'} | 2",
        "{'delivery':{'methodName':'AUTOMATED_RESTORE','targetGroupId':'g','targetClusterName':'n'},'checkpointId':'c'} | 0",
        "{'delivery':{'methodName':'AUTOMATED_RESTORE','targetGroupId':'g','targetClusterId':'n'},'oplogInc':1,'oplogTs':'t'} | 0",
        "{'delivery':{'methodName':'AUTOMATED_RESTORE','targetGroupId':'g','targetClusterId':'n'},'oplogInc':1} | 1",
        "{'delivery':{'methodName':'AUTOMATED_RESTORE','targetGroupId':'g','targetClusterId':'n'},'oplogTs':'t'} | 1",
        "{'delivery':{'methodName':'AUTOMATED_RESTORE','targetGroupId':'g'}} | 1",
        "{'delivery':{'methodName':'AUTOMATED_RESTORE','targetClusterName':'n'}} | 1",
        "{'delivery':{'methodName':'AUTOMATED_RESTORE'}} | 2",
        "{'delivery':{'methodName':'HTTP'},'pointInTimeUTCMillis':1199145600000} | 1",
        "{'delivery':{'methodName':'HTTP'},'oplogInc':1,'oplogTs':'t'} | 2",
        "{'delivery':{'methodName':'AUTOMATED_RESTORE','targetGroupId':'g','targetClusterId':'n'},'oplogInc':1,'oplogTs':'t','pointInTimeUTCMillis':1,'checkpointId':'c','snapshotId':'s'} | 9"
      })
  void rules(String json, int broken) {
    JsonValue value = JsonValue.parse(json.replace('\'', '"'));
    Body body =
        Objects.requireNonNull(Facts.operation(CONTRACT, "createGroupClusterRestoreJob").body());
    assertThat(body.rules())
        .hasSize(17)
        .allSatisfy(rule -> assertThat(rule.description()).isNotBlank());
    assertThat(body.rules().stream().filter(rule -> !rule.test(value))).hasSize(broken);
  }

  @Test
  void protocol() {
    assertThat(CONTRACT.api().name()).isEqualTo("Atlas");
    assertThat(CONTRACT.api().version()).hasToString("2023-01-01");
    assertThat(CONTRACT.protocol().servers())
        .containsExactly(ApiServer.of("https://cloud.mongodb.com"));
    assertThat(CONTRACT.errorType()).hasToString("ApiError");
    assertThat(CONTRACT.protocol().errors().violations()).isEqualTo("badRequestDetail.fields");
    assertThat(CONTRACT.protocol().errorType()).hasToString("application/json");
    assertThat(Objects.requireNonNull(CONTRACT.protocol().envelope()).list()).isEqualTo("results");
    assertThat(CONTRACT.protocol().prettyParameter()).isEqualTo("pretty");
    Map<String, SecurityScheme> schemes = CONTRACT.protocol().securitySchemes();
    SecurityScheme account = Objects.requireNonNull(schemes.get("ServiceAccountAuth"));
    assertThat(account.kind()).isEqualTo(SecurityScheme.Kind.OAUTH2_CLIENT_CREDENTIALS);
    assertThat(account.tokenUrl()).hasToString("https://cloud.mongodb.com/api/oauth/token");
    assertThat(account.environment()).containsOnlyKeys("clientId", "clientSecret");
    SecurityScheme digest = Objects.requireNonNull(schemes.get("DigestAuth"));
    assertThat(digest.kind()).isEqualTo(SecurityScheme.Kind.DIGEST);
    assertThat(digest.realm()).isEqualTo("MMS Public API");
    assertThat(digest.environment()).containsOnlyKeys("username", "password");
  }
}
