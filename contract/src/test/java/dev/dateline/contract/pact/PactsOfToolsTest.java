package dev.dateline.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dateline.contract.ContractOptions;
import dev.dateline.contract.ContractReader;
import dev.dateline.contract.ContractSource;
import dev.dateline.contract.Documents;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Pacts as the tools of several languages and versions write them: what obeys passes in silence.
 */
class PactsOfToolsTest {
  private static final String SHOP =
      """
      openapi: 3.0.3
      info: {title: Shop, version: '1'}
      servers: [{url: 'https://{region}.shop.example/api/{v}/', variables: {region: {default: eu}, v: {default: v2}}}]
      paths:
        /orders:
          get:
            operationId: listOrders
            parameters:
              - {name: state, in: query, schema: {type: array, items: {type: string, enum: [open, done]}}}
              - {name: since, in: query, schema: {type: string, format: date-time}}
              - {name: q, in: query, schema: {type: string}}
            responses:
              '200':
                description: orders
                headers: {X-Total: {schema: {type: integer}}}
                content:
                  application/json:
                    schema: {type: array, minItems: 2, uniqueItems: true, items: {$ref: '#/components/schemas/Order'}}
          post:
            operationId: createOrder
            requestBody:
              required: true
              content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}
            responses:
              '201': {description: made, content: {application/hal+json: {schema: {$ref: '#/components/schemas/Order'}}}}
              4XX: {description: bad, content: {'application/problem+json': {schema: {type: object, properties: {title: {type: string}, status: {type: integer}}}}}}
        /orders/{id}:
          get:
            operationId: getOrder
            parameters: [{name: id, in: path, required: true, schema: {type: string}}]
            responses:
              '200': {description: an order, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}
              '404': {description: none}
        /orders/latest:
          get:
            operationId: latest
            responses: {'200': {description: a text, content: {text/plain: {schema: {type: string}}}}}
        /orders/{id}:cancel:
          get:
            operationId: cancelOrder
            parameters: [{name: id, in: path, required: true, schema: {type: string}}]
            responses: {'200': {description: ok}}
        /picture:
          get:
            operationId: picture
            responses: {'200': {description: bytes, content: {image/png: {schema: {type: string, format: binary}}}}}
      components:
        schemas:
          Order:
            type: object
            required: [id, customer, lines]
            properties:
              id: {type: string, readOnly: true, format: uuid}
              customer: {type: string, minLength: 1}
              total: {type: number, minimum: 0}
              count: {type: integer, format: int32}
              paid: {type: boolean, nullable: true}
              placed: {type: string, format: date-time}
              due: {type: string, format: date}
              note: {nullable: true, allOf: [{$ref: '#/components/schemas/Note'}]}
              lines:
                type: array
                minItems: 1
                items: {type: object, required: [sku], properties: {sku: {type: string, pattern: '^[A-Z]{3}-\\\\d+$'}, n: {type: integer}}}
              labels: {type: object, additionalProperties: {type: string}}
          Note: {type: object, properties: {text: {type: string}}}
      """;

  private static PactVerdict check(String pact) {
    return new PactCheck(
            ContractReader.document(ContractSource.text("shop.yaml", SHOP), ContractOptions.LATEST))
        .check("pact.json", pact);
  }

  /** As the Ruby core wrote them, which pact-js and pact-python drove: one path through it all. */
  @Test
  void versionTwo() {
    PactVerdict verdict =
        check(
            """
            {"consumer": {"name": "web"}, "provider": {"name": "shop"},
             "interactions": [
              {"description": "a request for open orders", "providerState": "there are orders",
               "request": {"method": "get", "path": "/api/v2/orders",
                 "query": "state=open&state=done&since=2024-01-01T00%3A00%3A00%2B02%3A00&q=a+b%2C%20c",
                 "headers": {"Accept": "application/json, */*;q=0.1"},
                 "matchingRules": {"$.query.q": {"match": "type"}, "$.header.Accept": {"match": "regex", "regex": "json"}}},
               "response": {"status": 200, "headers": {"Content-Type": "application/json; charset=utf-8", "X-Total": "17"},
                 "body": [{"id": "123e4567-e89b-12d3-a456-426614174000", "customer": "Ann", "paid": null, "note": null,
                           "lines": [{"sku": "ABC-1"}], "labels": {"any": "thing"}}],
                 "matchingRules": {
                   "$.headers.Content-Type": {"match": "regex", "regex": "application\\\\/json.*"},
                   "$.body": {"min": 1},
                   "$.body[*].*": {"match": "type"},
                   "$.body[*].lines[*].*": {"match": "type"},
                   "$.body[*].lines[0].sku": {"match": "regex", "regex": "[A-Z]+-[0-9]+"}}}},
              {"description": "a bad order", "request": {"method": "post", "path": "/orders", "body": {"customer": ""}},
               "response": {"status": 422, "headers": {"Content-Type": "application/problem+json"}, "body": {"title": "no"}}}
             ],
             "metadata": {"pactSpecification": {"version": "2.0.0"}}}
            """);
    assertThat(verdict.all()).isEmpty();
    assertThat(verdict.pact().specification()).isEqualTo("2.0.0");
    assertThat(verdict.verdicts())
        .extracting(each -> each.operation().id())
        .containsExactly("listOrders", "createOrder");
  }

