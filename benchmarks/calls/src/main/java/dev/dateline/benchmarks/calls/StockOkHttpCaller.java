package dev.dateline.benchmarks.calls;

import java.net.URI;
import java.util.List;
import java.util.Map;
import stock.okhttp.ApiClient;
import stock.okhttp.ApiException;
import stock.okhttp.Pair;
import stock.okhttp.api.CloudBackupsApi;
import stock.okhttp.api.LegacyBackupApi;
import stock.okhttp.model.BackupRestoreJob;
import stock.okhttp.model.BackupRestoreJobDelivery;

/** OpenAPI Generator's {@code java} with the library {@code okhttp-gson}. */
@SuppressWarnings("deprecation") // so is the operation
final class StockOkHttpCaller implements Caller {

  private final CloudBackupsApi cloudBackups;
  private final LegacyBackupApi legacyBackup;

  StockOkHttpCaller(URI server) {
    ApiClient client = new WithoutDigest();
    client.setBasePath(server.toString());
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

  /** The stock client knows no digest scheme, and refuses to call what lists one. */
  private static final class WithoutDigest extends ApiClient {
    @Override
    public void updateParamsForAuth(
        String[] authNames,
        List<Pair> queryParams,
        Map<String, String> headerParams,
        Map<String, String> cookieParams,
        String payload,
        String method,
        URI uri) {
      // The calls go out without credentials, as those of the other peers do.
    }
  }
}
