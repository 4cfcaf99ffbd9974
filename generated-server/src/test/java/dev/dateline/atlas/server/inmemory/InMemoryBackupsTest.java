package dev.dateline.atlas.server.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.dateline.atlas.server.api.BadRequest;
import dev.dateline.atlas.server.api.CreateGroupClusterRestoreJobRequest;
import dev.dateline.atlas.server.api.CreateGroupClusterRestoreJobResponse;
import dev.dateline.atlas.server.api.GetGroupClusterBackupRestoreJobRequest;
import dev.dateline.atlas.server.api.GetGroupClusterBackupRestoreJobResponse;
import dev.dateline.atlas.server.api.InternalServerError;
import dev.dateline.atlas.server.api.NotFound;
import dev.dateline.atlas.server.model.ApiError;
import dev.dateline.atlas.server.model.BadRequestDetail;
import dev.dateline.atlas.server.model.cloudbackups.DiskBackupSnapshotRestoreJob;
import dev.dateline.atlas.server.model.legacybackup.BackupRestoreJob;
import dev.dateline.atlas.server.model.legacybackup.BackupRestoreJobDelivery;
import dev.dateline.atlas.server.model.legacybackup.BackupRestoreJobDelivery.MethodName;
import dev.dateline.atlas.server.model.legacybackup.PaginatedRestoreJobView;
import dev.dateline.atlas.server.model.legacybackup.RestoreJobFileHash;
import dev.dateline.runtime.json.Direction;
import dev.dateline.runtime.validation.ValidationLevel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("deprecation") // the operation under test is deprecated
class InMemoryBackupsTest {

  private static final String GROUP = "32b6e34b3d91647abb20e7b8";
  private static final String TARGET_GROUP = "4b8e6f0a2c4d6e8f0a1b3c5d";
  private static final String TARGET_ID = "62a4b6c8d0e2f4a6b8c0d2e4";
  private static final String SNAPSHOT = "5f4d2a9c1b7e6d3a8c0f1e2d";
  private static final String OLDER_SNAPSHOT = "5f4bd9171b7e6d3a8c0f1e2d";
  private static final String QUERYABLE = "5f4d2a9c1b7e6d3a8c0f1e2e";
  private static final String CHECKPOINT = "5ac2f0b9d7e8a6c4b2d0f1e3";
  private static final String JOB = "64f1c0ffee0123456789abcd";
  private static final String UNKNOWN = "ffffffffffffffffffffffff";
  private static final Instant NOW = Instant.parse("2025-05-04T09:42:00.250Z");

  private final InMemoryBackups backups =
      InMemoryBackups.create(Clock.fixed(NOW, ZoneOffset.UTC), ObjectIds.sequence())
          .with(
              Cluster.builder(GROUP, "orders")
                  .withId("5d2e9f6a8b1c3d4e5f60718a")
                  .withSnapshot(OLDER_SNAPSHOT, Instant.parse("2025-05-03T06:00:12Z"))
                  .withSnapshot(SNAPSHOT, Instant.parse("2025-05-04T06:00:12Z"))
                  .withSnapshot(
                      new Snapshot(QUERYABLE, Instant.parse("2025-05-04T07:00:12Z"), true))
                  .withCheckpoint(CHECKPOINT, Instant.parse("2025-05-04T05:00:00Z"))
                  .withRestoreJob(
                      DiskBackupSnapshotRestoreJob.builder()
                          .id(JOB)
                          .deliveryType(DiskBackupSnapshotRestoreJob.DeliveryType.AUTOMATED)
                          .build())
                  .build())
          .with(
              Cluster.builder(GROUP, "events")
                  .withShards("events-shard-0", "events-shard-1", "events-shard-2")
                  .withSnapshot(SNAPSHOT, Instant.parse("2025-05-04T06:00:12Z"))
                  .withCheckpoint(CHECKPOINT, Instant.parse("2025-05-04T05:00:00Z"))
                  .build())
          .with(Cluster.builder(GROUP, "empty").build())
          .with(Cluster.builder(TARGET_GROUP, "orders-restored").withId(TARGET_ID).build());

  @Test
  void returnsACloudBackupJobAsItWasGiven() {
    assertThat(get(GROUP, "orders", JOB))
        .isEqualTo(
            new GetGroupClusterBackupRestoreJobResponse.Ok(
                DiskBackupSnapshotRestoreJob.builder()
                    .id(JOB)
                    .deliveryType(DiskBackupSnapshotRestoreJob.DeliveryType.AUTOMATED)
                    .build()));
  }

