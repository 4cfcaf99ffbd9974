package dev.dateline.atlas.server.inmemory;

import static java.util.stream.Collectors.joining;

import dev.dateline.atlas.server.api.CloudBackupsService;
import dev.dateline.atlas.server.api.CreateGroupClusterRestoreJobRequest;
import dev.dateline.atlas.server.api.CreateGroupClusterRestoreJobResponse;
import dev.dateline.atlas.server.api.GetGroupClusterBackupRestoreJobRequest;
import dev.dateline.atlas.server.api.GetGroupClusterBackupRestoreJobResponse;
import dev.dateline.atlas.server.api.LegacyBackupService;
import dev.dateline.atlas.server.model.legacybackup.BackupRestoreJob;
import dev.dateline.atlas.server.model.legacybackup.BackupRestoreJobDelivery;
import dev.dateline.atlas.server.model.legacybackup.BackupRestoreJobDelivery.MethodName;
import dev.dateline.atlas.server.model.legacybackup.PaginatedRestoreJobView;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Both services of the restore-job endpoints, over projects and clusters that are kept in memory.
 *
 * <pre>{@code
 * InMemoryBackups backups = InMemoryBackups.create()
 *     .with(Cluster.builder("32b6e34b3d91647abb20e7b8", "orders")
 *         .withSnapshot("5f4d2a9c1b7e6d3a8c0f1e2d", Instant.parse("2025-05-04T06:00:12Z"))
 *         .build());
 * }</pre>
 *
 * <p>State may be set up and changed at any time, while requests are served. Every method is
 * atomic; safe for use by many threads.
 */
public final class InMemoryBackups implements CloudBackupsService, LegacyBackupService {

  private final RestoreRules rules;
  private final RestoreJobs jobs;

  private final Map<String, Map<String, Cluster>> projects = new HashMap<>();
  private final Map<MethodName, Progress> progress = new EnumMap<>(MethodName.class);
  private final List<BackupRestoreJob> created = new ArrayList<>();
  private @Nullable String failure;

  private InMemoryBackups(Clock clock, Supplier<String> ids) {
    this.rules = new RestoreRules(clock);
    this.jobs = new RestoreJobs(clock, ids);
  }

  /**
   * Nothing yet, on the system's clock and with the identifiers of {@link ObjectIds#sequence()}.
   */
  public static InMemoryBackups create() {
    return create(Clock.systemUTC(), ObjectIds.sequence());
  }

  /**
   * Nothing yet.
   *
   * @param clock what time it is, for new jobs and for points in time
   * @param ids gives the identifiers of new jobs, 24 hexadecimal digits each; called by one thread
   *     at a time
   */
  public static InMemoryBackups create(Clock clock, Supplier<String> ids) {
    return new InMemoryBackups(clock, ids);
  }

  /** Adds a project without clusters; one that is there already stays as it is. */
  public synchronized InMemoryBackups withProject(String groupId) {
    project(groupId);
    return this;
  }

  /** Adds a cluster, and its project where that is new; takes the place of one of the same name. */
  public synchronized InMemoryBackups with(Cluster cluster) {
    project(cluster.groupId()).put(cluster.name(), cluster);
    return this;
  }

  private Map<String, Cluster> project(String groupId) {
    return projects.computeIfAbsent(groupId, id -> new HashMap<>());
  }

  /**
   * Says how far the legacy jobs of a method get.
   *
   * @param method as it is asked for
   * @param reached how far the job has come in the answer
   */
  public synchronized InMemoryBackups withProgress(MethodName method, Progress reached) {
    progress.put(method, reached);
    return this;
  }

  /**
   * Makes every call fail with 500, until {@link #clear}.
   *
   * @param detail a sentence for people
   */
  public synchronized InMemoryBackups withFailure(String detail) {
    failure = detail;
    return this;
  }

  /** Forgets everything, the jobs created since included. */
  public synchronized InMemoryBackups clear() {
    projects.clear();
    progress.clear();
    created.clear();
    failure = null;
    return this;
  }

  /** A cluster, as it was given. */
  public synchronized Optional<Cluster> cluster(String groupId, String name) {
    return Optional.ofNullable(projects.getOrDefault(groupId, Map.of()).get(name));
  }

  /** The legacy restore jobs that were asked for, oldest first: what a test may look at. */
  public synchronized List<BackupRestoreJob> createdJobs() {
    return List.copyOf(created);
  }

  @Override
  public synchronized GetGroupClusterBackupRestoreJobResponse getGroupClusterBackupRestoreJob(
      GetGroupClusterBackupRestoreJobRequest request) {
    if (failure != null) {
      return Errors.unexpected(failure);
    }
    Optional<Cluster> cluster = cluster(request.groupId(), request.clusterName());
    if (cluster.isEmpty()) {
      return Errors.notFound(missing(request.groupId(), request.clusterName()));
    }
    return cluster
        .get()
        .restoreJob(request.restoreJobId())
        .<GetGroupClusterBackupRestoreJobResponse>map(
            GetGroupClusterBackupRestoreJobResponse.Ok::new)
        .orElseGet(
            () ->
                Errors.notFound(
                    "Cluster "
                        + request.clusterName()
                        + " has no restore job "
                        + request.restoreJobId()
                        + "."));
  }

  @Override
  @Deprecated
  public synchronized CreateGroupClusterRestoreJobResponse createGroupClusterRestoreJob(
      CreateGroupClusterRestoreJobRequest request) {
    if (failure != null) {
      return Errors.unexpected(failure);
    }
    Optional<Cluster> cluster = cluster(request.groupId(), request.clusterName());
    if (cluster.isEmpty()) {
      return Errors.notFound(missing(request.groupId(), request.clusterName()));
    }
    BackupRestoreJob asked = request.body();
    Optional<CreateGroupClusterRestoreJobResponse> refusal =
        rules.refusal(cluster.get(), asked).or(() -> noTarget(asked.delivery()));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    MethodName method = asked.delivery().methodName().known();
    PaginatedRestoreJobView view =
        jobs.create(cluster.get(), asked, progress.getOrDefault(method, Progress.usual(method)));
    created.addAll(view.results());
    return new CreateGroupClusterRestoreJobResponse.Ok(view);
  }

  /** An automated restore needs a cluster to restore to; other methods deliver elsewhere. */
  private Optional<CreateGroupClusterRestoreJobResponse> noTarget(BackupRestoreJobDelivery asked) {
    String groupId = asked.targetGroupId();
    if (!asked.methodName().is(MethodName.AUTOMATED_RESTORE) || groupId == null) {
      return Optional.empty();
    }
    String name = asked.targetClusterName();
    String id = asked.targetClusterId();
    boolean found =
        projects.getOrDefault(groupId, Map.of()).values().stream()
            .anyMatch(
                cluster ->
                    (name == null || name.equals(cluster.name()))
                        && (id == null || id.equals(cluster.id())));
    return found
        ? Optional.empty()
        : Optional.of(
            Errors.notFound(
                missing(
                    groupId,
                    Stream.of(name, id).filter(Objects::nonNull).collect(joining(" with id ")))));
  }

  private String missing(String groupId, String cluster) {
    return projects.containsKey(groupId)
        ? "Project " + groupId + " has no cluster " + cluster + "."
        : "There is no project " + groupId + ".";
  }
}
