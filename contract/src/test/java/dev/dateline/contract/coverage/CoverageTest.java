package dev.dateline.contract.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dateline.contract.ContractDocument;
import dev.dateline.contract.ContractOptions;
import dev.dateline.contract.ContractReader;
import dev.dateline.contract.ContractSource;
import dev.dateline.contract.Documents;
import dev.dateline.contract.coverage.Item.Kind;
import dev.dateline.contract.pact.PactCheck;
import dev.dateline.runtime.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a pact exercises of a small document. */
class CoverageTest {
  private static final String PATHS =
      """
      paths:
        /jobs:
          post:
            operationId: createJob
            parameters:
              - {name: wait, in: query, schema: {type: integer, minimum: 1, exclusiveMaximum: 10}}
            requestBody:
              content:
                application/json:
                  schema:
                    type: object
                    properties:
                      id: {type: string, readOnly: true}
                      name: {type: string, minLength: 2, maxLength: 4, pattern: '^[a-z]'}
                      mode: {type: string, enum: [fast, slow]}
                      a: {type: integer}
                      b: {type: integer}
                      what: {oneOf: [{$ref: '#/components/schemas/Copy'}, {$ref: '#/components/schemas/Move'}]}
                      tags: {type: array, maxItems: 2, items: {type: string}}
                    dependentRequired: {a: [b]}
                    not: {required: [name, b]}
            responses:
              '201': {description: made, content: {application/json: {schema: {$ref: '#/components/schemas/Job'}}}}
              '400': {description: bad, content: {application/json: {schema: {$ref: '#/components/schemas/Error'}}}}
              default: {description: other, content: {application/json: {schema: {$ref: '#/components/schemas/Error'}}}}
        /jobs/{id}:
          get:
            operationId: getJob
            parameters: [{name: id, in: path, required: true, schema: {type: string}}]
            responses:
              '200': {description: a job, content: {application/json: {schema: {$ref: '#/components/schemas/Job'}}, text/plain: {schema: {type: string}}}}
      components:
        schemas:
          Job: {type: object, properties: {id: {type: string}, secret: {type: string, writeOnly: true}, parent: {$ref: '#/components/schemas/Job'}}}
          Error: {type: object, properties: {code: {type: string}}}
          Copy: {type: object, required: [from], properties: {from: {type: string}}}
          Move: {type: object, required: [to], properties: {to: {type: string}}}
      """;

  private static ContractCoverage coverage(String... interactions) {
    ContractDocument document =
        ContractReader.document(
            ContractSource.text("api.yaml", Documents.ofPaths(PATHS)), ContractOptions.LATEST);
    String pact = "{'interactions':[" + String.join(",", interactions) + "]}";
    return CoverageMeasure.of(
        document, List.of(new PactCheck(document).check("pact.json", pact.replace('\'', '"'))));
  }

  private static String post(String query, String body, String response) {
    return "{'request':{'method':'POST','path':'/jobs','query':'"
        + query
        + "','headers':{'Content-Type':'application/json'},'body':"
        + body
        + "},'response':"
        + response
        + "}";
  }

  private static List<String> covered(ContractCoverage coverage, Kind kind) {
    List<String> labels = new ArrayList<>();
    coverage.operations().get(0).items().stream()
        .filter(each -> each.kind() == kind && each.isCovered())
        .forEach(each -> labels.add(each.place() + " " + each.label()));
    return labels;
  }

  @Test
  void whatThereIs() {
    ContractCoverage nothing = coverage();
    assertThat(nothing.operations().get(0).items())
        .extracting(each -> each.place() + " " + each.kind() + " " + each.label())
        .containsExactly(
            "request OPERATION the operation",
            "request PARAMETER wait",
            "request CONSTRAINT wait: from 1",
            "request CONSTRAINT wait: below 10",
            "request MEDIA_TYPE application/json",
            "request CONSTRAINT what a needs",
            "request CONSTRAINT not together: name, b",
            "request PROPERTY name",
            "request CONSTRAINT name: characters, least 2",
            "request CONSTRAINT name: characters, most 4",
            "request CONSTRAINT name: pattern ^[a-z]",
            "request PROPERTY mode",
            "request VALUE mode = fast",
            "request VALUE mode = slow",
            "request PROPERTY a",
            "request PROPERTY b",
            "request PROPERTY what",
            "request VARIANT what(Copy)",
            "request PROPERTY what(Copy).from",
            "request VARIANT what(Move)",
            "request PROPERTY what(Move).to",
            "request PROPERTY tags",
            "request CONSTRAINT tags: items, most 2",
            "201 STATUS 201",
            "201 MEDIA_TYPE application/json",
            "201 PROPERTY id",
            "201 PROPERTY parent",
            "400 STATUS 400",
            "400 MEDIA_TYPE application/json",
            "400 PROPERTY code",
            "default STATUS default",
            "default MEDIA_TYPE application/json");
    assertThat(nothing.tally().covered()).isZero();
    assertThat(nothing.tally(Kind.PROPERTY)).isEqualTo(new Tally(0, 11));
  }

