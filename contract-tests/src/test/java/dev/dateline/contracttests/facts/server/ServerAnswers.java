package dev.dateline.contracttests.facts.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dateline.atlas.server.api.BadRequest;
import dev.dateline.atlas.server.api.CreateGroupClusterRestoreJobResponse;
import dev.dateline.atlas.server.api.Forbidden;
import dev.dateline.atlas.server.api.GetGroupClusterBackupRestoreJobResponse;
import dev.dateline.atlas.server.api.InternalServerError;
import dev.dateline.atlas.server.api.NotFound;
import dev.dateline.atlas.server.api.Unauthorized;
import dev.dateline.atlas.server.model.ApiError;
import dev.dateline.atlas.server.model.cloudbackups.DiskBackupSnapshotRestoreJob;
import dev.dateline.atlas.server.model.legacybackup.PaginatedRestoreJobView;
import dev.dateline.runtime.json.Direction;
import dev.dateline.runtime.json.JsonReader;
import java.util.function.Function;

/** What services answer, made of JSON: also what no builder of ours would put together. */
final class ServerAnswers {

  private ServerAnswers() {}

  /**
   * The answer to a get with that status and body.
   *
   * @throws dev.dateline.runtime.json.JsonException when the body cannot be told in its type
   */
  static GetGroupClusterBackupRestoreJobResponse get(int status, JsonNode body) {
    return switch (status) {
      case 200 ->
          new GetGroupClusterBackupRestoreJobResponse.Ok(
              read(body, DiskBackupSnapshotRestoreJob::read));
      case 401 -> new Unauthorized(error(body));
      case 403 -> new Forbidden(error(body));
      case 404 -> new NotFound(error(body));
      case 500 -> new InternalServerError(error(body));
      default -> throw new AssertionError("A get cannot be answered with " + status);
    };
  }

  /**
   * The answer to a post with that status and body.
   *
   * @throws dev.dateline.runtime.json.JsonException when the body cannot be told in its type
   */
  static CreateGroupClusterRestoreJobResponse post(int status, JsonNode body) {
    return switch (status) {
      case 200 ->
          new CreateGroupClusterRestoreJobResponse.Ok(read(body, PaginatedRestoreJobView::read));
      case 400 -> new BadRequest(error(body));
      case 401 -> new Unauthorized(error(body));
      case 403 -> new Forbidden(error(body));
      case 404 -> new NotFound(error(body));
      case 500 -> new InternalServerError(error(body));
      default -> throw new AssertionError("A post cannot be answered with " + status);
    };
  }

  private static ApiError error(JsonNode body) {
    return read(body, ApiError::read);
  }

  private static <T> T read(JsonNode body, Function<JsonReader, T> type) {
    try (JsonReader in = JsonReader.of(body.toString(), Direction.BOTH)) {
      return in.document(type);
    }
  }
}
