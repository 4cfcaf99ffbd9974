package dev.dateline.runtime.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.dateline.runtime.json.JsonValue;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What people read when a value breaks a rule, and where it points. */
class RuleViolationsTest {
  private static final Rule AUTOMATED =
      Rule.property(
          "delivery",
          Rule.allOf(
              Rule.required("methodName"),
              Rule.property("methodName", Rule.constant(JsonValue.of("AUTOMATED_RESTORE")))));

  static Stream<Arguments> broken() {
    return Stream.of(
        broken(Rule.required("a", "b"), "{}", "a: is required", "b: is required"),
        broken(
            Rule.property("delivery", Rule.required("methodName")),
            "{\"delivery\":{}}",
            "delivery.methodName: is required"),
        broken(
            Rule.dependentRequired("oplogInc", "oplogTs"),
            "{\"oplogInc\":1}",
            "oplogTs: is required when oplogInc is there"),
        broken(
            Rule.not(Rule.required("checkpointId", "snapshotId")),
            "{\"checkpointId\":1,\"snapshotId\":2}",
            "checkpointId: must not have both checkpointId and snapshotId"),
        broken(
            Rule.not(Rule.allOf(Rule.required("a"), Rule.required("b"), Rule.required("c"))),
            "{\"a\":1,\"b\":2,\"c\":3}",
            "a: must not have all of a, b and c"),
        broken(
            Rule.not(Rule.anyOf(Rule.required("a"), Rule.required("b"))),
            "{\"a\":1}",
            "a: must not have any of a or b"),
        broken(
            Rule.when(
                AUTOMATED,
                Rule.property(
                    "delivery",
                    Rule.allOf(
                        Rule.required("targetGroupId"),
                        Rule.anyOf(
                            Rule.required("targetClusterName"), Rule.required("targetClusterId")))),
                null),
            "{\"delivery\":{\"methodName\":\"AUTOMATED_RESTORE\"}}",
            "delivery.targetGroupId: is required when delivery has methodName and"
                + " delivery.methodName is \"AUTOMATED_RESTORE\"",
            "delivery: must have targetClusterName or targetClusterId when delivery has methodName"
                + " and delivery.methodName is \"AUTOMATED_RESTORE\""),
        broken(
            Rule.when(Rule.property("a", Rule.constant(JsonValue.of(1))), null, Rule.required("b")),
            "{\"a\":2}",
            "b: is required when a is not 1"),
        broken(
            Rule.when(
                AUTOMATED,
                null,
                Rule.property("checkpointId", Rule.never())
                    .describedAs("checkpointId is for AUTOMATED_RESTORE alone")),
            "{\"delivery\":{\"methodName\":\"HTTP\"},\"checkpointId\":\"x\"}",
            "checkpointId: checkpointId is for AUTOMATED_RESTORE alone"),
        broken(Rule.property("a", Rule.never()), "{\"a\":1}", "a: must not be there"),
        broken(
            Rule.otherProperties(Set.of("a"), Rule.never()),
            "{\"a\":1,\"b c\":2}",
            "[\"b c\"]: must not be there"),
        broken(
            Rule.items(Rule.property("id", Rule.pattern("^[a-f]+\\z"))),
            "[{\"id\":\"a\"},{\"id\":\"x\"}]",
            "[1].id: must match ^[a-f]+\\z"),
        broken(
            Rule.property("a", Rule.items(Rule.minimum("1", true))),
            "{\"a\":[2,1]}",
            "a[1]: must be greater than 1"),
        broken(
            Rule.property("a", Rule.oneOfValues(JsonValue.of("x"), JsonValue.of(2))),
            "{\"a\":3}",
            "a: must be one of \"x\", 2"),
        broken(
            Rule.property("a", Rule.type("string", "null")),
            "{\"a\":3}",
            "a: must be a string or null"),
        broken(
            Rule.property("a", Rule.not(Rule.pattern("^x"))),
            "{\"a\":\"xy\"}",
            "a: must not match ^x"),
        broken(
            Rule.oneOf(Rule.required("a"), Rule.required("b")),
            "{\"a\":1,\"b\":2}",
            "a: either must have a or b"),
        broken(Rule.uniqueItems(), "[1,1]", "must not have two equal items"),
        broken(Rule.minLength(1), "\"\"", "must have at least 1 character"),
        broken(Rule.minProperties(2), "{}", "must have at least 2 properties"));
  }

  private static Arguments broken(Rule rule, String json, String... violations) {
    return arguments(rule, json, violations);
  }

  @ParameterizedTest
  @MethodSource("broken")
  void saysWhatAndWhere(Rule rule, String json, Object violations) {
    assertThat(rule.violations(JsonValue.parse(json)))
        .extracting(Violation::toString)
        .containsExactly((String[]) violations);
  }
}
