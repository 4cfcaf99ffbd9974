package dev.dateline.contracttests.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dateline.atlas.AtlasClient;
import dev.dateline.atlas.api.CreateGroupClusterRestoreJobRequest;
import dev.dateline.atlas.api.CreateGroupClusterRestoreJobResponse;
import dev.dateline.atlas.model.ApiError;
import dev.dateline.atlas.model.legacybackup.BackupRestoreJob;
import dev.dateline.atlas.model.legacybackup.BackupRestoreJobDelivery;
import dev.dateline.atlas.model.legacybackup.BackupRestoreJobDelivery.MethodName;
import dev.dateline.atlas.model.legacybackup.PaginatedRestoreJobView;
import dev.dateline.client.ApiResponse;
import dev.dateline.client.errors.ApiException;
import dev.dateline.client.errors.BadRequestException;
import dev.dateline.client.errors.ForbiddenException;
import dev.dateline.client.errors.NotFoundException;
import dev.dateline.client.errors.UnauthorizedException;
import dev.dateline.contracttests.ProviderStates;
import dev.dateline.contracttests.judge.PactFile;
import dev.dateline.pact.consumer.NewPact;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the generated client makes of {@code createGroupClusterRestoreJob}, where there is a story
 * to it: the document itself tells the rest, in the derived tests.
 */
@SuppressWarnings("deprecation") // the operation is, and still part of the contract
class CreateRestoreJobConsumerTest {

  @RegisterExtension static final NewPact NEW_PACT = new NewPact(PactFile.path());

  private static final String SNAPSHOT_ID = "5f4d2a9c1b7e6d3a8c0f1e2d";

  private static final BackupRestoreJob HTTP =
      BackupRestoreJob.builder()
          .delivery(
              BackupRestoreJobDelivery.builder()
                  .methodName(MethodName.HTTP)
                  .expirationHours(4)
                  .maxDownloads(1)
                  .build())
          .snapshotId(SNAPSHOT_ID)
          .build();

  private static final BackupRestoreJob TO_POINT_IN_TIME =
      BackupRestoreJob.builder()
          .delivery(
              BackupRestoreJobDelivery.builder()
                  .methodName(MethodName.AUTOMATED_RESTORE)
                  .targetGroupId("4b8e6f0a2c4d6e8f0a1b3c5d")
                  .targetClusterName("orders-restored")
                  .targetClusterId("62a4b6c8d0e2f4a6b8c0d2e4")
                  .build())
          .pointInTimeUTCMillis(1_746_351_720_000L)
          .build();

