package dev.dateline.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rules of a request say of what else may be sent than the example. */
class RequestMatchersTest {
  private static final String SHOP =
      """
      paths:
        /orders/{id}/{part}:
          parameters:
            - {name: id, in: path, required: true, schema: {type: integer, maximum: 99}}
            - {name: part, in: path, required: true, schema: {type: string, enum: [lines, total]}}
          get:
            operationId: getPart
            parameters:
              - {name: state, in: query, schema: {type: string, enum: [open, done]}}
              - {name: tags, in: query, schema: {type: array, maxItems: 3, items: {type: string, enum: [a, b]}}}
              - {name: csv, in: query, explode: false, schema: {type: array, items: {type: string, enum: [a, b]}}}
              - {name: limit, in: query, schema: {type: integer, maximum: 10}}
              - {name: since, in: query, schema: {type: string, format: date}}
              - {name: rate, in: query, schema: {type: number}}
              - {name: filter, in: query, style: deepObject, schema: {type: object, properties: {kind: {type: string, enum: [a]}}}}
              - {name: X-Mode, in: header, schema: {type: string, enum: [fast, slow]}}
            responses: {'200': {description: ok}}
        /orders/all/lines:
          get: {operationId: allLines, responses: {'200': {description: ok}}}
        /orders:
          post:
            operationId: createOrder
            requestBody:
              content:
                application/json:
                  schema:
                    type: object
                    required: [state]
                    properties:
                      state: {type: string, enum: [open, done]}
                      name: {type: string, maxLength: 5}
                      count: {type: integer, maximum: 5}
                      price: {type: number}
                      due: {type: string, format: date}
                      at: {type: string, format: date-time}
                      any: {anyOf: [{type: integer}, {type: number}]}
                      lists: {anyOf: [{type: array, maxItems: 1}, {type: array, maxItems: 4}]}
                      lines: {type: array, minItems: 1, maxItems: 3, items: {type: object, properties: {size: {enum: [s, m]}}}}
                      map: {type: object, additionalProperties: {enum: [x, y]}}
                      pet: {$ref: '#/components/schemas/Pet'}
                      thing:
                        oneOf:
                          - {type: object, required: [kind, a], properties: {kind: {const: x}, a: {type: integer}}, additionalProperties: false}
                          - {type: object, required: [kind, b], properties: {kind: {const: y}, b: {type: integer}}, additionalProperties: false}
            responses: {'204': {description: done}, '400': {description: bad}}
      components:
        schemas:
          Pet:
            oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Fish'}]
            discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat', fish: '#/components/schemas/Fish'}}
          Cat: {type: object, required: [kind, lives], properties: {kind: {type: string}, lives: {type: integer}}}
          Fish: {type: object, required: [kind, fins], properties: {kind: {type: string}, fins: {type: integer}}}
      """;

  private static final PactCheck CHECK = PactFindingsTest.check(SHOP);

  private static List<String> codes(String interaction) {
    return PactFindingsTest.findings(CHECK, interaction).stream()
        .map(each -> each.code().id() + " " + each.document().replaceAll(".*/(?=[^/]+/[^/]+$)", ""))
        .toList();
  }

  private static void expect(List<String> codes, String expected) {
    assertThat(codes).isEqualTo(expected == null ? List.of() : List.of(expected));
  }

