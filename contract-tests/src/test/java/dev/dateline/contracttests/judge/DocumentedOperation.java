package dev.dateline.contracttests.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dateline.contracttests.spec.SpecDocument;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An operation of the document, seen as a judge of messages needs it.
 *
 * @param document the document that it is in
 * @param operation the operation
 */
record DocumentedOperation(SpecDocument document, SpecDocument.Operation operation) {

  private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

  /** The operation that a request is for: the one with the method, and a template for the path. */
  static Optional<DocumentedOperation> of(SpecDocument document, String method, String path) {
    return document.operations().stream()
        .map(operation -> new DocumentedOperation(document, operation))
        .filter(candidate -> candidate.operation().method().equals(method))
        .filter(candidate -> candidate.template().matcher(path).matches())
        .findFirst();
  }

  /** The values of the path's parameters, decoded. */
  Map<String, String> pathParameters(String path) {
    Matcher values = template().matcher(path);
    Map<String, String> parameters = new LinkedHashMap<>();
    if (values.matches()) {
      List<String> names = variables();
      for (int i = 0; i < names.size(); i++) {
        parameters.put(
            names.get(i),
            URLDecoder.decode(values.group(i + 1).replace("+", "%2B"), StandardCharsets.UTF_8));
      }
    }
    return parameters;
  }

  /** The path with one parameter's value replaced. */
  String withParameter(String path, String name, String value) {
    Matcher values = template().matcher(path);
    if (!values.matches()) {
      throw new IllegalArgumentException(path + " is no path of " + operation.id());
    }
    int group = variables().indexOf(name) + 1;
    return path.substring(0, values.start(group)) + value + path.substring(values.end(group));
  }

  private Pattern template() {
    StringBuilder regex = new StringBuilder();
    int end = 0;
    for (MatchResult variable : VARIABLE.matcher(operation.path()).results().toList()) {
      regex.append(Pattern.quote(operation.path().substring(end, variable.start())));
      regex.append("([^/]+)");
      end = variable.end();
    }
    return Pattern.compile(regex + Pattern.quote(operation.path().substring(end)));
  }

  private List<String> variables() {
    return VARIABLE.matcher(operation.path()).results().map(found -> found.group(1)).toList();
  }

  /** The parameters in the query: name to parameter. */
  Map<String, JsonNode> queryParameters() {
    return operation
        .node()
        .path("parameters")
        .valueStream()
        .map(document::resolved)
        .filter(parameter -> parameter.path("in").asText().equals("query"))
        .collect(Collectors.toMap(parameter -> parameter.path("name").asText(), found -> found));
  }

  /** The request body; missing where there is none. */
  JsonNode requestBody() {
    return document.resolved(operation.node().path("requestBody"));
  }

  /** The response of a status; missing where the document has none. */
  JsonNode response(int status) {
    return document.resolved(operation.node().path("responses").path(Integer.toString(status)));
  }

  /** The media types of all responses whose status begins with a digit in {@code classes}. */
  Set<String> responseTypes(String classes) {
    return operation.node().path("responses").properties().stream()
        .filter(response -> classes.indexOf(response.getKey().charAt(0)) >= 0)
        .flatMap(response -> types(document.resolved(response.getValue())).stream())
        .collect(Collectors.toSet());
  }

  /** The media types of a request body or a response. */
  static Set<String> types(JsonNode holder) {
    return holder.path("content").properties().stream()
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** The schemes of the {@code Authorization} header that the document allows. */
  Set<String> authorizationSchemes() {
    JsonNode alternatives =
        operation.node().has("security")
            ? operation.node().path("security")
            : document.root().path("security");
    return alternatives
        .valueStream()
        .flatMap(alternative -> alternative.properties().stream())
        .map(name -> document.root().at("/components/securitySchemes/" + name.getKey()))
        .map(
            scheme ->
                scheme.path("type").asText().equals("oauth2")
                    ? "bearer"
                    : scheme.path("scheme").asText())
        .collect(Collectors.toSet());
  }

  /**
   * The schema of an answer in an envelope, which the document describes in prose and by {@code
   * x-dateline-envelope}: a list gains the status, anything else becomes the content of an object.
   *
   * @param schema schema of the body without envelope
   */
  JsonNode enveloped(JsonNode schema) {
    JsonNode envelope = document.root().path("x-dateline-envelope");
    String status = envelope.path("status").asText();
    String content = envelope.path("content").asText();
    ObjectNode wrapper = JsonNodeFactory.instance.objectNode();
    wrapper.put("type", "object");
    ObjectNode properties = wrapper.putObject("properties");
    properties.putObject(status).put("type", "integer");
    if (isList(schema)) {
      wrapper.putArray("required").add(status);
      ObjectNode list = JsonNodeFactory.instance.objectNode();
      list.putArray("allOf").add(schema).add(wrapper);
      return list;
    }
    properties.set(content, schema);
    wrapper.putArray("required").add(status).add(content);
    return wrapper;
  }

  private boolean isList(JsonNode schema) {
    String results = document.root().at("/x-dateline-envelope/list").asText();
    return !document.schemaAt(schema, "/" + results).isMissingNode();
  }

  /** An answer without its envelope. */
  JsonNode unwrapped(JsonNode schema, JsonNode body) {
    JsonNode envelope = document.root().path("x-dateline-envelope");
    if (!isList(schema)) {
      return body.path(envelope.path("content").asText());
    }
    ObjectNode list = body.deepCopy();
    list.remove(envelope.path("status").asText());
    return list;
  }

  /** Whether a request asks for an envelope. */
  boolean wantsEnvelope(Map<String, List<String>> query) {
    String parameter = document.root().at("/x-dateline-envelope/parameter").asText();
    return query.getOrDefault(parameter, List.of()).contains("true");
  }

  /** The status that an envelope gives. */
  JsonNode statusInEnvelope(JsonNode body) {
    return body.path(document.root().at("/x-dateline-envelope/status").asText());
  }
}
