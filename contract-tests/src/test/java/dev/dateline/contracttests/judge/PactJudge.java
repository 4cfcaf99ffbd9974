package dev.dateline.contracttests.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.dateline.contracttests.judge.PactFile.Interaction;
import dev.dateline.contracttests.judge.PactFile.Message;
import dev.dateline.contracttests.spec.SchemaJudge.Direction;
import dev.dateline.contracttests.spec.SpecDocument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Judges a pact by the document: path, query, headers, media types, statuses, bodies, matchers.
 * Schemas are judged by networknt's validator. Not safe for use by several threads.
 */
final class PactJudge {

  private static final Set<String> REQUEST_HEADERS =
      Set.of("accept", "authorization", "content-type");
  private static final Set<String> RESPONSE_HEADERS = Set.of("content-type");

  private final SpecDocument document;
  private final BodyJudge bodies;
  private final MatcherJudge matchers;

  PactJudge(SpecDocument document) {
    this.document = document;
    this.bodies = new BodyJudge(document);
    this.matchers = new MatcherJudge(document);
  }

  /** Everything in the pact that the document does not allow; empty for a good pact. */
  List<Finding> judge(PactFile pact) {
    List<Finding> findings = new ArrayList<>();
    List<Interaction> interactions = pact.interactions();
    if (interactions.isEmpty()) {
      findings.add(new Finding("pact", "interactions", "there are none"));
    }
    String version = pact.root().at("/metadata/pactSpecification/version").asText();
    if (!version.equals("4.0")) {
      findings.add(new Finding("pact", "metadata", "version 4.0 expected, found " + version));
    }
    Set<String> descriptions = new HashSet<>();
    for (Interaction interaction : interactions) {
      if (!descriptions.add(interaction.description())) {
        findings.add(new Finding(interaction.description(), "description", "is there twice"));
      }
      new Case(interaction, findings).judge();
    }
    return findings;
  }

  /** One interaction, and where to put what is found in it. */
  private final class Case {

    private final Interaction interaction;
    private final List<Finding> findings;

    Case(Interaction interaction, List<Finding> findings) {
      this.interaction = interaction;
      this.findings = findings;
    }

    void judge() {
      if (!interaction.type().equals("Synchronous/HTTP")) {
        report("type", "Synchronous/HTTP expected, found " + interaction.type());
        return;
      }
      Optional<DocumentedOperation> operation =
          DocumentedOperation.of(document, interaction.method(), interaction.path());
      if (operation.isEmpty()) {
        report(
            "request.path", "no operation for " + interaction.method() + " " + interaction.path());
        return;
      }
      path(operation.get());
      query(operation.get());
      requestHeaders(operation.get());
      requestBody(operation.get());
      response(operation.get());
    }

    private void path(DocumentedOperation operation) {
      operation
          .pathParameters(interaction.path())
          .forEach(
              (name, value) -> {
                JsonNode schema = document.parameter(operation.operation(), name).path("schema");
                judge(
                    "request.path " + name,
                    schema,
                    JsonNodeFactory.instance.textNode(value),
                    Direction.REQUEST);
                pathMatcher(operation, name, schema);
              });
    }

    /** The matcher accepts the path, and none with a value that the document rejects. */
    private void pathMatcher(DocumentedOperation operation, String name, JsonNode schema) {
      for (JsonNode rules : interaction.request().matchingRules("path").values()) {
        for (JsonNode matcher : rules.path("matchers")) {
          Pattern regex = Pattern.compile(matcher.path("regex").asText());
          if (!regex.matcher(interaction.path()).matches()) {
            report("request.path", "the matcher " + regex + " does not accept the path");
          }
          for (String wrong : List.of("_", "-", "%20", "a_b", "32b6e34b3d91647abb20e7b8a", "42")) {
            boolean rejected =
                !bodies
                    .judge(schema, JsonNodeFactory.instance.textNode(wrong), Direction.REQUEST)
                    .isEmpty();
            String path = operation.withParameter(interaction.path(), name, wrong);
            if (rejected && regex.matcher(path).matches()) {
              report("request.path " + name, "the matcher " + regex + " accepts " + path);
            }
          }
        }
      }
    }

    private void query(DocumentedOperation operation) {
      Map<String, JsonNode> documented = operation.queryParameters();
      interaction
          .query()
          .forEach(
              (name, values) -> {
                JsonNode parameter = documented.get(name);
                if (parameter == null) {
                  report("request.query " + name, "no such parameter");
                  return;
                }
                if (values.size() != 1) {
                  report("request.query " + name, "one value expected, found " + values);
                }
                JsonNode schema = parameter.path("schema");
                values.forEach(
                    value ->
                        judge(
                            "request.query " + name,
                            schema,
                            typed(value, schema),
                            Direction.REQUEST));
              });
      documented.forEach(
          (name, parameter) -> {
            if (parameter.path("required").asBoolean() && !interaction.query().containsKey(name)) {
              report("request.query " + name, "is required");
            }
          });
    }

    /** The value that a text stands for, by the type of the schema. */
    private JsonNode typed(String text, JsonNode schema) {
      boolean wantsBoolean = document.keyword(schema, "type").asText().equals("boolean");
      return wantsBoolean && Set.of("true", "false").contains(text)
          ? JsonNodeFactory.instance.booleanNode(text.equals("true"))
          : JsonNodeFactory.instance.textNode(text);
    }

