package dev.dateline.contract.interactions;

import dev.dateline.contract.model.Content;
import dev.dateline.contract.model.Operation;
import dev.dateline.contract.model.Parameter;
import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.http.ParameterText;
import dev.dateline.runtime.http.PathTemplate;
import dev.dateline.runtime.http.PercentEncoding;
import dev.dateline.runtime.http.WireText;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import dev.dateline.runtime.json.JsonValue.JsonString;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as it travels, without credentials.
 *
 * @param method upper case
 * @param path encoded, as it stands in an address
 * @param query names and values, encoded, as they stand in an address; empty where there are none
 * @param headers those of parameters, and {@code Cookie}
 * @param contentType of the body; null where there is none
 * @param body JSON, or a text where the media type is another
 */
public record WireRequest(
    String method,
    String path,
    List<String> query,
    Map<String, String> headers,
    @Nullable MediaType contentType,
    @Nullable JsonValue body) {

  private static final MediaType FORM = MediaType.parse("application/x-www-form-urlencoded");

  public WireRequest {
    query = List.copyOf(query);
    headers = new LinkedHashMap<>(headers);
  }

  /**
   * A request of an operation.
   *
   * @throws IllegalArgumentException where a parameter's style cannot carry its value
   */
  public static WireRequest of(Operation operation, RequestValues values) {
    List<String> query = new ArrayList<>();
    Map<String, String> headers = new LinkedHashMap<>();
    List<String> cookies = new ArrayList<>();
    List<String> form = new ArrayList<>();
    Map<String, String> inPath = new LinkedHashMap<>();
    values
        .parameters()
        .forEach(
            (each, value) -> {
              String name = each.wireName();
              Object plain = plain(each, value);
              switch (each.in()) {
                case PATH ->
                    inPath.put(
                        name, ParameterText.writePath(name, plain, each.style(), each.explode()));
                case QUERY -> {
                  String part = ParameterText.writeQuery(name, plain, each.style(), each.explode());
                  if (!part.isEmpty()) {
                    query.add(part);
                  }
                }
                case HEADER -> headers.put(name, ParameterText.writeHeader(plain, each.explode()));
                case COOKIE -> cookies.add(ParameterText.writeCookie(name, plain, each.explode()));
                case FORM -> form.add(pair(each, plain));
                case BODY -> {} // below
                case PART -> throw new IllegalArgumentException("cannot travel in a pact");
              }
            });
    for (Parameter each : operation.toggles()) {
      Boolean sent = Operation.toggle(each).sent(false);
      if (sent != null) {
        query.add(ParameterText.writeQuery(each.wireName(), sent, each.style(), each.explode()));
      }
    }
    if (!cookies.isEmpty()) {
      headers.put("Cookie", String.join("; ", cookies));
    }
    String path =
        PercentEncoding.legal(
            PathTemplate.of(operation.path()).expand(name -> inPath.getOrDefault(name, name)));
    MediaType type = null;
    JsonValue body = values.body();
    Parameter whole = values.wholeBody();
    if (body != null && operation.body() != null) {
      Content content = operation.body().contents().get(0);
      type = content.mediaType();
    } else if (whole != null) {
      type = whole.mediaType();
      body = values.parameters().get(whole);
    } else if (!form.isEmpty()) {
      type = FORM;
      body = JsonValue.of(String.join("&", form));
    }
    return new WireRequest(operation.method(), path, List.copyOf(query), headers, type, body);
  }

  private static String pair(Parameter each, Object plain) {
    if (plain instanceof List<?> || plain instanceof Map<?, ?>) {
      return ParameterText.writeQuery(each.wireName(), plain, each.style(), each.explode());
    }
    return URLEncoder.encode(each.wireName(), StandardCharsets.UTF_8)
        + "="
        + URLEncoder.encode(WireText.of(plain), StandardCharsets.UTF_8);
  }

  /** A value as the styles of parameters take it. */
  private static Object plain(Parameter parameter, JsonValue value) {
    if (parameter.mediaType() != null && parameter.mediaType().isJson()) {
      return value.toString();
    }
    return value instanceof JsonArray array
        ? array.items()
        : value instanceof JsonObject object
            ? object.members()
            : value instanceof JsonString text ? text.value() : WireText.of(value);
  }

  /** Path and query. */
  public String target() {
    return path + (query.isEmpty() ? "" : "?" + String.join("&", query));
  }

  /** The values of the query by name, decoded. */
  Map<String, List<String>> decodedQuery() {
    Map<String, List<String>> decoded = new LinkedHashMap<>();
    for (String part : String.join("&", query).split("&", -1)) {
      if (!part.isEmpty()) {
        int at = part.indexOf('=');
        decoded
            .computeIfAbsent(decoded(at < 0 ? part : part.substring(0, at)), k -> new ArrayList<>())
            .add(at < 0 ? "" : decoded(part.substring(at + 1)));
      }
    }
    return decoded;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
