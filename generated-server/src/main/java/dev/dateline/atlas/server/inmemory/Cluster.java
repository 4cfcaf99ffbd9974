package dev.dateline.atlas.server.inmemory;

import dev.dateline.atlas.server.model.cloudbackups.DiskBackupSnapshotRestoreJob;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A cluster with its backups, as {@link InMemoryBackups#with} takes it. Immutable. */
public final class Cluster {

  private final String groupId;
  private final String name;
  private final @Nullable String id;
  private final List<String> shards;
  private final @Nullable UUID masterKey;
  private final Map<String, Snapshot> snapshots;
  private final Map<String, Instant> checkpoints;
  private final Map<String, DiskBackupSnapshotRestoreJob> restoreJobs;

  private Cluster(Builder builder) {
    this.groupId = builder.groupId;
    this.name = builder.name;
    this.id = builder.id;
    this.shards = builder.shards;
    this.masterKey = builder.masterKey;
    this.snapshots = Map.copyOf(builder.snapshots);
    this.checkpoints = Map.copyOf(builder.checkpoints);
    this.restoreJobs = Map.copyOf(builder.restoreJobs);
  }

  /**
   * Starts with a replica set that is not encrypted and has no backups.
   *
   * @param groupId the project that it belongs to, 24 hexadecimal digits
   * @param name its name, unique within the project
   */
  public static Builder builder(String groupId, String name) {
    return new Builder(groupId, name);
  }

  /** Starts with all of this. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** The project that the cluster belongs to. */
  public String groupId() {
    return groupId;
  }

  /** The name, unique within the project. */
  public String name() {
    return name;
  }

  /** The identifier, null where the cluster was given none. */
  public @Nullable String id() {
    return id;
  }

  /** The names of the shards' replica sets, empty where the cluster is not sharded. */
  public List<String> shards() {
    return shards;
  }

  /** The key that snapshots are encrypted with, null where they are not. */
  public @Nullable UUID masterKey() {
    return masterKey;
  }

  /** The legacy snapshot of an identifier. */
  public Optional<Snapshot> snapshot(String snapshotId) {
    return Optional.ofNullable(snapshots.get(snapshotId));
  }

  /** The newest legacy snapshot that can be restored and is not younger than {@code moment}. */
  public Optional<Snapshot> snapshotBefore(Instant moment) {
    return snapshots.values().stream()
        .filter(snapshot -> !snapshot.queryable() && !snapshot.takenAt().isAfter(moment))
        .max(Comparator.comparing(Snapshot::takenAt).thenComparing(Snapshot::id));
  }

  /** When the oplog recorded the checkpoint of an identifier. */
  public Optional<Instant> checkpoint(String checkpointId) {
    return Optional.ofNullable(checkpoints.get(checkpointId));
  }

  /** The Cloud Backups restore job of an identifier. */
  public Optional<DiskBackupSnapshotRestoreJob> restoreJob(String jobId) {
    return Optional.ofNullable(restoreJobs.get(jobId));
  }

  @Override
  public String toString() {
    return "Cluster[" + groupId + "/" + name + "]";
  }

  /** Puts a {@link Cluster} together. Not thread-safe. */
  public static final class Builder {

    private final String groupId;
    private final String name;
    private @Nullable String id;
    private List<String> shards = List.of();
    private @Nullable UUID masterKey;
    private final Map<String, Snapshot> snapshots = new LinkedHashMap<>();
    private final Map<String, Instant> checkpoints = new LinkedHashMap<>();
    private final Map<String, DiskBackupSnapshotRestoreJob> restoreJobs = new LinkedHashMap<>();

    private Builder(String groupId, String name) {
      this.groupId = Objects.requireNonNull(groupId, "groupId");
      this.name = Objects.requireNonNull(name, "name");
    }

    private Builder(Cluster from) {
      this(from.groupId, from.name);
      id = from.id;
      shards = from.shards;
      masterKey = from.masterKey;
      snapshots.putAll(from.snapshots);
      checkpoints.putAll(from.checkpoints);
      restoreJobs.putAll(from.restoreJobs);
    }

    /** The identifier, 24 hexadecimal digits. */
    public Builder withId(String clusterId) {
      id = clusterId;
      return this;
    }

    /**
     * Makes the cluster sharded: a legacy restore of it is a batch of one job for each shard.
     *
     * @param replicaSets the names of the shards' replica sets
     */
    public Builder withShards(String... replicaSets) {
      shards = List.of(replicaSets);
      return this;
    }

    /** Has the snapshots encrypted with a KMIP master key. */
    public Builder withMasterKey(UUID key) {
      masterKey = key;
      return this;
    }

    /**
     * Adds a legacy snapshot that can be restored.
     *
     * @param snapshotId 24 hexadecimal digits
     * @param takenAt when it was taken
     */
    public Builder withSnapshot(String snapshotId, Instant takenAt) {
      return withSnapshot(new Snapshot(snapshotId, takenAt, false));
    }

    /** Adds a legacy snapshot. */
    public Builder withSnapshot(Snapshot snapshot) {
      snapshots.put(snapshot.id(), snapshot);
      return this;
    }

    /**
     * Adds a checkpoint.
     *
     * @param checkpointId 24 hexadecimal digits
     * @param recordedAt when the oplog recorded it
     */
    public Builder withCheckpoint(String checkpointId, Instant recordedAt) {
      checkpoints.put(checkpointId, recordedAt);
      return this;
    }

    /**
     * Adds a restore job of the cluster's Cloud Backups, which is returned exactly as it is given.
     *
     * @throws IllegalArgumentException where the job has no id
     */
    public Builder withRestoreJob(DiskBackupSnapshotRestoreJob job) {
      String jobId = job.id();
      if (jobId == null) {
        throw new IllegalArgumentException("A restore job needs an id, by which it is asked for.");
      }
      restoreJobs.put(jobId, job);
      return this;
    }

    /** The cluster. */
    public Cluster build() {
      return new Cluster(this);
    }
  }
}
