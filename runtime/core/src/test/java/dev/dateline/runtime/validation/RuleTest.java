package dev.dateline.runtime.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.dateline.runtime.json.JsonValue;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds every rule to a validator of JSON Schema 2020-12 that others wrote. */
class RuleTest {
  private static final SchemaRegistry JUDGE =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private static final List<String> INSTANCES =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-0",
          "1",
          "1.0",
          "1.5",
          "2",
          "3",
          "-3",
          "10",
          "0.01",
          "0.015",
          "1e3",
          "12345678901234567891",
          "\"\"",
          "\"a\"",
          "\"ab\"",
          "\"abc\"",
          "\"1\"",
          "\"null\"",
          "\"é\"",
          "\"😀\"",
          "\"😀😀\"",
          "\"a\\n\"",
          "[]",
          "[1]",
          "[1,1.0]",
          "[1,2]",
          "[1,2,3]",
          "[\"a\",\"b\",\"a\"]",
          "[{\"a\":1,\"b\":2},{\"b\":2,\"a\":1}]",
          "[[],{}]",
          "[null,false,0]",
          "{}",
          "{\"a\":1}",
          "{\"a\":null}",
          "{\"b\":1}",
          "{\"c\":\"x\"}",
          "{\"a\":1,\"b\":2}",
          "{\"a\":\"x\",\"b\":2}",
          "{\"a\":1,\"b\":2,\"c\":3}",
          "{\"a\":{\"a\":1}}",
          "{\"a\":{\"b\":1}}",
          "{\"a\":{\"a\":1,\"b\":1}}",
          "{\"a\":[1,2]}",
          "{\"long\":1}");

  static Stream<Arguments> rules() {
    return Stream.of(
        rule("true", Rule.always()),
        rule("false", Rule.never()),
        rule("{\"type\":\"object\"}", Rule.type("object")),
        rule("{\"type\":\"array\"}", Rule.type("array")),
        rule("{\"type\":\"string\"}", Rule.type("string")),
        rule("{\"type\":\"number\"}", Rule.type("number")),
        rule("{\"type\":\"integer\"}", Rule.type("integer")),
        rule("{\"type\":\"boolean\"}", Rule.type("boolean")),
        rule("{\"type\":\"null\"}", Rule.type("null")),
        rule("{\"type\":[\"string\",\"null\"]}", Rule.type("string", "null")),
        rule("{\"required\":[\"a\"]}", Rule.required("a")),
        rule("{\"required\":[\"a\",\"b\"]}", Rule.required("a", "b")),
        rule("{\"dependentRequired\":{\"a\":[\"b\"]}}", Rule.dependentRequired("a", "b")),
        rule(
            "{\"dependentRequired\":{\"a\":[\"b\",\"c\"]}}", Rule.dependentRequired("a", "b", "c")),
        rule("{\"not\":{\"required\":[\"a\",\"b\"]}}", Rule.not(Rule.required("a", "b"))),
        rule(
            "{\"allOf\":[{\"type\":\"object\"},{\"required\":[\"a\"]}]}",
            Rule.allOf(Rule.type("object"), Rule.required("a"))),
        rule(
            "{\"anyOf\":[{\"required\":[\"a\"]},{\"required\":[\"b\"]}]}",
            Rule.anyOf(Rule.required("a"), Rule.required("b"))),
        rule(
            "{\"oneOf\":[{\"required\":[\"a\"]},{\"required\":[\"b\"]}]}",
            Rule.oneOf(Rule.required("a"), Rule.required("b"))),
        rule(
            "{\"if\":{\"required\":[\"a\"]},\"then\":{\"required\":[\"b\"]}}",
            Rule.when(Rule.required("a"), Rule.required("b"), null)),
        rule(
            "{\"if\":{\"required\":[\"a\"]},\"else\":{\"required\":[\"b\"]}}",
            Rule.when(Rule.required("a"), null, Rule.required("b"))),
        rule(
            "{\"if\":{\"type\":\"object\"},\"then\":{\"minProperties\":2},"
                + "\"else\":{\"type\":\"array\"}}",
            Rule.when(Rule.type("object"), Rule.minProperties(2), Rule.type("array"))),
        rule(
            "{\"properties\":{\"a\":{\"type\":\"integer\"}}}",
            Rule.property("a", Rule.type("integer"))),
        rule(
            "{\"properties\":{\"a\":{\"properties\":{\"b\":false}}}}",
            Rule.property("a", Rule.property("b", Rule.never()))),
        rule(
            "{\"properties\":{\"a\":true},\"additionalProperties\":{\"type\":\"integer\"}}",
            Rule.otherProperties(Set.of("a"), Rule.type("integer"))),
        rule(
            "{\"properties\":{\"a\":true,\"b\":true},\"additionalProperties\":false}",
            Rule.otherProperties(Set.of("a", "b"), Rule.never())),
        rule("{\"propertyNames\":{\"maxLength\":1}}", Rule.propertyNames(Rule.maxLength(1))),
        rule("{\"const\":null}", Rule.constant(JsonValue.parse("null"))),
        rule("{\"const\":1}", Rule.constant(JsonValue.parse("1"))),
        rule("{\"const\":\"1\"}", Rule.constant(JsonValue.parse("\"1\""))),
        rule("{\"const\":false}", Rule.constant(JsonValue.parse("false"))),
        rule("{\"const\":[1,2]}", Rule.constant(JsonValue.parse("[1.0,2]"))),
        rule("{\"const\":{\"b\":2,\"a\":1}}", Rule.constant(JsonValue.parse("{\"a\":1,\"b\":2}"))),
        rule(
            "{\"enum\":[\"a\",1,null,[]]}",
            Rule.oneOfValues(
                JsonValue.of("a"),
                JsonValue.parse("1"),
                JsonValue.parse("null"),
                JsonValue.parse("[]"))),
        rule("{\"pattern\":\"b\"}", Rule.pattern("b")),
        rule("{\"pattern\":\"^[a-z]+$\"}", Rule.pattern("^[a-z]+\\z")),
        rule("{\"minimum\":1}", Rule.minimum("1", false)),
        rule("{\"exclusiveMinimum\":1}", Rule.minimum("1", true)),
        rule("{\"maximum\":1.5}", Rule.maximum("1.5", false)),
        rule("{\"exclusiveMaximum\":1.5}", Rule.maximum("1.5", true)),
        rule("{\"multipleOf\":0.01}", Rule.multipleOf("0.01")),
        rule("{\"multipleOf\":3}", Rule.multipleOf("3")),
        rule("{\"minLength\":2}", Rule.minLength(2)),
        rule("{\"maxLength\":1}", Rule.maxLength(1)),
        rule("{\"minItems\":2}", Rule.minItems(2)),
        rule("{\"maxItems\":1}", Rule.maxItems(1)),
        rule("{\"items\":{\"type\":\"integer\"}}", Rule.items(Rule.type("integer"))),
        rule("{\"items\":false}", Rule.items(Rule.never())),
        rule("{\"contains\":{\"const\":1}}", Rule.contains(parsedConstant("1"), 1, -1)),
        rule(
            "{\"contains\":{\"const\":1},\"minContains\":0}",
            Rule.contains(parsedConstant("1"), 0, -1)),
        rule(
            "{\"contains\":{\"type\":\"integer\"},\"minContains\":2,\"maxContains\":2}",
            Rule.contains(Rule.type("integer"), 2, 2)),
        rule("{\"minProperties\":2}", Rule.minProperties(2)),
        rule("{\"maxProperties\":1}", Rule.maxProperties(1)));
  }

  private static Rule parsedConstant(String json) {
    return Rule.constant(JsonValue.parse(json));
  }

  private static Arguments rule(String schema, Rule rule) {
    return arguments(schema, rule);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void judgesAsJsonSchemaDoes(String schema, Rule rule) {
    Schema judge = JUDGE.getSchema(schema);
    for (String instance : INSTANCES) {
      compare(rule, schema, judge, instance);
    }
  }

  @Test
  void judgesCombinationsAsJsonSchemaDoes() {
    Random random = new Random(1203);
    List<Arguments> leaves = rules().toList();
    for (int i = 0; i < 200; i++) {
      Combined combined = combine(random, leaves, 3);
      Schema judge = JUDGE.getSchema(combined.schema());
      for (String instance : INSTANCES) {
        compare(combined.rule(), combined.schema(), judge, instance);
      }
    }
  }

  private static void compare(Rule rule, String schema, Schema judge, String instance) {
    JsonValue value = JsonValue.parse(instance);
    boolean expected = judge.validate(instance, InputFormat.JSON).isEmpty();
    assertThat(rule.test(value)).as("%s against %s", instance, schema).isEqualTo(expected);
    assertThat(rule.describedAs("said so").test(value)).isEqualTo(expected);
    List<Violation> violations = rule.violations(value);
    assertThat(violations.isEmpty())
        .as("%s against %s: %s", instance, schema, violations)
        .isEqualTo(expected);
    assertThat(violations)
        .allSatisfy(violation -> assertThat(violation.message()).isNotBlank())
        .allSatisfy(violation -> assertThat(violation.keyword()).isNotBlank());
  }

  private record Combined(String schema, Rule rule) {}

  private static Combined combine(Random random, List<Arguments> leaves, int depth) {
    if (depth == 0 || random.nextInt(4) == 0) {
      Object[] leaf = leaves.get(random.nextInt(leaves.size())).get();
      return new Combined((String) leaf[0], (Rule) leaf[1]);
    }
    Combined a = combine(random, leaves, depth - 1);
    Combined b = combine(random, leaves, depth - 1);
    Combined c = combine(random, leaves, depth - 1);
    return switch (random.nextInt(8)) {
      case 0 -> new Combined("{\"not\":" + a.schema + "}", Rule.not(a.rule));
      case 1 ->
          new Combined(
              "{\"allOf\":[" + a.schema + "," + b.schema + "]}", Rule.allOf(a.rule, b.rule));
      case 2 ->
          new Combined(
              "{\"anyOf\":[" + a.schema + "," + b.schema + "]}", Rule.anyOf(a.rule, b.rule));
      case 3 ->
          new Combined(
              "{\"oneOf\":[" + a.schema + "," + b.schema + "," + c.schema + "]}",
              Rule.oneOf(a.rule, b.rule, c.rule));
      case 4 ->
          new Combined(
              "{\"if\":" + a.schema + ",\"then\":" + b.schema + ",\"else\":" + c.schema + "}",
              Rule.when(a.rule, b.rule, c.rule));
      case 5 ->
          new Combined("{\"properties\":{\"a\":" + a.schema + "}}", Rule.property("a", a.rule));
      case 6 -> new Combined("{\"items\":" + a.schema + "}", Rule.items(a.rule));
      default ->
          new Combined(
              "{\"properties\":{\"b\":{}},\"additionalProperties\":" + a.schema + "}",
              Rule.otherProperties(Set.of("b"), a.rule));
    };
  }

  /** Here the judge errs: it takes 1 and 1.0 for two values and looks into objects as well. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | true",
        "[1,2] | true",
        "[1,1.0] | false",
        "[1,\"1\",true,null] | true",
        "[[1],[1.0]] | false",
        "[{\"a\":1,\"b\":2},{\"b\":2,\"a\":1}] | false",
        "{\"a\":1,\"b\":1} | true",
        "\"aa\" | true"
      })
  void uniqueItems(String json, boolean unique) {
    assertThat(Rule.uniqueItems().test(JsonValue.parse(json))).isEqualTo(unique);
  }

  @Test
  void multiplesOfBigNumbersAreExact() {
    assertThat(Rule.multipleOf("3").test(JsonValue.parse("12345678901234567890"))).isTrue();
    assertThat(Rule.multipleOf("7").test(JsonValue.parse("1e999999999"))).isFalse();
  }

  @Test
  void equalsByContent() {
    assertThat(Rule.pattern("a+"))
        .isEqualTo(Rule.pattern("a+"))
        .hasSameHashCodeAs(Rule.pattern("a+"));
    assertThat(Rule.pattern("a+")).isNotEqualTo(Rule.pattern("a*"));
    assertThat(Rule.allOf(Rule.required("a"), Rule.minLength(1)))
        .isEqualTo(Rule.allOf(Rule.required("a"), Rule.minLength(1)));
  }

  @Test
  void refusesWhatIsNoSchema() {
    assertThatIllegalArgumentException().isThrownBy(() -> Rule.type("int"));
    assertThatIllegalArgumentException().isThrownBy(() -> Rule.multipleOf("0"));
  }
}
