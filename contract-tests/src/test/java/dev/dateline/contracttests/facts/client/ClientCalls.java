package dev.dateline.contracttests.facts.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.dateline.atlas.AtlasClient;
import dev.dateline.atlas.api.CreateGroupClusterRestoreJobRequest;
import dev.dateline.atlas.api.GetGroupClusterBackupRestoreJobRequest;
import dev.dateline.atlas.model.legacybackup.BackupRestoreJob;
import dev.dateline.contracttests.facts.FactualOperation;
import dev.dateline.runtime.json.Direction;
import dev.dateline.runtime.json.JsonModel;
import dev.dateline.runtime.json.JsonReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Calls of the generated client with requests that are made of text and JSON. */
final class ClientCalls {

  private static final JsonMapper JSON = new JsonMapper();

  private ClientCalls() {}

  /**
   * Calls an operation.
   *
   * @param parameters values of the path's parameters, the usual ones being used for the others
   * @param body what to send, where the operation takes something
   * @return the body of the answer
   * @throws dev.dateline.runtime.json.JsonException when the body cannot be told in its type
   */
  @SuppressWarnings("deprecation") // the post is, and still part of the contract
  static JsonModel call(
      AtlasClient atlas,
      FactualOperation operation,
      Map<String, String> parameters,
      Optional<JsonNode> body) {
    Map<String, String> values =
        new HashMap<>(
            Map.of(
                "groupId", FactualOperation.usual("groupId"),
                "clusterName", FactualOperation.usual("clusterName"),
                "restoreJobId", FactualOperation.usual("restoreJobId")));
    values.putAll(parameters);
    return switch (operation.id()) {
      case "getGroupClusterBackupRestoreJob" ->
          atlas
              .cloudBackups()
              .getGroupClusterBackupRestoreJob(
                  GetGroupClusterBackupRestoreJobRequest.builder()
                      .groupId(values.get("groupId"))
                      .clusterName(values.get("clusterName"))
                      .restoreJobId(values.get("restoreJobId"))
                      .build());
      case "createGroupClusterRestoreJob" -> {
        CreateGroupClusterRestoreJobRequest.Builder request =
            CreateGroupClusterRestoreJobRequest.builder()
                .groupId(values.get("groupId"))
                .clusterName(values.get("clusterName"));
        body.map(ClientCalls::job).ifPresent(request::body);
        yield atlas.legacyBackup().createGroupClusterRestoreJob(request.build());
      }
      default -> throw new AssertionError("No call for " + operation);
    };
  }

  private static BackupRestoreJob job(JsonNode body) {
    try (JsonReader in = JsonReader.of(body.toString(), Direction.BOTH)) {
      return in.document(BackupRestoreJob::read);
    }
  }

  /** A text as a tree. */
  static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("Not JSON: " + text, e);
    }
  }
}
