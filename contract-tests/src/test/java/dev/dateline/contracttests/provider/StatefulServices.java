package dev.dateline.contracttests.provider;

import dev.dateline.atlas.server.api.CloudBackupsService;
import dev.dateline.atlas.server.api.CreateGroupClusterRestoreJobRequest;
import dev.dateline.atlas.server.api.CreateGroupClusterRestoreJobResponse;
import dev.dateline.atlas.server.api.GetGroupClusterBackupRestoreJobRequest;
import dev.dateline.atlas.server.api.GetGroupClusterBackupRestoreJobResponse;
import dev.dateline.atlas.server.api.InternalServerError;
import dev.dateline.atlas.server.api.LegacyBackupService;
import dev.dateline.atlas.server.api.NotFound;
import dev.dateline.atlas.server.inmemory.InMemoryBackups;
import dev.dateline.atlas.server.model.ApiError;
import dev.dateline.runtime.json.JsonValue;
import java.util.List;

/**
 * The services behind a server whose state changes as a whole: each state brings services of its
 * own. Safe for use by the test's thread and the server's.
 */
final class StatefulServices implements CloudBackupsService, LegacyBackupService {

  /** Both services at once. */
  private record Services(CloudBackupsService cloudBackups, LegacyBackupService legacyBackup) {}

  private volatile Services current;

  StatefulServices() {
    InMemoryBackups nothing = InMemoryBackups.create();
    this.current = new Services(nothing, nothing);
  }

  /** From now on everything is as in these backups. */
  void become(InMemoryBackups backups) {
    current = new Services(backups, backups);
  }

  /** From now on nothing is there, and errors say in {@code parameters} what it is that is not. */
  void haveNothing() {
    current =
        new Services(
            request -> notFound("clusterName", request.clusterName()),
            request -> notFound("clusterName", request.clusterName()));
  }

  /** From now on everything fails, and errors have an explicit null for each of their texts. */
  void failSilently() {
    InternalServerError failure =
        new InternalServerError(
            ApiError.builder()
                .error(500)
                .errorCode("UNEXPECTED_ERROR")
                .detail(null)
                .reason(null)
                .build());
    current = new Services(request -> failure, request -> failure);
  }

  private static NotFound notFound(String parameter, String value) {
    return new NotFound(
        ApiError.builder()
            .error(404)
            .errorCode("RESOURCE_NOT_FOUND")
            .reason("Not Found")
            .detail("There is no cluster " + value + " in this project.")
            .parameters(List.of(JsonValue.JsonObject.EMPTY.with(parameter, JsonValue.of(value))))
            .build());
  }

  @Override
  public GetGroupClusterBackupRestoreJobResponse getGroupClusterBackupRestoreJob(
      GetGroupClusterBackupRestoreJobRequest request) {
    return current.cloudBackups().getGroupClusterBackupRestoreJob(request);
  }

  @Override
  @Deprecated
  public CreateGroupClusterRestoreJobResponse createGroupClusterRestoreJob(
      CreateGroupClusterRestoreJobRequest request) {
    return current.legacyBackup().createGroupClusterRestoreJob(request);
  }
}
