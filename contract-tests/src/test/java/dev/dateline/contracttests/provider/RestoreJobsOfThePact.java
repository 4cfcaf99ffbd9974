package dev.dateline.contracttests.provider;

import static dev.dateline.contracttests.ProviderStates.RESTORE_JOB_ID;

import dev.dateline.atlas.server.model.Link;
import dev.dateline.atlas.server.model.cloudbackups.ApiPrivateDownloadDeliveryUrl;
import dev.dateline.atlas.server.model.cloudbackups.DiskBackupRestoreMember;
import dev.dateline.atlas.server.model.cloudbackups.DiskBackupSnapshotRestoreJob;
import dev.dateline.atlas.server.model.cloudbackups.DiskBackupSnapshotRestoreJob.DeliveryType;
import java.time.OffsetDateTime;
import java.util.List;

/** The restore jobs that provider states speak of, put together as a service does. */
final class RestoreJobsOfThePact {

  private static final OffsetDateTime TAKEN = OffsetDateTime.parse("2025-05-04T06:00:12Z");
  private static final OffsetDateTime FINISHED = OffsetDateTime.parse("2025-05-04T09:42:00Z");
  private static final OffsetDateTime EXPIRES = OffsetDateTime.parse("2025-05-04T13:42:00Z");
  private static final String SNAPSHOT_ID = "5f4d2a9c1b7e6d3a8c0f1e2d";
  private static final String TARGET_GROUP_ID = "4b8e6f0a2c4d6e8f0a1b3c5d";

  private RestoreJobsOfThePact() {}

  static DiskBackupSnapshotRestoreJob automated() {
    return job(DeliveryType.AUTOMATED)
        .targetClusterName("orders-restored")
        .targetGroupId(TARGET_GROUP_ID)
        .finishedAt(FINISHED)
        .build();
  }

  static DiskBackupSnapshotRestoreJob download() {
    return job(DeliveryType.DOWNLOAD)
        .deliveryUrl(List.of("https://restore.example.com/orders-5f4d2a9c.tar.gz"))
        .privateDownloadDeliveryUrls(
            List.of(privateUrl("https://private.example.com/orders-5f4d2a9c.tar.gz")))
        .finishedAt(FINISHED)
        .expiresAt(EXPIRES)
        .build();
  }

  static DiskBackupSnapshotRestoreJob shardedDownload() {
    return job(DeliveryType.DOWNLOAD)
        .components(List.of(shard("orders-shard-0"), shard("orders-shard-1")))
        .finishedAt(FINISHED)
        .expiresAt(EXPIRES)
        .expired(true)
        .build();
  }

  /** Nothing but what is needed to find it and what is required. */
  static DiskBackupSnapshotRestoreJob bare() {
    return DiskBackupSnapshotRestoreJob.builder()
        .id(RESTORE_JOB_ID)
        .deliveryType(DeliveryType.AUTOMATED)
        .build();
  }

  private static DiskBackupSnapshotRestoreJob.Builder job(DeliveryType type) {
    return DiskBackupSnapshotRestoreJob.builder()
        .id(RESTORE_JOB_ID)
        .deliveryType(type)
        .snapshotId(SNAPSHOT_ID)
        .timestamp(TAKEN)
        .cancelled(false)
        .expired(false)
        .failed(false)
        .links(
            List.of(
                Link.builder()
                    .href("https://cloud.mongodb.com/api/atlas/v2/restoreJobs/" + RESTORE_JOB_ID)
                    .rel("self")
                    .build()));
  }

  private static DiskBackupRestoreMember shard(String replicaSet) {
    return DiskBackupRestoreMember.builder()
        .replicaSetName(replicaSet)
        .downloadUrl("https://restore.example.com/" + replicaSet + ".tar.gz")
        .privateDownloadDeliveryUrls(
            List.of(privateUrl("https://private.example.com/" + replicaSet + ".tar.gz")))
        .build();
  }

  private static ApiPrivateDownloadDeliveryUrl privateUrl(String url) {
    return ApiPrivateDownloadDeliveryUrl.builder()
        .deliveryUrl(url)
        .endpointId("vpce-3bf78b0ddee411ba1")
        .build();
  }
}
