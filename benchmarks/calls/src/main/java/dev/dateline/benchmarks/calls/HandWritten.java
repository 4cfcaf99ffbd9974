package dev.dateline.benchmarks.calls;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.OffsetDateTime;
import java.util.List;

/** What somebody writes who does not generate: the properties that the samples have, as records. */
final class HandWritten {

  /** As one sets it up for an API that may add properties. */
  static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .build();

  private HandWritten() {}

  record Link(String href, String rel) {}

  record Component(String downloadUrl, String replicaSetName) {}

  record Job(
      String id,
      String deliveryType,
      String snapshotId,
      Boolean cancelled,
      Boolean expired,
      Boolean failed,
      OffsetDateTime timestamp,
      OffsetDateTime expiresAt,
      OffsetDateTime finishedAt,
      List<String> deliveryUrl,
      List<Component> components,
      List<Link> links) {}

  record Timestamp(OffsetDateTime date, Integer increment) {}

  record Delivery(
      String methodName,
      Integer expirationHours,
      Integer maxDownloads,
      String statusName,
      OffsetDateTime expires,
      String url) {}

  record Hash(String fileName, String hash, String typeName, List<Link> links) {}

  record LegacyJob(
      String id,
      String groupId,
      String clusterName,
      String clusterId,
      String snapshotId,
      String statusName,
      OffsetDateTime created,
      Boolean encryptionEnabled,
      Timestamp timestamp,
      Delivery delivery,
      List<Hash> hashes,
      List<Link> links) {}

  record LegacyJobs(List<Link> links, List<LegacyJob> results, Integer totalCount) {}

  /** What is sent. */
  record NewLegacyJob(NewDelivery delivery, String snapshotId) {}

  record NewDelivery(String methodName) {}
}
