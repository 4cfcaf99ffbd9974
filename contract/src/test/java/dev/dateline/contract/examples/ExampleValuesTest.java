package dev.dateline.contract.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dateline.contract.ContractOptions;
import dev.dateline.contract.ContractReader;
import dev.dateline.contract.ContractSource;
import dev.dateline.contract.Documents;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.Operation;
import dev.dateline.contract.model.Parameter;
import dev.dateline.runtime.json.JsonValue;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values obey the schemas that they are made from. */
class ExampleValuesTest {

  private static JsonValue parameter(String schema) {
    Contract contract =
        Documents.read(
            """
            openapi: 3.1.0
            info: {title: Things, version: '1'}
            paths:
              /things:
                get:
                  parameters: [{name: groupId, in: query, required: true, schema: %s}]
                  responses: {'204': {description: done}}
            """
                .formatted(schema));
    Parameter parameter = contract.operations().get(0).parameters().get(0);
    return ExampleValues.of(contract).of(parameter);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^([a-f0-9]{24})$",
        "^[a-z]{2}\\d+$",
        "^97[89]-\\d{9}[\\dX]$",
        "^(?:[0-9]{1,3}\\.){3}[0-9]{1,3}(/[0-9]{1,2})?$",
        "^https?://[^\\s/]+(/.*)?$",
        "^(AWS|GCP|AZURE)_[A-Z]+$",
        "^[a-zA-Z0-9][a-zA-Z0-9-]*$",
        "^(?!-)[a-z-]{3,9}(?<!-)$",
        "^arn:aws:iam::\\d{12}:role/[\\w+=,.@-]+$",
        "^\\p{Lu}\\p{L}{2,}$",
        "[^a-z]",
        "^$",
        "^\\S+@\\S+\\.[a-z]{2,}$",
        "^P(?=\\d)(\\d+D)?$",
      })
  void textMatchesPatterns(String pattern) {
    JsonValue made = parameter("{type: string, pattern: '" + pattern + "'}");
    String text = ((JsonValue.JsonString) made).value();
    assertThat(Pattern.compile(pattern).matcher(text).find()).as(text).isTrue();
    assertThat(parameter("{type: string, pattern: '" + pattern + "'}")).isEqualTo(made);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{type: string} | \"groupId\"",
        "{type: string, maxLength: 3} | \"gro\"",
        "{type: string, minLength: 9} | \"groupIdgr\"",
        "{type: string, pattern: '^[a-z]+$', minLength: 4, maxLength: 4} | \"abcd\"",
        "{type: string, example: abc} | \"abc\"",
        "{type: string, examples: [abc, def]} | \"abc\"",
        "{type: string, default: abc} | \"abc\"",
        "{type: string, example: 7} | \"groupId\"",
        "{type: integer, example: 900, default: 3, maximum: 500} | 3",
        "{type: string, const: on} | \"on\"",
        "{type: string, enum: [one, two]} | \"one\"",
        "{type: integer} | 1",
        "{type: integer, minimum: 5} | 5",
        "{type: integer, exclusiveMinimum: 5, multipleOf: 4} | 8",
        "{type: integer, maximum: -3} | -3",
        "{type: number, exclusiveMaximum: 1, minimum: 0, multipleOf: 0.25} | 0.75",
        "{type: integer, multipleOf: 100} | 100",
        "{type: boolean} | true",
        "{type: string, format: date} | \"2025-01-31\"",
        "{type: string, format: date-time} | \"2025-01-31T12:30:00Z\"",
        "{type: array, items: {type: string}} | [\"groupId\"]",
        "{type: array, minItems: 2, uniqueItems: true, items: {type: string}} |"
            + " [\"groupId\",\"groupId2\"]",
        "{type: array, minItems: 2, uniqueItems: true, items: {enum: [a, b]}} | [\"a\",\"b\"]",
      })
  void valuesObey(String schema, String expected) {
    assertThat(parameter(schema)).isEqualTo(JsonValue.parse(expected));
  }

  private static Operation only(Contract contract) {
    return contract.operations().get(0);
  }

  private static Contract body(String schema, String example) {
    return Documents.read(
        """
        openapi: 3.1.0
        info: {title: Things, version: '1'}
        paths:
          /things:
            post:
              requestBody: {required: true, content: {application/json: {%s schema: {$ref: '#/components/schemas/It'}}}}
              responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/It'}}}}}
        components: {schemas: {It: %s}}
        """
            .formatted(example, schema));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{type: object, required: [a], properties: {a: {type: string}, b: {type: string}}} | |"
            + " {\"a\":\"a\"} | {\"a\":\"a\",\"b\":\"b\"}",
        "{type: object, required: [id, a], properties: {id: {type: string, readOnly: true}, a: {type: string}, s: {type: string, writeOnly: true}}} | |"
            + " {\"a\":\"a\"} | {\"id\":\"id\",\"a\":\"a\"}",
        "{type: object, properties: {a: {type: string}}} | example: {a: x}, | {\"a\":\"x\"} | {\"a\":\"a\"}",
        "{type: object, properties: {a: {type: string}}} | example: {a: 3}, | {} | {\"a\":\"a\"}",
        "{type: object, properties: {a: {type: string, example: q}}, required: [a]} | | {\"a\":\"q\"} | {\"a\":\"q\"}",
        "{type: object, properties: {a: {type: string}, b: {type: string}}, anyOf: [{required: [b]}]} | |"
            + " {\"b\":\"b\"} | {\"a\":\"a\",\"b\":\"b\"}",
        "{type: object, properties: {a: {type: string}, b: {type: string}}, not: {required: [a, b]}} | |"
            + " {} | {\"b\":\"b\"}",
        "{type: object, properties: {n: {$ref: '#/components/schemas/It'}}} | | {} | {\"n\":{\"n\":{\"n\":{}}}}",
        "{type: object, minProperties: 1, properties: {a: {type: integer}}} | | {\"a\":1} | {\"a\":1}",
      })
  void bodiesObey(String schema, String example, String request, String response) {
    Contract contract = body(schema, Objects.requireNonNullElse(example, ""));
    ExampleValues values = ExampleValues.of(contract);
    Operation operation = only(contract);
    assertThat(values.request(operation)).isEqualTo(JsonValue.parse(request));
    assertThat(values.response(operation, operation.responses().get(0)))
        .isEqualTo(JsonValue.parse(response));
  }

  @Test
  void rulesOfTheCanonicalDocumentHold() {
    Contract contract =
        ContractReader.read(
            ContractSource.file(Path.of("../spec/atlas-restore-jobs.yaml")),
            ContractOptions.LATEST);
    for (Operation operation : contract.operations()) {
      JsonValue made = ExampleValues.of(contract).request(operation);
      if (operation.body() != null) {
        assertThat(operation.body().rules())
            .allSatisfy(
                rule -> assertThat(rule.violations(Objects.requireNonNull(made))).isEmpty());
      }
    }
  }
}
