package dev.dateline.contracttests.judge;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;

/**
 * A mistake that client and server could share, put into a copy of the pact.
 *
 * @param mistake what it is
 * @param interaction description of the interaction that it is put into
 * @param change makes the mistake in the interaction's object
 * @param place where a judge has to find it, as {@link Finding#place} begins
 * @param concernsSchemas whether it is of a kind that any validator of OpenAPI messages looks for;
 *     the others are particular to pacts, envelopes, directions, or this API's error bodies
 */
record Tampering(
    String mistake,
    String interaction,
    Consumer<ObjectNode> change,
    String place,
    boolean concernsSchemas) {

  private static final JsonMapper JSON = new JsonMapper();

  private static final String JOB = "a request for a restore job, for download";
  private static final String SHARDED_JOB =
      "a request for a restore job, for download of a sharded cluster";
  private static final String NO_JOB = "a request for a restore job of a cluster that is not there";
  private static final String ENVELOPE = "a request for a restore job, in an envelope";
  private static final String RESTORE = "a request to restore over HTTP";
  private static final String CHECKPOINT = "a request to restore a checkpoint to another cluster";
  private static final String TO_OPLOG = "a request to restore to an operation of the oplog";
  private static final String LONG_GONE = "a request to restore to a point in time long gone";

  /** All mistakes. */
  static List<Tampering> all() {
    return List.of(
        // Path, query, headers
        schema("another path", JOB, replaceText("/request/path", "/backup/", "/"), "request.path"),
        schema(
            "a parameter of the path that breaks its pattern",
            JOB,
            replaceText("/request/path", "orders", "or_ders"),
            "request.path clusterName"),
        schema(
            "an identifier that is too short",
            RESTORE,
            replaceText("/request/path", "32b6e34b3d91647abb20e7b8", "32b6e34b"),
            "request.path groupId"),
        schema("another method", RESTORE, set("/request/method", "\"PUT\""), "request.path"),
        schema(
            "a parameter of the query that is not documented",
            JOB,
            set("/request/query", "{\"includeCount\": [\"true\"]}"),
            "request.query includeCount"),
        schema(
            "a parameter of the query of another type",
            ENVELOPE,
            set("/request/query/envelope", "[\"maybe\"]"),
            "request.query envelope"),
        pact(
            "an undated type accepted",
            JOB,
            set("/request/headers/Accept", "[\"application/json\"]"),
            "request.headers Accept"),
        pact(
            "another date accepted",
            RESTORE,
            set("/request/headers/Accept", "[\"application/vnd.atlas.2024-08-05+json\"]"),
            "request.headers Accept"),
        schema(
            "another date sent",
            RESTORE,
            set("/request/headers/Content-Type", "[\"application/vnd.atlas.2024-08-05+json\"]"),
            "request.headers Content-Type"),
        schema(
            "an undated type sent",
            RESTORE,
            set("/request/headers/Content-Type", "[\"application/json\"]"),
            "request.headers Content-Type"),
        pact("no credentials", JOB, remove("/request/headers/Authorization"), "request.headers"),
        pact(
            "credentials of another kind",
            RESTORE,
            set("/request/headers/Authorization", "[\"Basic b3duZXI6c2VjcmV0\"]"),
            "request.headers Authorization"),
        pact(
            "a header that is not documented",
            JOB,
            set("/request/headers/X-Api-Version", "[\"2\"]"),
            "request.headers X-Api-Version"),

        // Body of a request
        schema("no body", RESTORE, remove("/request/body"), "request.body"),
        schema(
            "a body where none is taken",
            JOB,
            set("/request/body", "{\"content\": {}, \"contentType\": \"application/json\"}"),
            "request.body"),
        schema(
            "a property of another name",
            RESTORE,
            rename("/request/body/content/snapshotId", "snapshotIdentifier"),
            "request.body/snapshotIdentifier"),
        schema(
            "a nested property of another name",
            RESTORE,
            rename("/request/body/content/delivery/maxDownloads", "downloads"),
            "request.body/delivery/downloads"),
        schema(
            "a required property left out",
            RESTORE,
            remove("/request/body/content/delivery/methodName"),
            "request.body/delivery/methodName"),
        schema(
            "a number as text",
            RESTORE,
            set("/request/body/content/delivery/maxDownloads", "\"1\""),
            "request.body/delivery/maxDownloads"),
        schema(
            "a number below its bound",
            RESTORE,
            set("/request/body/content/delivery/expirationHours", "0"),
            "request.body/delivery/expirationHours"),
        schema(
            "a text that breaks its pattern",
            TO_OPLOG,
            set("/request/body/content/oplogTs", "\"2025-02-30T00:00:00Z\""),
            "request.body/oplogTs"),
        schema(
            "a value that is not listed",
            RESTORE,
            set("/request/body/content/delivery/methodName", "\"FTP\""),
            "request.body/delivery/methodName"),
        schema(
            "two restore points",
            CHECKPOINT,
            set("/request/body/content/snapshotId", "\"5f4d2a9c1b7e6d3a8c0f1e2d\""),
            "request.body"),
        schema(
            "half an oplog timestamp",
            TO_OPLOG,
            remove("/request/body/content/oplogInc"),
            "request.body"),
        schema(
            "an automated restore without a target",
            CHECKPOINT,
            remove("/request/body/content/delivery/targetGroupId"),
            "request.body"),
        schema(
            "a restore point for automated restores only",
            CHECKPOINT,
            set("/request/body/content/delivery/methodName", "\"HTTP\""),
            "request.body"),
        pact(
            "a read-only property sent",
            RESTORE,
            set("/request/body/content/clusterName", "\"orders\""),
            "request.body/clusterName"),
        pact(
            "a nested read-only property sent",
            RESTORE,
            set("/request/body/content/delivery/statusName", "\"READY\""),
            "request.body/delivery/statusName"),

        // Status and headers of a response
        schema("another status", RESTORE, set("/response/status", "201"), "response.status"),
        schema(
            "a status of the other operation",
            NO_JOB,
            set("/response/status", "400"),
            "response.status"),
        schema(
            "another date answered",
            RESTORE,
            set("/response/headers/Content-Type", "[\"application/vnd.atlas.2024-08-05+json\"]"),
            "response.headers Content-Type"),
        schema(
            "an undated type answered",
            JOB,
            set("/response/headers/Content-Type", "[\"application/json\"]"),
            "response.headers Content-Type"),
        schema(
            "a dated type for an error",
            NO_JOB,
            set("/response/headers/Content-Type", "[\"application/vnd.atlas.2023-01-01+json\"]"),
            "response.headers Content-Type"),
        pact(
            "a header of responses that is not documented",
            RESTORE,
            set("/response/headers/Location", "[\"/restoreJobs/1\"]"),
            "response.headers Location"),

        // Body of a response
        schema("no body answered", JOB, remove("/response/body"), "response.body"),
        schema(
            "a required property not answered",
            JOB,
            remove("/response/body/content/deliveryType"),
            "response.body/deliveryType"),
        schema(
            "a property answered under another name",
            JOB,
            rename("/response/body/content/finishedAt", "finished"),
            "response.body/finished"),
        schema(
            "a translated name",
            RESTORE,
            rename("/response/body/content/results/0/created", "criado"),
            "response.body/results/0/criado"),
        schema(
            "a value answered that is not listed",
            JOB,
            set("/response/body/content/deliveryType", "\"Download\""),
            "response.body/deliveryType"),
        schema(
            "a time without offset",
            JOB,
            set("/response/body/content/finishedAt", "\"2025-05-04T09:42:00\""),
            "response.body/finishedAt"),
        schema(
            "a day that is not in the calendar",
            JOB,
            set("/response/body/content/expiresAt", "\"2025-02-30T09:42:00Z\""),
            "response.body/expiresAt"),
        schema(
            "an object where there is an array",
            SHARDED_JOB,
            set("/response/body/content/components", "{}"),
            "response.body/components"),
        schema(
            "a pattern broken deep inside",
            SHARDED_JOB,
            set(
                "/response/body/content/components/1/privateDownloadDeliveryUrls/0/endpointId",
                "\"vpce-1\""),
            "response.body/components/1/privateDownloadDeliveryUrls/0/endpointId"),
        schema(
            "a null that is not allowed",
            JOB,
            set("/response/body/content/cancelled", "null"),
            "response.body/cancelled"),
        pact(
            "a number beyond 32 bits",
            RESTORE,
            set("/response/body/content/totalCount", "2147483648"),
            "response.body/totalCount"),
        pact(
            "a write-only property answered",
            RESTORE,
            set("/response/body/content/results/0/oplogInc", "1"),
            "response.body/results/0/oplogInc"),
        schema(
            "an error without its code",
            NO_JOB,
            remove("/response/body/content/errorCode"),
            "response.body/errorCode"),
        pact(
            "an error of another status",
            NO_JOB,
            set("/response/body/content/error", "400"),
            "response.body/error"),
        pact(
            "an error with the code of another status",
            NO_JOB,
            set("/response/body/content/errorCode", "\"VALIDATION_ERROR\""),
            "response.body/errorCode"),
        schema(
            "a violation without its field",
            LONG_GONE,
            remove("/response/body/content/badRequestDetail/fields/0/field"),
            "response.body/badRequestDetail/fields/0/field"),

        // Envelope
        pact(
            "an envelope without the status",
            ENVELOPE,
            remove("/response/body/content/status"),
            "response.body/status"),
        pact(
            "an envelope with another status",
            ENVELOPE,
            set("/response/body/content/status", "404"),
            "response.body"),
        pact(
            "an envelope that is none",
            ENVELOPE,
            rename("/response/body/content/content", "data"),
            "response.body"),
        pact(
            "an envelope that nobody asked for",
            ENVELOPE,
            remove("/request/query"),
            "response.body"),

        // Matchers
        pact(
            "a matcher of another pattern",
            RESTORE,
            rule("request", "$.snapshotId", "{\"match\": \"regex\", \"regex\": \"^[a-f0-9]+$\"}"),
            "request.matchingRules $.snapshotId"),
        pact(
            "a matcher without the pattern",
            JOB,
            rule("response", "$.snapshotId", "{\"match\": \"type\"}"),
            "response.matchingRules $.snapshotId"),
        pact(
            "a matcher of any time",
            JOB,
            rule("response", "$.finishedAt", "{\"match\": \"regex\", \"regex\": \"^.*$\"}"),
            "response.matchingRules $.finishedAt"),
        pact(
            "a matcher with one value more",
            RESTORE,
            rule(
                "response",
                "$.results[*].statusName",
                "{\"match\": \"regex\", \"regex\": \"^(FINISHED|DONE)$\"}"),
            "response.matchingRules $.results[*].statusName"),
        pact(
            "a matcher that rejects its example",
            RESTORE,
            rule("response", "$.results[*].created", "{\"match\": \"integer\"}"),
            "response.matchingRules $.results[*].created"),
        pact(
            "a matcher for nothing",
            JOB,
            rule("response", "$.snapshotIdentifier", "{\"match\": \"type\"}"),
            "response.matchingRules $.snapshotIdentifier"),
        pact(
            "a matcher that lets every project pass",
            RESTORE,
            set(
                "/request/matchingRules/path/matchers/0/regex",
                "\"^/api/atlas/v2/groups/[^/]+/clusters/[a-zA-Z0-9][a-zA-Z0-9-]*/restoreJobs$\""),
            "request.path groupId"),
        pact(
            "a matcher that lets every media type pass",
            RESTORE,
            set(
                "/request/matchingRules/header/Content-Type",
                "{\"combine\": \"AND\", \"matchers\": [{\"match\": \"regex\", \"regex\": \".*\"}]}"),
            "request.headers Content-Type"));
  }

  private static Tampering schema(
      String mistake, String interaction, Consumer<ObjectNode> change, String place) {
    return new Tampering(mistake, interaction, change, place, true);
  }

  private static Tampering pact(
      String mistake, String interaction, Consumer<ObjectNode> change, String place) {
    return new Tampering(mistake, interaction, change, place, false);
  }

  /** A copy of the pact with the mistake in it. */
  PactFile in(PactFile pact) {
    ObjectNode root = pact.root().deepCopy();
    JsonNode tampered =
        root.path("interactions")
            .valueStream()
            .filter(each -> each.path("description").asText().equals(interaction))
            .findFirst()
            .orElseThrow(() -> new AssertionError("The pact has no interaction " + interaction));
    JsonNode before = tampered.deepCopy();
    change.accept((ObjectNode) tampered);
    if (tampered.equals(before)) {
      throw new AssertionError("Nothing was changed: " + mistake);
    }
    return new PactFile(root);
  }

  private static Consumer<ObjectNode> set(String pointer, String json) {
    return interaction -> {
      JsonPointer at = JsonPointer.compile(pointer);
      JsonNode parent = interaction.at(at.head());
      String name = at.last().getMatchingProperty();
      if (parent instanceof ObjectNode object) {
        object.set(name, parse(json));
      } else if (parent instanceof ArrayNode array) {
        array.set(Integer.parseInt(name), parse(json));
      } else {
        throw new AssertionError("The interaction has nothing at " + at.head());
      }
    };
  }

  private static Consumer<ObjectNode> remove(String pointer) {
    return interaction -> parent(interaction, pointer).remove(last(pointer));
  }

  private static Consumer<ObjectNode> rename(String pointer, String name) {
    return interaction -> {
      ObjectNode parent = parent(interaction, pointer);
      parent.set(name, parent.remove(last(pointer)));
    };
  }

  private static Consumer<ObjectNode> replaceText(String pointer, String what, String by) {
    return interaction ->
        parent(interaction, pointer)
            .put(last(pointer), interaction.at(pointer).asText().replace(what, by));
  }

  private static Consumer<ObjectNode> rule(String message, String path, String matcher) {
    return interaction ->
        parent(interaction, "/" + message + "/matchingRules/body/" + path)
            .set(path, parse("{\"combine\": \"AND\", \"matchers\": [" + matcher + "]}"));
  }

  private static ObjectNode parent(ObjectNode interaction, String pointer) {
    JsonNode parent = interaction.at(JsonPointer.compile(pointer).head());
    if (parent instanceof ObjectNode object) {
      return object;
    }
    throw new AssertionError("The interaction has no object around " + pointer);
  }

  private static String last(String pointer) {
    return JsonPointer.compile(pointer).last().getMatchingProperty();
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not JSON: " + json, e);
    }
  }

  @Override
  public String toString() {
    return mistake;
  }
}
