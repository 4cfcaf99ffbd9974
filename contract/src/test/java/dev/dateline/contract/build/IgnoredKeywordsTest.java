package dev.dateline.contract.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dateline.contract.Documents;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.Diagnostic;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each keyword, in each place it may stand, is honoured or told, with its pointer. */
class IgnoredKeywordsTest {
  private static final String SCHEMA = "#/components/schemas/A/properties/p";

  private static List<String> told(Contract contract, String pointer) {
    return contract.diagnostics().stream()
        .filter(each -> each.pointer().equals(pointer))
        .map(each -> (each.severity() == Diagnostic.Severity.NOTE ? "note " : "") + each.message())
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{$id: 'https://x/y', type: string} | $id | note references may name the schema so",
        "{$dynamicAnchor: a, type: string} | $dynamicAnchor | note nothing can be referred to",
        "{$dynamicRef: '#a'} | $dynamicRef | this is not followed",
        "{$schema: 'http://json-schema.org/draft-07/schema#'} | $schema | note this is read as",
        "{$vocabulary: {}} | $vocabulary | note vocabularies are not looked at",
        "{type: string, then: {minLength: 1}} | then | note without 'if' beside it",
        "{type: string, else: {minLength: 1}} | else | note without 'if' beside it",
        "{type: array, minContains: 1} | minContains | note without 'contains' beside it",
        "{type: array, maxContains: 1} | maxContains | note without 'contains' beside it",
        "{type: array, unevaluatedItems: false} | unevaluatedItems | this is not checked",
        "{type: array, additionalItems: false} | additionalItems | this is not checked",
        "{type: object, unevaluatedProperties: {type: string}} | unevaluatedProperties | this is"
            + " not",
        "{type: object, dependencies: {a: [b]}} | dependencies | this is not checked",
        "{type: object, patternProperties: {a: {}}} | patternProperties | properties that are told"
            + " by",
        "{type: string, contentEncoding: base32} | contentEncoding | note the text is handed over",
        "{type: string, contentSchema: {type: object}} | contentSchema | note what the text stands",
        "{type: string, nullable: true} | nullable | OpenAPI 3.1 has no 'nullable'",
        "{type: string, minimum: 1} | minimum | note this speaks of numbers and says nothing here",
        "{type: integer, maxLength: 1} | maxLength | note this speaks of strings",
        "{type: string, minItems: 1} | minItems | note this speaks of arrays",
        "{type: [string, 'null'], required: [a]} | required | note this speaks of objects",
        "{type: integer, exclusiveMinimum: true} | exclusiveMinimum | without 'minimum' beside it",
        "{type: integer, exclusiveMaximum: true} | exclusiveMaximum | without 'maximum' beside it",
        "{type: string, exclusiveMaximum: 1} | exclusiveMaximum | note this speaks of numbers",
        "{type: integer, format: date-time} | format | note the format 'date-time' says nothing",
        "{type: boolean, format: int32} | format | note the format 'int32' says nothing here",
        "{type: array, items: {type: string}, format: uuid} | format | note the format 'uuid' says",
        "{type: string, enum: []} | enum | an empty list would allow no value",
        "{type: string, surprise: 1} | surprise | 'surprise' is not known here",
      })
  void keywordsOfSchemasAreTold(String schema, String keyword, String message) {
    Contract contract = Documents.schemas("A: {type: object, properties: {p: " + schema + "}}");
    assertThat(told(contract, SCHEMA + "/" + keyword))
        .anySatisfy(each -> assertThat(each).startsWith(message));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{type: string, title: T, description: d, example: a, default: b, deprecated: true}",
        "{type: string, examples: [a], $comment: c, x-own: 1, readOnly: true, xml: {name: n}}",
        "{type: string, minLength: 1, maxLength: 2, pattern: a, format: other, writeOnly: true}",
        "{type: integer, minimum: 1, maximum: 9, multipleOf: 2, externalDocs: {url: 'https://x'}}",
        "{type: number, exclusiveMinimum: 1, exclusiveMaximum: 9}",
        "{type: array, items: {}, minItems: 1, maxItems: 2, uniqueItems: true}",
        "{type: array, contains: {const: 1}, minContains: 1, maxContains: 2, unevaluatedItems:"
            + " true}",
        "{type: object, properties: {a: {}}, required: [a], minProperties: 1, maxProperties: 3}",
        "{type: object, additionalProperties: {type: string}, propertyNames: {pattern: a}}",
        "{type: object, properties: {a: {}}, unevaluatedProperties: false, dependentRequired: {a:"
            + " [b]}}",
        "{type: object, dependentSchemas: {a: {required: [b]}}, not: {required: [c]}, $defs: {x:"
            + " {}}}",
        "{if: {type: string}, then: {minLength: 1}, else: {minimum: 1}}",
        "{const: {a: 1}}",
        "{enum: [a, b]}",
        "{type: string, format: int64}",
        "{type: [integer, string], format: date}",
        "{type: integer, format: double}",
        "{type: integer, minimum: 1, exclusiveMinimum: true}",
        "{type: string, contentEncoding: base64, contentMediaType: image/png}",
        "{$schema: 'https://json-schema.org/draft/2020-12/schema', type: string}",
      })
  void whatIsHonouredIsNotTold(String schema) {
    Contract contract = Documents.schemas("A: {type: object, properties: {p: " + schema + "}}");
    assertThat(contract.diagnostics())
        .filteredOn(each -> each.severity() == Diagnostic.Severity.WARNING)
        .isEmpty();
    assertThat(contract.diagnostics())
        .filteredOn(each -> each.message().contains("nothing"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"nullable: true", "maxProperties: 1", "properties: {}"})
  void whatStandsBesideAReferenceIn30(String keyword) {
    Contract contract =
        Documents.schemas(
            "3.0.3",
            """
            A: {type: object, properties: {p: {$ref: '#/components/schemas/B', %s}}}
            B: {type: object, properties: {x: {type: string}}}
            """
                .formatted(keyword));
    assertThat(told(contract, SCHEMA + "/" + keyword.replaceFirst(":.*", "")))
        .singleElement()
        .satisfies(
            each ->
                assertThat(each).startsWith("note OpenAPI 3.0 ignores what stands beside a $ref"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{type: integer, minimum: 5} | {maximum: 3} | no number is within all the bounds",
        "{type: integer, minimum: 3} | {exclusiveMaximum: 3} | no number is within all the bounds",
        "{type: string, minLength: 5} | {maxLength: 3} | no text is of all the lengths",
        "{type: array, items: {}, minItems: 5} | {maxItems: 3} | no list is of all the sizes",
      })
  void boundsThatContradictWhenMerged(String one, String other, String message) {
    Contract contract =
        Documents.schemas(
            "A: {type: object, properties: {p: {allOf: [" + one + ", " + other + "]}}}");
    assertThat(told(contract, SCHEMA))
        .singleElement()
        .satisfies(each -> assertThat(each).startsWith(message));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "servers: [{url: 'https://b'}] | #/paths/~1a/get/servers | servers of their own",
        "parameters: [{name: q, in: query, allowEmptyValue: true, schema: {type: string}}] |"
            + " #/paths/~1a/get/parameters/0/allowEmptyValue | note an empty value is sent",
        "parameters: [{name: q, in: query, example: a, examples: {x: {value: b}}, schema: {type:"
            + " string}}] | #/paths/~1a/get/parameters/0/example | note OpenAPI allows either",
        "parameters: [{name: q, in: query, allowReserved: true, schema: {type: string}}] |"
            + " #/paths/~1a/get/parameters/0/allowReserved | note reserved characters",
        "parameters: [{name: q, in: query, style: matrix, schema: {type: string}}] |"
            + " #/paths/~1a/get/parameters/0/style | the style 'matrix' is none for a parameter in"
            + " query",
        "parameters: [{name: q, in: header, style: form, schema: {type: string}}] |"
            + " #/paths/~1a/get/parameters/0/style | the style 'form' is none for a parameter in"
            + " header",
        "parameters: [{name: q, in: query, style: deepObject, schema: {type: string}}] |"
            + " #/paths/~1a/get/parameters/0/style | note OpenAPI does not say",
        "parameters: [{name: q, in: query, style: pipeDelimited, explode: true, schema: {type:"
            + " array, items: {type: string}}}] | #/paths/~1a/get/parameters/0/explode | note"
            + " OpenAPI does not say",
        "callbacks: {c: {}} | #/paths/~1a/get/callbacks | callbacks are left out",
        "responses: {'200': {description: d, links: {l: {operationId: doIt}}}} |"
            + " #/paths/~1a/get/responses/200/links | note links between operations",
        "responses: {'200': {description: d, headers: {X: {required: true, schema: {type:"
            + " string}}}}} | #/paths/~1a/get/responses/200/headers/X/required | note that an"
            + " answer has this header",
        "responses: {'200': {description: d, content: {application/xml: {schema: {type: object}}}}}"
            + " | #/paths/~1a/get/responses/200/content/application~1xml | XML has no types",
        "responses: {'200': {description: d, content: {text/event-stream: {schema: {type:"
            + " object}}}}} | #/paths/~1a/get/responses/200/content/text~1event-stream | a stream"
            + " is handed over",
        "requestBody: {content: {application/json: {schema: {type: object}, encoding: {a:"
            + " {contentType: text/plain}}}}} |"
            + " #/paths/~1a/get/requestBody/content/application~1json/encoding | note this is left"
            + " out: the body is no form",
        "requestBody: {content: {multipart/form-data: {schema: {type: object, properties: {a:"
            + " {type: string}}}, encoding: {a: {style: form}}}}} |"
            + " #/paths/~1a/get/requestBody/content/multipart~1form-data/encoding/a/style | note"
            + " this is left out",
        "security: [{cert: []}] | #/components/securitySchemes/cert | note certificates are seen to"
            + " outside",
        "security: [{oauth: [read]}] | #/paths/~1a/get/security | note the scopes of 'oauth'",
        "security: [{oauth: []}] | #/components/securitySchemes/oauth | note tokens of this kind"
            + " are not fetched",
        "operationId: other | #/servers/0/url | note the URL is relative",
      })
  void keywordsOfOperationsAreTold(String member, String pointer, String message) {
    String responses =
        member.startsWith("responses") ? "" : "\n      responses: {'204': {description: done}}";
    Contract contract =
        Documents.paths(
            """
            servers: [{url: /v1}]
            paths:
              /a:
                get:
                  %s%s
            components:
              securitySchemes:
                cert: {type: mutualTLS}
                oauth: {type: oauth2, flows: {authorizationCode: {authorizationUrl: 'https://a', tokenUrl: 'https://t', scopes: {read: r}}}}
            """
                .formatted(member, responses));
    assertThat(told(contract, pointer)).anySatisfy(each -> assertThat(each).startsWith(message));
  }

  /** Properties that are demanded where they never travel. */
  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource({
    "readOnly, Sent, true",
    "readOnly, Answered, false",
    "readOnly, Both, false",
    "readOnly, Base, false",
    "readOnly, CalledBack, false",
    "writeOnly, Sent, false",
    "writeOnly, Answered, true",
    "writeOnly, Both, false",
    "writeOnly, Base, false",
    "writeOnly, CalledBack, true",
  })
  void demandsOfWhatNeverTravels(String keyword, String schema, boolean isTold) {
    Contract contract =
        Documents.paths(
            """
            paths:
              /a:
                post:
                  operationId: send
                  requestBody:
                    content:
                      application/json:
                        schema: {$ref: '#/components/schemas/Sent'}
                  responses:
                    '200':
                      description: d
                      content:
                        application/json:
                          schema: {$ref: '#/components/schemas/Answered'}
                  callbacks:
                    done:
                      '{$request.body#/url}':
                        post:
                          requestBody:
                            content:
                              application/json:
                                schema: {$ref: '#/components/schemas/CalledBack'}
                          responses: {'200': {description: d}}
            components:
              schemas:
                Sent:
                  allOf: [{$ref: '#/components/schemas/Base'}]
                  type: object
                  required: [id]
                  properties: {id: {type: string}, both: {$ref: '#/components/schemas/Both'}}
                Answered:
                  type: object
                  required: [id]
                  properties:
                    id: {type: string}
                    both: {type: array, items: {$ref: '#/components/schemas/Both'}}
                    heir: {allOf: [{$ref: '#/components/schemas/Base'}]}
                Both: {type: object, required: [id], properties: {id: {type: string}}}
                Base: {type: object, required: [id], properties: {id: {type: string}}}
                CalledBack: {type: object, required: [id], properties: {id: {type: string}}}
            """
                .replaceFirst(
                    "(?s)(\\s" + schema + ":.*?id: \\{type: string)", "$1, " + keyword + ": true"));
    assertThat(contract.diagnostics())
        .filteredOn(each -> each.message().contains("never travels"))
        .extracting(Diagnostic::pointer)
        .isEqualTo(
            isTold ? List.of("#/components/schemas/" + schema + "/properties/id") : List.of());
  }
}
