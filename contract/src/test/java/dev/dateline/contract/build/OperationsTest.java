package dev.dateline.contract.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dateline.contract.Documents;
import dev.dateline.contract.Facts;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.Diagnostic;
import dev.dateline.contract.model.Operation;
import dev.dateline.contract.model.OperationGroup;
import dev.dateline.contract.model.Parameter;
import dev.dateline.contract.model.Response;
import dev.dateline.contract.tree.Pointer;
import dev.dateline.runtime.http.ApiServer;
import dev.dateline.runtime.http.ErrorShape;
import dev.dateline.runtime.http.SecurityScheme;
import dev.dateline.runtime.http.Toggle;
import dev.dateline.runtime.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small operations and what they are in a contract. */
class OperationsTest {
  private static final String DONE = "responses: {'204': {description: done}}";

  private static String describe(Parameter parameter) {
    return parameter.in()
        + " "
        + parameter.wireName()
        + (parameter.name().equals(parameter.wireName()) ? "" : " as " + parameter.name())
        + ": "
        + Facts.type(parameter.type())
        + Facts.constraints(parameter.constraints())
        + (parameter.required() ? " required " : " ")
        + parameter.style()
        + (parameter.explode() ? " explode" : "")
        + (parameter.defaultValue() == null ? "" : " default=" + parameter.defaultValue());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{name: id, in: path, schema: {type: string, pattern: '^a'}} | PATH id: string pattern=^a"
            + " required SIMPLE",
        "{name: page, in: query, schema: {type: integer, format: int32, default: 1, minimum: 1}} |"
            + " QUERY page: int32 min=1 FORM explode default=1",
        "{name: ids, in: query, required: true, schema: {type: array, items: {type: string}}} |"
            + " QUERY ids: list<string> required FORM explode",
        "{name: ids, in: query, explode: false, schema: {type: array, items: {type: string}}} |"
            + " QUERY ids: list<string> FORM",
        "{name: ids, in: query, style: pipeDelimited, schema: {type: array}} | QUERY ids:"
            + " list<json> PIPE_DELIMITED",
        "{name: f, in: query, style: deepObject, explode: true, schema: {type: object,"
            + " additionalProperties: {type: string}}} | QUERY f: map<string> DEEP_OBJECT explode",
        "{name: X-Id, in: header, schema: {type: string}} | HEADER X-Id as xId: string SIMPLE",
        "{name: s, in: cookie, schema: {type: string}} | COOKIE s: string FORM explode",
        "{name: body, in: query, schema: {type: string}} | QUERY body as bodyValue: string FORM"
            + " explode",
        "{name: class, in: query, schema: {type: boolean}} | QUERY class as classValue: boolean"
            + " FORM explode",
        "{name: sort, in: query, schema: {enum: [asc, desc], default: asc}} | QUERY sort:"
            + " DoItRequest.Sort FORM explode default=\"asc\"",
        "{name: j, in: query, content: {application/json: {schema: {type: object}}}} | QUERY j:"
            + " json FORM explode",
        "{name: x, in: query} | QUERY x: string FORM explode",
        "{name: q, in: query, style: fancy, schema: {type: string}} | QUERY q: string FORM explode",
        "{$ref: '#/components/parameters/state'} | QUERY state: State FORM explode"
      })
  void parameters(String parameter, String fact) {
    Contract contract =
        Documents.paths(
            """
            paths:
              /a%s: {get: {operationId: doIt, parameters: [%s], %s}}
            components:
              parameters:
                state: {name: state, in: query, schema: {type: string, enum: [on, off]}}
            """
                .formatted(parameter.contains("in: path") ? "/{id}" : "", parameter, DONE));
    assertThat(Facts.operation(contract, "doIt").parameters())
        .singleElement()
        .satisfies(only -> assertThat(describe(only)).isEqualTo(fact));
  }

  @Test
  void pathsAndTheirParametersDisagree() {
    Contract contract =
        Documents.paths(
            """
            paths:
              /a/{id}/{Other-id}.json:
                get:
                  operationId: doIt
                  parameters:
                    - {name: id, in: path, required: true, schema: {type: integer}}
                    - {name: otherId, in: path, required: true, schema: {type: string}}
                  %s
            """
                .formatted(DONE));
    assertThat(Facts.operation(contract, "doIt").parameters())
        .map(OperationsTest::describe)
        .containsExactly(
            "PATH id: int64 required SIMPLE", "PATH Other-id as otherId: string required SIMPLE");
    assertThat(Facts.warnings(contract))
        .contains("#/paths/~1a~1{id}~1{Other-id}.json/get/parameters/1")
        .contains("the path has no '{otherId}'; the parameter is left out")
        .contains("the path has '{Other-id}', which is no parameter; it is taken for text");
  }

  @Test
  void pathsThatHaveMoreThanAPath() {
    Contract contract =
        Documents.paths(
            """
            paths:
              /a?id={id}: {get: {operationId: doIt, %s}}
              /#Action=list: {get: {operationId: list, %s}}
              /a: {get: {operationId: plain, %s}}
            """
                .formatted(DONE, DONE, DONE));
    assertThat(Facts.operation(contract, "doIt").parameters())
        .map(OperationsTest::describe)
        .containsExactly("PATH id: string required SIMPLE");
    assertThat(contract.diagnostics().stream().filter(each -> each.message().contains("fragment")))
        .map(Diagnostic::pointer)
        .containsExactly("#/paths/~1a?id={id}", "#/paths/~1#Action=list");
  }

  /** What a server assumes for a parameter that is left out, if anything, and what is told. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{type: integer, default: 5} | 5 |",
        "{type: integer, default: '5'} | '\"5\"' |",
        "{type: string, default: 5} | 5 |",
        "{type: boolean, default: 'true'} | '\"true\"' |",
        "{type: array, items: {type: integer}, default: [1, 2]} | '[1,2]' |",
        "{type: integer, default: null} | |",
        "{type: integer, default: abc} | | it must be an integer",
        "{type: boolean, default: maybe} | | it must be a boolean",
        "{type: array, items: {type: string}, default: a} | | it must be an array",
        "{type: array, items: {type: integer}, default: [a]} | | it must be an integer",
        "{type: integer, maximum: 5, examples: [4], default: 9} | | it must be at most 5",
        "{type: string, enum: [a, b], examples: [a], default: c} | | it must be one of",
        "{type: object, default: {a: 1}} | | no text or list of texts",
      })
  void defaultsOfParameters(String schema, @Nullable String assumed, @Nullable String told) {
    for (String place : List.of("parameter", "field")) {
      Contract contract =
          Documents.paths(
              """
              paths:
                /a:
                  post:
                    operationId: send
              %s      responses: {'200': {description: d}}
              """
                  .formatted(
                      (place.equals("parameter")
                              ? """
                                parameters: [{name: q, in: query, schema: %s}]
                                """
                              : """
                                requestBody:
                                  content:
                                    application/x-www-form-urlencoded:
                                      schema: {type: object, properties: {q: %s}}
                                """)
                          .formatted(schema)
                          .indent(6)));
      JsonValue value = contract.operations().get(0).parameters().get(0).defaultValue();
      assertThat(Objects.toString(value, null)).as(place).isEqualTo(assumed);
      List<Diagnostic> diagnostics =
          contract.diagnostics().stream()
              .filter(each -> each.message().contains("assumed"))
              .toList();
      if (told == null) {
        assertThat(diagnostics).as(place).isEmpty();
      } else {
        assertThat(diagnostics).as(place).hasSize(1);
        assertThat(diagnostics.get(0).pointer()).as(place).endsWith("/default");
        assertThat(diagnostics.get(0).message()).as(place).contains(told);
      }
    }
  }

  @Test
  void parametersOfThePathAreOverridden() {
    Contract contract =
        Documents.paths(
            """
            paths:
              /a/{id}:
                parameters:
                  - {name: id, in: path, required: true, schema: {type: string}}
                  - {name: n, in: query, schema: {type: string}}
                  - {name: Accept, in: header, schema: {type: string}}
                get:
                  operationId: doIt
                  parameters:
                    - {name: n, in: query, required: true, schema: {type: integer}}
                    - {name: n, in: header, schema: {type: integer}}
                    - {in: query}
                  responses: {'204': {description: done}}
            """);
    assertThat(Facts.operation(contract, "doIt").parameters())
        .map(OperationsTest::describe)
        .containsExactly(
            "PATH id: string required SIMPLE",
            "QUERY n: int64 required FORM explode",
            "HEADER n as n2: int64 SIMPLE");
    assertThat(Facts.warnings(contract)).contains("'Accept'").contains("needs 'name' and 'in'");
  }

  @Test
  void responses() {
    Contract contract =
        Documents.paths(
            """
            paths:
              /a:
                get:
                  operationId: doIt
                  responses:
                    '200':
                      description: fine
                      headers:
                        X-Left: {required: true, schema: {type: integer}, description: Left.}
                        Link: {$ref: '#/components/headers/link'}
                        Content-Type: {schema: {type: string}}
                      content:
                        text/csv: {schema: {type: string}}
                        application/json: {schema: {type: object, properties: {a: {type: string}}}}
                        application/xml: {schema: {type: object}}
                        application/gzip: {schema: {type: string, format: binary}}
                    202: {description: later, content: {application/json: {}}}
                    204: {description: none, content: {application/json: {schema: {type: object}}}}
                    404: {$ref: '#/components/responses/missing'}
                    4xx: {description: other}
                    default: {description: rest}
                    bogus: {description: no status}
              /b: {get: {operationId: doThat, responses: {default: {description: all}}}}
            components:
              headers:
                link: {schema: {type: string, enum: [next, last]}}
              responses:
                missing: {description: missing, content: {application/json: {schema: {type: object, properties: {code: {type: integer}}}}}}
            """);
    Operation operation = Facts.operation(contract, "doIt");
    assertThat(
            operation.responses().stream()
                .map(
                    response ->
                        response.status()
                            + " "
                            + response.name()
                            + (response.success() ? "!" : "")
                            + response.contents().stream()
                                .map(
                                    content ->
                                        " "
                                            + content.mediaType()
                                            + "="
                                            + Facts.type(content.type()))
                                .collect(Collectors.joining())))
        .containsExactly(
            "200 Ok! application/json=DoItOkBody text/csv=binary application/gzip=binary",
            "202 Accepted!",
            "204 NoContent!",
            "404 NotFound application/json=MissingBody",
            "4XX ClientError",
            "default Default");
    Response ok = operation.responses().get(0);
    assertThat(
            ok.headers().stream()
                .map(
                    header ->
                        header.wireName() + " " + Facts.type(header.type()) + header.required()))
        .containsExactly("X-Left int64true", "Link LinkBodytrue".replace("true", "false"));
    assertThat(operation.responses().get(1).mediaTypes())
        .map(Object::toString)
        .containsExactly("application/json");
    assertThat(Facts.operation(contract, "doThat").responses())
        .singleElement()
        .satisfies(all -> assertThat(all.success()).isTrue());
    assertThat(Facts.warnings(contract))
        .contains("'bogus' is no HTTP status")
        .contains("XML is left out");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json: {} | ",
        "application/vnd.t.2023-01-01+csv: {} | ",
        "'*/*': {} | ",
        "application/json: {example: {a: 1}} | application/json=json",
        "application/json: {examples: {one: {value: 1}}} | application/json=json",
        "image/png: {} | image/png=binary",
        "application/octet-stream: {} | application/octet-stream=binary",
        "text/plain: {} | text/plain=string",
      })
  void answersWithoutASchema(String content, String fact) {
    Contract contract =
        Documents.paths(
            """
            paths:
              /a: {get: {operationId: doIt, responses: {'200': {description: fine, content: {%s}}}}}
            """
                .formatted(content));
    assertThat(Facts.operation(contract, "doIt").responses().get(0).contents())
        .map(only -> only.mediaType() + "=" + Facts.type(only.type()))
        .isEqualTo(fact == null ? List.of() : List.of(fact));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json: {schema: {type: array, items: {type: string}}} |"
            + " application/json=list<string> | ",
        "application/json: {} | application/json=json | ",
        "application/vnd.t.2023-01-01+json: {schema: {type: string}} |"
            + " application/vnd.t.2023-01-01+json=string | ",
        "'*/*': {schema: {type: object, additionalProperties: {type: string}}} |"
            + " application/json=map<string> | taken for application/json",
        "'application/*': {schema: {type: string, format: binary}} | application/*=binary | ",
        "text/plain: {schema: {type: string, maxLength: 3}} | text/plain=string maxLength=3 | ",
        "application/octet-stream: {} | application/octet-stream=binary | ",
        "application/xml: {schema: {type: object}} | application/xml=binary | XML has no types",
        "application/problem+xml: {schema: {type: object}} | application/problem+xml=binary | XML"
            + " has no types",
        "application/x-www-form-urlencoded: {schema: {type: object}} |"
            + " application/x-www-form-urlencoded=binary | fields",
        "multipart/form-data: {schema: {type: object}} | multipart/form-data=binary | fields",
        "text/event-stream: {schema: {type: string}} | text/event-stream=binary | stream"
      })
  void bodies(String content, String fact, String warning) {
    Contract contract =
        Documents.paths(
            "paths:\n  /a: {post: {operationId: doIt, requestBody: {required: true, content: {"
                + content
                + "}}, "
                + DONE
                + "}}\n");
    assertThat(Objects.requireNonNull(Facts.operation(contract, "doIt").body()).contents())
        .singleElement()
        .satisfies(
            only ->
                assertThat(
                        only.mediaType()
                            + "="
                            + Facts.type(only.type())
                            + Facts.constraints(only.constraints()))
                    .isEqualTo(fact));
    if (warning == null) {
      assertThat(contract.diagnostics()).isEmpty();
    } else {
      assertThat(Facts.warnings(contract)).contains(warning);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "multipart/form-data | {type: string, format: binary} | | PART binary null",
        "multipart/form-data | {type: array, items: {type: string, format: binary}} | | PART"
            + " list<binary> null",
        "multipart/form-data | {type: string, contentMediaType: image/png} | | PART binary null",
        "multipart/form-data | {type: string} | {contentType: 'image/png, image/jpeg'} | PART"
            + " binary null",
        "multipart/form-data | {type: string} | {contentType: text/csv} | PART string text/csv",
        "multipart/form-data | {type: integer} | | PART int64 null",
        "multipart/form-data | {type: object, additionalProperties: {type: string}} | | PART"
            + " map<string> application/json",
        "application/x-www-form-urlencoded | {type: string, format: binary} | | FORM base64 null",
        "application/x-www-form-urlencoded | {type: array, items: {type: string}} | | FORM"
            + " list<string> null",
        "application/x-www-form-urlencoded | {type: object, additionalProperties: {type: string}} |"
            + " | FORM map<string> application/json",
        "application/x-www-form-urlencoded | {type: object, additionalProperties: {type: string}} |"
            + " {style: deepObject} | FORM map<string> null",
      })
  void fieldsOfForms(String mediaType, String schema, String encoding, String fact) {
    Contract contract =
        Documents.paths(
            "paths:\n  /a: {post: {operationId: doIt, requestBody: {required: true, content: {"
                + mediaType
                + ": {schema: {required: [x], properties: {x: "
                + schema
                + ", y: {type: string, readOnly: true}}}"
                + (encoding == null ? "" : ", encoding: {x: " + encoding + "}")
                + "}}}, "
                + DONE
                + "}}\n");
    Operation operation = Facts.operation(contract, "doIt");
    assertThat(operation.body()).isNull();
    assertThat(operation.bodyRequired()).isTrue();
    assertThat(operation.requestTypes()).map(Object::toString).containsExactly(mediaType);
    assertThat(operation.parameters())
        .singleElement()
        .satisfies(
            only -> {
              assertThat(only.in() + " " + Facts.type(only.type()) + " " + only.mediaType())
                  .isEqualTo(fact);
              assertThat(only.required()).isTrue();
            });
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "required: true | dependentRequired: {x: [y]} | [DependentRequired[property=x, needs=[y]]]",
        "required: true | not: {required: [x, y]} | [Not[rule=Required[names=[x, y]]]]",
        "required: true | anyOf: [{required: [x]}, {required: [y]}] |"
            + " [AnyOf[rules=[Required[names=[x]], Required[names=[y]]]]]",
        "required: true | allOf: [{required: [x], properties: {z: {type: string}}}] | []",
        "required: true | maxProperties: 1 | [MaxProperties[count=1]]",
        "required: true | required: [undeclared] | [Required[names=[undeclared]]]",
        "required: false | required: [x] | [When[condition=MinProperties[count=1],"
            + " then=Required[names=[x]], otherwise=null]]",
      })
  void rulesBetweenTheFieldsOfForms(String required, String rule, String rules) {
    for (String type : List.of("multipart/form-data", "application/x-www-form-urlencoded")) {
      Contract contract =
          Documents.paths(
              "paths:\n  /a: {post: {operationId: doIt, requestBody: {"
                  + required
                  + ", content: {"
                  + type
                  + ": {schema: {properties: {x: {type: string}, y: {type: integer}}, "
                  + rule
                  + "}}}}, "
                  + DONE
                  + "}}\n");
      Operation operation = Facts.operation(contract, "doIt");
      assertThat(operation.formRules().stream().map(Object::toString).toList().toString())
          .isEqualTo(rules);
      assertThat(contract.diagnostics()).isEmpty();
    }
  }

  /** Swagger Parser looks for the fields in the schema itself only. */
  @Test
  void encodingsOfFieldsThatComeFromElsewhere() {
    Contract contract =
        Documents.paths(
            """
            paths:
              /a:
                post:
                  operationId: doIt
                  requestBody:
                    content:
                      multipart/form-data; charset=utf-8:
                        schema:
                          allOf:
                            - {$ref: '#/components/schemas/F'}
                            - {type: object, properties: {m.n: {type: object, properties: {x: {type: string}}}}}
                        encoding:
                          f: {contentType: image/png}
                          m.n: {contentType: application/json}
                          other: {contentType: text/plain}
                  responses: {'204': {description: done}}
            components:
              schemas:
                F: {type: object, properties: {f: {type: string, format: binary}}}
            """);
    assertThat(contract.diagnostics())
        .singleElement()
        .satisfies(
            only -> {
              assertThat(only.pointer()).endsWith("charset=utf-8/encoding/other");
              assertThat(only.message())
                  .isEqualTo("the form has no field 'other'; this is left out");
            });
  }

  @Test
  void severalMediaTypesOfARequest() {
    Contract contract =
        Documents.paths(
            "paths:\n  /a: {post: {operationId: doIt, requestBody: {required: true, content: {"
                + "application/json: {schema: {type: string}}, text/json: {schema: {type: string}},"
                + " text/csv: {}, text/plain: {},"
                + " multipart/form-data: {schema: {properties: {x: {type: string}}}},"
                + " application/x-www-form-urlencoded: {schema: {type: string}}}}, "
                + DONE
                + "}}\n");
    Operation operation = Facts.operation(contract, "doIt");
    assertThat(operation.parameters())
        .extracting(each -> each.in() + " " + each.name() + " " + each.required())
        .containsExactly("PART x false", "BODY csvBody false", "BODY plainBody false");
    assertThat(Objects.requireNonNull(operation.body()).required()).isFalse();
    assertThat(operation.body().contents()).isNotEmpty();
    assertThat(operation.bodyRequired()).isTrue();
    assertThat(Facts.warnings(contract)).contains("the form is left out");
  }

  @Test
  void bodiesWithoutAUsableMediaType() {
    Contract contract =
        Documents.paths(
            "paths:\n  /a: {post: {operationId: doIt, requestBody: {content: {nonsense: {}}}, "
                + DONE
                + "}}\n");
    assertThat(Facts.operation(contract, "doIt").body()).isNull();
    assertThat(Facts.warnings(contract)).contains("nonsense").contains("it is left out");
  }

  @Test
  void groupsAndNames() {
    Contract contract =
        Documents.paths(
            """
            tags: [{name: cloud backups, description: Backups.}]
            paths:
              /a:
                summary: Of the path.
                get: {operationId: get-a, tags: [cloud backups, other], responses: {'204': {description: d}}}
                post: {operationId: GetA, tags: [other], summary: Own., description: Long., deprecated: true, externalDocs: {url: 'https://e.com'}, responses: {'204': {description: d}}}
              /b/{id}:
                delete: {responses: {'204': {description: d}}}
            """);
    assertThat(contract.groups().stream().map(OperationGroup::name))
        .containsExactly("CloudBackups", "Other", "Default");
    assertThat(contract.groups().get(0).documentation().description()).isEqualTo("Backups.");
    assertThat(
            contract.operations().stream()
                .map(
                    operation ->
                        operation.id() + ":" + operation.name() + ":" + operation.method()))
        .containsExactly("get-a:GetA2:GET", "GetA:GetA:POST", "deleteBId:DeleteBId:DELETE");
    Operation own = Facts.operation(contract, "GetA");
    assertThat(own.documentation().summary()).isEqualTo("Own.");
    assertThat(own.documentation().deprecated()).isTrue();
    assertThat(own.documentation().link()).isNotNull();
    assertThat(own.pointer()).isEqualTo("#/paths/~1a/post");
    assertThat(Facts.operation(contract, "get-a").documentation().summary())
        .isEqualTo("Of the path.");
    assertThat(Facts.warnings(contract)).contains("it is called 'deleteBId' here");
  }

  @Test
  void securityAlternatives() {
    Contract contract =
        Documents.paths(
            """
            security: [{oauth: [read]}, {key: [], basic: []}]
            paths:
              /a: {get: {operationId: a, responses: {'204': {description: d}}}}
              /b: {get: {operationId: b, security: [], responses: {'204': {description: d}}}}
              /c: {get: {operationId: c, security: [{}, {key: []}], responses: {'204': {description: d}}}}
              /d: {get: {operationId: d, security: [{gone: []}], responses: {'204': {description: d}}}}
              /e: {get: {operationId: e, security: [{digest: []}, {bearer: []}, {query: []}, {oidc: []}, {tls: []}, {code: []}, {odd: []}], responses: {'204': {description: d}}}}
            components:
              securitySchemes:
                oauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://e.com/token', scopes: {}}}}
                code: {type: oauth2, flows: {authorizationCode: {tokenUrl: 'https://e.com/token', authorizationUrl: 'https://e.com/a', scopes: {}}}}
                key: {type: apiKey, in: header, name: X-Key}
                query: {type: apiKey, in: query, name: key}
                basic: {type: http, scheme: Basic}
                bearer: {type: http, scheme: bearer}
                digest: {type: http, scheme: digest}
                oidc: {type: openIdConnect, openIdConnectUrl: 'https://e.com'}
                tls: {type: mutualTLS}
                odd: {type: http, scheme: hoba}
            """);
    assertThat(Facts.operation(contract, "a").security())
        .containsExactly(List.of("oauth"), List.of("key", "basic"));
    assertThat(Facts.operation(contract, "b").security()).isEmpty();
    assertThat(Facts.operation(contract, "c").security())
        .containsExactly(List.of(), List.of("key"));
    Map<String, SecurityScheme> schemes = contract.protocol().securitySchemes();
    assertThat(schemes.values().stream().map(scheme -> scheme.name() + "=" + scheme.kind()))
        .containsExactly(
            "oauth=OAUTH2_CLIENT_CREDENTIALS",
            "code=OAUTH2_OTHER",
            "key=API_KEY_HEADER",
            "query=API_KEY_QUERY",
            "basic=BASIC",
            "bearer=BEARER",
            "digest=DIGEST",
            "oidc=OPEN_ID",
            "tls=MUTUAL_TLS",
            "odd=OTHER");
    assertThat(Objects.requireNonNull(schemes.get("oauth")).tokenUrl())
        .hasToString("https://e.com/token");
    assertThat(Objects.requireNonNull(schemes.get("key")).parameter()).isEqualTo("X-Key");
    assertThat(Facts.warnings(contract))
        .contains("no security scheme 'gone'")
        .contains("securitySchemes/odd");
  }

  @Test
  void serversWithVariables() {
    Contract contract =
        Documents.paths(
            """
            servers:
              - {url: 'https://{region}.e.com/{base}', variables: {region: {default: eu, enum: [eu, us]}, base: {default: v2}}}
              - {url: 'https://{gone}.e.com'}
              - {description: none}
            paths: {/a: {get: {operationId: a, responses: {'204': {description: d}}}}}
            """);
    assertThat(contract.protocol().servers())
        .containsExactly(
            ApiServer.of("https://{region}.e.com/{base}")
                .variable("region", "eu", "eu", "us")
                .variable("base", "v2"),
            ApiServer.of("https://{gone}.e.com").variable("gone", null));
    assertThat(Facts.warnings(contract)).contains("'gone'").contains("needs a 'url'");
  }

  @ParameterizedTest
  @CsvSource({
    "Train Travel API, TrainTravel",
    "API, HttpApi",
    "'', HttpApi",
    "The api of things, TheOfThings",
    "petstore, Petstore"
  })
  void theApiIsCalledAfterItsTitle(String title, String name) {
    Contract contract =
        Documents.read(
            "openapi: 3.1.0\ninfo: {title: '"
                + title
                + "', version: '2'}\npaths: {/a: {get: {"
                + DONE
                + "}}}\n");
    assertThat(contract.api().name()).isEqualTo(name);
    assertThat(contract.api().documentVersion()).isEqualTo("2");
  }

  @Test
  void whatSwaggerParserSaysIsADiagnosticWithAPlace() {
    Contract contract =
        Documents.read(
            """
            openapi: 3.1.0
            info: {title: T}
            paths: {/a: {get: {operationId: a, responses: {'200': {}}}}}
            """);
    assertThat(contract.diagnostics())
        .anySatisfy(
            diagnostic -> {
              assertThat(diagnostic.severity()).isEqualTo(Diagnostic.Severity.WARNING);
              assertThat(diagnostic.pointer()).isEqualTo("#/info");
              assertThat(diagnostic.message()).contains("info.version is missing");
            });
    assertThat(contract.diagnostics())
        .anySatisfy(
            diagnostic ->
                assertThat(diagnostic.pointer()).isEqualTo("#/paths/~1a/get/responses/200"));
  }

  private static final String EXTENDED =
      """
      x-dateline-api: {name: Atlas}
      x-dateline-error: {schema: Problem, status: status, code: type.code, reason: title, violations: list, violationField: f, violationDescription: d, codes: {'400': BAD}}
      x-dateline-envelope: {parameter: envelope, status: status, content: content, list: results}
      x-dateline-pretty: {parameter: pretty}
      x-dateline-request-id: {header: X-Correlation-Id}
      x-dateline-credentials: {basic: {username: USER, password: SECRET, realm: R}}
      paths:
        /a:
          get:
            operationId: a
            x-dateline-roles: [Owner, Reader]
            security: [{basic: []}]
            parameters:
              - {name: envelope, in: query, schema: {type: boolean}}
              - {name: pretty, in: query, schema: {type: boolean}}
              - {name: envelope, in: header, schema: {type: boolean}}
            responses: {'404': {description: d, content: {application/problem+json: {schema: {$ref: '#/components/schemas/Problem'}}}}}
        /b: {get: {operationId: b, responses: {'204': {description: d}}}}
      components:
        securitySchemes: {basic: {type: http, scheme: basic}}
        schemas: {Problem: {type: object, properties: {status: {type: integer}}}}
      """;

  @Test
  void extensions() {
    Contract contract = Documents.paths(EXTENDED);
    assertThat(contract.api().name()).isEqualTo("Atlas");
    assertThat(contract.protocol().errors())
        .isEqualTo(
            new ErrorShape(
                "status", "type.code", "title", null, null, "list", "f", "d", Map.of(400, "BAD")));
    assertThat(contract.protocol().errorType()).hasToString("application/problem+json");
    assertThat(contract.errorType()).hasToString("Problem");
    assertThat(Objects.requireNonNull(contract.protocol().envelope()).list()).isEqualTo("results");
    assertThat(contract.protocol().prettyParameter()).isEqualTo("pretty");
    assertThat(contract.protocol().requestIdHeader()).isEqualTo("X-Correlation-Id");
    SecurityScheme basic =
        Objects.requireNonNull(contract.protocol().securitySchemes().get("basic"));
    assertThat(basic.realm()).isEqualTo("R");
    assertThat(basic.environment())
        .containsOnly(Map.entry("username", "USER"), Map.entry("password", "SECRET"));
    Operation a = Facts.operation(contract, "a");
    assertThat(a.roles()).containsExactly("Owner", "Reader");
    assertThat(a.envelope()).isNotNull();
    assertThat(a.pretty()).isNotNull();
    assertThat(a.parameters())
        .singleElement()
        .satisfies(only -> assertThat(only.in()).isEqualTo(Parameter.Location.HEADER));
    assertThat(Facts.operation(contract, "b").envelope()).isNull();
    assertThat(contract.diagnostics()).isEmpty();
  }

  @Test
  void withoutExtensions() {
    Contract contract = Documents.paths("paths: {/a: {get: {operationId: a, " + DONE + "}}}\n");
    assertThat(contract.protocol().errors()).isEqualTo(ErrorShape.PROBLEM);
    assertThat(contract.protocol().errorType()).hasToString("application/problem+json");
    assertThat(contract.errorType()).isNull();
    assertThat(contract.protocol().envelope()).isNull();
    assertThat(contract.protocol().prettyParameter()).isNull();
    assertThat(contract.protocol().requestIdHeader()).isEqualTo("X-Request-Id");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x-dateline-api: {name: Atlas} | x-dateline-api: Atlas | #/x-dateline-api | to be an"
            + " object",
        "x-dateline-api: {name: Atlas} | x-dateline-api: {nam: Atlas} | #/x-dateline-api/nam | no"
            + " key 'nam'",
        "x-dateline-api: {name: Atlas} | x-dateline-api: {} | #/x-dateline-api/name | needs 'name'",
        "{parameter: pretty} | {parameter: [pretty]} | #/x-dateline-pretty/parameter | to be text",
        "{parameter: pretty} | [] | #/x-dateline-pretty | to be an object",
        "X-Correlation-Id | 'X-Correlation Id' | #/x-dateline-request-id/header | name of a header",
        "schema: Problem, | schema: Gone, | #/x-dateline-error/schema | no schema 'Gone'",
        "status: status, code | code | #/x-dateline-error/status | needs 'status'",
        "codes: {'400': BAD} | codes: {'bad': BAD} | #/x-dateline-error/codes/bad | entry is"
            + " ignored",
        "codes: {'400': BAD} | codes: BAD | #/x-dateline-error/codes | is ignored",
        "violationField: f, | '' | #/x-dateline-error/violationField | needs 'violationField'",
        "content: content, | '' | #/x-dateline-envelope/content | needs 'content'",
        "{username: USER, password: SECRET, realm: R} | USER | #/x-dateline-credentials/basic | to"
            + " be an object",
        "username: USER | username: [USER] | #/x-dateline-credentials/basic/username | name of a"
            + " variable",
        "username: USER, | '' | #/x-dateline-credentials/basic | 'username' is missing",
        "username: USER | user: USER | #/x-dateline-credentials/basic/user | have no 'user', it is"
            + " ignored; they have username, password",
        "realm: R | clientId: R | #/x-dateline-credentials/basic/clientId | have no 'clientId'",
        "{basic: {username | {bassic: {username | #/x-dateline-credentials/bassic | there is no"
            + " security scheme 'bassic'",
        "[Owner, Reader] | Owner | #/paths/~1a/get/x-dateline-roles | list of names",
        "[Owner, Reader] | [Owner, {a: b}] | #/paths/~1a/get/x-dateline-roles | list of names"
      })
  void wronglyTypedExtensions(String right, String wrong, String pointer, String message) {
    assertThat(EXTENDED).contains(right);
    Contract contract = Documents.paths(EXTENDED.replace(right, wrong));
    assertThat(contract.diagnostics())
        .anySatisfy(
            diagnostic -> {
              assertThat(diagnostic.pointer()).isEqualTo(pointer);
              assertThat(diagnostic.message()).contains(message);
            });
  }

  /** What a setting of the client cannot stand for stays a parameter, and is told. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "in: query, schema: {type: boolean} | OFF | -",
        "in: query, required: true, schema: {type: boolean} | REQUIRED | -",
        "in: query, required: true, schema: {type: boolean, default: true} | REQUIRED | -",
        "in: query, schema: {type: boolean, default: false} | OFF | -",
        "in: query, schema: {type: boolean, default: true} | ON | -",
        "in: query, schema: {type: [boolean, 'null']} | OFF | -",
        "in: query, content: {application/json: {schema: {type: boolean}}} | OFF | -",
        "in: query, schema: {type: boolean, const: true} | NONE | has only one value",
        "in: query, schema: {type: string, enum: ['true', 'false']} | NONE | is not boolean",
        "in: query, schema: {type: integer} | NONE | is not boolean",
        "in: query, schema: {type: array, items: {type: boolean}} | NONE | is not boolean",
        "in: query, schema: {} | NONE | is not boolean",
        "in: query | NONE | is not boolean",
        "in: header, schema: {type: boolean} | NONE | is no query parameter",
        "in: cookie, required: true, schema: {type: boolean} | NONE | is no query parameter",
        "in: path, required: true, schema: {type: boolean} | NONE | is no query parameter"
      })
  void parametersThatAreSettings(String written, Toggle toggle, @Nullable String problem) {
    String path = written.startsWith("in: path") ? "/a/{p}" : "/a";
    for (String extension : List.of("x-dateline-pretty", "x-dateline-envelope")) {
      Contract contract =
          Documents.paths(
              extension
                  + ": {parameter: p, status: status, content: content}\n"
                  + "paths: {'"
                  + path
                  + "': {get: {operationId: a, parameters: [{name: p, "
                  + written
                  + "}], "
                  + DONE
                  + "}}}\n");
      Operation a = Facts.operation(contract, "a");
      Parameter found = extension.equals("x-dateline-pretty") ? a.pretty() : a.envelope();
      assertThat(Operation.toggle(found)).isEqualTo(toggle);
      assertThat(a.parameters().stream().filter(each -> each.in() != Parameter.Location.PATH))
          .hasSize(problem == null || written.startsWith("in: path") ? 0 : 1);
      assertThat(a.toggles()).hasSize(problem == null ? 1 : 0);
      List<Diagnostic> told =
          contract.diagnostics().stream()
              .filter(each -> each.message().startsWith(extension + " names"))
              .toList();
      if (problem == null) {
        assertThat(told).isEmpty();
      } else {
        assertThat(told)
            .singleElement()
            .satisfies(
                each -> {
                  assertThat(each.severity()).isEqualTo(Diagnostic.Severity.WARNING);
                  assertThat(each.pointer())
                      .isEqualTo(Pointer.child("#/paths", path) + "/get/parameters/0");
                  assertThat(each.message()).contains(problem);
                });
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x-dateline-pretty: {parameter: pritty} | #/x-dateline-pretty/parameter | no operation has",
        "x-dateline-envelope: {parameter: wrap, status: s, content: c} |"
            + " #/x-dateline-envelope/parameter | no operation has",
        "{x-dateline-envelope: {parameter: p, status: s, content: c}, x-dateline-pretty:"
            + " {parameter: p}} | #/x-dateline-pretty/parameter | of x-dateline-envelope already"
      })
  void settingsThatReachNothing(String extensions, String pointer, String message) {
    String written =
        extensions.startsWith("{")
            ? extensions.substring(1, extensions.length() - 1).replace(", x-", "\nx-")
            : extensions;
    Contract contract =
        Documents.paths(
            written
                + "\npaths: {/a: {get: {operationId: a, parameters: [{name: p, in: query, schema:"
                + " {type: boolean}}], "
                + DONE
                + "}}}\n");
    assertThat(contract.diagnostics())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.pointer()).isEqualTo(pointer);
              assertThat(each.message()).contains(message);
            });
  }

  @Test
  void callbacksAndWebhooksAreTold() {
    Contract contract =
        Documents.paths(
            """
            paths:
              /a:
                post:
                  operationId: a
                  callbacks: {on: {'{$request.query.url}': {post: {responses: {'200': {description: d}}}}}}
                  responses: {'204': {description: d}}
            webhooks:
              new: {post: {responses: {'200': {description: d}}}}
            """);
    assertThat(contract.operations()).hasSize(1);
    assertThat(contract.diagnostics().stream().map(Diagnostic::pointer))
        .contains("#/paths/~1a/post/callbacks", "#/webhooks");
  }

  @Test
  void diagnosticsComeInDocumentOrder() {
    Contract contract =
        Documents.paths(
            """
            paths:
              /z: {get: {operationId: z, parameters: [{name: q, in: query, schema: {type: string, pattern: '['}}], responses: {'204': {description: d}}}}
              /a: {get: {operationId: a, parameters: [{name: q, in: query, schema: {type: string, pattern: '('}}], responses: {'204': {description: d}}}}
            webhooks: {}
            """);
    assertThat(contract.diagnostics().stream().map(Diagnostic::pointer))
        .containsExactly(
            "#/paths/~1z/get/parameters/0/schema/pattern",
            "#/paths/~1a/get/parameters/0/schema/pattern",
            "#/webhooks");
  }

  @Test
  void operationsThatShareAnId() {
    Contract contract =
        Documents.paths(
            """
            paths:
              /a:
                get: {operationId: look, responses: {'204': {description: d}}}
              /b/{id}:
                get: {operationId: look, responses: {'204': {description: d}}}
                post: {operationId: look, responses: {'204': {description: d}}}
            """);
    assertThat(contract.operations())
        .extracting(Operation::name)
        .containsExactly("Look", "GetBId", "PostBId");
    assertThat(Facts.warnings(contract))
        .contains("#/paths/~1b~1{id}/get/operationId: another operation is called 'look' already");
  }

  /** No method can be called so; and an interface cannot overload what every object has. */
  @ParameterizedTest
  @CsvSource({
    "import, ImportCall",
    "switch, SwitchCall",
    "default, DefaultCall",
    "notify, NotifyCall",
    "getClass, GetClassCall",
    "wait, WaitCall",
    "delete, Delete",
    "record, Record",
    "bad, BadCall",
    "operation, OperationCall",
    "server, ServerCall",
    "api, ApiCall",
    "yield, YieldCall"
  })
  void operationsThatNoMethodCanBeNamedAfter(String id, String name) {
    Contract contract =
        Documents.paths("paths: {/a: {get: {operationId: %s, %s}}}".formatted(id, DONE));
    assertThat(contract.operations().get(0).name()).isEqualTo(name);
    assertThat(contract.operations().get(0).id()).isEqualTo(id);
  }

  @Test
  void anOperationThatDocumentsNoAnswer() {
    Contract contract = Documents.paths("paths: {/a: {get: {operationId: look, responses: {}}}}");
    Response response = contract.operations().get(0).responses().get(0);
    assertThat(response.status()).isEqualTo("default");
    assertThat(response.success()).isTrue();
    assertThat(response.contents()).isEmpty();
    assertThat(Facts.warnings(contract)).contains("#/paths/~1a/get/responses");
  }
}
