package dev.dateline.contract.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dateline.contract.ContractException;
import dev.dateline.contract.ContractOptions;
import dev.dateline.contract.ContractReader;
import dev.dateline.contract.ContractSource;
import dev.dateline.contract.Facts;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundlerTest {
  @TempDir Path folder;

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve("api").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static Contract read(Path file) {
    return ContractReader.read(ContractSource.file(file), ContractOptions.LATEST);
  }

  @Test
  void severalFilesBecomeOneDocument() throws IOException {
    Path document =
        write(
            "openapi.yaml",
            """
            openapi: 3.1.0
            info: {title: Pets, version: '1'}
            paths:
              /pets: {$ref: paths/pets.yaml}
            components:
              schemas:
                Name: {type: string, minLength: 1}
            """);
    write(
        "paths/pets.yaml",
        """
        parameters:
          - $ref: '../shared.yaml#/parameters/limit'
        get:
          operationId: getPets
          responses:
            '200':
              description: pets
              content:
                application/json:
                  schema: {type: array, items: {$ref: '../schemas/Pet.json'}}
            default: {$ref: '../shared.yaml#/responses/failed'}
        """);
    write(
        "schemas/Pet.json",
        """
        {"type": "object", "properties": {
          "name": {"$ref": "../openapi.yaml#/components/schemas/Name"},
          "parent": {"$ref": "#"},
          "owner": {"$ref": "../shared.yaml#/schemas/Owner"}}}
        """);
    write(
        "shared.yaml",
        """
        parameters:
          limit: {name: limit, in: query, schema: {type: integer}}
        responses:
          failed:
            description: failed
            content:
              application/json:
                schema: {$ref: '#/schemas/Problem'}
        schemas:
          Owner: {type: object, properties: {pets: {type: array, items: {$ref: schemas/Pet.json}}}}
          Problem: {type: object, properties: {code: {type: integer}}}
        """);

    Contract contract = read(document);

    assertThat(Facts.typeNames(contract)).containsExactlyInAnyOrder("Pet", "Owner", "Problem");
    assertThat(Facts.properties(contract, "Pet"))
        .containsEntry("name", "string minLength=1")
        .containsEntry("parent", "Pet")
        .containsEntry("owner", "Owner");
    assertThat(Facts.properties(contract, "Owner")).containsEntry("pets", "list<Pet>");
    assertThat(Facts.operation(contract, "getPets").parameters())
        .singleElement()
        .satisfies(limit -> assertThat(limit.wireName()).isEqualTo("limit"));
    assertThat(contract.diagnostics()).isEmpty();
  }

  @Test
  void partsOfPathsAreReferredToAsWell() throws IOException {
    Path document =
        write(
            "openapi.yaml",
            """
            openapi: 3.1.0
            info: {title: Pets, version: '1'}
            paths:
              /pets:
                get:
                  operationId: getPet
                  responses:
                    '200':
                      description: a pet
                      content:
                        application/json:
                          schema: {type: object, properties: {name: {type: string}}}
                put:
                  operationId: putPet
                  requestBody:
                    content:
                      application/json:
                        schema:
                          $ref: '#/paths/~1pets/get/responses/200/content/application~1json/schema'
                  responses: {'204': {description: done}}
            """);
    assertThat(Facts.operation(read(document), "putPet").body())
        .isNotNull()
        .satisfies(
            body -> assertThat(Facts.type(body.contents().get(0).type())).isEqualTo("PetsGet200"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.com/pet.yaml, leads out of the document to a URL",
    "HTTP://example.com/pet.yaml#/Pet, leads out of the document to a URL",
    "//example.com/pet.yaml, leads out of the document to a URL",
    "file:///etc/passwd, leads out of the document to a URL",
    "../secret.yaml, leads out of the folder",
    "x/../../secret.yaml, leads out of the folder",
    "/etc/passwd, leads out of the folder",
    "link.yaml, leads out of the folder",
    "missing.yaml, there is no such file",
    "Missing, there is no such file"
  })
  void whatCannotBeReadIsNamed(String reference, String reason) throws IOException {
    Path document =
        write(
            "openapi.yaml",
            """
            openapi: 3.1.0
            info: {title: Pets, version: '1'}
            paths:
              /pets:
                get:
                  responses:
                    '200':
                      description: a pet
                      content: {application/json: {schema: {$ref: '%s'}}}
            """
                .formatted(reference));
    write("other.yaml", "Pet: {type: object}\n");
    Path secret = Files.writeString(folder.resolve("secret.yaml"), "type: object\n");
    Files.createSymbolicLink(folder.resolve("api/link.yaml"), secret);

    assertThatThrownBy(() -> read(document))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("openapi.yaml:9:")
        .hasMessageContaining(reference)
        .hasMessageContaining(reason);
  }

  @Test
  void whatIsMissingInAFileIsNotLookedForInAnother() throws IOException {
    Path document =
        write(
            "openapi.yaml",
            """
            openapi: 3.1.0
            info: {title: Pets, version: '1'}
            paths:
              /pets:
                get:
                  operationId: getPet
                  responses:
                    '200':
                      description: a pet
                      content: {application/json: {schema: {$ref: 'other.yaml#/Pet'}}}
            components:
              schemas: {Owner: {type: string}}
            """);
    write(
        "other.yaml",
        """
        Pet:
          properties:
            owner: {$ref: '#/components/schemas/Owner'}
            kind: {oneOf: [{$ref: '#/Cat'}], discriminator: {propertyName: k, mapping: {dog: dogs/dog.yaml, cat: '#/Cat'}}}
        Cat: {properties: {k: {type: string}}}
        """);
    Contract contract = read(document);
    assertThat(Facts.properties(contract, "Pet").get("owner")).contains("json");
    assertThat(Facts.warnings(contract))
        .contains(
            "#/components/schemas/Pet/properties/owner",
            "the reference 'other.yaml#/components/schemas/Owner' leads nowhere",
            "mapping/dog",
            "the value is left out");
  }

  @Test
  void documentsInMemoryHaveNoNeighbours() {
    String yaml =
        """
        openapi: 3.1.0
        info: {title: Pets, version: '1'}
        paths:
          /pets: {$ref: pets.yaml}
        """;
    assertThatThrownBy(
            () -> ContractReader.read(ContractSource.text("pets", yaml), ContractOptions.LATEST))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("pets is not read from a file");
  }

  @Test
  void pathItemsThatReferToEachOtherAreRefused() throws IOException {
    Path document =
        write(
            "openapi.yaml",
            """
            openapi: 3.1.0
            info: {title: Pets, version: '1'}
            paths:
              /a: {$ref: '#/paths/~1b'}
              /b: {$ref: '#/paths/~1a'}
            """);
    assertThatThrownBy(() -> read(document))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("refers to itself");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'#pet', string",
    "https://example.com/schemas/pet, string",
    "https://example.com/schemas/pet#, string",
    "https://example.com/schemas/pet#/properties/age, int64",
    "pets.json#pet, boolean",
    "pets.json#/$defs/dog, decimal",
  })
  void schemasAreReferredToByTheNamesThatTheyGiveThemselves(String reference, String type)
      throws IOException {
    write(
        "pets.json",
        """
        {"$defs": {"cat": {"$anchor": "pet", "type": "boolean"}, "dog": {"type": "number"}}}
        """);
    Contract contract =
        read(
            referring(
                "3.1.0",
                reference,
                "{$id: 'https://example.com/schemas/pet', $anchor: pet, type: string,"
                    + " properties: {age: {type: integer}}}"));
    assertThat(parameterType(contract)).isEqualTo(type);
    assertThat(contract.diagnostics())
        .noneMatch(each -> each.severity() == Diagnostic.Severity.WARNING);
  }

  @Test
  void aBareNameIsThatOfAComponentWhereNoFileHasIt() throws IOException {
    Path document = referring("3.0.3", "Pet", "{type: boolean}");
    Contract contract = read(document);
    assertThat(parameterType(contract)).isEqualTo("boolean");
    assertThat(contract.diagnostics())
        .extracting(Diagnostic::toString)
        .containsExactly(
            "warning #/paths/~1pets/get/parameters/0/schema/$ref: there is no file 'Pet', but a"
                + " component: write '#/components/schemas/Pet'.");
    write("Pet", "{type: integer}");
    assertThat(parameterType(read(document))).isEqualTo("int64");
  }

  /** A document whose parameter is what a reference means, beside a component {@code Pet}. */
  private Path referring(String openApi, String reference, String pet) throws IOException {
    return write(
        "openapi.yaml",
        """
        openapi: %s
        info: {title: Pets, version: '1'}
        paths:
          /pets:
            get:
              operationId: getPets
              parameters:
                - {name: p, in: query, schema: {$ref: '%s'}}
              responses: {'204': {description: none}}
        components: {schemas: {Pet: %s}}
        """
            .formatted(openApi, reference, pet));
  }

  private static String parameterType(Contract contract) {
    return Facts.type(contract.operations().get(0).parameters().get(0).type());
  }

  @Test
  void whatLooksLikeAReferenceInDataIsData() throws IOException {
    Path document =
        write(
            "openapi.yaml",
            """
            openapi: 3.1.0
            info: {title: Pets, version: '1'}
            paths:
              /pets:
                get:
                  operationId: getPets
                  responses:
                    '200':
                      description: pets
                      content:
                        application/json:
                          schema:
                            type: object
                            properties:
                              $ref: {type: string}
                              example: {type: integer}
                            default: {$ref: missing.yaml}
                            example: {$ref: https://example.com}
                            enum: [{$ref: missing.yaml}]
                          example: {$ref: missing.yaml}
                  x-data: {$ref: missing.yaml}
            """);
    assertThat(read(document).operations()).hasSize(1);
  }
}
