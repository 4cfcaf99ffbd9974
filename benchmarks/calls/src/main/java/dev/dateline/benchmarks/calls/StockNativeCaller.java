package dev.dateline.benchmarks.calls;

import java.net.URI;
import java.net.http.HttpClient;
import stock.jdk.ApiClient;
import stock.jdk.ApiException;
import stock.jdk.api.CloudBackupsApi;
import stock.jdk.api.LegacyBackupApi;
import stock.jdk.model.BackupRestoreJob;
import stock.jdk.model.BackupRestoreJobDelivery;

/** OpenAPI Generator's {@code java} with the library {@code native}. */
@SuppressWarnings("deprecation") // so is the operation
final class StockNativeCaller implements Caller {

  private final CloudBackupsApi cloudBackups;
  private final LegacyBackupApi legacyBackup;

  StockNativeCaller(URI server) {
    ApiClient client = new ApiClient();
    client.setScheme(server.getScheme()).setHost(server.getHost()).setPort(server.getPort());
    client.setHttpClientBuilder(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1));
    this.cloudBackups = new CloudBackupsApi(client);
    this.legacyBackup = new LegacyBackupApi(client);
  }

  @Override
  public String get() {
    try {
      return cloudBackups
          .getGroupClusterBackupRestoreJob(Samples.GROUP, Samples.CLUSTER, Samples.JOB, null, null)
          .getDeliveryUrl()
          .get(0);
    } catch (ApiException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String create() {
    try {
      return legacyBackup
          .createGroupClusterRestoreJob(
              Samples.GROUP,
              Samples.CLUSTER,
              new BackupRestoreJob()
                  .delivery(
                      new BackupRestoreJobDelivery()
                          .methodName(BackupRestoreJobDelivery.MethodNameEnum.HTTP))
                  .snapshotId(Samples.SNAPSHOT),
              null,
              null)
          .getResults()
          .get(0)
          .getId();
    } catch (ApiException e) {
      throw new IllegalStateException(e);
    }
  }
}
