package dev.dateline.contracttests.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dateline.contracttests.facts.ConstraintTable;
import dev.dateline.contracttests.facts.ConstraintTable.OperationFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The document states of its operations, and of the API as a whole, what the public pages state,
 * and nothing else.
 */
class OperationsTest {

  private static final Pattern SHORT_NAME = Pattern.compile("short name `(\\w+)`");

  private final SpecDocument document = SpecDocument.read();

  @Test
  void areAsStated() {
    List<OperationFact> facts = new ArrayList<>();
    document.operations().forEach(operation -> collect(operation, facts));
    collectApi(facts);

    assertThat(facts)
        .map(OperationFact::toString)
        .containsExactlyInAnyOrderElementsOf(
            ConstraintTable.operations().stream().map(OperationFact::toString).toList());
  }

  /** A role that only the extension named would not be seen by those who read the document. */
  @Test
  void nameTheirRolesInProse() {
    assertThat(document.operations())
        .allSatisfy(
            operation ->
                assertThat(operation.node().path("x-dateline-roles"))
                    .isNotEmpty()
                    .allSatisfy(
                        role ->
                            assertThat(operation.node().path("description").asText())
                                .contains(role.asText())));
  }

  @Test
  void warnOfAutomatedRestores() {
    assertThat(
            document.operation("createGroupClusterRestoreJob").node().path("description").asText())
        .contains("WARNING", "AUTOMATED_RESTORE", "removes everything");
  }

  private void collect(SpecDocument.Operation operation, List<OperationFact> facts) {
    JsonNode node = operation.node();
    String id = operation.id();
    facts.add(new OperationFact(id, "method", "-", operation.method()));
    facts.add(new OperationFact(id, "path", "-", operation.path()));
    node.path("tags").forEach(tag -> facts.add(new OperationFact(id, "tag", "-", tag.asText())));
    facts.add(
        new OperationFact(
            id, "deprecated", "-", Boolean.toString(node.path("deprecated").asBoolean())));
    node.path("x-dateline-roles")
        .forEach(role -> facts.add(new OperationFact(id, "role", "-", role.asText())));
    Matcher shortName = SHORT_NAME.matcher(node.path("description").asText());
    if (shortName.find()) {
      facts.add(new OperationFact(id, "shortName", "-", shortName.group(1)));
    }
    node.path("parameters").forEach(parameter -> collectParameter(id, parameter, facts));
    if (node.has("requestBody")) {
      JsonNode body = document.resolved(node.get("requestBody"));
      facts.add(
          new OperationFact(
              id, "requestRequired", "-", Boolean.toString(body.path("required").asBoolean())));
      body.path("content")
          .properties()
          .forEach(
              media ->
                  facts.add(new OperationFact(id, "request", media.getKey(), schemaName(media))));
    }
    node.path("responses")
        .properties()
        .forEach(
            entry ->
                collectResponse(id, entry.getKey(), document.resolved(entry.getValue()), facts));
  }

  private void collectParameter(String id, JsonNode reference, List<OperationFact> facts) {
    JsonNode parameter = document.resolved(reference);
    String name = parameter.path("name").asText();
    facts.add(
        new OperationFact(
            id,
            "parameter",
            name,
            parameter.path("in").asText()
                + (parameter.path("required").asBoolean() ? " required" : " optional")));
    if (parameter.path("schema").has("default")) {
      facts.add(
          new OperationFact(
              id, "default", name, parameter.path("schema").get("default").toString()));
    }
  }

  private void collectResponse(
      String id, String status, JsonNode response, List<OperationFact> facts) {
    response
        .path("content")
        .properties()
        .forEach(
            media -> {
              facts.add(
                  new OperationFact(
                      id, "response", status, media.getKey() + " " + schemaName(media)));
              media
                  .getValue()
                  .path("examples")
                  .valueStream()
                  .map(example -> document.resolved(example).at("/value/errorCode"))
                  .filter(code -> !code.isMissingNode())
                  .map(JsonNode::asText)
                  .distinct()
                  .peek(
                      code ->
                          assertThat(
                                  document.root().at("/x-dateline-error/codes/" + status).asText())
                              .isEqualTo(code))
                  .forEach(code -> facts.add(new OperationFact(id, "errorCode", status, code)));
            });
  }

  private void collectApi(List<OperationFact> facts) {
    JsonNode root = document.root();
    root.path("servers")
        .forEach(
            server ->
                facts.add(new OperationFact("*", "server", "-", server.path("url").asText())));
    root.path("security")
        .forEach(
            alternative ->
                alternative
                    .fieldNames()
                    .forEachRemaining(
                        name ->
                            facts.add(
                                new OperationFact("*", "security", name, securityScheme(name)))));
    root.path("x-dateline-credentials")
        .properties()
        .forEach(
            scheme -> {
              if (scheme.getValue().has("realm")) {
                facts.add(
                    new OperationFact(
                        "*", "realm", scheme.getKey(), scheme.getValue().get("realm").asText()));
              }
            });
    for (String extension : List.of("envelope", "pretty")) {
      root.path("x-dateline-" + extension)
          .properties()
          .forEach(
              entry ->
                  facts.add(
                      new OperationFact(
                          "*", extension, entry.getKey(), entry.getValue().asText())));
    }
  }

  private String securityScheme(String name) {
    JsonNode scheme = document.root().at("/components/securitySchemes/" + name);
    String kind = scheme.path("type").asText();
    return scheme.has("flows")
        ? kind
            + scheme
                .path("flows")
                .propertyStream()
                .map(flow -> " " + flow.getKey() + " " + flow.getValue().path("tokenUrl").asText())
                .collect(Collectors.joining())
        : kind + " " + scheme.path("scheme").asText();
  }

  /** The named schema of a body, the rules beside it left aside. */
  private static String schemaName(Map.Entry<String, JsonNode> media) {
    JsonNode schema = media.getValue().path("schema");
    JsonNode reference = schema.has("allOf") ? schema.at("/allOf/0/$ref") : schema.path("$ref");
    return reference.asText().replace("#/components/schemas/", "");
  }
}
