package dev.dateline.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dateline.contract.ContractOptions;
import dev.dateline.contract.ContractReader;
import dev.dateline.contract.ContractSource;
import dev.dateline.contract.Documents;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One small rule, one pair: a tiny document, an interaction that it lets pass, and one that differs
 * by what the finding is about.
 */
class PactFindingsTest {

  /**
   * A pair.
   *
   * @param what it is about
   * @param code of the finding
   * @param paths of the document, and whatever else stands at its root
   * @param good an interaction without findings
   * @param bad one with this finding alone
   * @param pointer where it is, inside the interaction
   * @param document where it points in the document
   */
  record Pair(
      String what,
      FindingCode code,
      String paths,
      String good,
      String bad,
      String pointer,
      String document) {
    @Override
    public String toString() {
      return code.id() + ": " + what;
    }
  }

  private static final String DOGS =
      """
      paths:
        /dogs/{id}:
          parameters:
            - {name: id, in: path, required: true, schema: {type: integer, minimum: 1}}
          get:
            operationId: getDog
            responses:
              '200':
                description: a dog
                content: {application/json: {schema: {$ref: '#/components/schemas/Dog'}}}
              '404': {description: none}
          put:
            operationId: putDog
            requestBody:
              required: true
              content: {application/json: {schema: {$ref: '#/components/schemas/Dog'}}}
            responses: {'204': {description: done}}
      components:
        schemas:
          Dog:
            type: object
            required: [name]
            properties:
              id: {type: integer, readOnly: true}
              name: {type: string, minLength: 2, maxLength: 8, pattern: '^[A-Z]'}
              size: {type: string, enum: [small, large]}
              weight: {type: number, exclusiveMinimum: 0, maximum: 90}
              legs: {type: integer, multipleOf: 2}
              born: {type: string, format: date}
              seen: {type: string, format: date-time}
              chip: {type: string, format: uuid}
              mail: {type: string, format: email}
              secret: {type: string, writeOnly: true}
              nick: {type: [string, 'null']}
              tags: {type: array, minItems: 1, maxItems: 3, uniqueItems: true, items: {type: string}}
              good: {const: true}
              owner:
                type: object
                additionalProperties: false
                required: [name]
                properties: {name: {type: string}, phone: {type: string}}
      """;

  private static final String QUERY =
      """
      paths:
        /dogs:
          get:
            operationId: listDogs
            parameters:
              - {name: limit, in: query, required: true, schema: {type: integer, maximum: 10}}
              - {name: tags, in: query, schema: {type: array, items: {type: string, enum: [a, b]}}}
              - {name: csv, in: query, explode: false, schema: {type: array, items: {type: integer}}}
              - {name: piped, in: query, style: pipeDelimited, explode: false, schema: {type: array, maxItems: 2, items: {type: integer}}}
              - {name: spaced, in: query, style: spaceDelimited, explode: false, schema: {type: array, maxItems: 2, items: {type: integer}}}
              - {name: filter, in: query, style: deepObject, schema: {type: object, additionalProperties: false, properties: {age: {type: integer}, name: {type: string}}}}
              - {name: json, in: query, content: {application/json: {schema: {type: object, required: [a]}}}}
              - {name: X-Trace, in: header, required: true, schema: {type: string, format: uuid}}
              - {name: X-Nums, in: header, schema: {type: array, items: {type: integer}}}
              - {name: session, in: cookie, required: true, schema: {type: string, minLength: 4}}
            responses: {'200': {description: ok}}
      """;

  private static final String STYLED =
      """
      paths:
        /l/{v}: {get: {operationId: l, parameters: [{name: v, in: path, required: true, style: label, schema: {type: array, items: {type: integer}}}], responses: {'200': {description: ok}}}}
        /m/{v}: {get: {operationId: m, parameters: [{name: v, in: path, required: true, style: matrix, schema: {type: integer}}], responses: {'200': {description: ok}}}}
        /s/{v}: {get: {operationId: s, parameters: [{name: v, in: path, required: true, schema: {type: array, items: {type: boolean}}}], responses: {'200': {description: ok}}}}
        /o/{v}: {get: {operationId: o, parameters: [{name: v, in: path, required: true, explode: true, schema: {type: object, properties: {x: {type: integer}}}}], responses: {'200': {description: ok}}}}
      """;

  private static final String SECURE =
      """
      security: [{token: []}, {key: [], other: []}]
      paths:
        /safe: {get: {operationId: safe, responses: {'200': {description: ok}, '401': {description: no}}}}
        /open: {get: {operationId: open, security: [], responses: {'200': {description: ok}}}}
        /maybe: {get: {operationId: maybe, security: [{}, {token: []}], responses: {'200': {description: ok}}}}
      components:
        securitySchemes:
          token: {type: http, scheme: bearer}
          key: {type: apiKey, in: header, name: X-Key}
          other: {type: apiKey, in: query, name: other}
      """;

  private static final String DATED =
      """
      paths:
        /jobs:
          get:
            operationId: jobs
            responses:
              '200':
                description: ok
                content:
                  application/vnd.x.2023-01-01+json: {schema: {type: object, properties: {a: {type: string}}}}
                  application/vnd.x.2024-06-01+json: {schema: {type: object, properties: {a: {type: integer}}}}
          post:
            operationId: post
            requestBody:
              content:
                application/vnd.x.2023-01-01+json: {schema: {type: object, properties: {a: {type: string}}}}
                application/vnd.x.2024-06-01+json: {schema: {type: object, properties: {a: {type: integer}}}}
            responses: {'204': {description: done}}
      """;

