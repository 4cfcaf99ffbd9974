package dev.dateline.contracttests.consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dateline.atlas.model.ApiBSONTimestamp;
import dev.dateline.atlas.model.ApiError;
import dev.dateline.atlas.model.BadRequestDetail;
import dev.dateline.atlas.model.FieldViolation;
import dev.dateline.atlas.model.Link;
import dev.dateline.atlas.model.cloudbackups.ApiPrivateDownloadDeliveryUrl;
import dev.dateline.atlas.model.cloudbackups.DiskBackupRestoreMember;
import dev.dateline.atlas.model.cloudbackups.DiskBackupSnapshotRestoreJob;
import dev.dateline.atlas.model.legacybackup.BackupRestoreJob;
import dev.dateline.atlas.model.legacybackup.BackupRestoreJobDelivery;
import dev.dateline.atlas.model.legacybackup.PaginatedRestoreJobView;
import dev.dateline.atlas.model.legacybackup.RestoreJobFileHash;
import dev.dateline.runtime.json.EnumValue;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the accessors of the client's models say, as JSON to compare with. Asks every accessor of
 * every model, and none of the code that reads and writes JSON.
 */
final class Described {

  private final ObjectNode json = JsonNodeFactory.instance.objectNode();

  private Described() {}

  static JsonNode job(DiskBackupSnapshotRestoreJob job) {
    return new Described()
        .bool("cancelled", job.cancelled())
        .list("components", job.hasComponents(), job.components(), Described::member)
        .value("deliveryType", job.deliveryType())
        .list("deliveryUrl", job.hasDeliveryUrl(), job.deliveryUrl(), Described::text)
        .object("desiredTimestamp", job.desiredTimestamp(), Described::timestamp)
        .bool("expired", job.expired())
        .time("expiresAt", job.expiresAt())
        .bool("failed", job.failed())
        .time("finishedAt", job.finishedAt())
        .string("id", job.id())
        .list("links", job.hasLinks(), job.links(), Described::link)
        .int32("oplogInc", job.oplogInc())
        .int32("oplogTs", job.oplogTs())
        .int32("pointInTimeUTCSeconds", job.pointInTimeUTCSeconds())
        .list(
            "privateDownloadDeliveryUrls",
            job.hasPrivateDownloadDeliveryUrls(),
            job.privateDownloadDeliveryUrls(),
            Described::privateUrl)
        .string("snapshotId", job.snapshotId())
        .string("targetClusterName", job.targetClusterName())
        .string("targetGroupId", job.targetGroupId())
        .time("timestamp", job.timestamp())
        .json;
  }

  static JsonNode page(PaginatedRestoreJobView page) {
    return new Described()
        .list("links", page.hasLinks(), page.links(), Described::link)
        .list("results", true, page.results(), Described::legacyJob)
        .int32("totalCount", page.totalCount())
        .json;
  }

  static JsonNode error(ApiError error) {
    Described described =
        new Described()
            .int32("error", error.error())
            .string("errorCode", error.errorCode())
            .object("badRequestDetail", error.badRequestDetail(), Described::badRequest)
            .list(
                "parameters",
                error.hasParameters(),
                error.parameters(),
                parameter -> Json.parse(parameter.toString()));
    if (error.hasDetail()) {
      described.json.put("detail", error.detail());
    }
    if (error.hasReason()) {
      described.json.put("reason", error.reason());
    }
    return described.json;
  }

  private static JsonNode member(DiskBackupRestoreMember member) {
    return new Described()
        .string("downloadUrl", member.downloadUrl())
        .list(
            "privateDownloadDeliveryUrls",
            member.hasPrivateDownloadDeliveryUrls(),
            member.privateDownloadDeliveryUrls(),
            Described::privateUrl)
        .string("replicaSetName", member.replicaSetName())
        .json;
  }

  private static JsonNode privateUrl(ApiPrivateDownloadDeliveryUrl url) {
    return new Described()
        .string("deliveryUrl", url.deliveryUrl())
        .string("endpointId", url.endpointId())
        .json;
  }

  private static JsonNode timestamp(ApiBSONTimestamp timestamp) {
    return new Described()
        .time("date", timestamp.date())
        .int32("increment", timestamp.increment())
        .json;
  }

