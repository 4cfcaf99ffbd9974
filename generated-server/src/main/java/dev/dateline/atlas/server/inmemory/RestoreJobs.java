package dev.dateline.atlas.server.inmemory;

import dev.dateline.atlas.server.model.ApiBSONTimestamp;
import dev.dateline.atlas.server.model.Link;
import dev.dateline.atlas.server.model.legacybackup.BackupRestoreJob;
import dev.dateline.atlas.server.model.legacybackup.BackupRestoreJobDelivery;
import dev.dateline.atlas.server.model.legacybackup.BackupRestoreJobDelivery.MethodName;
import dev.dateline.atlas.server.model.legacybackup.PaginatedRestoreJobView;
import dev.dateline.atlas.server.model.legacybackup.RestoreJobFileHash;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes legacy restore jobs of requests that {@link RestoreRules} does not refuse. */
final class RestoreJobs {

  /** Links name the API's own address, whatever address the stub has. */
  private static final String API = "https://cloud.mongodb.com/api/atlas/v2";

  /** Nothing can be downloaded from there: the name is reserved (RFC 2606). */
  private static final String FILES = "https://restore.example.com";

  private static final String KEY = "not-a-real-key";
  private static final String SHA1_OF_NOTHING = "da39a3ee5e6b4b0d3255bfef95601890afd80709";

  private static final int USUAL_EXPIRATION_HOURS = 1;
  private static final int USUAL_MAX_DOWNLOADS = 1;

  /** The document bounds the position within a second as if it were a date. */
  private static final int LEAST_INCREMENT = 1_199_145_600;

  private final Clock clock;
  private final Supplier<String> ids;