  private static final String TYPES =
      """
      paths:
        /files:
          post:
            operationId: upload
            requestBody:
              required: true
              content:
                application/json: {schema: {type: object, properties: {a: {type: integer}}}}
                application/x-www-form-urlencoded: {schema: {type: object, required: [a], properties: {a: {type: integer}, b: {type: array, items: {type: string}}}}}
                multipart/form-data: {schema: {type: object, required: [file], properties: {file: {type: string, format: binary}, n: {type: integer}}}}
                text/plain: {schema: {type: string, maxLength: 5}}
                image/*: {}
            responses:
              '201':
                description: made
                headers:
                  X-Left: {schema: {type: integer}}
                content:
                  application/json: {schema: {type: object, properties: {n: {type: number}, i: {type: integer}, l: {type: array, minItems: 2, maxItems: 4, items: {type: integer}}}}}
                  text/csv: {schema: {type: string}}
              '204': {description: nothing}
              4XX: {description: bad, content: {application/problem+json: {schema: {type: object, properties: {title: {type: string}}}}}}
              default: {description: other, content: {application/json: {schema: {type: object, properties: {e: {type: string}}}}}}
      """;

  private static final String UNIONS =
      """
      paths:
        /pets:
          post:
            operationId: pet
            requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
            responses:
              '200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
        /things:
          post:
            operationId: thing
            requestBody:
              content:
                application/json:
                  schema:
                    oneOf:
                      - {type: object, required: [a], properties: {a: {type: integer}}}
                      - {type: object, required: [b], properties: {b: {type: integer}}}
            responses: {'204': {description: done}}
        /rules:
          post:
            operationId: rules
            requestBody:
              content:
                application/json:
                  schema:
                    type: object
                    properties: {a: {type: integer}, b: {type: integer}, kind: {type: string}, c: {type: integer}}
                    dependentRequired: {a: [b]}
                    not: {required: [a, c]}
                    if: {properties: {kind: {const: full}}, required: [kind]}
                    then: {required: [b]}
            responses: {'204': {description: done}}
        /beasts:
          post:
            operationId: beast
            requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Beast'}}}}
            responses:
              '200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Beast'}}}}
      components:
        schemas:
          Pet:
            oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Fish'}]
            discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat', fish: '#/components/schemas/Fish'}}
          Cat: {type: object, required: [kind, lives], properties: {kind: {type: string}, lives: {type: integer}}}
          Fish: {type: object, required: [kind], properties: {kind: {type: string}, fins: {type: integer}}}
          Beast:
            type: object
            required: [type]
            properties: {type: {type: string}}
            discriminator: {propertyName: type}
          Lion: {allOf: [{$ref: '#/components/schemas/Beast'}, {type: object, required: [mane], properties: {mane: {type: boolean}}}]}
      """;

  private static String get(String path, String response) {
    return "{'request':{'method':'GET','path':'" + path + "'},'response':" + response + "}";
  }

  private static String expects(String body) {
    return get("/dogs/1", "{'status':200,'body':" + body + "}");
  }

  private static String expects(String body, String rules) {
    return get("/dogs/1", "{'status':200,'body':" + body + ",'matchingRules':" + rules + "}");
  }

  private static String sends(String path, String body) {
    return "{'request':{'method':'PUT','path':'"
        + path
        + "','headers':{'Content-Type':'application/json'},'body':"
        + body
        + "},'response':{'status':204}}";
  }

  private static String posts(String path, String type, String body, String response) {
    return "{'request':{'method':'POST','path':'"
        + path
        + "','headers':{'Content-Type':'"
        + type
        + "'},'body':"
        + body
        + "},'response':"
        + response
        + "}";
  }

  private static String asks(String query, String headers) {
    return "{'request':{'method':'GET','path':'/dogs','query':'"
        + query
        + "','headers':"
        + headers
        + "},'response':{'status':200}}";
  }

  private static final String TRACE =
      "{'X-Trace':'123e4567-e89b-12d3-a456-426614174000','Cookie':'session=abcd'}";

  private static Pair dog(
      String what, FindingCode code, String good, String bad, String at, String keyword) {
    boolean request = code.id().startsWith("request");
    String whole = "{'name':'Rex'%s}";
    return new Pair(
        what,
        code,
        DOGS,
        request ? sends("/dogs/1", whole.formatted("," + good)) : expects("{" + good + "}"),
        request ? sends("/dogs/1", whole.formatted("," + bad)) : expects("{" + bad + "}"),
        (request ? "/request/body" : "/response/body") + at,
        "#/components/schemas/Dog" + keyword);
  }

  private static Pair query(
      String what, FindingCode code, String good, String bad, String document) {
    return new Pair(
        what,
        code,
        QUERY,
        asks("limit=1&" + good, TRACE),
        asks("limit=1&" + bad, TRACE),
        "/request/query",
        "#/paths/~1dogs/get/" + document);
  }

