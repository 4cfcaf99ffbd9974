package dev.dateline.atlas.server.inmemory;

import dev.dateline.atlas.server.model.Link;
import dev.dateline.atlas.server.model.cloudbackups.DiskBackupSnapshotRestoreJob;
import dev.dateline.atlas.server.model.cloudbackups.DiskBackupSnapshotRestoreJob.DeliveryType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Backups to try things out with, under the identifiers of the document's examples: in one project
 * a replica set and a sharded cluster, in another an empty cluster to restore to.
 */
public final class SampleBackups {

  /** The project of the clusters that have backups. */
  public static final String GROUP_ID = "32b6e34b3d91647abb20e7b8";

  /** The replica set, in {@link #GROUP_ID}. */
  public static final String CLUSTER_NAME = "orders";

  /** The sharded cluster, in {@link #GROUP_ID}. */
  public static final String SHARDED_CLUSTER_NAME = "events";

  /** The snapshot that both clusters have: four hours old. */
  public static final String SNAPSHOT_ID = "5f4d2a9c1b7e6d3a8c0f1e2d";

  /** The checkpoint of the replica set. */
  public static final String CHECKPOINT_ID = "5ac2f0b9d7e8a6c4b2d0f1e3";

  /** A job of the replica set that restored its snapshot to the target. */
  public static final String AUTOMATED_JOB_ID = "64f1c0ffee0123456789abc0";

  /** A job of the replica set that put its snapshot up for download. */
  public static final String DOWNLOAD_JOB_ID = "64f1c0ffee0123456789abc1";

  /** The project of the cluster to restore to. */
  public static final String TARGET_GROUP_ID = "4b8e6f0a2c4d6e8f0a1b3c5d";

  /** The cluster to restore to, in {@link #TARGET_GROUP_ID}. */
  public static final String TARGET_CLUSTER_NAME = "orders-restored";

  private SampleBackups() {}

  /**
   * The samples, in a store of their own.
   *
   * @param clock what time it is; the samples are of the last few hours
   */
  public static InMemoryBackups on(Clock clock) {
    Instant taken = clock.instant().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(4));
    OffsetDateTime finished = taken.plus(Duration.ofHours(3)).atOffset(ZoneOffset.UTC);
    DiskBackupSnapshotRestoreJob job =
        DiskBackupSnapshotRestoreJob.builder()
            .deliveryType(DeliveryType.AUTOMATED)
            .snapshotId(SNAPSHOT_ID)
            .timestamp(taken.atOffset(ZoneOffset.UTC))
            .finishedAt(finished)
            .cancelled(false)
            .expired(false)
            .failed(false)
            .build();
    return InMemoryBackups.create(clock, ObjectIds.sequence())
        .with(
            Cluster.builder(GROUP_ID, CLUSTER_NAME)
                .withId("5d2e9f6a8b1c3d4e5f60718a")
                .withSnapshot(SNAPSHOT_ID, taken)
                .withCheckpoint(CHECKPOINT_ID, taken.plus(Duration.ofHours(1)))
                .withRestoreJob(
                    job.toBuilder()
                        .id(AUTOMATED_JOB_ID)
                        .targetGroupId(TARGET_GROUP_ID)
                        .targetClusterName(TARGET_CLUSTER_NAME)
                        .links(self(AUTOMATED_JOB_ID))
                        .build())
                .withRestoreJob(
                    job.toBuilder()
                        .id(DOWNLOAD_JOB_ID)
                        .deliveryType(DeliveryType.DOWNLOAD)
                        .deliveryUrl(List.of("https://restore.example.com/orders-5f4d2a9c.tar.gz"))
                        .expiresAt(finished.plusHours(4))
                        .links(self(DOWNLOAD_JOB_ID))
                        .build())
                .build())
        .with(
            Cluster.builder(GROUP_ID, SHARDED_CLUSTER_NAME)
                .withId("5d2e9f6a8b1c3d4e5f60718b")
                .withShards("events-shard-0", "events-shard-1")
                .withSnapshot(SNAPSHOT_ID, taken)
                .build())
        .with(
            Cluster.builder(TARGET_GROUP_ID, TARGET_CLUSTER_NAME)
                .withId("62a4b6c8d0e2f4a6b8c0d2e4")
                .build());
  }

  private static List<Link> self(String jobId) {
    return List.of(
        Link.builder()
            .href(
                "https://cloud.mongodb.com/api/atlas/v2/groups/"
                    + GROUP_ID
                    + "/clusters/"
                    + CLUSTER_NAME
                    + "/backup/restoreJobs/"
                    + jobId)
            .rel("self")
            .build());
  }
}