    private void requestHeaders(DocumentedOperation operation) {
      Message request = interaction.request();
      headerNames(request, REQUEST_HEADERS);
      List<String> accepted = request.header("Accept");
      Set<String> success = operation.responseTypes("2");
      if (accepted.stream().noneMatch(success::contains)) {
        report("request.headers Accept", "one of " + success + " expected, found " + accepted);
      }
      Set<String> all = operation.responseTypes("12345");
      if (!all.containsAll(accepted)) {
        report("request.headers Accept", "only " + all + " expected, found " + accepted);
      }
      List<String> authorization = request.header("Authorization");
      String scheme =
          authorization.isEmpty()
              ? ""
              : authorization.get(0).split(" ", 2)[0].toLowerCase(Locale.ROOT);
      boolean mayBeMissing = interaction.status() == 401 && authorization.isEmpty();
      if (!mayBeMissing && !operation.authorizationSchemes().contains(scheme)) {
        report(
            "request.headers Authorization",
            "one of " + operation.authorizationSchemes() + " expected, found " + scheme);
      }
    }

    private void requestBody(DocumentedOperation operation) {
      Message request = interaction.request();
      JsonNode documented = operation.requestBody();
      if (documented.isMissingNode()) {
        if (request.hasBody()) {
          report("request.body", "the operation takes none");
        }
        return;
      }
      if (!request.hasBody()) {
        if (documented.path("required").asBoolean()) {
          report("request.body", "is required");
        }
        return;
      }
      String type = contentType(request, documented);
      if (!type.isEmpty()) {
        JsonNode schema = documented.path("content").path(type).path("schema");
        body(request, schema, Direction.REQUEST);
      }
    }

    private void response(DocumentedOperation operation) {
      Message response = interaction.response();
      headerNames(response, RESPONSE_HEADERS);
      JsonNode documented = operation.response(interaction.status());
      if (documented.isMissingNode()) {
        report("response.status", "not documented: " + interaction.status());
        return;
      }
      if (!response.hasBody()) {
        report("response.body", "every response of this API has one");
        return;
      }
      String type = contentType(response, documented);
      if (type.isEmpty()) {
        return;
      }
      JsonNode schema = documented.path("content").path(type).path("schema");
      boolean enveloped = operation.wantsEnvelope(interaction.query());
      body(response, enveloped ? operation.enveloped(schema) : schema, Direction.RESPONSE);
      JsonNode inner = response.body();
      if (enveloped) {
        inner = operation.unwrapped(schema, response.body());
        if (operation.statusInEnvelope(response.body()).asInt() != interaction.status()) {
          report("response.body", "the envelope does not give the status");
        }
      }
      error(inner);
    }

    /** An error body repeats the status and carries the code that belongs to it. */
    private void error(JsonNode body) {
      if (interaction.status() < 400) {
        return;
      }
      JsonNode shape = document.root().path("x-dateline-error");
      String status = shape.path("status").asText();
      if (body.path(status).asInt() != interaction.status()) {
        report("response.body/" + status, "does not give the status");
      }
      String code = shape.path("code").asText();
      String expected = shape.path("codes").path(Integer.toString(interaction.status())).asText();
      if (!body.path(code).asText().equals(expected)) {
        report("response.body/" + code, expected + " expected, found " + body.path(code));
      }
    }

    private void headerNames(Message message, Set<String> known) {
      message
          .headerNames()
          .forEach(
              name -> {
                if (!known.contains(name.toLowerCase(Locale.ROOT))) {
                  report(message.place() + ".headers " + name, "the document has no such header");
                }
              });
      message
          .matchingRules("header")
          .forEach(
              (name, rules) -> {
                if (!name.equalsIgnoreCase("Authorization")) {
                  report(
                      message.place() + ".headers " + name,
                      "media types are literal, a matcher lets others pass");
                }
                for (JsonNode matcher : rules.path("matchers")) {
                  String regex = matcher.path("regex").asText();
                  if (message.header(name).stream().noneMatch(value -> value.matches(regex))) {
                    report(
                        message.place() + ".headers " + name,
                        "the matcher " + regex + " does not accept the example");
                  }
                }
              });
    }

    /** The media type of a message if the document has it, else a finding and the empty text. */
    private String contentType(Message message, JsonNode documented) {
      List<String> found = message.header("Content-Type");
      String inBody = message.node().path("body").path("contentType").asText();
      Set<String> types = DocumentedOperation.types(documented);
      if (found.size() != 1 || !types.contains(found.get(0))) {
        report(message.place() + ".headers Content-Type", types + " expected, found " + found);
        return "";
      }
      // Pact's own builders record every JSON body as plain JSON; the header has the dated type.
      if (!inBody.equals("application/json") && !inBody.equals(found.get(0))) {
        report(message.place() + ".body", "is recorded as " + inBody + ", which is not JSON");
      }
      return found.get(0);
    }

    private void body(Message message, JsonNode schema, Direction direction) {
      judge(message.place() + ".body", schema, message.body(), direction);
      matchers
          .judge(schema, message)
          .forEach((path, problem) -> report(message.place() + ".matchingRules " + path, problem));
    }

    private void judge(String place, JsonNode schema, JsonNode value, Direction direction) {
      bodies.judge(schema, value, direction).forEach((at, problem) -> report(place + at, problem));
    }

    private void report(String place, String message) {
      findings.add(new Finding(interaction.description(), place, message));
    }
  }
}
