package dev.dateline.contracttests.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import dev.dateline.contracttests.facts.ConstraintTable;
import dev.dateline.contracttests.facts.ConstraintTable.Location;
import dev.dateline.contracttests.facts.ConstraintTable.Part;
import dev.dateline.contracttests.facts.ConstraintTable.RuleCase;
import dev.dateline.contracttests.spec.SchemaJudge.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rules between the properties of a new restore job, which the pages give in prose and the
 * document as JSON Schema.
 */
class RulesTest {

  private static final SpecDocument DOCUMENT = SpecDocument.read();
  private static final SchemaJudge JUDGE = new SchemaJudge(DOCUMENT);
  private static final JsonNode SCHEMA =
      DOCUMENT
          .content(
              DOCUMENT.operation("createGroupClusterRestoreJob"), new Location(Part.REQUEST, 0))
          .getValue()
          .path("schema");

  private static final Pattern BRANCH = Pattern.compile("/allOf/(\\d+)");
  private static final String ID = "32b6e34b3d91647abb20e7b8";

  @ParameterizedTest
  @MethodSource("rulesInSchema")
  void acceptsABodyThatObeys(RuleCase rule) {
    assertThat(judge(rule.acceptedBody())).extracting(Error::toString).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rulesInSchema")
  void rejectsABodyThatBreaksTheRuleAndSaysWhy(RuleCase rule) {
    Set<String> messages =
        judge(rule.breakingBody()).stream().map(RulesTest::message).collect(Collectors.toSet());

    assertThat(messages).isNotEmpty();
    assertThat(String.join(" ", messages)).contains(rule.names());
  }

  static Stream<RuleCase> rulesInSchema() {
    return ConstraintTable.rules().stream().filter(RuleCase::inSchema);
  }

  /** The schema cannot judge these; it must not get in the service's way. */
  @ParameterizedTest
  @MethodSource("rulesOfTheService")
  void leavesTheRestToTheService(RuleCase rule) {
    assertThat(judge(rule.acceptedBody())).isEmpty();
    assertThat(judge(rule.breakingBody())).isEmpty();
  }

  static Stream<RuleCase> rulesOfTheService() {
    return ConstraintTable.rules().stream().filter(rule -> !rule.inSchema());
  }

  @Test
  void everyRuleHasItsMessage() {
    List<JsonNode> rules =
        SCHEMA.path("allOf").valueStream().filter(branch -> !branch.has("$ref")).toList();

    assertThat(rules).isNotEmpty();
    assertThat(rules)
        .extracting(rule -> rule.path("description").asText())
        .doesNotContain("")
        .doesNotHaveDuplicates();
  }

  /**
   * Every body that can be made of the properties in question, judged by the schema and by the
   * rules in Java.
   */
  @Test
  void agreesWithTheProseOnEveryCombination() {
    Map<String, JsonNode> restorePoints =
        Map.of(
            "checkpointId", text(ID),
            "oplogInc", JsonNodeFactory.instance.numberNode(1),
            "oplogTs", text("2025-05-04T09:42:00Z"),
            "snapshotId", text(ID),
            "pointInTimeUTCMillis", JsonNodeFactory.instance.numberNode(1746351720000L));
    Map<String, JsonNode> targets =
        Map.of(
            "targetGroupId", text(ID),
            "targetClusterName", text("orders"),
            "targetClusterId", text(ID));
    JsonNode methods =
        DOCUMENT.target("#/components/schemas/BackupRestoreJobDelivery/properties/methodName/enum");

    List<String> disagreements = new ArrayList<>();
    int combinations = 0;
    for (JsonNode method : methods) {
      for (Set<String> points : subsets(List.copyOf(restorePoints.keySet()))) {
        for (Set<String> target : subsets(List.copyOf(targets.keySet()))) {
          ObjectNode body = JsonNodeFactory.instance.objectNode();
          points.forEach(name -> body.set(name, restorePoints.get(name)));
          ObjectNode delivery = body.putObject("delivery");
          delivery.set("methodName", method);
          target.forEach(name -> delivery.set(name, targets.get(name)));
          if (judge(body).isEmpty() != obeys(method.asText(), points, target)) {
            disagreements.add(body.toString());
          }
          combinations++;
        }
      }
    }

    assertThat(combinations).isEqualTo(7 * 32 * 8);
    assertThat(disagreements).isEmpty();
  }

  private static boolean obeys(String method, Set<String> points, Set<String> target) {
    boolean automated = method.equals("AUTOMATED_RESTORE");
    long restorePoints =
        points.stream().map(name -> name.startsWith("oplog") ? "oplog" : name).distinct().count();
    boolean onlySnapshot = points.isEmpty() || points.equals(Set.of("snapshotId"));
    boolean hasTarget =
        target.contains("targetGroupId")
            && (target.contains("targetClusterName") || target.contains("targetClusterId"));
    return restorePoints <= 1
        && points.contains("oplogInc") == points.contains("oplogTs")
        && (automated ? hasTarget : onlySnapshot);
  }

  private static List<Error> judge(JsonNode body) {
    return JUDGE.judge(SCHEMA, body, Direction.REQUEST);
  }

  /** What the rule that an error comes from says of itself. */
  private static String message(Error error) {
    Matcher branch = BRANCH.matcher(error.getEvaluationPath().toString());
    assertThat(branch.find()).as("comes from a rule: %s", error).isTrue();
    return SCHEMA
        .path("allOf")
        .path(Integer.parseInt(branch.group(1)))
        .path("description")
        .asText();
  }

  private static JsonNode text(String value) {
    return JsonNodeFactory.instance.textNode(value);
  }

  private static List<Set<String>> subsets(List<String> names) {
    List<Set<String>> subsets = new ArrayList<>();
    for (int bits = 0; bits < 1 << names.size(); bits++) {
      int chosen = bits;
      subsets.add(
          names.stream()
              .filter(name -> (chosen >> names.indexOf(name) & 1) == 1)
              .collect(Collectors.toSet()));
    }
    return subsets;
  }
}
