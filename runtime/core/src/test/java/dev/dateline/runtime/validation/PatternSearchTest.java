package dev.dateline.runtime.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dateline.runtime.json.Direction;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.validation.PatternSearch.Outcome;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patterns that are hostile, or become so with a hostile text, end. */
@Timeout(20)
class PatternSearchTest {

  @ParameterizedTest
  @CsvSource({
    "^[a-f0-9]{24}\\z, 32b6e34b3d91647abb20e7b8, FOUND",
    "^[a-f0-9]{24}\\z, 32b6, NOT_FOUND",
    "b, abc, FOUND",
    "(.)\\1, abba, FOUND",
    "(?<=a)b, cab, FOUND"
  })
  void findsWhatPatternFinds(String pattern, String text, Outcome outcome) {
    assertThat(PatternSearch.search(Pattern.compile(pattern), text)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({"^(.*a){20}\\z", "^(a+)+\\1b", "^(a*)*\\1b\\z"})
  void catastrophicPatternsEnd(String pattern) {
    String text = "a".repeat(60) + "!";
    assertThat(PatternSearch.search(Pattern.compile(pattern), text)).isEqualTo(Outcome.TOO_COSTLY);
  }

  @Test
  void longTextsAreNoTrouble() {
    String text = "a".repeat(500_000);
    assertThat(PatternSearch.search(Pattern.compile("^[a-z]*\\z"), text)).isEqualTo(Outcome.FOUND);
    assertThat(PatternSearch.search(Pattern.compile("b"), text)).isEqualTo(Outcome.NOT_FOUND);
    // Java's matcher recurses here, once for each character.
    assertThat(PatternSearch.search(Pattern.compile("^(?:a|b)*\\z"), text))
        .isEqualTo(Outcome.TOO_COSTLY);
  }

  @Test
  void whatCannotBeSaidIsAViolationNotAnError() {
    Pattern pattern = Pattern.compile("^(.*a){20}\\z");
    String text = "a".repeat(60) + "!";
    Checks checks = new Checks(Direction.REQUEST, ValidationLevel.FULL);
    checks.pattern("name", text, pattern);
    assertThat(checks.violations())
        .containsExactly(
            new Violation("name", "pattern", "takes too long to be matched with its pattern"));
    assertThat(Rule.pattern(pattern.pattern()).test(JsonValue.of(text))).isFalse();
  }
}