  private static JsonNode link(Link link) {
    return new Described().string("href", link.href()).string("rel", link.rel()).json;
  }

  private static JsonNode legacyJob(BackupRestoreJob job) {
    return new Described()
        .string("batchId", job.batchId())
        .string("checkpointId", job.checkpointId())
        .string("clusterId", job.clusterId())
        .string("clusterName", job.clusterName())
        .time("created", job.created())
        .object("delivery", job.delivery(), Described::delivery)
        .bool("encryptionEnabled", job.encryptionEnabled())
        .string("groupId", job.groupId())
        .list("hashes", job.hasHashes(), job.hashes(), Described::hash)
        .string("id", job.id())
        .list("links", job.hasLinks(), job.links(), Described::link)
        .uuid("masterKeyUUID", job.masterKeyUUID())
        .int32("oplogInc", job.oplogInc())
        .string("oplogTs", job.oplogTs())
        .int64("pointInTimeUTCMillis", job.pointInTimeUTCMillis())
        .string("snapshotId", job.snapshotId())
        .value("statusName", job.statusName())
        .object("timestamp", job.timestamp(), Described::timestamp)
        .json;
  }

  @SuppressWarnings("deprecation") // url() is still part of the contract
  private static JsonNode delivery(BackupRestoreJobDelivery delivery) {
    return new Described()
        .string("authHeader", delivery.authHeader())
        .string("authValue", delivery.authValue())
        .int32("expirationHours", delivery.expirationHours())
        .time("expires", delivery.expires())
        .int32("maxDownloads", delivery.maxDownloads())
        .value("methodName", delivery.methodName())
        .value("statusName", delivery.statusName())
        .string("targetClusterId", delivery.targetClusterId())
        .string("targetClusterName", delivery.targetClusterName())
        .string("targetGroupId", delivery.targetGroupId())
        .string("url", delivery.url())
        .string("urlV2", delivery.urlV2())
        .json;
  }

  private static JsonNode hash(RestoreJobFileHash hash) {
    return new Described()
        .string("fileName", hash.fileName())
        .string("hash", hash.hash())
        .list("links", hash.hasLinks(), hash.links(), Described::link)
        .value("typeName", hash.typeName())
        .json;
  }

  private static JsonNode badRequest(BadRequestDetail detail) {
    return new Described()
        .list("fields", detail.hasFields(), detail.fields(), Described::violation)
        .json;
  }

  private static JsonNode violation(FieldViolation violation) {
    return new Described()
        .string("description", violation.description())
        .string("field", violation.field())
        .json;
  }

  private static JsonNode text(String text) {
    return JsonNodeFactory.instance.textNode(text);
  }

  private Described bool(String name, @Nullable Boolean value) {
    if (value != null) {
      json.put(name, value);
    }
    return this;
  }

  private Described int32(String name, @Nullable Integer value) {
    if (value != null) {
      json.put(name, value);
    }
    return this;
  }

  private Described int64(String name, @Nullable Long value) {
    if (value != null) {
      json.put(name, value);
    }
    return this;
  }

  private Described string(String name, @Nullable String value) {
    if (value != null) {
      json.put(name, value);
    }
    return this;
  }

  private Described time(String name, @Nullable OffsetDateTime value) {
    return string(
        name, value == null ? null : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(value));
  }

  private Described uuid(String name, @Nullable UUID value) {
    return string(name, value == null ? null : value.toString());
  }

  /** A value of an enumeration, which the client has to know. */
  private Described value(String name, @Nullable EnumValue<?> value) {
    return string(name, value == null ? null : value.known().value());
  }

  private <T> Described object(
      String name, @Nullable T value, Function<? super T, JsonNode> describe) {
    if (value != null) {
      json.set(name, describe.apply(value));
    }
    return this;
  }

  /** A list, which is never null: whether it is there is told apart. */
  private <T> Described list(
      String name, boolean isThere, List<T> values, Function<? super T, JsonNode> describe) {
    if (isThere) {
      ArrayNode array = json.putArray(name);
      values.forEach(value -> array.add(describe.apply(value)));
    } else if (!values.isEmpty()) {
      throw new AssertionError(name + " is said to be absent, but is not empty");
    }
    return this;
  }
}