  /** As Pact JVM, pact-net and pact-go wrote them: rules by category, the query by name. */
  @Test
  void versionThree() {
    assertThat(
            check(
                    """
                    {"provider": {"name": "shop"}, "consumer": {"name": "app"},
                     "interactions": [
                      {"description": "make an order", "providerStates": [{"name": "open shop", "params": {"day": "Monday"}}],
                       "request": {"method": "POST", "path": "/orders",
                         "headers": {"Content-Type": "application/json; charset=UTF-8", "accept": "application/hal+json"},
                         "body": {"customer": "Bo", "total": 12.5, "placed": "2024-01-31T14:00:00.000+01:00", "lines": [{"sku": "XYZ-12", "n": 2}]},
                         "matchingRules": {"body": {"$.customer": {"combine": "AND", "matchers": [{"match": "type"}]}, "$.placed": {"combine": "AND", "matchers": [{"match": "timestamp", "timestamp": "yyyy-MM-dd'T'HH:mm:ss.SSSXXX"}]}}},
                         "generators": {"body": {"$.placed": {"type": "DateTime", "format": "yyyy-MM-dd'T'HH:mm:ss.SSSXXX"}}}},
                       "response": {"status": 201, "headers": {"Content-Type": "application/hal+json"},
                         "body": {"id": "00000000-0000-0000-0000-000000000000", "total": 100.5, "count": 3, "due": null, "lines": []},
                         "matchingRules": {"header": {"Content-Type": {"combine": "AND", "matchers": [{"match": "regex", "regex": "application/.*json"}]}},
                           "body": {"$.id": {"combine": "AND", "matchers": [{"match": "regex", "regex": "[0-9a-f-]{36}"}]},
                             "$.total": {"combine": "AND", "matchers": [{"match": "decimal"}]},
                             "$.count": {"combine": "AND", "matchers": [{"match": "integer"}]},
                             "$.due": {"combine": "AND", "matchers": [{"match": "date", "date": "yyyy-MM-dd"}]},
                             "$.lines": {"combine": "AND", "matchers": [{"match": "type", "min": 0}]},
                             "$.lines[*].sku": {"combine": "AND", "matchers": [{"match": "type"}]},
                             "$['labels']['odd.name']": {"combine": "AND", "matchers": [{"match": "type"}]}}},
                         "generators": {"body": {"$.due": {"type": "Date", "format": "yyyy-MM-dd"}}}}},
                      {"description": "by state", "request": {"method": "GET", "path": "/orders", "query": {"state": ["open", "done"], "since": ["2024-01-01T00:00:00+02:00"], "q": ["a, b & c"]}},
                       "response": {"status": 200}},
                      {"description": "the latest", "request": {"method": "GET", "path": "/orders/latest"},
                       "response": {"status": 200, "headers": {"Content-Type": "text/plain"}, "body": "nothing"}}
                     ],
                     "metadata": {"pact-jvm": {"version": "4.1.0"}, "pactSpecification": {"version": "3.0.0"}}}
                    """)
                .all())
        .isEmpty();
  }