  @ParameterizedTest(name = "{0} in {1} by {2}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        // what is not named, but left open, is no matter
        "$.name; {'name':'abc'}; 'match':'regex','regex':'[a-z]+';",
        "$.name; {'name':'abc'}; 'match':'regex','regex':'\\\\w{1,20}';",
        "$.name; {'name':'abc'}; 'match':'type';",
        "$.state; {'state':'open'}; 'match':'type';",
        "$.count; {'count':3}; 'match':'integer';",
        "$.count; {'count':3}; 'match':'number';",
        "$.price; {'price':3}; 'match':'integer';",
        "$.price; {'price':3.5}; 'match':'decimal';",
        "$.any; {'any':1.5}; 'match':'decimal';",
        "$.lines; {'lines':[{}]}; 'match':'type','min':1;",
        "$.lines; {'lines':[{}]}; 'match':'type','min':1,'max':3;",
        "$.lists; {'lists':[1]}; 'match':'type','min':1,'max':4;",
        // texts that are named
        "$.state; {'state':'open'}; 'match':'regex','regex':'open|done';",
        "$.state; {'state':'open'}; 'match':'regex','regex':'^(open|done|lost)$'; matcher.unaccepted state/enum",
        "$.state; {'state':'open'}; 'match':'regex','regex':'^(?:open|closed?)$'; matcher.unaccepted state/enum",
        "$.lines[*].size; {'lines':[{'size':'s'}]}; 'match':'regex','regex':'[sm]';",
        "$.lines[*].size; {'lines':[{'size':'s'}]}; 'match':'regex','regex':'[sml]'; matcher.unaccepted size/enum",
        "$.name; {'name':'one'}; 'match':'regex','regex':'one|another'; matcher.unaccepted name/maxLength",
        // what else the body would need then is another matter
        "$.pet.kind; {'pet':{'kind':'cat','lives':9}}; 'match':'regex','regex':'cat|fish';",
        "$.pet.kind; {'pet':{'kind':'cat','lives':9}}; 'match':'regex','regex':'cat|bird'; matcher.unaccepted Pet/discriminator",
        "$.thing.kind; {'thing':{'kind':'x','a':1}}; 'match':'regex','regex':'x|y';",
        "$.thing.kind; {'thing':{'kind':'x','a':1}}; 'match':'regex','regex':'x|z'; matcher.unaccepted kind/const",
        // rules in matchers
        "$.lines; {'lines':[{'size':'s'}]}; 'match':'arrayContains','variants':[{'index':0,'rules':{'$.size':{'matchers':[{'match':'regex','regex':'s|m'}]}}}];",
        "$.lines; {'lines':[{'size':'s'}]}; 'match':'arrayContains','variants':[{'index':0,'rules':{'$.size':{'matchers':[{'match':'regex','regex':'s|xl'}]}}}]; matcher.unaccepted size/enum",
        "$.map; {'map':{'a':'x'}}; 'match':'eachValue','rules':[{'match':'regex','regex':'x|y'}];",
        "$.map; {'map':{'a':'x'}}; 'match':'eachValue','rules':[{'match':'regex','regex':'x|z'}]; matcher.unaccepted additionalProperties/enum",
        "$.map; {'map':{'a':'x'}}; 'match':'eachKey','rules':[{'match':'regex','regex':'a|b'}];",
        // numbers of items
        "$.lines; {'lines':[{}]}; 'match':'type','min':0; matcher.unaccepted lines/minItems",
        "$.lines; {'lines':[{}]}; 'match':'type','max':9; matcher.unaccepted lines/maxItems",
        "$.lines; {'lines':[{}]}; 'match':'type','min':4; matcher.impossible lines/maxItems",
        "$.lists; {'lists':[1]}; 'match':'type','min':5; matcher.impossible 0/maxItems",
        // nothing that is sent by the rule is allowed
        "$.count; {'count':3}; 'match':'decimal'; matcher.impossible count/type",
        "$.due; {'due':'2024-01-31'}; 'match':'date','date':'yyyy-MM-dd';",
        "$.due; {'due':'2024-01-31'}; 'match':'date','format':'dd.MM.yyyy'; matcher.impossible due/format",
        "$.at; {'at':'2024-01-31T10:00:00Z'}; 'match':'timestamp','timestamp':'yyyy-MM-dd\\u0027T\\u0027HH:mm:ssXXX';",
        "$.at; {'at':'2024-01-31T10:00:00Z'}; 'match':'datetime','format':'yyyy-MM-dd HH:mm'; matcher.impossible at/format",
        // a matcher that refuses its own example
        "$.state; {'state':'open'}; 'match':'regex','regex':'^d'; matcher.example properties/state",
        "$.state; {'state':'open'}; 'match':'regex','regex':'\\\\h';",
      })
  void bodies(String path, String body, String rule, String expected) {
    String whole = body.contains("state") ? body : "{'state':'open'," + body.substring(1);
    String request =
        "{'request':{'method':'POST','path':'/orders','headers':{'Content-Type':'application/json'},'body':"
            + whole
            + ",'matchingRules':{'body':{'"
            + path
            + "':{'matchers':[{"
            + rule
            + "}]}}}},'response':{'status':%d}}";
    expect(codes(request.formatted(204)), expected);
    assertThat(codes(request.formatted(400))).isEmpty();
  }

  @ParameterizedTest(name = "{0} and {1} by {2}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "state=open; $.query.state; open|done;",
        "state=open; $.query.state; open|lost; matcher.unaccepted schema/enum",
        "state=open; $.query.state; ^op; ",
        "state=open; $.query.state; ^do; matcher.example 0/schema",
        "tags=a&tags=b; $.query.tags[0]; a|b;",
        "tags=a&tags=b; $.query.tags[*]; a|c; matcher.unaccepted items/enum",
        "tags=a&tags=b; $.query.tags; [abc]; matcher.unaccepted items/enum",
        "csv=a,b; $.query.csv; a,b|b;",
        "csv=a,b; $.query.csv; a,b|b,c; matcher.unaccepted items/enum",
        "limit=3; $.query.limit; 3|10;",
        "limit=3; $.query.limit; 3|11; matcher.unaccepted schema/maximum",
        "limit=3; $.query.limit; [0-9]+;",
        "limit=3; $.query.other; 3|11;",
        "filter[kind]=a; $.query.filter[kind]; a|b;",
        "filter[kind]=a; $.query['filter[kind]']; a|a;",
        "state=open; $.headers.x-mode; fast|slow;",
        "state=open; $.headers.X-Mode; fast|lazy; matcher.unaccepted schema/enum",
        "state=open; $.header['X-Mode']; fast|lazy; matcher.unaccepted schema/enum",
        "state=open; $.path; ~/orders/(1|99)/lines~;",
        "state=open; $.path; ~\\\\/orders\\\\/[0-9]+\\\\/lines~;",
        "state=open; $.path; ~/orders/(1|all)/lines~;",
        "state=open; $.path; ~/orders/1/(lines|total)~;",
        "state=open; $.path; ~^/orders/(1|100)/lines$~; matcher.unaccepted schema/maximum",
        "state=open; $.path; ~/orders/1/(lines|parts)~; matcher.unaccepted schema/enum",
        "state=open; $.path; ~/orders/1/lines(/x)?~; matcher.unaccepted ~1orders~1{id}~1{part}/get",
        "state=open; $.path; ~^/orders/2~; matcher.example ~1orders~1{id}~1{part}/get",
      })
  void texts(String query, String path, String regex, String expected) {
    String interaction =
        "{'request':{'method':'GET','path':'/orders/1/lines','query':'"
            + query
            + "','headers':{'X-Mode':'fast'},'matchingRules':{\""
            + path.replace("'", "\\u0027")
            + "\":{'match':'regex','regex':'"
            + regex.strip()
            + "'}}},'response':{'status':200}}";
    expect(codes(interaction.replace("\\u0027", "\\\"")), expected);
  }

  /** Version 3 has the rules by category; some tools write names as paths. */
  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "query; 'state':%; 'match':'regex','regex':'open|lost'; matcher.unaccepted schema/enum",
        "query; '$.state':%; 'match':'regex','regex':'open|lost'; matcher.unaccepted schema/enum",
        "query; 'state[0]':%; 'match':'regex','regex':'open|lost'; matcher.unaccepted schema/enum",
        "query; '$.state[0]':%; 'match':'regex','regex':'open|lost'; matcher.unaccepted schema/enum",
        "query; '$[\\\"state\\\"][*]':%; 'match':'regex','regex':'open|lost'; matcher.unaccepted schema/enum",
        "query; 'state':%; 'match':'type';",
        "query; 'tags':%; 'match':'type','min':1;",
        "query; 'tags':%; 'match':'type','max':5; matcher.unaccepted schema/maxItems",
        "query; 'tags':%; 'match':'type','min':5; matcher.impossible schema/maxItems",
        "query; 'limit':%; 'match':'integer';",
        "query; 'limit':%; 'match':'number';",
        "query; 'limit':%; 'match':'decimal'; matcher.impossible schema/type",
        "query; 'rate':%; 'match':'decimal';",
        "query; 'since':%; 'match':'date','date':'yyyy-MM-dd';",
        "query; 'since':%; 'match':'date','date':'MM/dd/yyyy'; matcher.impossible schema/format",
        "header; 'x-mode':%; 'match':'regex','regex':'fast|lazy'; matcher.unaccepted schema/enum",
        "header; 'Accept':%; 'match':'regex','regex':'text/html|text/plain';",
        "path; %; 'match':'regex','regex':'/orders/(1|100)/lines'; matcher.unaccepted schema/maximum",
        "path; %; 'match':'type';",
      })
  void byCategory(String category, String rules, String rule, String expected) {
    String matchers = "'matchers':[{" + rule + "}]";
    String held = rules.equals("%") ? matchers : rules.replace("%", "{" + matchers + "}");
    expect(
        codes(
            "{'request':{'method':'GET','path':'/orders/1/lines',"
                + "'query':{'state':['open'],'limit':['3'],'rate':['0.5'],'since':['2024-01-31'],'tags':['a','b']},"
                + "'headers':{'X-Mode':'fast'},'matchingRules':{'"
                + category
                + "':{"
                + held
                + "}}},'response':{'status':200}}"),
        expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "a; a",
        "a|b; a,b",
        "^a$|^bc$; a,bc",
        "(?:a|b)c; ac,bc",
        "(a|b)(c|d)?; ac,ad,a,bc,bd,b",
        "v[12]; v1,v2",
        "1\\.0|\\/x\\-y; 1.0,/x-y",
        "a.c;",
        "a*;",
        "a{2};",
        "\\d;",
        "[0-9];",
        "[^a];",
        "(?i)a;",
        "(?=a)a;",
        "(a;",
        "a);",
        "[a;",
        "\\;",
        "*;",
        "a^b;",
        "[abcdefgh][abcdefgh];",
      })
  void whatARegularExpressionNames(String regex, String texts) {
    assertThat(String.join(",", SpelledOut.texts(regex))).isEqualTo(texts == null ? "" : texts);
  }
}