  @ParameterizedTest
  @CsvSource({
    UNKNOWN + ", orders, " + JOB + ", There is no project " + UNKNOWN + ".",
    GROUP + ", payments, " + JOB + ", Project " + GROUP + " has no cluster payments.",
    GROUP + ", events, " + JOB + ", Cluster events has no restore job " + JOB + ".",
    GROUP + ", orders, " + UNKNOWN + ", Cluster orders has no restore job " + UNKNOWN + ".",
  })
  void knowsNoOtherCloudBackupJob(String group, String cluster, String job, String detail) {
    assertThat(get(group, cluster, job))
        .isInstanceOfSatisfying(NotFound.class, answer -> isNotFound(answer.body(), detail));
  }

  static List<Arguments> absent() {
    BackupRestoreJob http = restore(MethodName.HTTP).snapshotId(SNAPSHOT).build();
    BackupRestoreJob automated = automated().snapshotId(SNAPSHOT).build();
    return List.of(
        arguments(UNKNOWN, "orders", http, "There is no project " + UNKNOWN + "."),
        arguments(GROUP, "payments", http, "Project " + GROUP + " has no cluster payments."),
        arguments(
            GROUP,
            "orders",
            http.toBuilder().snapshotId(UNKNOWN).build(),
            "Cluster orders has no snapshot " + UNKNOWN + "."),
        arguments(
            GROUP,
            "empty",
            http.toBuilder().snapshotId(null).build(),
            "Cluster empty has no snapshot to restore."),
        arguments(
            GROUP,
            "orders",
            automated().checkpointId(UNKNOWN).build(),
            "Cluster orders has no checkpoint " + UNKNOWN + "."),
        arguments(
            GROUP,
            "orders",
            to(automated, target -> target.targetGroupId(UNKNOWN)),
            "There is no project " + UNKNOWN + "."),
        arguments(
            GROUP,
            "orders",
            to(automated, target -> target.targetClusterName("payments")),
            "Project " + TARGET_GROUP + " has no cluster payments."),
        arguments(
            GROUP,
            "orders",
            to(automated, target -> target.targetClusterId(UNKNOWN)),
            "Project "
                + TARGET_GROUP
                + " has no cluster orders-restored with id "
                + UNKNOWN
                + "."));
  }

  @ParameterizedTest
  @MethodSource("absent")
  void restoresNothingThatIsNotThere(
      String group, String cluster, BackupRestoreJob asked, String detail) {
    assertThat(create(group, cluster, asked))
        .isInstanceOfSatisfying(NotFound.class, answer -> isNotFound(answer.body(), detail));
    assertThat(backups.createdJobs()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP, HTTP, FINISHED, READY",
    "AUTOMATED_RESTORE, HTTP, IN_PROGRESS, NOT_STARTED",
    "CLIENT_PIT_HTTP, CLIENT_PIT_HTTP, IN_PROGRESS, NOT_STARTED",
    "QUERY, QUERY, IN_PROGRESS, NOT_STARTED",
    "SCP, SCP, IN_PROGRESS, PENDING",
    "CLIENT_PIT_SCP, CLIENT_PIT_SCP, IN_PROGRESS, PENDING",
    "THIRD_PARTY_COPY, THIRD_PARTY_COPY, IN_PROGRESS, PENDING",
  })
  void answersAsTheMethodHasIt(
      MethodName asked,
      MethodName answered,
      BackupRestoreJob.StatusName status,
      BackupRestoreJobDelivery.StatusName deliveryStatus) {
    BackupRestoreJob job =
        only(
            "orders", to(restore(asked).snapshotId(SNAPSHOT).build(), InMemoryBackupsTest::target));

    assertThat(job.id()).isEqualTo(JOB);
    assertThat(job.groupId()).isEqualTo(GROUP);
    assertThat(job.clusterId()).isEqualTo("5d2e9f6a8b1c3d4e5f60718a");
    assertThat(job.clusterName()).isEqualTo("orders");
    assertThat(job.snapshotId()).isEqualTo(SNAPSHOT);
    assertThat(job.created()).isEqualTo("2025-05-04T09:42:00Z");
    assertThat(job.batchId()).isNull();
    assertThat(job.encryptionEnabled()).isFalse();
    assertThat(job.statusName()).isEqualTo(BackupRestoreJob.StatusName.TYPE.of(status));
    BackupRestoreJobDelivery delivery = job.delivery();
    assertThat(delivery.methodName().known()).isEqualTo(answered);
    assertThat(delivery.statusName())
        .isEqualTo(BackupRestoreJobDelivery.StatusName.TYPE.of(deliveryStatus));
    assertThat(delivery.targetClusterName()).isEqualTo("orders-restored");
    assertThat(delivery.urlV2() != null).isEqualTo(asked == MethodName.HTTP);
  }