  static Stream<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    // the way to an operation
    pairs.add(
        new Pair(
            "another path",
            FindingCode.PATH_UNKNOWN,
            DOGS,
            get("/dogs/1", "{'status':200}"),
            get("/dog/1", "{'status':200}"),
            "/request/path",
            "#/paths/~1dogs~1{id}/get"));
    pairs.add(
        new Pair(
            "another path, whatever error is expected",
            FindingCode.PATH_UNKNOWN,
            DOGS,
            get("/dogs/1", "{'status':404}"),
            get("/dogs/1/x", "{'status':403}"),
            "/request/path",
            "#/paths/~1dogs~1{id}/get"));
    pairs.add(
        new Pair(
            "another method",
            FindingCode.METHOD_UNKNOWN,
            DOGS,
            get("/dogs/1", "{'status':200}"),
            "{'request':{'method':'DELETE','path':'/dogs/1'},'response':{'status':200}}",
            "/request/method",
            "#/paths/~1dogs~1{id}"));
    pairs.add(
        new Pair(
            "a slash too many",
            FindingCode.TRAILING_SLASH,
            DOGS,
            get("/dogs/1", "{'status':200}"),
            get("/dogs/1/", "{'status':200}"),
            "/request/path",
            "#/paths/~1dogs~1{id}"));
    // parameters in the path
    String minimum = "#/paths/~1dogs~1{id}/parameters/0/schema/";
    pairs.add(
        new Pair(
            "type",
            FindingCode.PATH_PARAMETER_INVALID,
            DOGS,
            get("/dogs/1", "{'status':200}"),
            get("/dogs/rex", "{'status':200}"),
            "/request/path",
            minimum + "type"));
    pairs.add(
        new Pair(
            "bound",
            FindingCode.PATH_PARAMETER_INVALID,
            DOGS,
            get("/dogs/1", "{'status':200}"),
            get("/dogs/0", "{'status':200}"),
            "/request/path",
            minimum + "minimum"));
    pairs.add(
        new Pair(
            "style label",
            FindingCode.PATH_PARAMETER_INVALID,
            STYLED,
            get("/l/.1,2", "{'status':200}"),
            get("/l/.1,x", "{'status':200}"),
            "/request/path",
            "#/paths/~1l~1{v}/get/parameters/0/schema/items/type"));
    pairs.add(
        new Pair(
            "style matrix",
            FindingCode.PATH_PARAMETER_INVALID,
            STYLED,
            get("/m/;v=7", "{'status':200}"),
            get("/m/7", "{'status':200}"),
            "/request/path",
            "#/paths/~1m~1{v}/get/parameters/0"));
    pairs.add(
        new Pair(
            "style simple",
            FindingCode.PATH_PARAMETER_INVALID,
            STYLED,
            get("/s/true,false", "{'status':200}"),
            get("/s/true,no", "{'status':200}"),
            "/request/path",
            "#/paths/~1s~1{v}/get/parameters/0/schema/items/type"));
    pairs.add(
        new Pair(
            "an exploded object",
            FindingCode.PATH_PARAMETER_INVALID,
            STYLED,
            get("/o/x=1", "{'status':200}"),
            get("/o/x=y", "{'status':200}"),
            "/request/path",
            "#/paths/~1o~1{v}/get/parameters/0/schema/properties/x/type"));
    // parameters in the query
    pairs.add(
        new Pair(
            "bound",
            FindingCode.QUERY_INVALID,
            QUERY,
            asks("limit=10", TRACE),
            asks("limit=11", TRACE),
            "/request/query",
            "#/paths/~1dogs/get/parameters/0/schema/maximum"));
    pairs.add(
        new Pair(
            "required",
            FindingCode.QUERY_MISSING,
            QUERY,
            asks("limit=1", TRACE),
            asks("tags=a", TRACE),
            "/request/query",
            "#/paths/~1dogs/get/parameters/0"));
    pairs.add(
        query(
            "exploded items",
            FindingCode.QUERY_INVALID,
            "tags=a&tags=b",
            "tags=a&tags=c",
            "parameters/1/schema/items/enum"));
    pairs.add(
        query(
            "items between commas",
            FindingCode.QUERY_INVALID,
            "csv=1,2",
            "csv=1,x",
            "parameters/2/schema/items/type"));
    pairs.add(
        query(
            "items between bars",
            FindingCode.QUERY_INVALID,
            "piped=1|2",
            "piped=1|2|3",
            "parameters/3/schema/maxItems"));
    pairs.add(
        query(
            "items between spaces",
            FindingCode.QUERY_INVALID,
            "spaced=1%202",
            "spaced=1%202%203",
            "parameters/4/schema/maxItems"));
    pairs.add(
        query(
            "a deep object",
            FindingCode.QUERY_INVALID,
            "filter[age]=3",
            "filter[age]=old",
            "parameters/5/schema/properties/age/type"));
    pairs.add(
        query(
            "JSON",
            FindingCode.QUERY_INVALID,
            "json=%7B%22a%22:1%7D",
            "json=%7B%7D",
            "parameters/6/content/application~1json/schema/required"));
    pairs.add(query("another name", FindingCode.QUERY_UNDECLARED, "tags=a", "tagz=a", ""));
    // headers and cookies
    pairs.add(
        new Pair(
            "format",
            FindingCode.HEADER_INVALID,
            QUERY,
            asks("limit=1", TRACE),
            asks("limit=1", "{'x-trace':'1','Cookie':'session=abcd'}"),
            "/request/headers/x-trace",
            "#/paths/~1dogs/get/parameters/7/schema/format"));
    pairs.add(
        new Pair(
            "list",
            FindingCode.HEADER_INVALID,
            QUERY,
            asks("limit=1", TRACE.replace("{", "{'X-Nums':'1, 2',")),
            asks("limit=1", TRACE.replace("{", "{'X-Nums':['1','b'],")),
            "/request/headers/X-Nums",
            "#/paths/~1dogs/get/parameters/8/schema/items/type"));
    pairs.add(
        new Pair(
            "required",
            FindingCode.HEADER_MISSING,
            QUERY,
            asks("limit=1", TRACE),
            asks("limit=1", "{'Cookie':'session=abcd'}"),
            "/request/headers",
            "#/paths/~1dogs/get/parameters/7"));
    pairs.add(
        new Pair(
            "another name",
            FindingCode.HEADER_UNDECLARED,
            QUERY,
            asks("limit=1", TRACE.replace("{", "{'User-Agent':'x','Accept-Language':'en',")),
            asks("limit=1", TRACE.replace("{", "{'X-Other':'x',")),
            "/request/headers/X-Other",
            "#/paths/~1dogs/get"));
    pairs.add(
        new Pair(
            "length",
            FindingCode.COOKIE_INVALID,
            QUERY,
            asks("limit=1", TRACE),
            asks("limit=1", TRACE.replace("abcd", "abc")),
            "/request/headers/Cookie",
            "#/paths/~1dogs/get/parameters/9/schema/minLength"));
    pairs.add(
        new Pair(
            "required",
            FindingCode.COOKIE_MISSING,
            QUERY,
            asks("limit=1", TRACE),
            asks("limit=1", TRACE.replace("session", "other")),
            "/request/headers",
            "#/paths/~1dogs/get/parameters/9"));
    // security
    String safe = "{'request':{'method':'GET','path':'/safe'%s},'response':{'status':%d}}";
    pairs.add(
        new Pair(
            "none",
            FindingCode.CREDENTIALS_MISSING,
            SECURE,
            safe.formatted(",'headers':{'authorization':['Bearer x']}", 200),
            safe.formatted("", 200),
            "/request/headers",
            "#/security"));
    pairs.add(
        new Pair(
            "another scheme",
            FindingCode.CREDENTIALS_MISSING,
            SECURE,
            safe.formatted("", 401),
            safe.formatted(",'headers':{'Authorization':'Basic x'}", 200),
            "/request/headers",
            "#/security"));
    pairs.add(
        new Pair(
            "half an alternative",
            FindingCode.CREDENTIALS_MISSING,
            SECURE,
            safe.formatted(",'query':'other=1','headers':{'x-key':'k'}", 200),
            safe.formatted(",'headers':{'x-key':'k'}", 200),
            "/request/headers",
            "#/security"));
    // versions
    String dated =
        "{'request':{'method':'GET','path':'/jobs','headers':{'Accept':'%s'}},'response':{'status':200}}";
    pairs.add(
        new Pair(
            "an older date",
            FindingCode.REQUEST_VERSION,
            DATED,
            dated.formatted("application/vnd.x.2024-09-09+json"),
            dated.formatted("application/vnd.x.2023-05-05+json"),
            "/request/headers/Accept",
            "#/paths/~1jobs/get/responses"));
    pairs.add(
        new Pair(
            "a date before all",
            FindingCode.REQUEST_VERSION,
            DATED,
            dated.formatted("application/json"),
            dated.formatted("application/vnd.x.2020-01-01+json"),
            "/request/headers/Accept",
            "#/paths/~1jobs/get/responses"));
    pairs.add(
        new Pair(
            "date of the body",
            FindingCode.REQUEST_VERSION,
            DATED,
            posts("/jobs", "application/vnd.x.2024-06-01+json", "{'a':1}", "{'status':204}"),
            posts("/jobs", "application/vnd.x.2023-01-01+json", "{'a':'1'}", "{'status':204}"),
            "/request/headers/Content-Type",
            "#/paths/~1jobs/post/requestBody"));
    String answered =
        "{'request':{'method':'GET','path':'/jobs'},'response':{'status':200,'headers':{'Content-Type':'%s'},'body':{'a':%s}}}";
    pairs.add(
        new Pair(
            "date of the answer",
            FindingCode.RESPONSE_VERSION,
            DATED,
            answered.formatted("application/vnd.x.2024-06-01+json", "1"),
            answered.formatted("application/vnd.x.2023-01-01+json", "'1'"),
            "/response/headers/Content-Type",
            "#/paths/~1jobs/get/responses/200"));
    // media types
    pairs.add(
        new Pair(
            "nothing like it",
            FindingCode.ACCEPT_UNAVAILABLE,
            DOGS,
            "{'request':{'method':'GET','path':'/dogs/1','headers':{'Accept':'text/html,"
                + " application/*;q=0.2'}},'response':{'status':200}}",
            "{'request':{'method':'GET','path':'/dogs/1','headers':{'Accept':'application/xml'}},'response':{'status':200}}",
            "/request/headers/Accept",
            "#/paths/~1dogs~1{id}/get/responses"));
    pairs.add(
        new Pair(
            "another type",
            FindingCode.REQUEST_TYPE_UNDOCUMENTED,
            TYPES,
            posts("/files", "application/json; charset=utf-8", "{'a':1}", "{'status':204}"),
            posts("/files", "application/xml", "'<a/>'", "{'status':204}"),
            "/request/headers/Content-Type",
            "#/paths/~1files/post/requestBody"));
    pairs.add(
        new Pair(
            "no type",
            FindingCode.REQUEST_TYPE_MISSING,
            DOGS,
            sends("/dogs/1", "{'name':'Rex'}"),
            "{'request':{'method':'PUT','path':'/dogs/1','body':{'name':'Rex'}},'response':{'status':204}}",
            "/request/headers",
            "#/paths/~1dogs~1{id}/put/requestBody"));
    String made =
        posts(
            "/files",
            "image/png",
            "'x'",
            "{'status':201,'headers':{'Content-Type':'%s'},'body':%s}");
    pairs.add(
        new Pair(
            "another type",
            FindingCode.RESPONSE_TYPE_UNDOCUMENTED,
            TYPES,
            made.formatted("application/json;charset=UTF-8", "{'n':1}"),
            made.formatted("application/xml", "'<a/>'"),
            "/response/headers/Content-Type",
            "#/paths/~1files/post/responses/201"));
    pairs.add(
        new Pair(
            "another type than accepted",
            FindingCode.RESPONSE_TYPE_UNACCEPTED,
            TYPES,
            "{'request':{'method':'POST','path':'/files','headers':{'Accept':'text/csv','Content-Type':'image/png'},'body':'x'},'response':{'status':201,'headers':{'Content-Type':'text/csv;"
                + " charset=utf-8'}}}",
            "{'request':{'method':'POST','path':'/files','headers':{'Accept':'text/csv','Content-Type':'image/png'},'body':'x'},'response':{'status':201,'headers':{'Content-Type':'application/json'}}}",
            "/response/headers/Content-Type",
            "#/paths/~1files/post/responses/201"));
    // request bodies
    pairs.add(
        new Pair(
            "required",
            FindingCode.REQUEST_BODY_MISSING,
            DOGS,
            sends("/dogs/1", "{'name':'Rex'}"),
            "{'request':{'method':'PUT','path':'/dogs/1'},'response':{'status':204}}",
            "/request/body",
            "#/paths/~1dogs~1{id}/put/requestBody"));
    pairs.add(
        new Pair(
            "none taken",
            FindingCode.REQUEST_BODY_UNDECLARED,
            DOGS,
            get("/dogs/1", "{'status':200}"),
            "{'request':{'method':'GET','path':'/dogs/1','body':{'a':1}},'response':{'status':200}}",
            "/request/body",
            "#/paths/~1dogs~1{id}/get"));
    FindingCode sent = FindingCode.REQUEST_BODY_INVALID;
    pairs.add(
        new Pair(
            "required property",
            sent,
            DOGS,
            sends("/dogs/1", "{'name':'Rex'}"),
            sends("/dogs/1", "{'legs':4}"),
            "/request/body",
            "#/components/schemas/Dog/required"));
    pairs.add(
        dog(
            "required inside",
            sent,
            "'owner':{'name':'A'}",
            "'owner':{'phone':'A'}",
            "/owner",
            "/properties/owner/required"));
    pairs.add(dog("type", sent, "'legs':4", "'legs':'4'", "/legs", "/properties/legs/type"));
    pairs.add(
        dog("whole numbers", sent, "'legs':4.0", "'legs':4.5", "/legs", "/properties/legs/type"));
    pairs.add(dog("null", sent, "'nick':null", "'size':null", "/size", "/properties/size/type"));
    pairs.add(
        new Pair(
            "length",
            sent,
            DOGS,
            sends("/dogs/1", "{'name':'Re'}"),
            sends("/dogs/1", "{'name':'R'}"),
            "/request/body/name",
            "#/components/schemas/Dog/properties/name/minLength"));
    pairs.add(
        new Pair(
            "most characters",
            sent,
            DOGS,
            sends("/dogs/1", "{'name':'Rrrrrrrr'}"),
            sends("/dogs/1", "{'name':'Rrrrrrrrr'}"),
            "/request/body/name",
            "#/components/schemas/Dog/properties/name/maxLength"));
    pairs.add(
        new Pair(
            "pattern",
            sent,
            DOGS,
            sends("/dogs/1", "{'name':'Rex'}"),
            sends("/dogs/1", "{'name':'rex'}"),
            "/request/body/name",
            "#/components/schemas/Dog/properties/name/pattern"));
    pairs.add(
        dog(
            "one of a list",
            sent,
            "'size':'small'",
            "'size':'huge'",
            "/size",
            "/properties/size/enum"));
    pairs.add(
        dog("constant", sent, "'good':true", "'good':false", "/good", "/properties/good/const"));
    pairs.add(
        dog(
            "lower bound",
            sent,
            "'weight':0.1",
            "'weight':0",
            "/weight",
            "/properties/weight/exclusiveMinimum"));
    pairs.add(
        dog(
            "upper bound",
            sent,
            "'weight':90",
            "'weight':90.5",
            "/weight",
            "/properties/weight/maximum"));
    pairs.add(
        dog("multiple", sent, "'legs':4", "'legs':3", "/legs", "/properties/legs/multipleOf"));
    pairs.add(
        dog(
            "date",
            sent,
            "'born':'2024-02-29'",
            "'born':'2023-02-29'",
            "/born",
            "/properties/born/format"));
    pairs.add(
        dog(
            "date-time",
            sent,
            "'seen':'2024-02-29T10:00:00.123456789123Z'",
            "'seen':'2024-02-29 10:00'",
            "/seen",
            "/properties/seen/format"));
    pairs.add(
        dog(
            "e-mail",
            sent,
            "'mail':'a@b.c'",
            "'mail':'a.b.c'",
            "/mail",
            "/properties/mail/format"));
    pairs.add(
        dog(
            "fewest items",
            sent,
            "'tags':['a']",
            "'tags':[]",
            "/tags",
            "/properties/tags/minItems"));
    pairs.add(
        dog(
            "most items",
            sent,
            "'tags':['a','b','c']",
            "'tags':['a','b','c','d']",
            "/tags",
            "/properties/tags/maxItems"));
    pairs.add(
        dog(
            "the same item twice",
            sent,
            "'tags':['a','b']",
            "'tags':['a','a']",
            "/tags",
            "/properties/tags/uniqueItems"));
    pairs.add(
        dog(
            "type of an item",
            sent,
            "'tags':['a']",
            "'tags':[1]",
            "/tags/0",
            "/properties/tags/items/type"));
    pairs.add(
        dog(
            "closed object",
            sent,
            "'owner':{'name':'A','phone':'1'}",
            "'owner':{'name':'A','fax':'1'}",
            "/owner/fax",
            "/properties/owner/additionalProperties"));
    pairs.add(
        dog(
            "what only answers have",
            FindingCode.REQUEST_READ_ONLY,
            "'legs':4",
            "'id':4",
            "/id",
            "/properties/id/readOnly"));
    pairs.add(
        dog(
            "another name",
            FindingCode.REQUEST_PROPERTY_UNDECLARED,
            "'legs':4",
            "'leggs':4",
            "/leggs",
            "/properties"));
    String done = "{'status':204}";
    String json = "application/json";
    pairs.add(
        new Pair(
            "rule dependentRequired",
            sent,
            UNIONS,
            posts("/rules", json, "{'a':1,'b':1}", done),
            posts("/rules", json, "{'a':1}", done),
            "/request/body",
            "#/paths/~1rules/post/requestBody/content/application~1json/schema/dependentRequired"));
    pairs.add(
        new Pair(
            "rule not",
            sent,
            UNIONS,
            posts("/rules", json, "{'c':1,'b':1}", done),
            posts("/rules", json, "{'a':1,'b':1,'c':1}", done),
            "/request/body",
            "#/paths/~1rules/post/requestBody/content/application~1json/schema/not"));
    pairs.add(
        new Pair(
            "rule if and then",
            sent,
            UNIONS,
            posts("/rules", json, "{'kind':'full','b':1}", done),
            posts("/rules", json, "{'kind':'full'}", done),
            "/request/body",
            "#/paths/~1rules/post/requestBody/content/application~1json/schema/then/required"));
    pairs.add(
        new Pair(
            "none of the alternatives",
            sent,
            UNIONS,
            posts("/things", json, "{'a':1}", done),
            posts("/things", json, "{'a':'x'}", done),
            "/request/body/a",
            "#/paths/~1things/post/requestBody/content/application~1json/schema/oneOf/0/properties/a/type"));
    pairs.add(
        new Pair(
            "two alternatives at once",
            FindingCode.REQUEST_AMBIGUOUS,
            UNIONS,
            posts("/things", json, "{'b':1}", done),
            posts("/things", json, "{'a':1,'b':1}", done),
            "/request/body",
            "#/paths/~1things/post/requestBody/content/application~1json/schema/oneOf"));
    pairs.add(
        new Pair(
            "the alternative that is told",
            sent,
            UNIONS,
            posts("/pets", json, "{'kind':'fish'}", "{'status':200}"),
            posts("/pets", json, "{'kind':'cat'}", "{'status':200}"),
            "/request/body",
            "#/components/schemas/Cat/required"));
    pairs.add(
        new Pair(
            "an alternative that is none",
            sent,
            UNIONS,
            posts("/pets", json, "{'kind':'fish'}", "{'status':200}"),
            posts("/pets", json, "{'kind':'bird'}", "{'status':200}"),
            "/request/body/kind",
            "#/components/schemas/Pet/discriminator"));
    pairs.add(
        new Pair(
            "the heir that is told",
            sent,
            UNIONS,
            posts("/beasts", json, "{'type':'Lion','mane':true}", "{'status':200}"),
            posts("/beasts", json, "{'type':'Lion'}", "{'status':200}"),
            "/request/body",
            "#/components/schemas/Lion/allOf/1/required"));
    pairs.add(
        new Pair(
            "a form",
            sent,
            TYPES,
            posts("/files", "application/x-www-form-urlencoded", "'a=1&b=x&b=y'", done),
            posts("/files", "application/x-www-form-urlencoded", "'b=x'", done),
            "/request/body",
            "#/paths/~1files/post/requestBody/content/application~1x-www-form-urlencoded/schema/required"));
    pairs.add(
        new Pair(
            "parts",
            sent,
            TYPES,
            posts(
                "/files",
                "multipart/form-data; boundary=b",
                "'--b\\r"
                    + "\\n"
                    + "Content-Disposition: form-data; name=\\\"file\\\"; filename=\\\"a\\\"\\r"
                    + "\\n"
                    + "\\r"
                    + "\\n"
                    + "x\\r"
                    + "\\n"
                    + "--b--\\r"
                    + "\\n"
                    + "'",
                done),
            posts(
                "/files",
                "multipart/form-data; boundary=b",
                "'--b\\r"
                    + "\\n"
                    + "Content-Disposition: form-data; name=\\\"n\\\"\\r"
                    + "\\n"
                    + "\\r"
                    + "\\n"
                    + "1\\r"
                    + "\\n"
                    + "--b--\\r"
                    + "\\n"
                    + "'",
                done),
            "/request/body",
            "#/paths/~1files/post/requestBody/content/multipart~1form-data/schema/required"));
    pairs.add(
        new Pair(
            "text",
            sent,
            TYPES,
            posts("/files", "text/plain", "'12345'", done),
            posts("/files", "text/plain", "'123456'", done),
            "/request/body",
            "#/paths/~1files/post/requestBody/content/text~1plain/schema/maxLength"));
    // statuses
    pairs.add(
        new Pair(
            "another",
            FindingCode.STATUS_UNDOCUMENTED,
            DOGS,
            get("/dogs/1", "{'status':404}"),
            get("/dogs/1", "{'status':410}"),
            "/response/status",
            "#/paths/~1dogs~1{id}/get/responses"));
    pairs.add(
        new Pair(
            "nothing but the default",
            FindingCode.STATUS_DEFAULT,
            TYPES,
            posts(
                "/files",
                json,
                "{'a':1}",
                "{'status':422,'headers':{'Content-Type':'application/problem+json'},'body':{'title':'x'}}"),
            posts("/files", json, "{'a':1}", "{'status':503,'body':{'e':'x'}}"),
            "/response/status",
            "#/paths/~1files/post/responses/default"));
    // answers
    FindingCode expected = FindingCode.RESPONSE_BODY_INVALID;
    pairs.add(dog("type", expected, "'legs':4", "'legs':'4'", "/legs", "/properties/legs/type"));
    pairs.add(
        dog("null", expected, "'nick':null", "'size':null", "/size", "/properties/size/type"));
    pairs.add(
        dog(
            "one of a list",
            expected,
            "'size':'large'",
            "'size':'huge'",
            "/size",
            "/properties/size/enum"));
    pairs.add(
        dog(
            "pattern",
            expected,
            "'name':'Rex'",
            "'name':'rex'",
            "/name",
            "/properties/name/pattern"));
    pairs.add(
        dog(
            "format",
            expected,
            "'chip':'123e4567-e89b-12d3-a456-426614174000'",
            "'chip':'123'",
            "/chip",
            "/properties/chip/format"));
    pairs.add(
        dog(
            "bound",
            expected,
            "'weight':90",
            "'weight':91",
            "/weight",
            "/properties/weight/maximum"));
    pairs.add(
        dog(
            "fewest items",
            expected,
            "'tags':['a']",
            "'tags':[]",
            "/tags",
            "/properties/tags/minItems"));
    pairs.add(
        dog(
            "closed object",
            expected,
            "'owner':{'phone':'1'}",
            "'owner':{'fax':'1'}",
            "/owner/fax",
            "/properties/owner/additionalProperties"));
    pairs.add(
        dog(
            "what no answer has",
            FindingCode.RESPONSE_WRITE_ONLY,
            "'id':4",
            "'secret':'x'",
            "/secret",
            "/properties/secret/writeOnly"));
    pairs.add(
        dog(
            "another name",
            FindingCode.RESPONSE_PROPERTY_UNDECLARED,
            "'legs':4",
            "'leggs':4",
            "/leggs",
            "/properties"));
    pairs.add(
        new Pair(
            "the alternative that is told",
            expected,
            UNIONS,
            posts(
                "/pets", json, "{'kind':'fish'}", "{'status':200,'body':{'kind':'cat','lives':9}}"),
            posts(
                "/pets",
                json,
                "{'kind':'fish'}",
                "{'status':200,'body':{'kind':'cat','lives':'nine'}}"),
            "/response/body/lives",
            "#/components/schemas/Cat/properties/lives/type"));
    pairs.add(
        new Pair(
            "an alternative that is not told",
            expected,
            UNIONS,
            posts("/pets", json, "{'kind':'fish'}", "{'status':200,'body':{'fins':2}}"),
            posts(
                "/pets",
                json,
                "{'kind':'fish'}",
                "{'status':200,'body':{'fins':'two','lives':'x'}}"),
            "/response/body/lives",
            "#/components/schemas/Cat/properties/lives/type"));
    pairs.add(
        new Pair(
            "none documented",
            FindingCode.RESPONSE_BODY_UNDOCUMENTED,
            DOGS,
            get("/dogs/1", "{'status':404,'body':''}"),
            get("/dogs/1", "{'status':404,'body':{'a':1}}"),
            "/response/body",
            "#/paths/~1dogs~1{id}/get/responses/404"));
    pairs.add(
        new Pair(
            "empty",
            FindingCode.RESPONSE_BODY_EMPTY,
            DOGS,
            get("/dogs/1", "{'status':200}"),
            get("/dogs/1", "{'status':200,'body':null}"),
            "/response/body",
            "#/paths/~1dogs~1{id}/get/responses/200/content/application~1json"));
    pairs.add(
        new Pair(
            "type",
            FindingCode.RESPONSE_HEADER_INVALID,
            TYPES,
            posts(
                "/files",
                json,
                "{'a':1}",
                "{'status':201,'headers':{'x-left':'3','Location':'/x','ETag':'1'}}"),
            posts("/files", json, "{'a':1}", "{'status':201,'headers':{'x-left':'three'}}"),
            "/response/headers/x-left",
            "#/paths/~1files/post/responses/201/headers/X-Left/schema/type"));
    pairs.add(
        new Pair(
            "another name",
            FindingCode.RESPONSE_HEADER_UNDECLARED,
            TYPES,
            posts(
                "/files", json, "{'a':1}", "{'status':201,'headers':{'Cache-Control':'no-store'}}"),
            posts("/files", json, "{'a':1}", "{'status':201,'headers':{'X-Lft':'3'}}"),
            "/response/headers/X-Lft",
            "#/paths/~1files/post/responses/201"));
    // matchers
    String schema =
        "#/paths/~1files/post/responses/201/content/application~1json/schema/properties/";
    String ruled = "{'status':201,'body':%s,'matchingRules':{'body':{'%s':{'matchers':[%s]}}}}";
    pairs.add(
        new Pair(
            "fractions of integers",
            FindingCode.MATCHER_IMPOSSIBLE,
            TYPES,
            posts(
                "/files",
                json,
                "{'a':1}",
                ruled.formatted("{'n':1.5}", "$.n", "{'match':'decimal'}")),
            posts(
                "/files",
                json,
                "{'a':1}",
                ruled.formatted("{'i':1}", "$.i", "{'match':'decimal'}")),
            "/response/matchingRules/body/$.i/matchers/0",
            schema + "i/type"));
    pairs.add(
        new Pair(
            "more items than there may be",
            FindingCode.MATCHER_IMPOSSIBLE,
            TYPES,
            posts(
                "/files",
                json,
                "{'a':1}",
                ruled.formatted("{'l':[1]}", "$.l", "{'match':'type','min':4}")),
            posts(
                "/files",
                json,
                "{'a':1}",
                ruled.formatted("{'l':[1]}", "$.l", "{'match':'type','min':5}")),
            "/response/matchingRules/body/$.l/matchers/0",
            schema + "l/maxItems"));
    pairs.add(
        new Pair(
            "fewer items than there must be",
            FindingCode.MATCHER_IMPOSSIBLE,
            TYPES,
            posts(
                "/files",
                json,
                "{'a':1}",
                ruled.formatted("{'l':[1]}", "$.l", "{'match':'type','max':2}")),
            posts(
                "/files",
                json,
                "{'a':1}",
                ruled.formatted("{'l':[1]}", "$.l", "{'match':'type','max':1}")),
            "/response/matchingRules/body/$.l/matchers/0",
            schema + "l/minItems"));
    String choice =
        "{'request':{'method':'GET','path':'/dogs','query':'limit=1&tags=a','headers':"
            + TRACE
            + ",'matchingRules':{'$.query.tags':{'match':'regex','regex':'%s'}}},'response':{'status':200}}";
    pairs.add(
        new Pair(
            "one of the texts of a request",
            FindingCode.MATCHER_UNACCEPTED,
            QUERY,
            choice.formatted("a|b"),
            choice.formatted("a|b|c"),
            "/request/matchingRules/$.query.tags",
            "#/paths/~1dogs/get/parameters/1/schema/items/enum"));
    pairs.add(
        new Pair(
            "integers of numbers",
            FindingCode.MATCHER_UNPROMISED,
            TYPES,
            posts(
                "/files", json, "{'a':1}", ruled.formatted("{'n':1}", "$.n", "{'match':'number'}")),
            posts(
                "/files",
                json,
                "{'a':1}",
                ruled.formatted("{'n':1}", "$.n", "{'match':'integer'}")),
            "/response/matchingRules/body/$.n/matchers/0",
            schema + "n"));
    pairs.add(
        new Pair(
            "its own example",
            FindingCode.MATCHER_EXAMPLE,
            DOGS,
            expects("{'name':'Rex'}", "{'$.body.name':{'match':'regex','regex':'^R'}}"),
            expects("{'name':'Rex'}", "{'$.body.name':{'match':'regex','regex':'^Q'}}"),
            "/response/matchingRules/$.body.name",
            "#/components/schemas/Dog/properties/name"));
    return pairs.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pairs")
  void onePassesAndOneDoesNot(Pair pair) {
    PactCheck check = check(pair.paths());
    assertThat(findings(check, pair.good())).isEmpty();
    List<Finding> bad = findings(check, pair.bad());
    assertThat(bad).extracting(Finding::code).containsExactly(pair.code());
    Finding finding = bad.get(0);
    assertThat(finding.pointer()).isEqualTo("/interactions/0" + pair.pointer());
    assertThat(finding.document()).isEqualTo(pair.document().replaceFirst("/$", ""));
    assertThat(finding.message()).matches("(?s)[A-Z].*\\.");
    Node root = check.document().root();
    assertThat(Pointer.resolve(root, finding.document())).as(finding.document()).isNotNull();
  }

  /** What no interaction can show, or what is shown elsewhere. */
  private static final Set<FindingCode> ELSEWHERE =
      EnumSet.of(
          FindingCode.PACT_UNREADABLE,
          FindingCode.PACT_EMPTY,
          FindingCode.INTERACTION_UNJUDGED,
          FindingCode.BODY_UNJUDGED);

  @Test
  void everyKindOfFindingHasAPair() {
    Set<FindingCode> shown = pairs().map(Pair::code).collect(Collectors.toSet());
    shown.addAll(ELSEWHERE);
    assertThat(shown).containsExactlyInAnyOrder(FindingCode.values());
  }

  static PactCheck check(String paths) {
    return new PactCheck(
        ContractReader.document(
            ContractSource.text("test.yaml", Documents.ofPaths(paths)), ContractOptions.LATEST));
  }

  static List<Finding> findings(PactCheck check, String interaction) {
    String pact =
        "{'interactions':[" + interaction.replaceFirst("\\{", "{'description':'x',") + "]}";
    return check.check("test.json", pact.replace('\'', '"')).all();
  }
}
