package dev.dateline.contracttests.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tests that a document implies pass between its two sides, and fail between those of two. */
class OtherDocumentsPactTest {

  private static final Path SHARED = Path.of("../../shared/specs");

  private static final String THINGS =
      """
      openapi: 3.1.0
      info: {title: Things, version: '1'}
      security: [{key: []}]
      paths:
        /things/{id}:
          put:
            operationId: putThing
            tags: [Things]
            parameters:
              - {name: id, in: path, required: true, schema: {type: string, pattern: '^[a-f]{4}$'}}
              - {name: dry, in: query, schema: {type: boolean, default: false}}
              - {name: size, in: query, schema: {type: string, enum: [all, 'true', 'false'], default: 'true'}}
              - {name: fields, in: query, schema: {type: array, items: {type: string}, default: [kind, 'name,price']}}
              - {name: levels, in: query, schema: {type: array, items: {type: integer}, default: []}}
              - {name: X-Trace, in: header, schema: {type: integer, maximum: 9}}
            requestBody:
              required: true
              content:
                application/json:
                  schema: {$ref: '#/components/schemas/Thing'}
                  examples:
                    usual: {value: {kind: small}}
                    dear: {value: {kind: large, price: 3, since: '2026-01-01T00:00:00Z'}}
                text/plain: {schema: {type: string, minLength: 3}}
                application/vnd.things.short+json: {schema: {type: object, required: [weight], properties: {weight: {type: integer, maximum: 5}}}}
            responses:
              '200':
                description: it
                headers: {X-Left: {schema: {type: integer}}}
                content:
                  application/json: {schema: {$ref: '#/components/schemas/Thing'}}
                  application/vnd.things.short+json: {schema: {type: object, required: [size], properties: {size: {type: integer, minimum: 1}}}}
                  text/plain: {schema: {type: string}}
              '404': {description: there is none}
              4XX: {description: wrong, content: {text/plain: {schema: {type: string}}}}
      components:
        securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
        schemas:
          Thing:
            type: object
            required: [kind]
            properties:
              kind: {type: string, enum: [small, large]}
              name: {type: string, maxLength: 20}
              price: {type: [number, 'null'], minimum: 0}
              since: {type: string, format: date-time}
              parts: {type: array, maxItems: 2, items: {oneOf: [{type: string}, {type: integer}]}}
            dependentRequired: {price: [since]}
      """;

  @TempDir Path folder;

  private PactOfDocument.Outcome run(String client, String server) throws IOException {
    return new PactOfDocument(
            Files.writeString(folder.resolve("client.yaml"), client),
            Files.writeString(folder.resolve("server.yaml"), server),
            List.of(),
            60,
            folder.resolve("pact"))
        .run();
  }

  @Test
  void bothSidesOfOneDocumentAgree() throws IOException {
    PactOfDocument.Outcome outcome = run(THINGS, THINGS);
    assertThat(outcome.failures()).isEmpty();
    assertThat(outcome.tests()).isGreaterThan(100);
  }

  /** What many a client acts on by itself, on more connections than some servers keep. */
  @Test
  void answersAreNotActedOn() throws IOException {
    String document =
        """
        openapi: 3.1.0
        info: {title: Things, version: '1'}
        paths:
          /things:
            get:
              operationId: getThings
              parameters:
                - {name: page, in: query, required: true, schema: {type: integer, enum: [%s]}}
              responses:
                '200': {description: them}
                '302': {description: elsewhere, headers: {Location: {schema: {type: string}}}}
                '304': {description: the same}
                '307': {description: elsewhere, headers: {Location: {schema: {type: string}}}}
                '401': {description: who is it}
                '408': {description: late}
                '425': {description: early}
                '429': {description: often, headers: {Retry-After: {schema: {type: integer, example: 1}}}}
                '503': {description: later, headers: {Retry-After: {schema: {type: integer, example: 1}}}}
        """
            .formatted(
                IntStream.rangeClosed(1, 250)
                    .mapToObj(Integer::toString)
                    .collect(Collectors.joining(", ")));
    PactOfDocument.Outcome outcome =
        new PactOfDocument(
                Files.writeString(folder.resolve("document.yaml"), document),
                folder.resolve("document.yaml"),
                List.of(),
                300,
                folder.resolve("pact"))
            .run();
    assertThat(outcome.failures()).isEmpty();
    assertThat(outcome.tests()).isGreaterThan(500);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'^[a-f]{4}$' | '^[a-f]{3,4}$'",
        "maximum: 9 | maximum: 10",
        "default: false | default: true",
        "default: 'true' | default: all",
        "default: [kind, | default: [price,",
        "[small, large] | [small]",
        "maxLength: 20 | maxLength: 21",
        "maxItems: 2 | maxItems: 3",
        "minimum: 0 | exclusiveMinimum: 0",
        "{price: [since]} | {since: [price]}",
        "required: [kind] | required: []",
        "minimum: 1 | minimum: 2",
        "minLength: 3 | minLength: 4",
        "maximum: 5 | maximum: 6",
        "in: header, name: X-Key | in: header, name: X-Other-Key",
      })
  void twoDocumentsDoNot(String one, String other) throws IOException {
    assertThat(THINGS).contains(one);
    assertThat(run(THINGS, THINGS.replace(one, other)).failures()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "petstore-expanded-3.0.yaml | 90 | '        - name\\n      properties' | '        - tag\\n      properties'",
        "train-travel-3.1.yaml | 400 | 'default: false' | 'default: true'",
      })
  void publishedDocuments(String name, int tests, String one, String other) throws IOException {
    Path document = SHARED.resolve(name);
    assumeTrue(Files.exists(document), document + " is not there");
    String text = Files.readString(document);
    String changed = text.replace(one.replace("\\n", "\n"), other.replace("\\n", "\n"));
    assertThat(changed).isNotEqualTo(text);
    PactOfDocument.Outcome outcome = run(text, text);
    assertThat(outcome.failures()).isEmpty();
    assertThat(outcome.tests()).isGreaterThan(tests);
    PactOfDocument mutant =
        new PactOfDocument(
            document,
            Files.writeString(folder.resolve("changed.yaml"), changed),
            List.of(),
            60,
            folder.resolve("mutant"));
    assertThat(mutant.run().failures()).isNotEmpty();
  }
}