  @ParameterizedTest
  @CsvSource({
    "     ,     , 1, 1, 2025-05-04T10:42:00Z",
    "    4,    3, 4, 3, 2025-05-04T13:42:00Z",
  })
  void saysWhereAndForHowLongADownloadIsThere(
      @Nullable Integer hours,
      @Nullable Integer downloads,
      int answeredHours,
      int answeredDownloads,
      String expires) {
    BackupRestoreJob asked = restore(MethodName.HTTP).snapshotId(SNAPSHOT).build();
    BackupRestoreJobDelivery delivery =
        only("orders", to(asked, to -> to.expirationHours(hours).maxDownloads(downloads)))
            .delivery();

    assertThat(delivery.expirationHours()).isEqualTo(answeredHours);
    assertThat(delivery.maxDownloads()).isEqualTo(answeredDownloads);
    assertThat(delivery.expires()).isEqualTo(expires);
    assertThat(delivery.authHeader()).isEqualTo("X-Restore-Key");
    assertThat(delivery.authValue()).isNotNull();
    assertThat(delivery.urlV2()).isEqualTo("https://restore.example.com/v2/orders-5f4d2a9c.tar.gz");
    assertThat(delivery.url()).endsWith("/orders-5f4d2a9c.tar.gz");
  }

  static List<Arguments> restorePoints() {
    return List.of(
        arguments("none", automated().build(), SNAPSHOT, null),
        arguments(
            "a snapshot", automated().snapshotId(OLDER_SNAPSHOT).build(), OLDER_SNAPSHOT, null),
        arguments(
            "a moment between two snapshots",
            automated()
                .pointInTimeUTCMillis(Instant.parse("2025-05-04T06:00:11Z").toEpochMilli())
                .build(),
            OLDER_SNAPSHOT,
            null),
        arguments(
            "a checkpoint",
            automated().checkpointId(CHECKPOINT).build(),
            OLDER_SNAPSHOT,
            "2025-05-04T05:00:00Z"),
        arguments(
            "an oplog timestamp",
            automated().oplogTs("2025-05-04T08:30:00+02:00").oplogInc(1).build(),
            SNAPSHOT,
            "2025-05-04T06:30:00Z"),
        arguments(
            "an oplog timestamp before every snapshot",
            automated().oplogTs("2025-05-01T00:00:00Z").oplogInc(7).build(),
            null,
            "2025-05-01T00:00:00Z"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("restorePoints")
  void startsFromTheLastSnapshotBeforeTheRestorePoint(
      String name, BackupRestoreJob asked, @Nullable String snapshot, @Nullable String recorded) {
    BackupRestoreJob job = only("orders", asked);

    assertThat(job.snapshotId()).isEqualTo(snapshot);
    assertThat(job.timestamp() == null ? null : job.timestamp().date())
        .isEqualTo(recorded == null ? null : OffsetDateTime.parse(recorded));
  }

  @Test
  void restoresAShardedClusterInOneBatch() {
    UUID key = UUID.fromString("6f1d2c3b-4a59-4687-9abc-def012345678");
    backups.with(
        backups.cluster(GROUP, "events").orElseThrow().toBuilder().withMasterKey(key).build());

    PaginatedRestoreJobView view =
        created("events", restore(MethodName.HTTP).snapshotId(SNAPSHOT).build());

    assertThat(view.totalCount()).isEqualTo(3);
    assertThat(view.results())
        .extracting(BackupRestoreJob::id)
        .containsExactly(
            "64f1c0ffee0123456789abcd", "64f1c0ffee0123456789abce", "64f1c0ffee0123456789abcf");
    assertThat(view.results())
        .extracting(BackupRestoreJob::batchId)
        .containsOnly("64f1c0ffee0123456789abd0");
    assertThat(view.results())
        .extracting(job -> job.delivery().urlV2())
        .first()
        .isEqualTo("https://restore.example.com/v2/events-shard-0-5f4d2a9c.tar.gz");
    assertThat(view.results())
        .allSatisfy(
            job -> {
              assertThat(job.encryptionEnabled()).isTrue();
              assertThat(job.masterKeyUUID()).isEqualTo(key);
            });
  }

  /** The rule that no schema can say: within 24 hours of now, the ends included. */
  @ParameterizedTest
  @CsvSource({
    "-86400001, false",
    "-86400000, true",
    "-86399999, true",
    "       -1, true",
    "        0, true",
    "        1, false",
    " 86400000, false",
  })
  void restoresToMomentsOfTheLastDay(long millisFromNow, boolean allowed) {
    long moment = NOW.toEpochMilli() + millisFromNow;

    CreateGroupClusterRestoreJobResponse answer =
        create(GROUP, "orders", automated().pointInTimeUTCMillis(moment).build());

    if (allowed) {
      assertThat(answer).isInstanceOf(CreateGroupClusterRestoreJobResponse.Ok.class);
    } else {
      isInvalid(answer, "pointInTimeUTCMillis", "must lie within the last 24 hours");
    }
  }

  static List<Arguments> impossible() {
    return List.of(
        arguments(
            "events",
            automated().checkpointId(CHECKPOINT).build(),
            "checkpointId",
            "no sharded cluster can be restored to a checkpoint"),
        arguments(
            "orders",
            restore(MethodName.HTTP).snapshotId(QUERYABLE).build(),
            "snapshotId",
            "a queryable backup, which cannot be restored"),
        arguments(
            "orders",
            automated().oplogTs("2025-05-04T06:30:00+19:00").oplogInc(1).build(),
            "oplogTs",
            "an offset from UTC that does not exist"));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void refusesWhatCannotBeRestored(
      String cluster, BackupRestoreJob asked, String field, String description) {
    isInvalid(create(GROUP, cluster, asked), field, description);
  }

  @Test
  void comesAsFarAsATestWants() {
    backups.withProgress(
        MethodName.HTTP,
        new Progress(
            BackupRestoreJob.StatusName.FINISHED,
            BackupRestoreJobDelivery.StatusName.MAX_DOWNLOADS_EXCEEDED,
            true));

    BackupRestoreJob job = only("orders", restore(MethodName.HTTP).snapshotId(SNAPSHOT).build());

    assertThat(job.delivery().statusName())
        .isEqualTo(
            BackupRestoreJobDelivery.StatusName.TYPE.of(
                BackupRestoreJobDelivery.StatusName.MAX_DOWNLOADS_EXCEEDED));
    assertThat(job.hashes())
        .extracting(RestoreJobFileHash::fileName)
        .containsExactly("orders-5f4d2a9c.tar.gz");
  }

  @Test
  void keepsForTestsWhatWasAskedFor() {
    long moment = NOW.minus(Duration.ofHours(3)).toEpochMilli();
    created("orders", automated().pointInTimeUTCMillis(moment).build());
    created("events", restore(MethodName.SCP).snapshotId(SNAPSHOT).build());

    assertThat(backups.createdJobs()).hasSize(4);
    assertThat(backups.createdJobs().get(0).pointInTimeUTCMillis()).isEqualTo(moment);
  }

  @Test
  void failsWhenTold() {
    backups.withFailure("The disk is full.");

    assertThat(get(GROUP, "orders", JOB)).isInstanceOf(InternalServerError.class);
    assertThat(create(GROUP, "orders", restore(MethodName.HTTP).build()))
        .isInstanceOfSatisfying(
            InternalServerError.class,
            answer -> {
              assertThat(answer.body().error()).isEqualTo(500);
              assertThat(answer.body().errorCode()).isEqualTo("UNEXPECTED_ERROR");
              assertThat(answer.body().detail()).isEqualTo("The disk is full.");
            });

    backups.clear();

    assertThat(get(GROUP, "orders", JOB)).isInstanceOf(NotFound.class);
  }

  @Test
  void givesEveryJobAnIdentifierOfItsOwnWhateverTheThreads() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<PaginatedRestoreJobView> restore =
          () -> created("events", restore(MethodName.HTTP).snapshotId(SNAPSHOT).build());
      List<Future<PaginatedRestoreJobView>> all =
          threads.invokeAll(Collections.nCopies(200, restore));
      Set<String> ids = new HashSet<>();
      for (Future<PaginatedRestoreJobView> one : all) {
        one.get().results().forEach(job -> ids.add(job.id()));
        ids.add(one.get().results().get(0).batchId());
      }
      assertThat(ids).hasSize(800);
      assertThat(backups.createdJobs()).hasSize(600);
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "64f1c0ffee0123456789abc", "64F1C0FFEE0123456789ABCD"})
  void countsFromIdentifiersOnly(String first) {
    assertThatIllegalArgumentException().isThrownBy(() -> ObjectIds.sequence(first));
  }

  private GetGroupClusterBackupRestoreJobResponse get(String group, String cluster, String job) {
    return backups.getGroupClusterBackupRestoreJob(
        GetGroupClusterBackupRestoreJobRequest.of(
            request -> request.groupId(group).clusterName(cluster).restoreJobId(job)));
  }

  /** Every request and every answer obeys the document. */
  private CreateGroupClusterRestoreJobResponse create(
      String group, String cluster, BackupRestoreJob body) {
    CreateGroupClusterRestoreJobRequest request =
        CreateGroupClusterRestoreJobRequest.of(
            parts -> parts.groupId(group).clusterName(cluster).body(body));
    assertThat(request.validate(ValidationLevel.FULL)).isEmpty();
    return backups.createGroupClusterRestoreJob(request);
  }

  private PaginatedRestoreJobView created(String cluster, BackupRestoreJob body) {
    CreateGroupClusterRestoreJobResponse answer = create(GROUP, cluster, body);
    assertThat(answer).isInstanceOf(CreateGroupClusterRestoreJobResponse.Ok.class);
    PaginatedRestoreJobView view = ((CreateGroupClusterRestoreJobResponse.Ok) answer).body();
    assertThat(view.validate(Direction.RESPONSE)).isEmpty();
    return view;
  }

  private BackupRestoreJob only(String cluster, BackupRestoreJob body) {
    PaginatedRestoreJobView view = created(cluster, body);
    assertThat(view.totalCount()).isEqualTo(1);
    assertThat(view.results()).hasSize(1);
    return view.results().get(0);
  }

  private static void isNotFound(ApiError error, String detail) {
    assertThat(error.error()).isEqualTo(404);
    assertThat(error.errorCode()).isEqualTo("RESOURCE_NOT_FOUND");
    assertThat(error.detail()).isEqualTo(detail);
    assertThat(error.validate(Direction.RESPONSE)).isEmpty();
  }

  private static void isInvalid(
      CreateGroupClusterRestoreJobResponse answer, String field, String description) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            BadRequest.class,
            badRequest -> {
              ApiError error = badRequest.body();
              assertThat(error.error()).isEqualTo(400);
              assertThat(error.errorCode()).isEqualTo("VALIDATION_ERROR");
              assertThat(error.validate(Direction.RESPONSE)).isEmpty();
              BadRequestDetail detail = Objects.requireNonNull(error.badRequestDetail());
              assertThat(detail.fields()).hasSize(1);
              assertThat(detail.fields().get(0).field()).isEqualTo(field);
              assertThat(detail.fields().get(0).description()).contains(description);
            });
  }

  private static BackupRestoreJob.Builder restore(MethodName method) {
    return BackupRestoreJob.builder()
        .delivery(BackupRestoreJobDelivery.builder().methodName(method).build());
  }

  private static BackupRestoreJob.Builder automated() {
    return to(restore(MethodName.AUTOMATED_RESTORE).build(), InMemoryBackupsTest::target)
        .toBuilder();
  }

  private static void target(BackupRestoreJobDelivery.Builder delivery) {
    delivery.targetGroupId(TARGET_GROUP).targetClusterName("orders-restored");
  }

  private static BackupRestoreJob to(
      BackupRestoreJob asked, Consumer<BackupRestoreJobDelivery.Builder> change) {
    BackupRestoreJobDelivery.Builder delivery = asked.delivery().toBuilder();
    change.accept(delivery);
    return asked.toBuilder().delivery(delivery.build()).build();
  }
}
