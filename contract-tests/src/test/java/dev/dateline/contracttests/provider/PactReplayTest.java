package dev.dateline.contracttests.provider;

import static dev.dateline.contracttests.ProviderStates.CLUSTER_NAME;
import static dev.dateline.contracttests.ProviderStates.GROUP_ID;
import static dev.dateline.contracttests.ProviderStates.OWNER_TOKEN;
import static dev.dateline.contracttests.ProviderStates.VIEWER_TOKEN;

import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.VerificationReports;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import dev.dateline.atlas.server.AtlasServer;
import dev.dateline.atlas.server.inmemory.Cluster;
import dev.dateline.atlas.server.inmemory.InMemoryBackups;
import dev.dateline.atlas.server.inmemory.ObjectIds;
import dev.dateline.atlas.server.inmemory.Progress;
import dev.dateline.atlas.server.model.cloudbackups.DiskBackupSnapshotRestoreJob;
import dev.dateline.atlas.server.model.legacybackup.BackupRestoreJob;
import dev.dateline.atlas.server.model.legacybackup.BackupRestoreJobDelivery;
import dev.dateline.contracttests.ProviderStates;
import dev.dateline.contracttests.judge.PactFile;
import dev.dateline.server.Authenticator;
import dev.dateline.server.Principal;
import dev.dateline.server.jakarta.embedded.EmbeddedServer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/** The generated server answers every request of the pact as the pact says. */
@Tag("needs-pact")
@Provider(PactFile.PROVIDER)
@PactFolder(PactFile.FOLDER)
@VerificationReports(value = "json", reportDir = "target/pact-reports")
class PactReplayTest {

  /** Some hours after every moment in the pact. */
  private static final Instant NOW = Instant.parse("2025-05-04T12:00:00Z");

  private static final Map<String, Principal> CALLERS =
      Map.of(
          OWNER_TOKEN,
          Principal.of("owner", "Project Owner", "Project Backup Manager"),
          VIEWER_TOKEN,
          Principal.of("viewer", "Project Read Only"));

  private static final StatefulServices SERVICES = new StatefulServices();
  private static EmbeddedServer server;

  @BeforeAll
  static void start() {
    PactFile.existing();
    server =
        AtlasServer.builder()
            .cloudBackups(SERVICES)
            .legacyBackup(SERVICES)
            .authenticator(Authenticator.bearer(token -> Optional.ofNullable(CALLERS.get(token))))
            .port(0)
            .build()
            .start();
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void aim(PactVerificationContext context) {
    context.setTarget(new HttpTestTarget(server.uri().getHost(), server.uri().getPort(), "/"));
  }

  @TestTemplate
  @ExtendWith(PactVerificationInvocationContextProvider.class)
  void answersAsThePactSays(PactVerificationContext context) {
    context.verifyInteraction();
  }

  @State(ProviderStates.AUTOMATED_JOB)
  void automatedJob() {
    has(RestoreJobsOfThePact.automated());
  }

  @State(ProviderStates.DOWNLOAD_JOB)
  void downloadJob() {
    has(RestoreJobsOfThePact.download());
  }

  @State(ProviderStates.SHARDED_DOWNLOAD_JOB)
  void shardedDownloadJob() {
    has(RestoreJobsOfThePact.shardedDownload());
  }

  @State(ProviderStates.BARE_JOB)
  void bareJob() {
    has(RestoreJobsOfThePact.bare());
  }

  @State(ProviderStates.NO_JOB)
  void noJob() {
    SERVICES.become(backups(NOW).with(cluster().build()));
  }

  @State(ProviderStates.NO_CLUSTER)
  void noCluster() {
    SERVICES.haveNothing();
  }

  @State(ProviderStates.LEGACY_BACKUP)
  void legacyBackup() {
    SERVICES.become(withLegacyBackup(NOW));
  }

  @State(ProviderStates.DOWNLOADED_BACKUP)
  void downloadedBackup() {
    SERVICES.become(
        withLegacyBackup(NOW)
            .withProgress(
                BackupRestoreJobDelivery.MethodName.HTTP,
                new Progress(
                    BackupRestoreJob.StatusName.FINISHED,
                    BackupRestoreJobDelivery.StatusName.READY,
                    true)));
  }

  @State(ProviderStates.SHARDED_BACKUP)
  void shardedBackup() {
    Cluster sharded =
        cluster()
            .withShards("orders-shard-0", "orders-shard-1")
            .withMasterKey(UUID.fromString("6f1d2c3b-4a59-4687-9abc-def012345678"))
            .build();
    SERVICES.become(backups(NOW).with(sharded));
  }

  @State(ProviderStates.TWO_DAYS_LATER)
  void twoDaysLater() {
    SERVICES.become(withLegacyBackup(NOW.plus(Duration.ofDays(2))));
  }

  @State(ProviderStates.FAILING_SILENTLY)
  void failingSilently() {
    SERVICES.failSilently();
  }

  private static void has(DiskBackupSnapshotRestoreJob job) {
    SERVICES.become(backups(NOW).with(cluster().withRestoreJob(job).build()));
  }

  private static InMemoryBackups withLegacyBackup(Instant now) {
    return backups(now)
        .with(cluster().build())
        .with(
            Cluster.builder("4b8e6f0a2c4d6e8f0a1b3c5d", "orders-restored")
                .withId("62a4b6c8d0e2f4a6b8c0d2e4")
                .build());
  }

  private static InMemoryBackups backups(Instant now) {
    return InMemoryBackups.create(Clock.fixed(now, ZoneOffset.UTC), ObjectIds.sequence());
  }

  private static Cluster.Builder cluster() {
    return Cluster.builder(GROUP_ID, CLUSTER_NAME)
        .withId("5d2e9f6a8b1c3d4e5f60718a")
        .withSnapshot("5f4d2a9c1b7e6d3a8c0f1e2d", Instant.parse("2025-05-04T06:00:12Z"))
        .withCheckpoint("5ac2f0b9d7e8a6c4b2d0f1e3", Instant.parse("2025-05-04T09:42:00Z"));
  }
}
