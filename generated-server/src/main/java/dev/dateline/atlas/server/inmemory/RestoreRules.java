package dev.dateline.atlas.server.inmemory;

import dev.dateline.atlas.server.api.CreateGroupClusterRestoreJobResponse;
import dev.dateline.atlas.server.model.legacybackup.BackupRestoreJob;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * Which legacy restores a cluster can be asked for: what depends on its backups and on the time, so
 * that no document could say it.
 */
final class RestoreRules {

  private static final Duration POINT_IN_TIME_WINDOW = Duration.ofHours(24);

  private final Clock clock;

  RestoreRules(Clock clock) {
    this.clock = clock;
  }

  /** Why the cluster cannot be restored as asked; empty where it can. */
  Optional<CreateGroupClusterRestoreJobResponse> refusal(Cluster cluster, BackupRestoreJob asked) {
    String snapshotId = asked.snapshotId();
    if (snapshotId != null) {
      return snapshot(cluster, snapshotId);
    }
    String checkpointId = asked.checkpointId();
    if (checkpointId != null) {
      return checkpoint(cluster, checkpointId);
    }
    Long pointInTime = asked.pointInTimeUTCMillis();
    if (pointInTime != null) {
      return pointInTime(pointInTime);
    }
    String oplogTs = asked.oplogTs();
    if (oplogTs != null) {
      return oplogTimestamp(oplogTs);
    }
    return cluster.snapshotBefore(clock.instant()).isPresent()
        ? Optional.empty()
        : Optional.of(
            Errors.notFound("Cluster " + cluster.name() + " has no snapshot to restore."));
  }

  private static Optional<CreateGroupClusterRestoreJobResponse> snapshot(
      Cluster cluster, String id) {
    Optional<Snapshot> snapshot = cluster.snapshot(id);
    if (snapshot.isEmpty()) {
      return Optional.of(
          Errors.notFound("Cluster " + cluster.name() + " has no snapshot " + id + "."));
    }
    return snapshot.get().queryable()
        ? Optional.of(
            Errors.invalid(
                "snapshotId", "snapshotId names a queryable backup, which cannot be restored."))
        : Optional.empty();
  }

  private static Optional<CreateGroupClusterRestoreJobResponse> checkpoint(
      Cluster cluster, String id) {
    if (!cluster.shards().isEmpty()) {
      return Optional.of(
          Errors.invalid(
              "checkpointId",
              "checkpointId cannot be used: "
                  + cluster.name()
                  + " is sharded, and no sharded cluster can be restored to a checkpoint."));
    }
    return cluster.checkpoint(id).isPresent()
        ? Optional.empty()
        : Optional.of(
            Errors.notFound("Cluster " + cluster.name() + " has no checkpoint " + id + "."));
  }

  /** To the millisecond: one exactly 24 hours old is allowed, and so is now. */
  private Optional<CreateGroupClusterRestoreJobResponse> pointInTime(long millis) {
    long now = clock.millis();
    return millis <= now && millis >= now - POINT_IN_TIME_WINDOW.toMillis()
        ? Optional.empty()
        : Optional.of(
            Errors.invalid(
                "pointInTimeUTCMillis",
                "pointInTimeUTCMillis must lie within the last 24 hours, between "
                    + Instant.ofEpochMilli(now - POINT_IN_TIME_WINDOW.toMillis())
                    + " and "
                    + Instant.ofEpochMilli(now)
                    + "; "
                    + Instant.ofEpochMilli(millis)
                    + " does not."));
  }

  /** The document's pattern lets offsets pass that are further from UTC than any place on Earth. */
  private static Optional<CreateGroupClusterRestoreJobResponse> oplogTimestamp(String text) {
    try {
      OffsetDateTime.parse(text);
      return Optional.empty();
    } catch (DateTimeException e) {
      return Optional.of(
          Errors.invalid("oplogTs", "oplogTs has an offset from UTC that does not exist."));
    }
  }
}