  static Stream<Arguments> jobs() {
    return Stream.of(
        Arguments.of(
            Exchange.post(
                "a request to restore over HTTP",
                ProviderStates.DOWNLOADED_BACKUP,
                "httpRequest",
                200,
                "httpResponse"),
            HTTP),
        Arguments.of(
            Exchange.post(
                "a request to restore a sharded cluster over HTTP",
                ProviderStates.SHARDED_BACKUP,
                "httpRequest",
                200,
                "shardedHttpResponse"),
            HTTP),
        Arguments.of(
            Exchange.post(
                "a request to restore a checkpoint to another cluster",
                ProviderStates.LEGACY_BACKUP,
                "automatedToCheckpointRequest",
                200,
                "automatedToCheckpointResponse"),
            BackupRestoreJob.builder()
                .delivery(
                    BackupRestoreJobDelivery.builder()
                        .methodName(MethodName.AUTOMATED_RESTORE)
                        .targetGroupId("4b8e6f0a2c4d6e8f0a1b3c5d")
                        .targetClusterId("62a4b6c8d0e2f4a6b8c0d2e4")
                        .build())
                .checkpointId("5ac2f0b9d7e8a6c4b2d0f1e3")
                .build()),
        Arguments.of(
            Exchange.post(
                "a request to restore to an operation of the oplog",
                ProviderStates.LEGACY_BACKUP,
                "automatedToOplogTimestampRequest",
                200,
                "automatedToOplogTimestampResponse"),
            BackupRestoreJob.builder()
                .delivery(toClusterByName())
                .oplogTs("2025-05-04T09:42:00Z")
                .oplogInc(1)
                .build()),
        Arguments.of(
            Exchange.post(
                    "a request to restore whatever there is, answered with little",
                    ProviderStates.LEGACY_BACKUP,
                    "httpRequest",
                    200,
                    "httpResponse")
                .with(
                    "{\"delivery\": {\"methodName\": \"HTTP\"}}",
                    "{\"results\": [{\"delivery\": {\"methodName\": \"HTTP\"}}]}"),
            BackupRestoreJob.builder()
                .delivery(BackupRestoreJobDelivery.builder().methodName(MethodName.HTTP).build())
                .build()),
        Arguments.of(
            Exchange.post(
                    "a request to restore over HTTP, in an envelope and pretty-printed",
                    ProviderStates.DOWNLOADED_BACKUP,
                    "httpRequest",
                    200,
                    "httpResponse")
                .asking(true, true),
            HTTP));
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void returnsTheJobs(Exchange exchange, BackupRestoreJob wanted) {
    MockedProvider.play(
        exchange,
        atlas -> {
          PaginatedRestoreJobView page =
              atlas
                  .legacyBackup()
                  .createGroupClusterRestoreJob(
                      request ->
                          request
                              .groupId("32b6e34b3d91647abb20e7b8")
                              .clusterName("orders")
                              .body(wanted));

          assertThat(Described.page(page)).isEqualTo(exchange.answer());
          assertThat(page.validate()).isEmpty();
        });
  }

  static Stream<Arguments> errors() {
    return Stream.of(
        Arguments.of(
            Exchange.post(
                    "a request to restore to a point in time long gone",
                    ProviderStates.TWO_DAYS_LATER,
                    "automatedToPointInTimeRequest",
                    400,
                    "invalidRequest")
                .with(
                    Exchange.DOCUMENT.example("automatedToPointInTimeRequest").toString(),
                    "{\"error\": 400, \"errorCode\": \"VALIDATION_ERROR\","
                        + " \"reason\": \"Bad Request\","
                        + " \"detail\": \"pointInTimeUTCMillis must lie within the last 24 hours.\","
                        + " \"badRequestDetail\": {\"fields\": [{"
                        + "\"field\": \"pointInTimeUTCMillis\","
                        + " \"description\": \"must lie within the last 24 hours\"}]}}"),
            TO_POINT_IN_TIME,
            BadRequestException.class),
        Arguments.of(
            Exchange.post(
                    "a request to restore to a point in time long gone, in an envelope",
                    ProviderStates.TWO_DAYS_LATER,
                    "automatedToPointInTimeRequest",
                    400,
                    "invalidRequest")
                .asking(true, false),
            TO_POINT_IN_TIME,
            BadRequestException.class),
        Arguments.of(
            Exchange.post(
                    "a request to restore by an unknown caller",
                    ProviderStates.LEGACY_BACKUP,
                    "httpRequest",
                    401,
                    "unauthorized")
                .by(ProviderStates.EXPIRED_TOKEN),
            HTTP,
            UnauthorizedException.class),
        Arguments.of(
            Exchange.post(
                    "a request to restore by a caller without the role",
                    ProviderStates.LEGACY_BACKUP,
                    "httpRequest",
                    403,
                    "forbidden")
                .by(ProviderStates.VIEWER_TOKEN),
            HTTP,
            ForbiddenException.class),
        Arguments.of(
            Exchange.post(
                "a request to restore a cluster that is not there",
                ProviderStates.NO_CLUSTER,
                "httpRequest",
                404,
                "notFound"),
            HTTP,
            NotFoundException.class));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void throwsTheError(
      Exchange exchange, BackupRestoreJob wanted, Class<? extends ApiException> type) {
    CreateGroupClusterRestoreJobRequest request =
        CreateGroupClusterRestoreJobRequest.builder()
            .groupId("32b6e34b3d91647abb20e7b8")
            .clusterName("orders")
            .body(wanted)
            .build();
    MockedProvider.play(
        exchange,
        atlas -> {
          ApiException thrown =
              catchThrowableOfType(
                  type, () -> atlas.legacyBackup().createGroupClusterRestoreJob(request));

          Errors.isOf(exchange, thrown);
          assertThat(thrown.response(CreateGroupClusterRestoreJobResponse.class)).isPresent();
          answersTheSameAsAValue(exchange, atlas, request);
        });
  }

  private static void answersTheSameAsAValue(
      Exchange exchange, AtlasClient atlas, CreateGroupClusterRestoreJobRequest request) {
    ApiResponse<CreateGroupClusterRestoreJobResponse> response =
        atlas.legacyBackup().createGroupClusterRestoreJobWithResponse(request);

    assertThat(response.status()).isEqualTo(exchange.status());
    ApiError error =
        CreateGroupClusterRestoreJobResponse.match(
            response.response(),
            ok -> Errors.unexpected(exchange, ok),
            badRequest -> Errors.of(exchange, 400, badRequest.body()),
            unauthorized -> Errors.of(exchange, 401, unauthorized.body()),
            forbidden -> Errors.of(exchange, 403, forbidden.body()),
            notFound -> Errors.of(exchange, 404, notFound.body()),
            internalServerError -> Errors.of(exchange, 500, internalServerError.body()),
            undocumented -> Errors.unexpected(exchange, undocumented));
    assertThat(Described.error(error)).isEqualTo(exchange.answer());
  }

  private static BackupRestoreJobDelivery toClusterByName() {
    return BackupRestoreJobDelivery.builder()
        .methodName(MethodName.AUTOMATED_RESTORE)
        .targetGroupId("4b8e6f0a2c4d6e8f0a1b3c5d")
        .targetClusterName("orders-restored")
        .build();
  }
}
