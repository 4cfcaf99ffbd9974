package dev.dateline.contracttests.demo;

import static dev.dateline.atlas.server.inmemory.SampleBackups.AUTOMATED_JOB_ID;
import static dev.dateline.atlas.server.inmemory.SampleBackups.CLUSTER_NAME;
import static dev.dateline.atlas.server.inmemory.SampleBackups.DOWNLOAD_JOB_ID;
import static dev.dateline.atlas.server.inmemory.SampleBackups.GROUP_ID;
import static dev.dateline.atlas.server.inmemory.SampleBackups.SHARDED_CLUSTER_NAME;
import static dev.dateline.atlas.server.inmemory.SampleBackups.SNAPSHOT_ID;
import static dev.dateline.atlas.server.inmemory.SampleBackups.TARGET_CLUSTER_NAME;
import static dev.dateline.atlas.server.inmemory.SampleBackups.TARGET_GROUP_ID;

import dev.dateline.atlas.AtlasClient;
import dev.dateline.atlas.model.legacybackup.BackupRestoreJob;
import dev.dateline.atlas.model.legacybackup.BackupRestoreJobDelivery;
import dev.dateline.atlas.model.legacybackup.BackupRestoreJobDelivery.MethodName;
import dev.dateline.atlas.server.inmemory.AtlasStub;
import dev.dateline.atlas.server.inmemory.SampleBackups;
import dev.dateline.atlas.server.inmemory.StubSettings;
import dev.dateline.client.credentials.Credentials;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Calls both endpoints of a stub with the generated client, and prints what goes over the wire. */
final class Demo {

  /** Warns of parts that nobody uses. Kept here, as an unused logger forgets its level. */
  private static final Logger JERSEY = Logger.getLogger("org.glassfish.jersey");

  private final AtlasStub stub;
  private final PrintStream out;

  private Demo(AtlasStub stub, PrintStream out) {
    this.stub = stub;
    this.out = out;
  }

  /** Runs the demonstration; takes no arguments. */
  public static void main(String[] arguments) {
    JERSEY.setLevel(Level.SEVERE);
    PrintStream out = System.out;
    Clock clock = Clock.systemUTC();
    try (AtlasStub stub = AtlasStub.start(StubSettings.DEFAULTS, SampleBackups.on(clock))) {
      Demo demo = new Demo(stub, out);
      out.println();
      out.println("The generated server listens on " + stub.uri() + ".");
      demo.withServiceAccount(clock);
      demo.withApiKey();
      out.println();
    }
  }

  private void withServiceAccount(Clock clock) {
    StubSettings account = stub.settings();
    AtlasClient atlas =
        client(Credentials.serviceAccount(account.clientId(), account.clientSecret()));
    heading("The generated client, with a service account");
    look(atlas, AUTOMATED_JOB_ID);
    restore(
        atlas,
        CLUSTER_NAME,
        BackupRestoreJob.builder()
            .delivery(
                BackupRestoreJobDelivery.builder()
                    .methodName(MethodName.AUTOMATED_RESTORE)
                    .targetGroupId(TARGET_GROUP_ID)
                    .targetClusterName(TARGET_CLUSTER_NAME)
                    .build())
            .pointInTimeUTCMillis(clock.instant().minus(Duration.ofHours(3)).toEpochMilli())
            .build());
  }

  private void withApiKey() {
    StubSettings key = stub.settings();
    AtlasClient atlas = client(Credentials.digest(key.publicKey(), key.privateKey()));
    heading("The same with an API key, over HTTP Digest");
    look(atlas, DOWNLOAD_JOB_ID);
    restore(
        atlas,
        SHARDED_CLUSTER_NAME,
        BackupRestoreJob.builder()
            .delivery(BackupRestoreJobDelivery.builder().methodName(MethodName.HTTP).build())
            .snapshotId(SNAPSHOT_ID)
            .build());
  }

  private AtlasClient client(Credentials credentials) {
    return AtlasClient.builder()
        .baseUri(stub.uri())
        .credentials(credentials)
        .observer(new WireLog(out))
        .build();
  }

  private static void look(AtlasClient atlas, String jobId) {
    atlas
        .cloudBackups()
        .getGroupClusterBackupRestoreJob(
            request -> request.groupId(GROUP_ID).clusterName(CLUSTER_NAME).restoreJobId(jobId));
  }

  @SuppressWarnings("deprecation") // the operation is, and is there all the same
  private static void restore(AtlasClient atlas, String clusterName, BackupRestoreJob job) {
    atlas
        .legacyBackup()
        .createGroupClusterRestoreJob(
            request -> request.groupId(GROUP_ID).clusterName(clusterName).body(job));
  }

  private void heading(String text) {
    out.println();
    out.println(text);
  }
}
