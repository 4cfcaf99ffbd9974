package dev.dateline.contracttests.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dateline.contracttests.facts.ConstraintTable;
import dev.dateline.contracttests.facts.ConstraintTable.Access;
import dev.dateline.contracttests.facts.ConstraintTable.Property;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The document has the properties of the public pages, with their types and flags, and no others.
 */
class PropertiesTest {

  private static final SpecDocument DOCUMENT = SpecDocument.read();

  static List<Property> properties() {
    return ConstraintTable.properties();
  }

  @Test
  void areAllThereAndNoneIsAdded() {
    List<String> documented =
        DOCUMENT
            .root()
            .at("/components/schemas")
            .propertyStream()
            .flatMap(
                schema ->
                    schema
                        .getValue()
                        .path("properties")
                        .propertyStream()
                        .map(property -> schema.getKey() + "." + property.getKey()))
            .toList();

    assertThat(documented)
        .containsExactlyInAnyOrderElementsOf(
            properties().stream().map(Property::toString).toList());
  }

  @ParameterizedTest
  @MethodSource("properties")
  void isOfItsType(Property property) {
    assertThat(type(node(property))).isEqualTo(property.type());
  }

  @ParameterizedTest
  @MethodSource("properties")
  void hasItsFlags(Property property) {
    JsonNode node = node(property);

    if (property.access() != Access.INHERITED) {
      assertThat(node.path("readOnly").asBoolean())
          .isEqualTo(property.access() == Access.READ_ONLY);
    }
    assertThat(node.path("writeOnly").asBoolean())
        .isEqualTo(property.access() == Access.WRITE_ONLY);
    assertThat(node.path("deprecated").asBoolean()).isEqualTo(property.deprecated());
    assertThat(
            schema(property)
                .path("required")
                .valueStream()
                .anyMatch(name -> name.asText().equals(property.name())))
        .isEqualTo(property.required());
  }

  /** The pages allow properties that they do not name. */
  @Test
  void mayBeJoinedByOthers() {
    assertThat(DOCUMENT.root().findValues("additionalProperties")).isEmpty();
  }

  private static JsonNode schema(Property property) {
    return DOCUMENT.target("#/components/schemas/" + property.schema());
  }

  private static JsonNode node(Property property) {
    return schema(property).path("properties").path(property.name());
  }

  private static String type(JsonNode schema) {
    if (schema.has("$ref")) {
      return schema.get("$ref").asText().replace("#/components/schemas/", "");
    }
    JsonNode type = schema.path("type");
    if (type.asText().equals("array")) {
      return "array of " + type(schema.path("items"));
    }
    String name =
        type.isArray()
            ? type.valueStream().map(JsonNode::asText).collect(Collectors.joining("|"))
            : type.asText();
    return schema.has("format") ? name + "/" + schema.get("format").asText() : name;
  }
}
