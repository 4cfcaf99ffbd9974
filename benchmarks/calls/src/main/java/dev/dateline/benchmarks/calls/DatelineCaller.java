package dev.dateline.benchmarks.calls;

import dev.dateline.atlas.AtlasClient;
import dev.dateline.atlas.model.legacybackup.BackupRestoreJob;
import dev.dateline.atlas.model.legacybackup.BackupRestoreJobDelivery;
import dev.dateline.atlas.model.legacybackup.BackupRestoreJobDelivery.MethodName;
import dev.dateline.client.credentials.Credentials;
import java.net.URI;

/** The generated client. */
@SuppressWarnings("deprecation") // so is the operation
final class DatelineCaller implements Caller {

  private final AtlasClient atlas;

  DatelineCaller(URI server) {
    this.atlas = AtlasClient.builder().baseUri(server).credentials(Credentials.none()).build();
  }

  @Override
  public String get() {
    return atlas
        .cloudBackups()
        .getGroupClusterBackupRestoreJob(
            request ->
                request
                    .groupId(Samples.GROUP)
                    .clusterName(Samples.CLUSTER)
                    .restoreJobId(Samples.JOB))
        .deliveryUrl()
        .get(0);
  }

  @Override
  public String create() {
    return String.valueOf(
        atlas
            .legacyBackup()
            .createGroupClusterRestoreJob(
                request ->
                    request
                        .groupId(Samples.GROUP)
                        .clusterName(Samples.CLUSTER)
                        .body(
                            BackupRestoreJob.builder()
                                .delivery(
                                    BackupRestoreJobDelivery.builder()
                                        .methodName(MethodName.HTTP)
                                        .build())
                                .snapshotId(Samples.SNAPSHOT)
                                .build()))
            .results()
            .get(0)
            .id());
  }
}
