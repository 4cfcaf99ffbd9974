package dev.dateline.contracttests.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dateline.atlas.AtlasClient;
import dev.dateline.atlas.api.GetGroupClusterBackupRestoreJobRequest;
import dev.dateline.atlas.api.GetGroupClusterBackupRestoreJobResponse;
import dev.dateline.atlas.model.ApiError;
import dev.dateline.atlas.model.cloudbackups.DiskBackupSnapshotRestoreJob;
import dev.dateline.client.ApiResponse;
import dev.dateline.client.errors.ApiException;
import dev.dateline.client.errors.ForbiddenException;
import dev.dateline.client.errors.NotFoundException;
import dev.dateline.client.errors.ServerErrorException;
import dev.dateline.client.errors.UnauthorizedException;
import dev.dateline.contracttests.ProviderStates;
import dev.dateline.contracttests.judge.PactFile;
import dev.dateline.pact.consumer.NewPact;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the generated client makes of {@code getGroupClusterBackupRestoreJob}, where there is a
 * story to it: the document itself tells the rest, in the derived tests.
 */
class GetRestoreJobConsumerTest {

  @RegisterExtension static final NewPact NEW_PACT = new NewPact(PactFile.path());

  private static final GetGroupClusterBackupRestoreJobRequest REQUEST =
      GetGroupClusterBackupRestoreJobRequest.of(
          request ->
              request
                  .groupId("32b6e34b3d91647abb20e7b8")
                  .clusterName("orders")
                  .restoreJobId("64f1c0ffee0123456789abcd"));

  static List<Exchange> jobs() {
    return List.of(
        Exchange.get(
            "a request for a restore job, for download",
            ProviderStates.DOWNLOAD_JOB,
            200,
            "downloadRestoreJob"),
        Exchange.get(
            "a request for a restore job, for download of a sharded cluster",
            ProviderStates.SHARDED_DOWNLOAD_JOB,
            200,
            "shardedDownloadRestoreJob"),
        Exchange.get(
                "a request for a restore job of which little is known",
                ProviderStates.BARE_JOB,
                200,
                "automatedRestoreJob")
            .with(null, "{\"id\": \"64f1c0ffee0123456789abcd\", \"deliveryType\": \"automated\"}"),
        Exchange.get(
                "a request for a restore job, in an envelope",
                ProviderStates.DOWNLOAD_JOB,
                200,
                "downloadRestoreJob")
            .asking(true, false),
        Exchange.get(
                "a request for a restore job, in an envelope and pretty-printed",
                ProviderStates.AUTOMATED_JOB,
                200,
                "automatedRestoreJob")
            .asking(true, true));
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void returnsTheJob(Exchange exchange) {
    MockedProvider.play(
        exchange,
        atlas -> {
          DiskBackupSnapshotRestoreJob job =
              atlas
                  .cloudBackups()
                  .getGroupClusterBackupRestoreJob(
                      request ->
                          request
                              .groupId("32b6e34b3d91647abb20e7b8")
                              .clusterName("orders")
                              .restoreJobId("64f1c0ffee0123456789abcd"));

          assertThat(Described.job(job)).isEqualTo(exchange.answer());
          assertThat(job.unknownProperties()).isEmpty();
          assertThat(job.validate()).isEmpty();
        });
  }

  static Stream<Arguments> errors() {
    return Stream.of(
        Arguments.of(
            Exchange.get(
                    "a request for a restore job by an unknown caller",
                    ProviderStates.AUTOMATED_JOB,
                    401,
                    "unauthorized")
                .by(ProviderStates.EXPIRED_TOKEN),
            UnauthorizedException.class),
        Arguments.of(
            Exchange.get(
                    "a request for a restore job by a caller without the role",
                    ProviderStates.AUTOMATED_JOB,
                    403,
                    "forbidden")
                .by(ProviderStates.VIEWER_TOKEN),
            ForbiddenException.class),
        Arguments.of(
            Exchange.get(
                "a request for a restore job of a cluster that is not there",
                ProviderStates.NO_CLUSTER,
                404,
                "notFound"),
            NotFoundException.class),
        Arguments.of(
            Exchange.get(
                    "a request for a restore job that is not there, in an envelope",
                    ProviderStates.NO_JOB,
                    404,
                    "notFound")
                .with(
                    null,
                    "{\"error\": 404, \"errorCode\": \"RESOURCE_NOT_FOUND\","
                        + " \"reason\": \"Not Found\","
                        + " \"detail\": \"Cluster orders has no such restore job.\"}")
                .asking(true, false),
            NotFoundException.class),
        Arguments.of(
            Exchange.get(
                    "a request for a restore job that makes the service fail without a word",
                    ProviderStates.FAILING_SILENTLY,
                    500,
                    "internalServerError")
                .with(
                    null,
                    "{\"error\": 500, \"errorCode\": \"UNEXPECTED_ERROR\","
                        + " \"detail\": null, \"reason\": null}"),
            ServerErrorException.class));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void throwsTheError(Exchange exchange, Class<? extends ApiException> type) {
    MockedProvider.play(
        exchange,
        atlas -> {
          ApiException thrown =
              catchThrowableOfType(
                  type, () -> atlas.cloudBackups().getGroupClusterBackupRestoreJob(REQUEST));

          Errors.isOf(exchange, thrown);
          assertThat(thrown.response(GetGroupClusterBackupRestoreJobResponse.class)).isPresent();
          answersTheSameAsAValue(exchange, atlas);
        });
  }

  private static void answersTheSameAsAValue(Exchange exchange, AtlasClient atlas) {
    ApiResponse<GetGroupClusterBackupRestoreJobResponse> response =
        atlas.cloudBackups().getGroupClusterBackupRestoreJobWithResponse(REQUEST);

    assertThat(response.status()).isEqualTo(exchange.status());
    ApiError error =
        GetGroupClusterBackupRestoreJobResponse.match(
            response.response(),
            ok -> Errors.unexpected(exchange, ok),
            unauthorized -> Errors.of(exchange, 401, unauthorized.body()),
            forbidden -> Errors.of(exchange, 403, forbidden.body()),
            notFound -> Errors.of(exchange, 404, notFound.body()),
            internalServerError -> Errors.of(exchange, 500, internalServerError.body()),
            undocumented -> Errors.unexpected(exchange, undocumented));
    assertThat(Described.error(error)).isEqualTo(exchange.answer());
  }
}
