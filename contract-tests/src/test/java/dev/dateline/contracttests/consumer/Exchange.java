package dev.dateline.contracttests.consumer;

import static dev.dateline.contracttests.ProviderStates.CLUSTER_NAME;
import static dev.dateline.contracttests.ProviderStates.GROUP_ID;
import static dev.dateline.contracttests.ProviderStates.OWNER_TOKEN;
import static dev.dateline.contracttests.ProviderStates.RESTORE_JOB_ID;

import au.com.dius.pact.consumer.dsl.HttpRequestBuilder;
import au.com.dius.pact.consumer.dsl.HttpResponseBuilder;
import au.com.dius.pact.consumer.dsl.Matchers;
import au.com.dius.pact.consumer.dsl.PactBuilder;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Pact;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dateline.contracttests.facts.ConstraintTable.Location;
import dev.dateline.contracttests.facts.ConstraintTable.Part;
import dev.dateline.contracttests.judge.PactFile;
import dev.dateline.contracttests.spec.SpecDocument;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One interaction of the pact: a request as the document wants it, and an answer as it allows it.
 *
 * @param description what it is, unique in the pact
 * @param state of the provider
 * @param operationId what is called
 * @param token of the caller
 * @param envelope whether the answer is wanted in an envelope
 * @param pretty whether the answer is wanted with line breaks
 * @param requestBody what is sent, null where the operation takes nothing
 * @param status of the answer
 * @param answer its body, without envelope
 */
record Exchange(
    String description,
    String state,
    String operationId,
    String token,
    boolean envelope,
    boolean pretty,
    @Nullable JsonNode requestBody,
    int status,
    JsonNode answer) {

  static final SpecDocument DOCUMENT = SpecDocument.read();

  /** Values of the path's parameters, those of the document's examples. */
  private static final Map<String, String> PATH_PARAMETERS =
      Map.of("groupId", GROUP_ID, "clusterName", CLUSTER_NAME, "restoreJobId", RESTORE_JOB_ID);

  /** A request for a restore job, answered with an example of the document. */
  static Exchange get(String description, String state, int status, String answer) {
    return new Exchange(
        description,
        state,
        "getGroupClusterBackupRestoreJob",
        OWNER_TOKEN,
        false,
        false,
        null,
        status,
        DOCUMENT.example(answer));
  }

  /** A request for a new restore job, both bodies being examples of the document. */
  static Exchange post(
      String description, String state, String request, int status, String answer) {
    return new Exchange(
        description,
        state,
        "createGroupClusterRestoreJob",
        OWNER_TOKEN,
        false,
        false,
        DOCUMENT.example(request),
        status,
        DOCUMENT.example(answer));
  }

  /** The same from another caller. */
  Exchange by(String otherToken) {
    return new Exchange(
        description, state, operationId, otherToken, envelope, pretty, requestBody, status, answer);
  }

  /** The same with an envelope, line breaks, or both. */
  Exchange asking(boolean forEnvelope, boolean forPretty) {
    return new Exchange(
        description,
        state,
        operationId,
        token,
        forEnvelope,
        forPretty,
        requestBody,
        status,
        answer);
  }

  /** The same with other bodies, given as JSON. */
  Exchange with(@Nullable String otherRequest, String otherAnswer) {
    return new Exchange(
        description,
        state,
        operationId,
        token,
        envelope,
        pretty,
        otherRequest == null ? null : Json.parse(otherRequest),
        status,
        Json.parse(otherAnswer));
  }

  SpecDocument.Operation operation() {
    return DOCUMENT.operation(operationId);
  }

  /** The path, with its parameters' values. */
  String path() {
    String path = operation().path();
    for (Map.Entry<String, String> parameter : PATH_PARAMETERS.entrySet()) {
      path = path.replace("{" + parameter.getKey() + "}", parameter.getValue());
    }
    return path;
  }

  /** The query, of one value for each name. */
  Map<String, String> query() {
    Map<String, String> query = new TreeMap<>();
    if (envelope) {
      query.put("envelope", "true");
    }
    if (pretty) {
      query.put("pretty", "true");
    }
    return query;
  }

  /** What the client accepts: the dated type of a success, and that of errors. */
  String accept() {
    return successType() + ", application/json";
  }

  /** The dated media type of requests, which is that of successes. */
  String successType() {
    return DOCUMENT.content(operation(), new Location(Part.RESPONSE, 200)).getKey();
  }

  /** The body of the answer as it travels. */
  JsonNode answerOnTheWire() {
    if (!envelope) {
      return answer;
    }
    ObjectNode wrapped = JsonNodeFactory.instance.objectNode();
    if (answer.has("results")) {
      wrapped.setAll((ObjectNode) answer);
      return wrapped.put("status", status);
    }
    wrapped.put("status", status);
    return wrapped.set("content", answer);
  }

  /** The pact of this interaction alone. */
  V4Pact pact() {
    return new PactBuilder(PactFile.CONSUMER, PactFile.PROVIDER, PactSpecVersion.V4)
        .given(state)
        .expectsToReceiveHttpInteraction(
            description, http -> http.withRequest(this::request).willRespondWith(this::response))
        .toPact();
  }

  private HttpRequestBuilder request(HttpRequestBuilder request) {
    request
        .method(operation().method())
        .path(Matchers.regexp(pathPattern(), path()))
        .header("Accept", accept())
        .header(
            "Authorization", Matchers.regexp("^Bearer [A-Za-z0-9._~+/-]+=*$", "Bearer " + token));
    query().forEach(request::queryParameter);
    if (requestBody != null) {
      Map.Entry<String, JsonNode> content =
          DOCUMENT.content(operation(), new Location(Part.REQUEST, 0));
      // Before the body: afterwards Pact takes a type of its own.
      request
          .header("Content-Type", content.getKey())
          .body(
              new DocumentedBody(
                  DOCUMENT, content.getKey(), content.getValue().path("schema"), requestBody));
    }
    return request;
  }

  private HttpResponseBuilder response(HttpResponseBuilder response) {
    Map.Entry<String, JsonNode> content =
        DOCUMENT.content(operation(), new Location(Part.RESPONSE, status));
    JsonNode schema = content.getValue().path("schema");
    return response
        .status(status)
        .header("Content-Type", content.getKey())
        .body(
            new DocumentedBody(
                DOCUMENT,
                content.getKey(),
                envelope && !answer.has("results") ? inContent(schema) : schema,
                answerOnTheWire()));
  }

  private static JsonNode inContent(JsonNode schema) {
    ObjectNode wrapper = JsonNodeFactory.instance.objectNode();
    wrapper.putObject("properties").set("content", schema);
    return wrapper;
  }

  /** The template with the documented pattern in the place of each parameter. */
  private String pathPattern() {
    String pattern = "^" + operation().path() + "$";
    for (String name : PATH_PARAMETERS.keySet()) {
      if (pattern.contains("{" + name + "}")) {
        String documented =
            DOCUMENT.parameter(operation(), name).path("schema").path("pattern").asText();
        pattern =
            pattern.replace("{" + name + "}", documented.substring(1, documented.length() - 1));
      }
    }
    return pattern;
  }

  @Override
  public String toString() {
    return status + " " + description;
  }
}
