package dev.dateline.contract.pact.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dateline.contract.ContractOptions;
import dev.dateline.contract.ContractReader;
import dev.dateline.contract.ContractSource;
import dev.dateline.contract.Documents;
import dev.dateline.contract.pact.PactCheck;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What people and build servers get to see. */
class ReportsTest {
  private static final PactCheck CHECK =
      new PactCheck(
          ContractReader.document(
              ContractSource.text(
                  "api.yaml",
                  Documents.ofPaths(
                      """
                      paths:
                        /a:
                          get:
                            operationId: a
                            parameters: [{name: n, in: query, schema: {type: integer}}]
                            responses: {'200': {description: ok}}
                      """)),
              ContractOptions.LATEST));

  private static Verification verification(boolean strict) {
    return new Verification(
        "api.yaml",
        null,
        strict,
        List.of(
            CHECK.check(
                "one <pact>.json",
                """
                {"consumer": {"name": "a & b"}, "provider": {"name": "api"},
                 "interactions": [
                  {"description": "good", "request": {"path": "/a"}, "response": {"status": 200}},
                  {"description": "doubtful", "request": {"path": "/a", "query": "m=1"}, "response": {"status": 200}},
                  {"description": "bad \\"quoted\\" <\\u0001\\uD83D\\uDC36\\n>", "request": {"path": "/a", "query": "n=%3C%26%22%00"}, "response": {"status": 200}}],
                 "messages": [{"description": "a message"}]}
                """),
            CHECK.check("torn.json", "{")));
  }

  @Test
  void linesForPeople() {
    List<String> lines =
        TextReport.lines(verification(false)).stream().map(TextReport.Line::text).toList();
    assertThat(lines)
        .startsWith(
            "one <pact>.json: a & b -> api, 4 interactions",
            "  doubtful (GET /a, a)",
            "    warning request.query.undeclared at /interactions/1/request/query",
            "      The query has a parameter 'm' that a does not have; it has n.",
            "      Look at the name, or describe it. In the document: #/paths/~1a/get")
        .contains("torn.json")
        .endsWith(
            "2 pacts, 4 interactions against api.yaml: 2 obey, 1 does not, 1 not judged. 2 errors,"
                + " 1 warning, 1 note.");
  }

  @Test
  void jsonForPrograms() {
    JsonObject report = JsonReport.of(verification(false));
    assertThat(JsonValue.parse(report.toString())).isEqualTo(report);
    assertThat(report.get("kept")).isEqualTo(JsonValue.of(false));
    assertThat(report.get("errors")).isEqualTo(JsonValue.of(2));
    JsonObject pact = (JsonObject) ((JsonArray) report.get("pacts")).items().get(0);
    JsonObject bad = (JsonObject) ((JsonArray) pact.get("interactions")).items().get(2);
    assertThat(bad.get("operation")).isEqualTo(JsonValue.of("a"));
    JsonObject finding = (JsonObject) ((JsonArray) bad.get("findings")).items().get(0);
    assertThat(finding.members().keySet())
        .containsExactly("severity", "code", "pointer", "document", "message", "advice");
    assertThat(finding.get("document"))
        .isEqualTo(JsonValue.of("#/paths/~1a/get/parameters/0/schema/type"));
  }

  @Test
  void xmlForBuildServers() throws Exception {
    for (boolean strict : new boolean[] {false, true}) {
      String text = JunitReport.of(verification(strict));
      Element root =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
              .getDocumentElement();
      assertThat(root.getAttribute("tests")).isEqualTo("5");
      assertThat(root.getAttribute("failures")).isEqualTo(strict ? "3" : "2");
      NodeList cases = root.getElementsByTagName("testcase");
      assertThat(cases.getLength()).isEqualTo(5);
      Element bad = (Element) cases.item(2);
      assertThat(bad.getAttribute("name")).isEqualTo("bad \"quoted\" <\uFFFD\uD83D\uDC36\n> (a)");
      assertThat(bad.getAttribute("classname")).isEqualTo("a & b");
      Element failure = (Element) bad.getElementsByTagName("failure").item(0);
      assertThat(failure.getAttribute("type")).isEqualTo("request.query.invalid");
      assertThat(failure.getTextContent()).contains("/interactions/2/request/query");
      assertThat(((Element) cases.item(3)).getElementsByTagName("skipped").getLength()).isOne();
    }
  }
}