  @Test
  void whatIsExercised() {
    ContractCoverage coverage =
        coverage(
            post(
                "wait=9",
                "{'name':'ab','mode':'fast','what':{'to':'x'},'tags':['x','y']}",
                "{'status':201,'body':{'parent':{'id':'1'}}}"),
            post("wait=5", "{'a':1,'b':2}", "{'status':500,'body':{'code':'x'}}"),
            post("wait=99", "{'mode':'slow'}", "{'status':400}"));
    assertThat(covered(coverage, Kind.STATUS))
        .containsExactly("201 201", "400 400", "default default");
    assertThat(covered(coverage, Kind.PARAMETER)).containsExactly("request wait");
    assertThat(covered(coverage, Kind.VALUE)).containsExactly("request mode = fast");
    assertThat(covered(coverage, Kind.VARIANT)).containsExactly("request what(Move)");
    assertThat(covered(coverage, Kind.CONSTRAINT))
        .containsExactly(
            "request wait: below 10",
            "request what a needs",
            "request not together: name, b",
            "request name: characters, least 2",
            "request name: pattern ^[a-z]",
            "request tags: items, most 2");
    assertThat(covered(coverage, Kind.PROPERTY))
        .containsExactly(
            "request name",
            "request mode",
            "request a",
            "request b",
            "request what",
            "request what(Move).to",
            "request tags",
            "201 id",
            "201 parent",
            "400 code");
    assertThat(coverage.tally(Kind.OPERATION)).isEqualTo(new Tally(1, 2));
    assertThat(coverage.tally(Kind.PROPERTY))
        .as("those of Job once for both")
        .isEqualTo(new Tally(10, 11));
  }

  @Test
  void whatIsForbiddenExercisesNothing() {
    ContractCoverage coverage =
        coverage(post("wait=0", "{'name':'ab','mode':'other'}", "{'status':201,'body':{'id':7}}"));
    assertThat(covered(coverage, Kind.PARAMETER)).isEmpty();
    assertThat(covered(coverage, Kind.PROPERTY)).isEmpty();
    assertThat(covered(coverage, Kind.MEDIA_TYPE)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"0, 3, 0", "1, 3, 33.3", "2, 3, 66.6", "3, 3, 100", "0, 0, 100", "1999, 2000, 99.9"})
  void percent(int covered, int total, String percent) {
    assertThat(new Tally(covered, total).percent()).isEqualByComparingTo(percent);
  }

  @Test
  void minimum() {
    ContractCoverage coverage =
        coverage("{'request':{'method':'GET','path':'/jobs/1'},'response':{'status':200}}");
    assertThat(MinimumCoverage.of(List.of("1", "operations=50")).shortfalls(coverage)).isEmpty();
    assertThat(
            MinimumCoverage.of(List.of("operations = 50.1 %", "enum-values=1"))
                .shortfalls(coverage))
        .containsExactly(
            "The pacts exercise 50 % of operations (1 of 2), and 50.1 % are wanted.",
            "The pacts exercise 0 % of enum values (0 of 2), and 1 % are wanted.");
    assertThat(MinimumCoverage.of(List.of("100")).shortfalls(coverage)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"all", "101", "-1", "statuses", "stati=3", "statuses=many"})
  void noMinimum(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MinimumCoverage.of(List.of(text)))
        .withMessageContaining("'" + text + "' is no minimum");
  }

  @Test
  void reports() throws Exception {
    ContractCoverage coverage = coverage(post("", "{'name':'ab'}", "{'status':201}"));
    JsonValue json = CoverageJson.of(coverage);
    assertThat(JsonValue.parse(json.toString())).isEqualTo(json);
    assertThat(CoverageText.lines(coverage))
        .contains(
            "  operations         1 of      2     50 %  ##########", "No interaction calls getJob")
        .allMatch(line -> line.chars().allMatch(c -> c < 0x7f));
    String page = CoveragePage.of(coverage);
    assertThat(page).doesNotContain("<script", "src=", "href=", "url(", "@import");
    // Every picture is well-formed, and has a cell for each thing.
    var pictures = java.util.regex.Pattern.compile("(?s)<svg.*?</svg>").matcher(page);
    TreeSet<String> titles = new TreeSet<>();
    int cells = 0;
    while (pictures.find()) {
      var svg =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(pictures.group().getBytes(StandardCharsets.UTF_8)));
      var found = svg.getElementsByTagName("title");
      cells += found.getLength();
      for (int i = 0; i < found.getLength(); i++) {
        titles.add(found.item(i).getTextContent());
      }
    }
    long things =
        coverage.operations().get(0).items().stream()
            .filter(each -> each.kind() != Kind.STATUS && each.kind() != Kind.OPERATION)
            .count();
    assertThat(cells).isEqualTo((int) things);
    assertThat(titles).contains("name: 1 interaction", "mode = slow: no interaction");
  }
}
