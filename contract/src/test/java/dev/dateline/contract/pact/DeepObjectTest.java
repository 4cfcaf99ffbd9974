package dev.dateline.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parameters in the style deepObject, with what OpenAPI leaves open as libraries write it. */
class DeepObjectTest {
  private static final PactCheck CHECK =
      PactFindingsTest.check(
          """
          paths:
            /dogs:
              get:
                operationId: listDogs
                parameters:
                  - name: f
                    in: query
                    style: deepObject
                    schema:
                      type: object
                      properties:
                        age: {type: integer}
                        tags: {type: array, maxItems: 2, items: {type: string, enum: [a, b]}}
                        owner: {type: object, required: [name], additionalProperties: false, properties: {name: {type: string}, phones: {type: array, items: {type: integer}}}}
                        dogs: {type: array, items: {type: object, properties: {n: {type: integer}}}}
                        any: {oneOf: [{type: integer}, {type: array, items: {type: integer}}]}
                        byNumber: {type: object, additionalProperties: {type: boolean}}
                        range: {type: object, properties: {gte: {type: integer}, lte: {type: integer}}}
                  - {name: need, in: query, required: true, style: deepObject, schema: {type: object, additionalProperties: {type: integer}}}
                responses: {'200': {description: ok}}
          """);

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "f[age]=3;",
        "f%5Bage%5D=3;",
        "f[age]=x; properties/age/type",
        "f[tags]=a;",
        "f[tags]=a&f[tags]=b;",
        "f[tags]=a,b;",
        "f[tags][]=a&f[tags][]=b;",
        "f[tags][0]=a&f[tags][1]=b;",
        "f[tags]=c; tags/items/enum",
        "f[tags]=a,c; tags/items/enum",
        "f[tags][]=a&f[tags][]=c; tags/items/enum",
        "f[tags][]=a&f[tags][]=b&f[tags][]=a; properties/tags/maxItems",
        "f[tags][first]=a; properties/tags/type",
        "f[owner][name]=A;",
        "f[owner][name]=A&f[owner][phones][]=1&f[owner][phones][]=2;",
        "f[owner][name]=A&f[owner][phones][]=x; phones/items/type",
        "f[owner][phones]=1; properties/owner/required",
        "f[owner][nme]=A&f[owner][name]=A; properties/owner/additionalProperties",
        "f[owner]=A; properties/owner/type",
        "f[owner]=%7B%22name%22:%22A%22%7D;",
        "f[dogs][0][n]=1&f[dogs][1][n]=2;",
        "f[dogs][0][n]=x; properties/n/type",
        "f[dogs][][n]=x&f[dogs][][n]=1;",
        "f[any]=1;",
        "f[any][]=1;",
        "f[any]=x; oneOf/0/type",
        "f[byNumber][7]=true;",
        "f[byNumber][7]=1; byNumber/additionalProperties/type",
        "f[range][gte]=1&f[range][lte]=9;",
        "f[range][gte]=one; properties/gte/type",
        "f=1; get/parameters/0",
        "other=1; #/paths/~1dogs/get",
      })
  void values(String query, String expected) {
    String interaction =
        "{'request':{'path':'/dogs','query':'need[a]=1&" + query + "'},'response':{'status':200}}";
    List<String> found =
        PactFindingsTest.findings(CHECK, interaction).stream().map(Finding::document).toList();
    if (expected == null) {
      assertThat(found).isEmpty();
    } else {
      assertThat(found).hasSize(1).allMatch(each -> ("/" + each).endsWith("/" + expected));
    }
  }

  @ParameterizedTest
  @CsvSource({"f[age]=1, request.query.missing", "need[a][b]=1, request.query.invalid"})
  void requiredOnes(String query, String code) {
    assertThat(
            PactFindingsTest.findings(
                CHECK,
                "{'request':{'path':'/dogs','query':'" + query + "'},'response':{'status':200}}"))
        .extracting(each -> each.code().id())
        .containsExactly(code);
  }
}
