package dev.dateline.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of XML, by the XML objects of the document. */
class XmlBodiesTest {
  private static final String ZOO =
      """
      paths:
        /pets:
          post:
            operationId: addPet
            requestBody: {content: {application/xml: {schema: {$ref: '#/components/schemas/Pet'}}}}
            responses:
              '200': {description: ok, content: {application/xml: {schema: {$ref: '#/components/schemas/Pet'}}}}
          get:
            operationId: listPets
            responses:
              '200': {description: ok, content: {application/xml: {schema: {type: array, xml: {name: pets}, maxItems: 3, items: {$ref: '#/components/schemas/Pet'}}}}}
        /free:
          post:
            operationId: free
            requestBody: {content: {text/xml: {schema: {type: object, properties: {n: {type: integer}}}}}}
            responses: {'204': {description: done}}
        /text:
          post:
            operationId: text
            requestBody: {content: {application/xml: {schema: {type: string}}}}
            responses: {'204': {description: done}}
        /beasts:
          post:
            operationId: beast
            requestBody: {content: {application/soap+xml: {schema: {$ref: '#/components/schemas/Beast'}}}}
            responses: {'204': {description: done}}
      components:
        schemas:
          Pet:
            type: object
            required: [id, name, photo]
            xml: {name: pet}
            additionalProperties: false
            properties:
              id: {type: integer, minimum: 1, xml: {attribute: true}}
              name: {type: string, maxLength: 8}
              size: {type: string, enum: [s, m]}
              alive: {type: boolean, xml: {name: isAlive}}
              weight: {type: number}
              nick: {type: [string, 'null']}
              born: {type: string, format: date}
              photo: {type: array, maxItems: 2, items: {type: string, xml: {name: photoUrl}}}
              tags: {type: array, xml: {wrapped: true}, minItems: 1, items: {$ref: '#/components/schemas/Tag'}}
              marks: {type: array, xml: {name: marked, wrapped: true}, items: {type: integer}}
              grid: {type: array, items: {type: array, items: {type: integer}}}
              owner: {type: object, xml: {namespace: 'urn:own', prefix: o}, properties: {first: {type: string}}, required: [first]}
              kind: {oneOf: [{type: integer}, {type: boolean}]}
              grams: {type: integer, readOnly: true}
          Tag: {type: object, xml: {name: tag}, properties: {n: {type: integer}}}
          Beast:
            type: object
            required: [type]
            properties: {type: {type: string}}
            discriminator: {propertyName: type}
          Lion: {allOf: [{$ref: '#/components/schemas/Beast'}, {type: object, required: [mane], properties: {mane: {type: boolean}, cubs: {type: array, items: {type: integer}}}}]}
      """;

  private static final PactCheck CHECK = PactFindingsTest.check(ZOO);

  private static JsonObject message(String type, String xml) {
    return JsonObject.EMPTY
        .with("headers", JsonObject.EMPTY.with("Content-Type", JsonValue.of(type)))
        .with("body", JsonValue.of(xml));
  }

  private static JsonObject posts(String path, String type, String xml) {
    return message(type, xml).with("method", JsonValue.of("POST")).with("path", JsonValue.of(path));
  }

  private static List<String> findings(JsonObject request, JsonObject response) {
    JsonObject interaction = JsonObject.EMPTY.with("request", request).with("response", response);
    return CHECK.check("x", "{\"interactions\":[" + interaction + "]}").all().stream()
        .map(
            each ->
                each.code().id()
                    + " "
                    + each.document().replaceFirst(".*/", "")
                    + ": "
                    + each.message())
        .toList();
  }

  private static JsonObject answer(String path) {
    return JsonObject.EMPTY.with("status", JsonValue.of(path.equals("/pets") ? 200 : 204));
  }

