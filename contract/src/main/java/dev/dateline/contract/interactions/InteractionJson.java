package dev.dateline.contract.interactions;

import dev.dateline.contract.model.Body;
import dev.dateline.contract.model.Constraints;
import dev.dateline.contract.model.Content;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.Operation;
import dev.dateline.contract.model.TypeRef;
import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.json.Direction;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonBoolean;
import dev.dateline.runtime.json.JsonValue.JsonNumber;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import dev.dateline.runtime.json.JsonValue.JsonString;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Interactions as a pact has them, in version 4 of its specification. */
public final class InteractionJson {

  private InteractionJson() {}

  /** The name of an interaction, and of the provider's state that it is in. */
  public static String name(Operation operation, Interaction interaction) {
    return operation.id() + ": " + interaction.about();
  }

  /**
   * One interaction of a pact.
   *
   * @param contract of the operation
   * @param operation that it is of
   * @param interaction to be written
   * @param credentials what proves who calls
   */
  public static JsonObject of(
      Contract contract,
      Operation operation,
      Interaction interaction,
      WireCredentials credentials) {
    String name = name(operation, interaction);
    return JsonObject.EMPTY
        .with("type", JsonValue.of("Synchronous/HTTP"))
        .with("description", JsonValue.of(name))
        .with("providerStates", JsonArray.of(JsonObject.EMPTY.with("name", JsonValue.of(name))))
        .with("request", request(contract, operation, interaction, credentials))
        .with("response", response(contract, interaction));
  }

  private static JsonObject request(
      Contract contract,
      Operation operation,
      Interaction interaction,
      WireCredentials credentials) {
    WireRequest wire = WireRequest.of(operation, interaction.request());
    JsonObject json =
        JsonObject.EMPTY
            .with("method", JsonValue.of(wire.method()))
            .with("path", JsonValue.of(wire.path()));
    JsonObject query = JsonObject.EMPTY;
    for (Map.Entry<String, List<String>> each : wire.decodedQuery().entrySet()) {
      query = query.with(each.getKey(), texts(each.getValue()));
    }
    for (Map.Entry<String, String> each : credentials.query().entrySet()) {
      query = query.with(each.getKey(), texts(List.of(each.getValue())));
    }
    if (!query.members().isEmpty()) {
      json = json.with("query", query);
    }
    JsonObject headers = JsonObject.EMPTY;
    headers = headers.with("Accept", texts(accepted(contract, operation)));
    for (Map.Entry<String, String> each : wire.headers().entrySet()) {
      headers = headers.with(each.getKey(), texts(List.of(each.getValue())));
    }
    for (Map.Entry<String, String> each : credentials.headers().entrySet()) {
      headers = headers.with(each.getKey(), texts(List.of(each.getValue())));
    }
    MediaType type = wire.contentType();
    if (type != null) {
      headers = headers.with("Content-Type", texts(List.of(type.toString())));
    }
    if (!headers.members().isEmpty()) {
      json = json.with("headers", headers);
    }
    JsonObject rules = JsonObject.EMPTY;
    JsonValue sent = wire.body();
    if (sent != null && type != null) {
      json = json.with("body", body(sent, type));
      Body body = operation.body();
      JsonValue value = interaction.request().body();
      if (type.isJson() && body != null && value != null) {
        Content content = body.contents().get(0);
        rules =
            with(
                rules,
                contract,
                value,
                content.type(),
                content.constraints(),
                Direction.REQUEST,
                "");
      }
    }
    return rules.members().isEmpty() ? json : json.with("matchingRules", rules);
  }

  /** All that may come, those of success first, and what errors are told in everywhere. */
  private static List<String> accepted(Contract contract, Operation operation) {
    Set<String> types = new LinkedHashSet<>();
    for (boolean success : new boolean[] {true, false}) {
      operation.responses().stream()
          .filter(response -> response.success() == success)
          .forEach(response -> response.mediaTypes().forEach(type -> types.add(type.toString())));
    }
    types.add(contract.protocol().errorType().toString());
    return List.copyOf(types);
  }

  private static JsonObject with(
      JsonObject rules,
      Contract contract,
      JsonValue value,
      TypeRef type,
      Constraints constraints,
      Direction direction,
      String literal) {
    JsonObject body = BodyMatchers.of(contract, value, type, constraints, direction, literal);
    return body.members().isEmpty() ? rules : rules.with("body", body);
  }

  private static JsonObject response(Contract contract, Interaction interaction) {
    ResponseValues values = interaction.response();
    JsonObject json = JsonObject.EMPTY.with("status", JsonNumber.of((long) values.status()));
    JsonObject headers = JsonObject.EMPTY;
    for (Map.Entry<String, String> each : values.headers().entrySet()) {
      headers = headers.with(each.getKey(), texts(List.of(each.getValue())));
    }
    JsonValue body = values.body();
    Content content = values.content();
    if (content != null) {
      headers = headers.with("Content-Type", texts(List.of(content.mediaType().toString())));
    }
    if (!headers.members().isEmpty()) {
      json = json.with("headers", headers);
    }
    if (body == null || content == null) {
      return json;
    }
    json = json.with("body", body(body, content.mediaType()));
    JsonObject rules =
        content.mediaType().isJson()
            ? with(
                JsonObject.EMPTY,
                contract,
                body,
                content.type(),
                content.constraints(),
                Direction.RESPONSE,
                interaction.literal())
            : JsonObject.EMPTY;
    return rules.members().isEmpty() ? json : json.with("matchingRules", rules);
  }

  private static JsonObject body(JsonValue body, MediaType type) {
    boolean json = type.isJson();
    return JsonObject.EMPTY
        .with(
            "content",
            json ? body : body instanceof JsonString ? body : JsonValue.of(body.toString()))
        .with("contentType", JsonValue.of(type.toString()))
        .with("encoded", JsonBoolean.FALSE);
  }

  private static JsonArray texts(List<String> values) {
    return new JsonArray(values.stream().<JsonValue>map(JsonValue::of).toList());
  }
}