  /**
   * As the Rust core writes them, which pact-js, pact-python, pact-go and pact-net drive by now.
   */
  @Test
  void versionFour() {
    PactVerdict verdict =
        check(
            """
            {"consumer": {"name": "cli"}, "provider": {"name": "shop"},
             "interactions": [
              {"type": "Synchronous/HTTP", "key": "abc", "description": "orders", "pending": false, "comments": {"text": []},
               "providerStates": [{"name": "orders"}],
               "request": {"method": "GET", "path": "/orders", "headers": {"Accept": ["application/json"]},
                 "matchingRules": {"header": {}, "path": {"combine": "AND", "matchers": [{"match": "regex", "regex": "/orders.*"}]}}},
               "response": {"status": 200, "headers": {"Content-Type": ["application/json"]},
                 "body": {"content": [{"customer": "Cy", "lines": [{"sku": "AAA-1"}, {"sku": "AAA-1"}], "labels": {"k": "v"}}], "contentType": "application/json", "encoded": false},
                 "matchingRules": {
                   "status": {"combine": "AND", "matchers": [{"match": "statusCode", "status": "success"}]},
                   "body": {"$": {"combine": "AND", "matchers": [{"match": "arrayContains", "variants": [{"index": 0, "rules": {"$.customer": {"combine": "AND", "matchers": [{"match": "include", "value": "C"}]}}}]}]},
                     "$[*].labels": {"combine": "AND", "matchers": [{"match": "eachKey", "rules": [{"match": "regex", "regex": "[a-z]+"}]}, {"match": "eachValue", "rules": [{"match": "type"}]}]},
                     "$[*].lines[*].sku": {"combine": "OR", "matchers": [{"match": "notEmpty"}, {"match": "equality"}]}}}}},
              {"type": "Synchronous/HTTP", "description": "no order", "request": {"method": "GET", "path": "/orders/0", "body": {}}, "response": {"status": 404}},
              {"type": "Synchronous/HTTP", "description": "make", "request": {"method": "POST", "path": "/orders", "headers": {"Content-Type": ["application/json"]},
                 "body": {"content": "eyJjdXN0b21lciI6IkR5IiwibGluZXMiOlt7InNrdSI6IkFBQS0xIn1dfQ==", "contentType": "application/json", "encoded": "base64"}}, "response": {"status": 201}},
              {"type": "Synchronous/HTTP", "description": "a picture", "request": {"method": "GET", "path": "/picture"},
               "response": {"status": 200, "headers": {"Content-Type": ["image/png"]}, "body": {"content": "iVBORw0KGgo=", "contentType": "image/png", "encoded": "base64"},
                 "matchingRules": {"body": {"$": {"combine": "AND", "matchers": [{"match": "contentType", "value": "image/png"}]}}}}},
              {"type": "Asynchronous/Messages", "description": "an event", "contents": {"content": {"a": 1}, "contentType": "application/json", "encoded": false}}
             ],
             "metadata": {"pactRust": {"ffi": "0.4.22"}, "pactSpecification": {"version": "4.0"}}}
            """);
    assertThat(verdict.all())
        .extracting(each -> each.code().id() + " " + each.pointer())
        .containsExactly(
            "body.unjudged /interactions/3/response/body/content",
            "interaction.unjudged /interactions/4");
  }

  /** As Ruby wrote them first: objects of Ruby in the place of values. */
  @Test
  void versionOneOfRuby() {
    assertThat(
            check(
                    """
                    {"consumer": {"name": "web"}, "provider": {"name": "shop"},
                     "interactions": [
                      {"description": "orders", "provider_state": "there are some",
                       "request": {"method": "get", "path": {"json_class": "Pact::Term", "data": {"generate": "/orders", "matcher": {"json_class": "Regexp", "o": 0, "s": "orders"}}}},
                       "response": {"status": 200, "body": {"json_class": "Pact::ArrayLike", "min": 2,
                         "contents": {"customer": {"json_class": "Pact::SomethingLike", "contents": "Ann"}, "total": 3}}}}
                     ],
                     "metadata": {"pactSpecificationVersion": "1.0.0"}}
                    """)
                .all())
        .extracting(each -> each.code().id() + " " + each.document())
        .containsExactly(
            "response.body.invalid #/paths/~1orders/get/responses/200/content/application~1json/schema/uniqueItems");
  }

