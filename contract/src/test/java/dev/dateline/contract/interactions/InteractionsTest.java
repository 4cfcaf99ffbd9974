package dev.dateline.contract.interactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dateline.contract.Documents;
import dev.dateline.contract.model.Contract;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A contract's interactions tell everything that its document tells apart. */
class InteractionsTest {

  private static OperationInteractions of(String parameter, String request, String response) {
    return all(parameter, request, response, 1000).get(0);
  }

  private static List<OperationInteractions> told(String document, int most) {
    return Interactions.of(Documents.read(document), most);
  }

  private static List<OperationInteractions> all(
      String parameter, String request, String response, int most) {
    return told(
        """
            openapi: 3.1.0
            info: {title: Things, version: '1'}
            paths:
              /things:
                post:
                  operationId: makeThing
                  parameters: [%s]
                  requestBody:
                    required: true
                    content: {application/json: {schema: %s}}
                  responses:
                    '200':
                      description: made
                      content: {application/json: {schema: %s}}
                    '404': {description: not there}
                    default: {description: else}
            """
            .formatted(parameter, request, response),
        most);
  }

  @Test
  void everyStatusIsTold() {
    assertThat(of("", "{type: boolean}", "{type: boolean}").interactions())
        .extracting(Interaction::about)
        .contains("200", "404", "400");
  }

  @Test
  void everyNamedExampleIsTold() {
    OperationInteractions found =
        told(
                """
                    openapi: 3.1.0
                    info: {title: Things, version: '1'}
                    paths:
                      /things:
                        post:
                          operationId: makeThing
                          requestBody:
                            required: true
                            content:
                              application/json:
                                schema: {type: integer, maximum: 10}
                                examples: {one: {value: 1}, two: {value: 2}, many: {value: 11}, four: {value: 4}}
                              text/plain: {schema: {type: string}, example: some}
                              image/gif: {schema: {type: string, format: binary}}
                          responses:
                            '200':
                              description: made
                              content:
                                application/json:
                                  schema: {type: string, maxLength: 5}
                                  examples: {one: {value: I}, two: {value: II}, three: {value: III}, eight: {value: VIII.}, long: {value: XXXVIII}}
                                application/vnd.other+json: {schema: {type: boolean}}
                                text/plain: {schema: {type: string}}
                                image/png: {}
                    """,
                1000)
            .get(0);
    assertThat(found.interactions())
        .filteredOn(each -> each.about().matches("\\d+( as [^,]*)?|.*(example|sent).*"))
        .extracting(
            each -> each.about() + ": " + each.request().body() + " -> " + each.response().body())
        .containsExactly(
            "200: 1 -> \"I\"",
            "200 as application/vnd.other+json: 1 -> true",
            "200 as text/plain: 1 -> \"body\"",
            "200, example two: 2 -> \"II\"",
            "200, example four: 4 -> \"I\"",
            "200, answer example three: 1 -> \"III\"",
            "200, answer example eight: 1 -> \"VIII.\"",
            "200, sent as text/plain: null -> \"IIIII\"");
    assertThat(found.interactions())
        .filteredOn(each -> each.about().equals("200, sent as text/plain"))
        .flatExtracting(each -> each.request().parameters().values())
        .containsExactly(JsonValue.of("some"));
    assertThat(found.leftOut())
        .containsExactly("the body of 200 as image/png is neither JSON nor text");
  }

  /** A body that says its status says the one that it comes with. */
  @Test
  void errorsRepeatTheirStatus() {
    OperationInteractions found =
        told(
                """
                    openapi: 3.1.0
                    info: {title: Things, version: '1'}
                    x-dateline-error: {schema: Oops, status: status, code: code}
                    paths:
                      /things:
                        get:
                          operationId: getThings
                          responses:
                            '204': {description: none}
                            '404':
                              description: not there
                              content: {application/json: {schema: {$ref: '#/components/schemas/Oops'}}}
                    components:
                      schemas:
                        Oops:
                          type: object
                          required: [status, code]
                          properties:
                            status: {type: integer, example: 404}
                            code: {type: string, maxLength: 9}
                            left: {type: integer}
                    """,
                1000)
            .get(0);
    assertThat(found.interactions())
        .extracting(Interaction::about)
        .anyMatch(about -> about.startsWith("404, answer code"))
        .anyMatch(about -> about.startsWith("404, answer left"))
        .noneMatch(about -> about.startsWith("404, answer status"));
    assertThat(found.refusals())
        .extracting(Refusal::about)
        .anyMatch(about -> about.startsWith("answer 404 status"));
  }