  /** A row ends with how the finding starts and what is in it, or with nothing. */
  private static void expect(List<String> findings, String[] row, int columns) {
    if (row.length <= columns) {
      assertThat(findings).isEmpty();
    } else {
      assertThat(findings).hasSize(1);
      assertThat(findings.get(0))
          .startsWith(row[columns])
          .contains(row.length > columns + 1 ? row[columns + 1] : "");
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        // as the document has it
        "<name>Rex</name>",
        "<name>Rex</name><size>s</size><isAlive>true</isAlive><weight> 1.5 </weight><born>2024-02-29</born>",
        "<name>Rex</name><photoUrl>a</photoUrl>",
        "<name>Rex</name><photoUrl>a</photoUrl><size>m</size><photoUrl>b</photoUrl>",
        "<name>Rex</name><tags><tag><n>1</n></tag><tag/></tags>",
        "<name>Rex</name><marked><marked>1</marked><marked>2</marked></marked>",
        "<name>Rex</name><marked><mark>1</mark></marked><kind>true</kind>",
        "<name>Rex</name><grid><v>1</v><v>2</v></grid><grid><v>3</v></grid>",
        "<name>Rex</name><o:owner xmlns:o='urn:own'><o:first>A</o:first></o:owner>",
        "<name>Rex</name><owner xmlns='urn:own'><first>A</first></owner>",
        "<name>Rex</name><o:owner><o:first>A</o:first></o:owner>",
        "<name>Rex</name><nick xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:nil='true'/>",
        "<!-- a --><name><![CDATA[Re]]>x</name><nick/>",
        // what it does not allow
        "<size>s</size>; request.body.invalid required; must have 'name'",
        "<name>Rexrexrex</name>; request.body.invalid maxLength; at /pet/name must have at most",
        "<name>Rex</name><size>l</size>; request.body.invalid enum; at /pet/size",
        "<name>Rex</name><isAlive>yes</isAlive>; request.body.invalid type; at /pet/isAlive must be a boolean",
        "<name>Rex</name><alive>true</alive>; request.body.invalid additionalProperties; at /pet/alive",
        "<name>Rex</name><weight>heavy</weight>; request.body.invalid type",
        "<name>Rex</name><weight/>; request.body.invalid type",
        "<name>Rex</name><born>29.2.2024</born>; request.body.invalid format",
        "<name>Rex</name><photoUrl>a</photoUrl><photoUrl>b</photoUrl><photoUrl>c</photoUrl>; request.body.invalid maxItems; at /pet/photoUrl",
        "<name>Rex</name><tags/>; request.body.invalid minItems; at /pet/tags",
        "<name>Rex</name><tags><tag/><tag><n>x</n></tag></tags>; request.body.invalid type; at /pet/tags/tag[2]/n",
        "<name>Rex</name><marked>1</marked>; request.body.invalid marks; at /pet/marked must have an element for each item",
        "<name>Rex</name><tags><label/></tags>; request.body.invalid xml; must have items <tag>, and is <label>",
        "<name>Rex</name><tag><n>1</n></tag>; request.body.invalid additionalProperties; /pet/tag",
        "<name>Rex</name><marked><m>x</m></marked>; request.body.invalid type; /pet/marked/m",
        "<name>Rex</name><grid><v>a</v></grid>; request.body.invalid type; /pet/grid/v",
        "<name>Rex</name><name>Max</name>; request.body.invalid type; must be a string",
        "<name>Rex</name><id>1</id>; request.body.invalid additionalProperties; /pet/id must not be there",
        "<name>Rex</name><owner><first>A</first></owner>; request.body.invalid xml; must be in the namespace urn:own, and is in none",
        "<name>Rex</name><owner xmlns='urn:own'/>; request.body.invalid required",
        "<name>Rex</name><kind>maybe</kind>; request.body.invalid type",
        "<name>Rex</name><grams>5</grams>; request.body.read-only readOnly; at /pet/grams",
      })
  void elements(String row) {
    String[] cells = row.split("; ");
    String xml = "<pet id='1'>" + cells[0] + "</pet>";
    expect(findings(posts("/pets", "application/xml", xml), answer("/pets")), cells, 1);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "/pets; \n<?xml version='1.0' encoding='UTF-16'?>\n<pet id='1'>\n  <name>R</name>\n</pet>\n",
        "/pets; <x:pet xmlns:x='urn:x' id='1' xml:lang='en'><x:name>R</x:name></x:pet>",
        "/pets; <pet id='0'><name>R</name></pet>; request.body.invalid minimum; at /pet/@id",
        "/pets; <pet><name>R</name></pet>; request.body.invalid required; must have 'id'",
        "/pets; <pet id='1' colour='red'><name>R</name></pet>; request.body.invalid additionalProperties; /pet/@colour",
        "/pets; <pet id='1' name='R'><name>R</name></pet>; request.body.invalid additionalProperties; /pet/@name",
        "/pets; <dog id='1'><name>R</name></dog>; request.body.invalid xml; must be <pet>, and is <dog>",
        "/pets; <pet id='1'><name>R</pet>; request.body.invalid application~1xml; is no well-formed XML (line 1, column",
        "/pets; nothing; request.body.invalid application~1xml; is no well-formed XML",
        "/pets; <!DOCTYPE pet [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><pet id='1'><name>R</name></pet>; body.unjudged application~1xml; It has a document type",
        "/free; <any><n>1</n></any>",
        "/free; <any><n>x</n></any>; request.body.invalid type; /any/n",
        "/free; <any><m>x</m></any>; request.body.undeclared-property properties; /any/m is no property",
        "/free; <any/>",
        "/text; <whatever/>",
        "/beasts; <Beast><type>Lion</type><mane>true</mane><cubs>1</cubs></Beast>",
        "/beasts; <Beast><type>Lion</type><mane>big</mane></Beast>; request.body.invalid type; /Beast/mane",
        "/beasts; <Beast><type>Lion</type></Beast>; request.body.invalid required; 'mane'",
      })
  void documents(String row) {
    String[] cells = row.split("; ");
    String type =
        switch (cells[0]) {
          case "/free" -> "text/xml";
          case "/beasts" -> "application/soap+xml";
          default -> "application/xml";
        };
    expect(findings(posts(cells[0], type, cells[1]), answer(cells[0])), cells, 2);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "<pet id='1'/>; -",
        "<pet id='x'/>; -; response.body.invalid type; /pets/pet/@id",
        "<pet/><pet/><pet/><pet/>; -; response.body.invalid maxItems; at /pets",
        "<pet/><pet/><pet/><pet/>; $.pets.pet {'match':'type','min':1}",
        "<pet id='1'/>; $.pets.pet[*]['@id'] {'match':'integer'}",
        "<pet id='1'/>; $.pets.pet[*]['@id'] {'match':'decimal'}; matcher.impossible type; /pets/pet/@id",
        "<pet><size>s</size></pet>; $.pets.pet[0].size['#text'] {'match':'regex','regex':'[sml]'}",
        "<pet><size>s</size></pet>; $.pets.pet[0].size['#text'] {'match':'regex','regex':'^m'}; matcher.example size; /pets/pet/size",
        "<pet><born>2024-02-29</born></pet>; $.pets.pet.born['#text'] {'match':'date','format':'yyyy-MM-dd'}",
        "<pet><born>2024-02-29</born></pet>; $.pets.pet.born['#text'] {'match':'date','format':'dd MM yyyy'}; matcher.impossible format",
        "<pet/>; $.pets.pet {'match':'type','min':4}; matcher.impossible maxItems; at least 4 items",
        "<pet/>; $.pets.pet {'match':'type','min':3}",
        "<pet><tags><tag><n>1</n></tag></tags></pet>; $.pets.pet[*].tags.tag[*].n['#text'] {'match':'number'}",
      })
  void expectations(String row) {
    String[] cells = row.split("; ");
    JsonObject response =
        message("application/xml", "<pets>" + cells[0] + "</pets>")
            .with("status", JsonValue.of(200));
    if (!cells[1].equals("-")) {
      String[] rule = cells[1].split(" ", 2);
      JsonValue matchers = JsonValue.parse("{\"matchers\":[" + rule[1].replace('\'', '"') + "]}");
      response =
          response.with(
              "matchingRules",
              JsonObject.EMPTY.with("body", JsonObject.EMPTY.with(rule[0], matchers)));
    }
    JsonObject request = JsonObject.EMPTY.with("path", JsonValue.of("/pets"));
    expect(findings(request, response), cells, 2);
  }

  /** What is generated when the pact is replayed is not known before. */
  @Test
  void generatedTexts() {
    JsonValue generators =
        JsonValue.parse("{\"body\":{\"$.pet.name['#text']\":{\"type\":\"RandomString\"}}}");
    String xml = "<pet id='1'><name>far too long</name></pet>";
    JsonObject request = posts("/pets", "application/xml", xml);
    assertThat(findings(request, answer("/pets"))).hasSize(1);
    assertThat(findings(request.with("generators", generators), answer("/pets"))).isEmpty();
  }

  /** Nested deeper than any message is: an answer, and a soon one. */
  @ParameterizedTest
  @CsvSource({"100000, body.unjudged", "91, body.unjudged", "80, request.body.invalid"})
  void depth(int depth, String code) {
    String xml = "<pet>".repeat(depth) + "</pet>".repeat(depth);
    assertThat(findings(posts("/pets", "application/xml", xml), answer("/pets")))
        .isNotEmpty()
        .allMatch(each -> each.startsWith(code));
  }
}
