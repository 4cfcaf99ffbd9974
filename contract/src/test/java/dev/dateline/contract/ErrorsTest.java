package dev.dateline.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dateline.contract.model.Diagnostic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be read is refused with a sentence, quickly, whoever wrote it. */
class ErrorsTest {

  private static ContractException refused(ContractSource source) {
    Throwable thrown =
        org.assertj.core.api.Assertions.catchThrowable(
            () -> ContractReader.read(source, ContractOptions.LATEST));
    assertThat(thrown).isInstanceOf(ContractException.class);
    ContractException refusal = (ContractException) thrown;
    assertThat(refusal.diagnostics())
        .isNotEmpty()
        .allSatisfy(
            diagnostic -> assertThat(diagnostic.severity()).isEqualTo(Diagnostic.Severity.ERROR));
    assertThat(refusal.getMessage()).doesNotContain("Exception").doesNotContain("\tat ");
    return refusal;
  }

  private static ContractException refused(String text) {
    return refused(ContractSource.text("test.yaml", text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | the file is empty",
        "just text | not an OpenAPI document",
        "a: 1 | the key 'openapi' is missing",
        "swagger: '2.0' | Swagger 2.0 document.*Convert",
        "openapi: 2.0.0 | OpenAPI 2.0.0 is not known",
        "openapi: 4.0.0 | OpenAPI 4.0.0 is not known",
        "openapi: 3.1.0 | neither paths nor schemas",
        "{openapi: 3.1.0, paths: {}} | neither paths nor schemas",
        "{openapi: 3.1.0, paths: []} | neither paths nor schemas"
      })
  void whatIsNoDocument(String text, String reason) {
    assertThat(refused(text)).hasMessageMatching("(?s)test.yaml.*" + reason + ".*");
  }

  @Test
  void aFileThatIsNotThere(@TempDir Path folder) {
    Path missing = folder.resolve("openapi.yaml");
    assertThat(refused(ContractSource.file(missing)))
        .hasMessageContaining(missing.toString())
        .hasMessageContaining("no such file");
    assertThat(refused(ContractSource.file(folder))).hasMessageContaining("not a file");
  }

  @Test
  void aFileThatIsNoText(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("openapi.yaml");
    Files.write(file, new byte[] {'a', ':', ' ', (byte) 0xC3, (byte) 0x28});
    assertThat(refused(ContractSource.file(file))).hasMessageContaining("Save it as UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE"})
  void byteOrderMarksAreUnderstood(String charset, @TempDir Path folder) throws IOException {
    Path file = folder.resolve("openapi.yaml");
    String text = Documents.document("3.1.0", "A: {type: object, properties: {ä: {type: string}}}");
    Files.write(file, ("\uFEFF" + text).getBytes(java.nio.charset.Charset.forName(charset)));
    assertThat(
            Facts.properties(
                ContractReader.read(ContractSource.file(file), ContractOptions.LATEST), "A"))
        .containsKey("ä");
  }

  @Test
  @Timeout(20)
  void nestingHasALimit() {
    assertThat(refused("openapi: 3.1.0\nx: " + "[".repeat(10_000) + "]".repeat(10_000)))
        .hasMessageContaining("nested more than 500 levels deep")
        .hasMessageContaining("test.yaml:2:");
    assertThat(refused("openapi: 3.1.0\nx: " + "{a: ".repeat(10_000) + "}".repeat(10_000)))
        .hasMessageContaining("nested more than");
    assertThat(refused(ContractSource.text("t.json", "[".repeat(10_000) + "]".repeat(10_000))))
        .hasMessageContaining("nested more than");
    StringBuilder indented = new StringBuilder("openapi: 3.1.0\n");
    for (int i = 0; i < 600; i++) {
      indented.append(" ".repeat(i)).append("a:\n");
    }
    assertThat(refused(indented.toString())).hasMessageContaining("nested more than");
  }

  @Test
  @Timeout(20)
  void aliasesAreCountedAsIfExpanded() {
    StringBuilder bomb = new StringBuilder("openapi: 3.1.0\nx0: &x0 [a, a, a, a, a, a, a, a, a]\n");
    for (int i = 1; i < 30; i++) {
      bomb.append("x%d: &x%d [".formatted(i, i));
      bomb.append("*x%d, ".formatted(i - 1).repeat(8)).append("*x%d]\n".formatted(i - 1));
    }
    assertThat(refused(bomb.toString())).hasMessageContaining("aliases");

    StringBuilder deep = new StringBuilder("openapi: 3.1.0\nx0: &x0 [a]\n");
    for (int i = 1; i < 1000; i++) {
      deep.append("x%d: &x%d [*x%d]\n".formatted(i, i, i - 1));
    }
    assertThat(refused(deep.toString())).hasMessageContaining("nested more than");

    StringBuilder merged = new StringBuilder("openapi: 3.1.0\nx0: &x0 {a: 1}\n");
    for (int i = 1; i < 40; i++) {
      merged.append("x%d: &x%d {k%d: *x%d, l%d: *x%d}\n".formatted(i, i, i, i - 1, i, i - 1));
    }
    assertThat(refused(merged.toString())).hasMessageContaining("aliases");
  }

  @Test
  @Timeout(20)
  void lengthHasALimit(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("openapi.yaml");
    byte[] line = ("# " + "x".repeat(1020) + "\n").getBytes(StandardCharsets.US_ASCII);
    try (var out = Files.newOutputStream(file)) {
      for (int i = 0; i < 66 * 1024; i++) {
        out.write(line);
      }
    }
    assertThat(refused(ContractSource.file(file))).hasMessageContaining("Split it");
  }

  /** Schemas that contain themselves in every way there is: a type, or a warning, never a loop. */
  @ParameterizedTest
  @Timeout(20)
  @ValueSource(
      strings = {
        "A: {$ref: '#/components/schemas/A'}",
        "A: {$ref: '#/components/schemas/B'}\nB: {$ref: '#/components/schemas/A'}",
        "A: {allOf: [{$ref: '#/components/schemas/A'}]}",
        "A: {allOf: [{$ref: '#/components/schemas/A'}], type: object, properties: {x: {type: string}}}",
        "A: {oneOf: [{$ref: '#/components/schemas/A'}, {type: string}]}",
        "A: {anyOf: [{$ref: '#/components/schemas/A'}]}",
        "A: {anyOf: [{$ref: '#/components/schemas/A'}, {type: 'null'}]}",
        "A: {type: array, items: {$ref: '#/components/schemas/A'}}",
        "A: {type: object, additionalProperties: {$ref: '#/components/schemas/A'}}",
        "A: {not: {$ref: '#/components/schemas/A'}}",
        "A: {type: object, properties: {a: {type: string}}, not: {$ref: '#/components/schemas/A'}}",
        "A: {type: object, properties: {a: {$ref: '#/components/schemas/A'}}}",
        "A: {type: object, properties: {a: {$ref: '#/components/schemas/A/properties/a'}}}",
        "A: {type: object, properties: {a: {allOf: [{$ref: '#/components/schemas/A'}, {properties: {b: {type: string}}}]}}}",
        """
        P: {type: object, properties: {c: {$ref: '#/components/schemas/P'}}}
        Q: {type: object, properties: {c: {$ref: '#/components/schemas/Q'}}}
        T: {allOf: [{$ref: '#/components/schemas/P'}, {$ref: '#/components/schemas/Q'}]}
        """,
        "A: {type: object, discriminator: {propertyName: k, mapping: {a: '#/components/schemas/A'}}, properties: {k: {type: string}}}",
        "A: {if: {$ref: '#/components/schemas/A'}, then: {required: [x]}}"
      })
  void schemasThatContainThemselves(String schemas) {
    assertThat(Documents.schemas(schemas).operations()).isNotEmpty();
  }

  @Test
  @Timeout(60)
  void longChainsEnd() {
    StringBuilder schemas = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      schemas.append(
          "S%d: {type: object, properties: {n: {$ref: '#/components/schemas/S%d'}}}\n"
              .formatted(i, i + 1));
    }
    schemas.append("S300: {type: string}\n");
    assertThat(Documents.schemas(schemas.toString()).types()).hasSize(300);

    StringBuilder longer = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      longer.append(
          "S%d: {allOf: [{$ref: '#/components/schemas/S%d'}, {description: x}]}\n"
              .formatted(i, i + 1));
    }
    longer.append("S20000: {type: string}\n");
    String document =
        Documents.document("3.1.0", longer.toString())
            .replaceFirst("(?s)  /S1:.*?components:", "components:");
    assertThatThrownBy(() -> Documents.read(document))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("too long a chain");
  }

  /** Every part of a document as something it must not be: read or refused, but no accident. */
  @ParameterizedTest
  @ValueSource(
      strings = {"null", "1", "text", "true", "[]", "[1]", "{}", "{a: 1}", "[{}]", "[null]"})
  void partsOfTheWrongKind(String wrong) {
    String[] keys = {
      "info",
      "servers",
      "security",
      "tags",
      "paths",
      "components",
      "externalDocs",
      "x-dateline-api",
      "x-dateline-error",
      "x-dateline-envelope",
      "x-dateline-pretty",
      "x-dateline-request-id",
      "x-dateline-credentials",
      "webhooks"
    };
    for (String key : keys) {
      survives(
          "openapi: 3.1.0\n%s: %s\n%s"
              .formatted(
                  key,
                  wrong,
                  key.equals("paths")
                      ? ""
                      : "paths: {/a: {get: {responses: {'200': {description: d}}}}}\n"));
    }
    String[] inOperation = {
      "operationId",
      "tags",
      "parameters",
      "requestBody",
      "responses",
      "security",
      "callbacks",
      "deprecated",
      "description",
      "x-dateline-roles",
      "externalDocs"
    };
    for (String key : inOperation) {
      survives("openapi: 3.1.0\npaths: {/a: {post: {%s: %s}}}\n".formatted(key, wrong));
    }
    String[] inSchema = {
      "type",
      "format",
      "properties",
      "required",
      "items",
      "allOf",
      "oneOf",
      "anyOf",
      "not",
      "if",
      "then",
      "else",
      "enum",
      "const",
      "pattern",
      "minimum",
      "maximum",
      "exclusiveMinimum",
      "multipleOf",
      "minLength",
      "maxItems",
      "uniqueItems",
      "additionalProperties",
      "discriminator",
      "nullable",
      "readOnly",
      "default",
      "title",
      "description",
      "dependentRequired",
      "dependentSchemas",
      "propertyNames",
      "contains",
      "prefixItems",
      "patternProperties",
      "$ref",
      "minProperties",
      "unevaluatedProperties",
      "$defs",
      "deprecated",
      "example"
    };
    for (String key : inSchema) {
      for (String base :
          new String[] {"", "type: object, ", "type: string, ", "properties: {p: {}}, "}) {
        survives(
            Documents.document(
                "3.1.0",
                "A: {%s%s: %s}"
                    .formatted(
                        key.equals("type") || key.equals("properties") ? "" : base, key, wrong)));
      }
    }
    String[] inParameter = {
      "name", "in", "schema", "content", "style", "explode", "required", "$ref"
    };
    for (String key : inParameter) {
      survives(
          "openapi: 3.1.0\npaths: {/a: {get: {parameters: [{name: n, in: query, %s: %s}], responses: {}}}}\n"
              .formatted(key + "0", wrong)
              .replace(key + "0", key)
              .replaceFirst(
                  key.equals("name") ? "name: n, " : key.equals("in") ? "in: query, " : "$^", ""));
    }
  }

  private static void survives(String document) {
    try {
      Documents.read(document);
    } catch (ContractException expected) {
      assertThat(expected.getMessage()).isNotBlank();
    } catch (RuntimeException accident) {
      throw new AssertionError("an accident with\n" + document, accident);
    }
  }

  @Test
  void aDocumentOfTypesAlone() {
    var contract =
        Documents.read(
            "{openapi: 3.1.0, webhooks: {w: {}}, components: {schemas: {A: {type: object,"
                + " properties: {b: {$ref: '#/components/schemas/B'}}}, B: {enum: [x]}}}}");
    assertThat(contract.operations()).isEmpty();
    assertThat(Facts.typeNames(contract)).containsExactlyInAnyOrder("A", "B");
    assertThat(Facts.warnings(contract)).contains("only types are made");
  }
}
