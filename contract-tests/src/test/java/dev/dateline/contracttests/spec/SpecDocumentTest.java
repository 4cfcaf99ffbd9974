package dev.dateline.contracttests.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The document is an OpenAPI 3.1 document, by the schema that the OpenAPI Initiative publishes. */
class SpecDocumentTest {

  /**
   * The published schema with the one of schema objects plugged in. It comes with a library on the
   * test class path; nothing is fetched.
   */
  private static final Schema OPENAPI =
      SchemaRegistry.withDefaultDialect(
              SpecificationVersion.DRAFT_2020_12,
              builder ->
                  builder
                      .schemaIdResolvers(
                          resolvers ->
                              resolvers.mapPrefix(
                                  "https://spec.openapis.org/oas/3.1/", "classpath:openapi/3.1/"))
                      .schemaRegistryConfig(
                          SchemaRegistryConfig.builder()
                              .formatAssertionsEnabled(true)
                              .locale(Locale.ROOT)
                              .build()))
          .getSchema(SchemaLocation.of("https://spec.openapis.org/oas/3.1/schema-base/2025-09-15"));

  private final SpecDocument document = SpecDocument.read();

  @Test
  void isAnOpenApiDocument() {
    assertThat(OPENAPI.validate(document.root())).extracting(Error::toString).isEmpty();
  }

  /**
   * Shows that the schema is really there and looks at all levels: what it should object to, it
   * does.
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource
  void isNotOnceItIsSpoiled(String what, String pointer, Consumer<ObjectNode> spoil) {
    JsonNode root = document.root().deepCopy();
    spoil.accept((ObjectNode) root.at(pointer));

    assertThat(OPENAPI.validate(root)).isNotEmpty();
  }

  static Stream<Arguments> isNotOnceItIsSpoiled() {
    return Stream.of(
        spoilt("no title", "/info", node -> node.remove("title")),
        spoilt("another version", "", node -> node.put("openapi", "3.0.3")),
        spoilt("an unknown key", "/components", node -> node.putObject("skemas")),
        spoilt(
            "a parameter without a name",
            "/components/parameters/groupId",
            node -> node.remove("name")),
        spoilt(
            "a type that is none", "/components/schemas/Link", node -> node.put("type", "record")),
        spoilt(
            "a bound that is text",
            "/components/schemas/BackupRestoreJob/properties/oplogInc",
            node -> node.put("minimum", "1")),
        spoilt(
            "a flag that is text",
            "/components/schemas/BackupRestoreJob/properties/id",
            node -> node.put("readOnly", "yes")),
        spoilt(
            "external docs without a URL",
            "/components/schemas/BackupRestoreJob/properties/links/externalDocs",
            node -> node.remove("url")));
  }

  private static Arguments spoilt(String what, String pointer, Consumer<ObjectNode> spoil) {
    return Arguments.of(what, pointer, spoil);
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    Map<String, String> references = references();

    assertThat(references).isNotEmpty();
    assertThat(references)
        .allSatisfy(
            (from, to) ->
                assertThat(document.target(to).isMissingNode()).as("%s → %s", from, to).isFalse());
  }

  @Test
  void everyComponentIsUsed() {
    TreeSet<String> unused = new TreeSet<>();
    document
        .root()
        .path("components")
        .properties()
        .forEach(
            kind ->
                kind.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        name -> unused.add("#/components/" + kind.getKey() + "/" + name)));
    unused.removeAll(references().values());
    unused.removeIf(pointer -> pointer.startsWith("#/components/securitySchemes/"));

    assertThat(unused).isEmpty();
  }

  @Test
  void everythingIsDescribed() {
    List<String> bare = new ArrayList<>();
    document
        .operations()
        .forEach(
            operation -> {
              requireText(operation.node(), operation.id(), bare);
              operation
                  .node()
                  .path("responses")
                  .properties()
                  .forEach(
                      response ->
                          requireText(
                              document.resolved(response.getValue()),
                              operation.id() + " " + response.getKey(),
                              bare));
              operation
                  .node()
                  .path("parameters")
                  .forEach(
                      parameter ->
                          requireText(document.resolved(parameter), parameter.toString(), bare));
            });
    document
        .root()
        .at("/components/schemas")
        .properties()
        .forEach(
            schema -> {
              requireText(schema.getValue(), schema.getKey(), bare);
              schema
                  .getValue()
                  .path("properties")
                  .properties()
                  .forEach(
                      property -> {
                        if (document.keyword(property.getValue(), "description").isMissingNode()) {
                          bare.add(schema.getKey() + "." + property.getKey());
                        }
                      });
            });

    assertThat(bare).isEmpty();
  }

  private static void requireText(JsonNode node, String name, List<String> bare) {
    if (node.path("description").asText().isBlank()) {
      bare.add(name);
    }
  }

  /** Where each reference stands, and where it leads. */
  private Map<String, String> references() {
    Map<String, String> references = new TreeMap<>();
    collectReferences(document.root(), "", references);
    return references;
  }

  private static void collectReferences(
      JsonNode node, String pointer, Map<String, String> references) {
    if (node.path("$ref").isTextual()) {
      references.put(pointer, node.get("$ref").asText());
    }
    node.properties()
        .forEach(
            entry ->
                collectReferences(entry.getValue(), pointer + "/" + entry.getKey(), references));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collectReferences(node.get(i), pointer + "/" + i, references);
    }
  }
}