  RestoreJobs(Clock clock, Supplier<String> ids) {
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * The job, or the batch of one job for each shard. What is write-only in the request stays in the
   * jobs; the generated server leaves it out of the answer.
   */
  PaginatedRestoreJobView create(Cluster cluster, BackupRestoreJob asked, Progress progress) {
    String collection =
        API + "/groups/" + cluster.groupId() + "/clusters/" + cluster.name() + "/restoreJobs";
    OffsetDateTime created =
        OffsetDateTime.ofInstant(clock.instant().truncatedTo(ChronoUnit.SECONDS), ZoneOffset.UTC);
    List<BackupRestoreJob> jobs =
        (cluster.shards().isEmpty() ? Stream.of(cluster.name()) : cluster.shards().stream())
            .map(part -> job(cluster, part, asked, progress, created, collection))
            .toList();
    if (!cluster.shards().isEmpty()) {
      String batchId = ids.get();
      jobs = jobs.stream().map(job -> job.toBuilder().batchId(batchId).build()).toList();
    }
    return PaginatedRestoreJobView.builder()
        .results(jobs)
        .totalCount(jobs.size())
        .links(self(collection))
        .build();
  }

  private BackupRestoreJob job(
      Cluster cluster,
      String part,
      BackupRestoreJob asked,
      Progress progress,
      OffsetDateTime created,
      String collection) {
    String id = ids.get();
    List<Link> links = self(collection + "/" + id);
    String snapshotId = snapshot(cluster, asked).map(Snapshot::id).orElse(null);
    String file = part + (snapshotId == null ? "" : "-" + snapshotId.substring(0, 8)) + ".tar.gz";
    return BackupRestoreJob.builder()
        .id(id)
        .groupId(cluster.groupId())
        .clusterId(cluster.id())
        .clusterName(cluster.name())
        .snapshotId(snapshotId)
        .checkpointId(asked.checkpointId())
        .oplogTs(asked.oplogTs())
        .oplogInc(asked.oplogInc())
        .pointInTimeUTCMillis(asked.pointInTimeUTCMillis())
        .statusName(progress.job())
        .created(created)
        .delivery(delivery(asked.delivery(), progress, created, file))
        .encryptionEnabled(cluster.masterKey() != null)
        .masterKeyUUID(cluster.masterKey())
        .timestamp(timestamp(cluster, asked))
        .hashes(progress.downloaded() ? List.of(hash(file, links)) : null)
        .links(links)
        .build();
  }

  /** The snapshot that was asked for, or the last one before the moment that is restored to. */
  private Optional<Snapshot> snapshot(Cluster cluster, BackupRestoreJob asked) {
    if (asked.snapshotId() != null) {
      return cluster.snapshot(asked.snapshotId());
    }
    if (asked.pointInTimeUTCMillis() != null) {
      return cluster.snapshotBefore(Instant.ofEpochMilli(asked.pointInTimeUTCMillis()));
    }
    return cluster.snapshotBefore(recorded(cluster, asked).orElse(clock.instant()));
  }

  /** When the oplog recorded what is restored to. */
  private static Optional<Instant> recorded(Cluster cluster, BackupRestoreJob asked) {
    if (asked.checkpointId() != null) {
      return cluster.checkpoint(asked.checkpointId());
    }
    return Optional.ofNullable(asked.oplogTs()).map(text -> OffsetDateTime.parse(text).toInstant());
  }

  private static @Nullable ApiBSONTimestamp timestamp(Cluster cluster, BackupRestoreJob asked) {
    int increment = asked.oplogInc() == null ? LEAST_INCREMENT : asked.oplogInc();
    return recorded(cluster, asked)
        .map(
            moment ->
                ApiBSONTimestamp.builder()
                    .date(moment.atOffset(ZoneOffset.UTC))
                    .increment(Math.max(increment, LEAST_INCREMENT))
                    .build())
        .orElse(null);
  }

  private static BackupRestoreJobDelivery delivery(
      BackupRestoreJobDelivery asked, Progress progress, OffsetDateTime created, String file) {
    BackupRestoreJobDelivery.Builder delivery =
        BackupRestoreJobDelivery.builder()
            .methodName(asked.methodName())
            .statusName(progress.delivery())
            .expirationHours(asked.expirationHours())
            .maxDownloads(asked.maxDownloads())
            .targetGroupId(asked.targetGroupId())
            .targetClusterId(asked.targetClusterId())
            .targetClusterName(asked.targetClusterName());
    if (asked.methodName().is(MethodName.AUTOMATED_RESTORE)) {
      // That is how the data reaches the hosts of the target; nobody else is told where it lies.
      return delivery.methodName(MethodName.HTTP).build();
    }
    return asked.methodName().is(MethodName.HTTP)
        ? download(delivery, asked, progress, created, file).build()
        : delivery.build();
  }

  @SuppressWarnings("deprecation") // a caller may still read url, as the API still gives it
  private static BackupRestoreJobDelivery.Builder download(
      BackupRestoreJobDelivery.Builder delivery,
      BackupRestoreJobDelivery asked,
      Progress progress,
      OffsetDateTime created,
      String file) {
    int hours = asked.expirationHours() == null ? USUAL_EXPIRATION_HOURS : asked.expirationHours();
    delivery
        .expirationHours(hours)
        .maxDownloads(asked.maxDownloads() == null ? USUAL_MAX_DOWNLOADS : asked.maxDownloads());
    return progress.hasFile()
        ? delivery
            .expires(created.plusHours(hours))
            .authHeader("X-Restore-Key")
            .authValue(KEY)
            .url(FILES + "/v1/" + KEY + "/" + file)
            .urlV2(FILES + "/v2/" + file)
        : delivery;
  }

  private static RestoreJobFileHash hash(String file, List<Link> links) {
    return RestoreJobFileHash.builder()
        .fileName(file)
        .hash(SHA1_OF_NOTHING)
        .typeName(RestoreJobFileHash.TypeName.SHA1)
        .links(links)
        .build();
  }

  private static List<Link> self(String href) {
    return List.of(Link.builder().href(href).rel("self").build());
  }
}