  /** What is accepted, then what is refused, of a request's body. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{type: integer, minimum: 3} | 3 | 2",
        "{type: integer, maximum: 3} | 3 | 4",
        "{type: integer, exclusiveMinimum: 3} | 4 | 3",
        "{type: integer, exclusiveMaximum: 3} | 2 | 3",
        "{type: integer, multipleOf: 5, minimum: 5} | 5 | 11",
        "{type: integer} | 2147483648 | 1.5",
        "{type: integer, format: int32} | 2147483647 | 2147483648",
        "{type: number, minimum: 0} | 0 | -0.5",
        "{type: string, minLength: 3, maxLength: 5} | \"bodyy\" | \"bo\"",
        "{type: string, maxLength: 4} | \"body\" | \"bodyy\"",
        "{type: string, pattern: '^[a-f]{4}$'} | \"affa\" | \"000g\"",
        "{type: string, enum: [a, b]} | \"b\" | \"NO_SUCH_VALUE\"",
        "{type: string, const: a} | \"a\" | \"NO_SUCH_VALUE\"",
        "{type: boolean} | false | \"maybe\"",
        "{type: array, items: {type: boolean}, minItems: 2} | [true,true] | [true]",
        "{type: array, items: {type: boolean}, maxItems: 2} | [true,true] | [true,true,true]",
        "{type: array, items: {type: integer}, uniqueItems: true} | [] | [1,1]",
      })
  void boundsAreTriedOnBothSides(String schema, String accepted, String refused) {
    OperationInteractions found = of("", schema, "{type: boolean}");
    assertThat(found.leftOut()).isEmpty();
    assertThat(found.interactions())
        .extracting(each -> String.valueOf(each.request().body()))
        .contains(accepted.startsWith("\"affa") ? String.valueOf(base(found)) : accepted);
    assertThat(found.refusals())
        .filteredOn(each -> each.response() == null)
        .extracting(each -> String.valueOf(each.request().body()))
        .anyMatch(
            each -> refused.equals("\"000g\"") ? each.matches("\"...G\"") : each.equals(refused));
  }

  private static JsonValue base(OperationInteractions found) {
    return Objects.requireNonNull(found.interactions().get(0).request().body());
  }

  @Test
  void rulesBetweenPropertiesAreBrokenOneAtATime() {
    OperationInteractions found =
        of(
            "",
            """
            {type: object,
             properties: {from: {type: string}, to: {type: string}, at: {type: integer},
                          kind: {type: string, enum: [ONE, TWO]}},
             required: [kind],
             allOf: [{dependentRequired: {from: [to]}},
                     {not: {required: [from, at]}},
                     {if: {properties: {kind: {const: TWO}}, required: [kind]}, then: {required: [at]}}]}
            """
                .replace("\n", " "),
            "{type: boolean}");
    assertThat(found.leftOut()).isEmpty();
    assertThat(found.refusals())
        .filteredOn(each -> each.about().contains("against"))
        .extracting(each -> String.valueOf(each.request().body()))
        .contains("{\"kind\":\"ONE\",\"from\":\"from\"}", "{\"kind\":\"TWO\"}");
    assertThat(found.interactions())
        .extracting(each -> String.valueOf(each.request().body()))
        .contains(
            "{\"kind\":\"ONE\"}",
            "{\"kind\":\"ONE\",\"from\":\"from\",\"to\":\"to\"}",
            "{\"kind\":\"TWO\",\"at\":1}");
  }

  @Test
  void everyVariantIsTold() {
    OperationInteractions found =
        of(
            "",
            "{type: boolean}",
            "{oneOf: [{type: object, required: [a], properties: {a: {type: string}}},"
                + " {type: object, required: [b], properties: {b: {type: integer}}}]}");
    assertThat(found.interactions())
        .extracting(each -> String.valueOf(each.response().body()))
        .anyMatch(each -> each.contains("\"a\""))
        .anyMatch(each -> each.contains("\"b\""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{name: limit, in: query, schema: {type: integer, maximum: 9}} | ?limit=9 | ?limit=10",
        "{name: tag, in: query, schema: {type: array, items: {type: string}, maxItems: 1}} |"
            + " ?tag=tag | ?tag=tag&tag=tag1",
        "{name: q, in: query, required: true, schema: {type: string, minLength: 2}} | ?q=qq | ''",
      })
  void parametersTravelInTheirStyle(String parameter, String accepted, String refused) {
    Contract contract =
        Documents.read(
            """
            openapi: 3.1.0
            info: {title: Things, version: '1'}
            paths:
              /things:
                get:
                  parameters: [%s]
                  responses: {'204': {description: done}}
            """
                .formatted(parameter));
    OperationInteractions found = Interactions.of(contract, 100).get(0);
    assertThat(found.interactions())
        .extracting(each -> WireRequest.of(found.operation(), each.request()).target())
        .contains("/things" + accepted);
    assertThat(found.refusals())
        .extracting(each -> WireRequest.of(found.operation(), each.request()).target())
        .contains("/things" + refused);
  }

  @Test
  void whatHasNoTypeOnTheWireIsNotRefused() {
    assertThat(
            of("{name: tag, in: query, schema: {type: string}}", "{type: boolean}", "{}")
                .refusals())
        .extracting(Refusal::about)
        .noneMatch(each -> each.startsWith("tag"));
  }

  @Test
  void readOnlyIsNotSentAndWriteOnlyNotAnswered() {
    String schema =
        "{type: object, properties: {id: {type: string, readOnly: true},"
            + " secret: {type: string, writeOnly: true}}, example: {id: a, secret: b}}";
    OperationInteractions found = of("", schema, schema);
    assertThat(found.interactions())
        .noneMatch(each -> String.valueOf(each.request().body()).contains("\"id\""))
        .noneMatch(each -> String.valueOf(each.response().body()).contains("\"secret\""));
  }

  @Test
  void whatIsTooMuchIsReported() {
    OperationInteractions found =
        all("", "{type: string, enum: [a, b, c, d, e, f]}", "{type: boolean}", 4).get(0);
    assertThat(found.interactions()).hasSize(4);
    assertThat(found.leftOut()).anyMatch(each -> each.contains("interactions more than 4"));
  }

  @Test
  void theSameContractTellsTheSame() {
    String schema = "{type: object, properties: {a: {type: string}, b: {type: integer}}}";
    assertThat(of("", schema, schema)).isEqualTo(of("", schema, schema));
  }

  @Test
  void matchersAreThoseOfTheDocument() {
    Contract contract =
        Documents.read(
            """
            openapi: 3.1.0
            info: {title: Things, version: '1'}
            paths:
              /things:
                get:
                  operationId: getThing
                  responses:
                    '200':
                      description: it
                      content:
                        application/json:
                          schema:
                            type: object
                            properties:
                              id: {type: string, pattern: '^[a-f]{2}$', example: ab}
                              size: {type: integer}
                              price: {type: number}
                              when: {type: string, format: date-time}
                              kind: {type: string, enum: [a.b, c]}
                              names: {type: array, items: {type: string}}
                              'odd name': {type: boolean}
            """);
    OperationInteractions found = Interactions.of(contract, 100).get(0);
    JsonObject json =
        InteractionJson.of(
            contract, found.operation(), found.interactions().get(0), WireCredentials.NONE);
    JsonObject response = (JsonObject) Objects.requireNonNull(json.get("response"));
    JsonObject rules = (JsonObject) Objects.requireNonNull(response.get("matchingRules"));
    JsonObject body = (JsonObject) Objects.requireNonNull(rules.get("body"));
    assertThat(body.members().keySet())
        .containsExactly(
            "$.id",
            "$.size",
            "$.price",
            "$.when",
            "$.kind",
            "$.names",
            "$.names[*]",
            "$['odd name']");
    assertThat(body.get("$.id")).hasToString(matcher("\"regex\",\"regex\":\"^[a-f]{2}$\""));
    assertThat(body.get("$.size")).hasToString(matcher("\"integer\""));
    assertThat(body.get("$.price")).hasToString(matcher("\"number\""));
    assertThat(body.get("$.kind")).hasToString(matcher("\"regex\",\"regex\":\"^(a\\\\.b|c)$\""));
    assertThat(body.get("$.names")).hasToString(matcher("\"type\",\"min\":1"));
  }

  private static String matcher(String inside) {
    return "{\"matchers\":[{\"match\":" + inside + "}]}";
  }
}