  /** Brackets in the names of a form are what the document says, or else what it allows. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "name=x;",
        "opts[a]=1;",
        "opts[a]=z; request.body.invalid",
        "list[]=1&list[]=2;",
        "list[]=z; body.unjudged",
        "more[b][c]=1;",
        "more[b]=1; body.unjudged",
        "more[b][][c]=1; body.unjudged",
        "odd[]=1;",
        "odd[]=z; request.body.invalid",
      })
  void formsInBrackets(String form, String code) {
    PactCheck check =
        PactFindingsTest.check(
            """
            paths:
              /f:
                post:
                  operationId: postF
                  requestBody:
                    content:
                      application/x-www-form-urlencoded:
                        schema:
                          type: object
                          properties:
                            name: {type: string}
                            opts: {type: object, properties: {a: {type: integer}}}
                            list: {type: array, items: {type: integer}}
                            more: {type: object, properties: {b: {type: object, properties: {c: {type: integer}}}}}
                            odd[]: {type: integer}
                        encoding: {opts: {style: deepObject, explode: true}}
                  responses: {'204': {description: done}}
            """);
    assertThat(
            PactFindingsTest.findings(
                check,
                "{'request':{'method':'POST','path':'/f','headers':{'Content-Type':'application/x-www-form-urlencoded'},'body':'"
                    + form
                    + "'},'response':{'status':204}}"))
        .extracting(each -> each.code().id())
        .isEqualTo(code == null ? List.of() : List.of(code));
  }

  /** Each is what some tool writes, or what some document has, and nobody is at fault. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a client accepts JSON, and a success has no body | {'method':'DELETE','path':'/a','headers':{'Accept':'application/json'}} | {'status':204}",
        "it accepts JSON, and errors come as problems | {'method':'GET','path':'/a','headers':{'Accept':'application/json'}} | {'status':200,'body':{'id':1}}",
        "what answers have is required by another part | {'method':'POST','path':'/a','headers':{'Content-Type':'application/json'},'body':{'name':'x'}} | {'status':204}",
        "one of several matchers is enough | {'method':'GET','path':'/a'} | {'status':200,'body':{'id':1,'n':2.5},'matchingRules':{'body':{'$.id':{'combine':'OR','matchers':[{'match':'null'},{'match':'integer'}]},'$.n':{'combine':'OR','matchers':[{'match':'integer'},{'match':'decimal'}]}}}}",
        "an encoding without a name | {'method':'POST','path':'/a','headers':{'Content-Type':'application/json; utf-8'},'body':{'name':'x'}} | {'status':204}",
        "the same in the document | {'method':'GET','path':'/odd'} | {'status':200,'headers':{'Content-Type':'text/csv;charset=utf-8'},'body':'a,b'}",
        "a discriminator that constants tell, and names do not | {'method':'GET','path':'/odd/pet'} | {'status':200,'body':{'kind':'cat','lives':9}}",
        "a parameter that may be empty | {'method':'GET','path':'/odd','query':'n='} | {'status':200}",
        "rules without matchers | {'method':'GET','path':'/a','matchingRules':{'path':{'combine':'AND','matchers':[]},'header':{},'query':{}}} | {'status':200,'matchingRules':{'body':{},'status':{}}}",
        "rules for what is not there | {'method':'GET','path':'/a','matchingRules':{'query':{'q':{'matchers':[{'match':'regex','regex':'x'}]}},'header':{'X-A':{'matchers':[{'match':'type'}]}}}} | {'status':200}",
        "keys and values | {'method':'GET','path':'/a'} | {'status':200,'body':{'map':{'a':1}},'matchingRules':{'body':{'$.map':{'matchers':[{'match':'eachKey','rules':[{'match':'regex','regex':'[a-z]+'}]},{'match':'values'}]},'$.map.*':{'matchers':[{'match':'number'}]}}}}",
      })
  void nobodyIsAtFault(String what, String request, String response) {
    PactCheck check =
        PactFindingsTest.check(
            """
            paths:
              /odd:
                get:
                  operationId: odd
                  parameters: [{name: n, in: query, allowEmptyValue: true, schema: {type: integer}}]
                  responses: {'200': {description: ok, content: {'text/csv; utf-8': {schema: {type: string}}}}}
              /odd/pet:
                get:
                  operationId: oddPet
                  responses: {'200': {description: ok, content: {application/json: {schema: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Fish'}], discriminator: {propertyName: kind}}}}}}
              /a:
                get:
                  operationId: getA
                  responses:
                    '200': {description: a, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}
                    4XX: {description: bad, content: {application/problem+json: {schema: {type: object}}}}
                post:
                  operationId: postA
                  requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}
                  responses: {'204': {description: done}}
                delete:
                  operationId: deleteA
                  responses:
                    '204': {description: done}
                    default: {description: bad, content: {application/problem+json: {schema: {type: object}}}}
            components:
              schemas:
                A:
                  allOf:
                    - {type: object, properties: {id: {type: integer, readOnly: true}, name: {type: string}, n: {type: number}, map: {type: object, additionalProperties: {type: integer}}}}
                    - {required: [id, name]}
                Cat: {type: object, required: [kind], properties: {kind: {const: cat}, lives: {type: integer}}}
                Fish: {type: object, required: [kind], properties: {kind: {enum: [fish]}, fins: {type: integer}}}
            """);
    assertThat(
            PactFindingsTest.findings(
                check, "{'request':" + request + ",'response':" + response + "}"))
        .isEmpty();
  }

  @Test
  void aPendingInteractionFailsNothing() {
    PactVerdict verdict =
        check(
            """
            {"interactions": [{"type": "Synchronous/HTTP", "description": "x", "pending": true,
              "request": {"method": "GET", "path": "/nowhere"}, "response": {"status": 200}}],
             "metadata": {"pactSpecification": {"version": "4.0"}}}
            """);
    assertThat(verdict.isKept()).isTrue();
    assertThat(verdict.all()).extracting(Finding::code).containsExactly(FindingCode.PATH_UNKNOWN);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"interactions\": [                    | line 1",
        "[]                                      | a pact is a JSON object",
        "{\"name\": \"package\"}                 | neither 'interactions' nor 'messages'",
        "{\"interactions\": {}}                  | at /interactions: this must be an array",
        "{\"interactions\": [1]}                 | at /interactions/0: an interaction must be",
        "{\"interactions\": [{\"request\": {\"path\": \"/\"}}]} | at /interactions/0: the"
            + " interaction has no 'response'",
        "{\"interactions\": [{\"request\": {}, \"response\": {}}]} | at /interactions/0/request:"
            + " the request has no 'path'",
        "{\"interactions\": [{\"request\": {\"path\": \"/\"}, \"response\": {\"status\": \"ok\"}}]}"
            + " | at /interactions/0/response/status: a status is a number",
      })
  void aBrokenFileIsTold(String text, String message) {
    PactVerdict verdict = check(text);
    assertThat(verdict.isKept()).isFalse();
    assertThat(verdict.all())
        .extracting(Finding::code)
        .containsExactly(FindingCode.PACT_UNREADABLE);
    Finding finding = verdict.all().get(0);
    String told = "pact.json at " + finding.pointer() + ": " + finding.message();
    assertThat(told.toLowerCase(java.util.Locale.ROOT))
        .contains(message.toLowerCase(java.util.Locale.ROOT));
  }

  @Test
  void nothingIsToldToo() {
    assertThat(check("{\"interactions\": []}").all())
        .extracting(Finding::code)
        .containsExactly(FindingCode.PACT_EMPTY);
  }

  /** Everything that the document's own base path, and none at all, make of a path. */
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "/orders/7, getOrder",
    "/orders/latest, latest",
    "/orders/7:cancel, cancelOrder",
    "/api/v2/orders/latest, latest",
    "/api/v1/orders/a%2Fb, getOrder",
    "/orders/7?x=1, getOrder",
  })
  void pathsAndBasePaths(String path, String operation) {
    PactVerdict verdict =
        check(
            "{\"interactions\": [{\"request\": {\"method\": \"GET\", \"path\": \""
                + path
                + "\"}, \"response\": {\"status\": 200}}]}");
    assertThat(verdict.verdicts().get(0).operation().id()).isEqualTo(operation);
  }

  /** The document of the repository, and a body that only its rules forbid. */
  @Test
  void rulesOfTheCanonicalDocument() {
    PactCheck check =
        new PactCheck(
            ContractReader.document(
                ContractSource.file(Documents.canonical()), ContractOptions.LATEST));
    String pact =
        """
        {"interactions": [{"description": "x",
          "request": {"method": "POST", "path": "/api/atlas/v2/groups/32b6e34b3d91647abb20e7b8/clusters/orders/restoreJobs",
            "headers": {"Accept": "application/vnd.atlas.2025-01-01+json", "Content-Type": "application/vnd.atlas.2023-01-01+json", "Authorization": "Bearer x"},
            "body": {"snapshotId": "32b6e34b3d91647abb20e7b8", "checkpointId": "32b6e34b3d91647abb20e7b8", "delivery": {"methodName": "HTTP"}}},
          "response": {"status": 200, "body": {"totalCount": 1}}}]}
        """;
    assertThat(check.check("p", pact).all())
        .isNotEmpty()
        .allMatch(each -> each.code() == FindingCode.REQUEST_BODY_INVALID);
    assertThat(
            check
                .check("p", pact.replace("\"checkpointId\": \"32b6e34b3d91647abb20e7b8\", ", ""))
                .all())
        .isEmpty();
  }
}
