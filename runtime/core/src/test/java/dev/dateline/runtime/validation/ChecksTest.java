package dev.dateline.runtime.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dateline.runtime.json.Direction;
import dev.dateline.runtime.json.JsonValue;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksTest {
  private static List<String> full(Consumer<Checks> body) {
    return run(ValidationLevel.FULL, body);
  }

  private static List<String> run(ValidationLevel level, Consumer<Checks> body) {
    Checks checks = new Checks(Direction.REQUEST, level);
    body.accept(checks);
    return checks.violations().stream().map(Violation::toString).toList();
  }

  @ParameterizedTest
  @EnumSource
  void certainIsAskedForAlways(ValidationLevel level) {
    assertThat(
            run(
                level,
                c -> {
                  c.required("a", null);
                  c.pathSegment("b", "..");
                  c.rule(Rule.required("d"), JsonValue.parse("{}"), "c");
                }))
        .containsExactly("a: is required", "b: must not be a dot segment", "c.d: is required");
  }

  @Test
  void boundsAreAskedForInFull() {
    Consumer<Checks> bounds =
        c -> {
          c.pattern("a", "x", Pattern.compile("y"));
          c.length("b", "x", 2, -1);
          c.minimum("c", 0, new BigDecimal("1"), false);
          c.maximum("d", 2, new BigDecimal("1"), false);
          c.multipleOf("e", 3, new BigDecimal("2"));
          c.items("f", List.of(), 1, -1, false);
          c.properties("g", Map.of(), 1, -1);
          c.constant("h", "x", "\"y\"");
        };
    assertThat(run(ValidationLevel.CERTAIN, bounds)).isEmpty();
    assertThat(full(bounds)).hasSize(8);
  }

  @Test
  void nullBreaksNothing() {
    assertThat(
            full(
                c -> {
                  c.pattern("a", null, Pattern.compile("y"));
                  c.length("b", null, 2, 3);
                  c.minimum("c", null, new BigDecimal("1"), false);
                  c.items("f", null, 1, -1, true);
                  c.known("g", null);
                  c.model("h", null);
                  c.each("i", null, Checks::model);
                  c.each("j", Arrays.asList((String) null), (d, n, v) -> d.length(n, v, 1, 1));
                  c.pathSegment("k", null);
                }))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, false, true",
    "1, 1, true, false",
    "0.99, 1, false, false",
    "1e999999999, 1, false, true"
  })
  void minimum(BigDecimal value, BigDecimal bound, boolean exclusive, boolean fine) {
    assertThat(full(c -> c.minimum("a", value, bound, exclusive)).isEmpty()).isEqualTo(fine);
  }

  @Test
  void comparesNumbersOfAllKindsByTheirText() {
    assertThat(
            full(
                c -> {
                  c.maximum("a", 0.1f, new BigDecimal("0.1"), false);
                  c.maximum("b", 0.1, new BigDecimal("0.1"), false);
                  c.maximum("c", Long.MAX_VALUE, new BigDecimal("9223372036854775807"), false);
                }))
        .isEmpty();
    assertThat(full(c -> c.minimum("a", Double.NaN, new BigDecimal("0"), false)))
        .containsExactly("a: must be a finite number");
  }

  @ParameterizedTest
  @CsvSource({"😀, 1, 1, true", "é, 1, 1, true", "ab, 0, 1, false", "'', 1, -1, false"})
  void countsCodePoints(String value, int min, int max, boolean fine) {
    assertThat(full(c -> c.length("a", value, min, max)).isEmpty()).isEqualTo(fine);
  }

  @Test
  void uniqueItemsAreUniqueAsJsonHasIt() {
    assertThat(
            full(
                c ->
                    c.items("a", List.of(new BigDecimal("1.0"), new BigDecimal("1")), 0, -1, true)))
        .containsExactly("a: must not have two equal items");
    assertThat(full(c -> c.items("a", List.of("1", "2"), 0, 2, true))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a\nb", "\u0000", "\u007F", "\u0085"})
  void refusesSegmentsThatWouldChangeThePath(String segment) {
    assertThat(full(c -> c.pathSegment("a", segment))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "...", ".a", "a/b", "%2e%2e", "é", " "})
  void acceptsSegmentsThatEncodingKeepsTogether(String segment) {
    assertThat(full(c -> c.pathSegment("a", segment))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"x | '\"x\"' | true", "x | '\"y\"' | false", "1 | 1.0 | true", "1 | 2 | false"})
  void constants(String value, String json, boolean fine) {
    Object typed = value.equals("1") ? (Object) 1L : value;
    assertThat(full(c -> c.constant("a", typed, json)).isEmpty()).isEqualTo(fine);
  }
}
