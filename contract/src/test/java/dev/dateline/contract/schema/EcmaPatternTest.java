package dev.dateline.contract.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dateline.runtime.validation.PatternSearch;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What ECMA-262 says of each pattern and text; {@code ~} stands for a line feed in the texts. */
class EcmaPatternTest {

  @ParameterizedTest(name = "{0} on \"{1}\": {2}")
  @CsvSource(
      delimiter = '\u00A6',
      quoteCharacter = '\u00A7',
      ignoreLeadingAndTrailingWhitespace = true,
      value = {
        // anchors: $ is the end and nothing before a last line break
        "^a$ ¦ a ¦ true",
        "^a$ ¦ a~ ¦ false",
        "^a ¦ ba ¦ false",
        "a ¦ xay ¦ true",
        "^$ ¦ §§ ¦ true",
        "^$ ¦ ~ ¦ false",
        "(^|,)x($|,) ¦ a,x ¦ true",
        "^(?!$) ¦ §§ ¦ false",
        // the dot: no line terminators, but U+0085 is none
        "^.$ ¦ ~ ¦ false",
        "^.$ ¦ \u2028 ¦ false",
        "^.$ ¦ \u0085 ¦ true",
        "^.$ ¦ \uD83D\uDE00 ¦ true",
        // what may be nothing is repeated as often as one likes
        "^(?:a?){3}$ ¦ a ¦ true",
        "^(?:a?){3}$ ¦ aaa ¦ true",
        "^(?:a?){3}$ ¦ aaaa ¦ false",
        "^(?:a?){2,}b$ ¦ aaaab ¦ true",
        "^(?:a?){2,}b$ ¦ b ¦ true",
        "^(?:a|){2}b$ ¦ aab ¦ true",
        "^(?:a|){2}b$ ¦ aaab ¦ false",
        "^(?:|ab){2}c$ ¦ ababc ¦ true",
        "^(?:a*b?){2}c$ ¦ abac ¦ true",
        "^(?:a*b?){2}c$ ¦ ababac ¦ false",
        "^(?:(?=a)){3}a$ ¦ a ¦ true",
        "^(?:\\b){3}a$ ¦ a ¦ true",
        "^(a?){3}\\1$ ¦ §§ ¦ true",
        "^(?:ab){2}$ ¦ ab ¦ false",
        "^(?:ab|c){2}$ ¦ c ¦ false",
        "^(?:a?b){2}$ ¦ bab ¦ true",
        "^(?:a?b){2}$ ¦ b ¦ false",
        "^(?:a{0,2}){2}$ ¦ aaaa ¦ true",
        "^(?:a{0,2}){2}$ ¦ aaaaa ¦ false",
        "^(?:a{0}){2}$ ¦ a ¦ false",
        "^(?:[a{0}]){2}$ ¦ a ¦ false",
        // classes of characters
        "^\\d$ ¦ 7 ¦ true",
        "^\\d$ ¦ \u0667 ¦ false",
        "^\\D$ ¦ \u0667 ¦ true",
        "^\\w+$ ¦ a_9 ¦ true",
        "^\\w$ ¦ \u00E9 ¦ false",
        "^\\W$ ¦ \u00E9 ¦ true",
        "^\\s$ ¦ \u00A0 ¦ true",
        "^\\s$ ¦ \uFEFF ¦ true",
        "^\\s$ ¦ \u2003 ¦ true",
        "^\\s$ ¦ \u180E ¦ false",
        "^\\S$ ¦ \u00A0 ¦ false",
        "^[\\s]$ ¦ \u3000 ¦ true",
        "^[^\\s]$ ¦ \u3000 ¦ false",
        "^[\\S]$ ¦ \u3000 ¦ false",
        "^[\\S]$ ¦ x ¦ true",
        "^[^\\S]$ ¦ \u3000 ¦ true",
        "^[^\\S]$ ¦ x ¦ false",
        // word boundaries are those of ASCII
        "\\bfoo\\b ¦ a foo b ¦ true",
        "\\bfoo\\b ¦ afoob ¦ false",
        "\\bfoo\\b ¦ \u00E9foo\u00E9 ¦ true",
        "\\Boo\\B ¦ foob ¦ true",
        "^[\\b]$ ¦ §\u0008§ ¦ true",
        // classes in brackets: what Java would take for an operator is a character
        "^[a&&b]+$ ¦ a&b ¦ true",
        "^[a&&b]+$ ¦ & ¦ true",
        "^[[a]$ ¦ [ ¦ true",
        "^[[a]+]$ ¦ [a] ¦ true",
        "^[a^]$ ¦ ^ ¦ true",
        "^[^^]$ ¦ ^ ¦ false",
        "^[a-c]$ ¦ b ¦ true",
        "^[a-]$ ¦ - ¦ true",
        "^[-a]$ ¦ - ¦ true",
        "^[a-z-0-9]+$ ¦ a-9 ¦ true",
        "^[\\w-.]$ ¦ - ¦ true",
        "^[\\w-.]$ ¦ . ¦ true",
        "^[a-\\d]$ ¦ - ¦ true",
        "^[+--]+$ ¦ +,- ¦ true",
        "^[.]$ ¦ a ¦ false",
        "^[$]$ ¦ $ ¦ true",
        "^[\\]]$ ¦ ] ¦ true",
        "^[\\\\]$ ¦ \\ ¦ true",
        "^[#x]$ ¦ # ¦ true",
        "^[ ]$ ¦ § § ¦ true",
        "[] ¦ a ¦ false",
        "^[^]$ ¦ ~ ¦ true",
        "^[\uD83D\uDE00-\uD83D\uDE02]$ ¦ \uD83D\uDE01 ¦ true",
        // escapes
        "^\\/a\\/$ ¦ /a/ ¦ true",
        "^\\-\\_\\:\\@$ ¦ -_:@ ¦ true",
        "^\\cJ$ ¦ ~ ¦ true",
        "^\\cj$ ¦ ~ ¦ true",
        "^\\v$ ¦ §\u000B§ ¦ true",
        "^\\v$ ¦ ~ ¦ false",
        "^\\n$ ¦ ~ ¦ true",
        "^\\x41$ ¦ A ¦ true",
        "^\\u0041$ ¦ A ¦ true",
        "^\\u{41}$ ¦ A ¦ true",
        "^\\u{1F600}$ ¦ \uD83D\uDE00 ¦ true",
        "^\\uD83D\\uDE00$ ¦ \uD83D\uDE00 ¦ true",
        "^[\\u{1F600}-\\u{1F602}]$ ¦ \uD83D\uDE01 ¦ true",
        "^\\$\\^\\.$ ¦ $^. ¦ true",
        // properties
        "^\\p{L}+$ ¦ a\u00E9\u4E2D ¦ true",
        "^\\p{Lu}$ ¦ a ¦ false",
        "^\\p{Letter}$ ¦ a ¦ true",
        "^\\p{General_Category=Decimal_Number}$ ¦ 7 ¦ true",
        "^\\p{gc=Nd}$ ¦ x ¦ false",
        "^\\p{Script=Greek}$ ¦ \u03B1 ¦ true",
        "^\\p{sc=Grek}$ ¦ \u03B1 ¦ true",
        "^\\P{Script=Greek}$ ¦ \u03B1 ¦ false",
        "^\\p{Alphabetic}$ ¦ a ¦ true",
        "^\\p{ASCII}$ ¦ \u00E9 ¦ false",
        "^[\\p{L}\\p{N}\\-_.,' ]*$ ¦ a 1-' ¦ true",
        "^[^\\p{L}]$ ¦ a ¦ false",
        // groups and references
        "^(?:a|b)+$ ¦ abba ¦ true",
        "^(a)(b)\\2\\1$ ¦ abba ¦ true",
        "^(?<first_name>a)\\k<first_name>$ ¦ aa ¦ true",
        "^(?<$x>a)b\\1$ ¦ aba ¦ true",
        "^a(?=b)b$ ¦ ab ¦ true",
        "^a(?!b) ¦ ab ¦ false",
        "(?<=a)b ¦ ab ¦ true",
        "(?<!a)b ¦ ab ¦ false",
        // quantifiers, and braces that are none
        "^a{2}$ ¦ aa ¦ true",
        "^a{2,}$ ¦ aaa ¦ true",
        "^a{1,2}?$ ¦ aa ¦ true",
        "^a+?$ ¦ aaa ¦ true",
        "^a{,2}$ ¦ a{,2} ¦ true",
        "^{x}$ ¦ {x} ¦ true",
        "^a]$ ¦ a] ¦ true",
        "^x}$ ¦ x} ¦ true",
        // as published
        "^([a-f0-9]{24})$ ¦ 32b6e34b3d91647abb20e7b8 ¦ true",
        "^([a-f0-9]{24})$ ¦ 32b6e34b3d91647abb20e7b8~ ¦ false",
        "^[a-zA-Z0-9][a-zA-Z0-9-]*$ ¦ orders-2 ¦ true",
        "^[a-zA-Z0-9][a-zA-Z0-9-]*$ ¦ -orders ¦ false",
        "^[a-z0-9!#$%&'*+/=?^_`{|}~-]+$ ¦ a&&b ¦ true",
        "^((25[0-5]|(2[0-4]|1\\d|[1-9]|)\\d)(\\.(?!$)|$)){4}$ ¦ 10.0.0.255 ¦ true",
        "^((25[0-5]|(2[0-4]|1\\d|[1-9]|)\\d)(\\.(?!$)|$)){4}$ ¦ 10.0.0.256 ¦ false",
        "^(?:(?<cn>CN=(?<name>[^,]*)),)?(?<path>OU=[^,]+)$ ¦ CN=x,OU=y ¦ true",
      })
  void meansTheSame(String ecma, String text, boolean matches) {
    Pattern java = Pattern.compile(EcmaPattern.translate(ecma).java());
    assertThat(java.matcher(text.replace('~', '\n')).find()).as(java.pattern()).isEqualTo(matches);
  }

  @Test
  void nulIsACharacter() {
    Pattern java = Pattern.compile(EcmaPattern.translate("^\\0$").java());
    assertThat(java.matcher("\u0000").find()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        ")",
        "[a",
        "a**",
        "*a",
        "a|*",
        "a++",
        "a{2}{3}",
        "^*",
        "(?i)a",
        "(?>a)",
        "(?#c)",
        "\\",
        "\\Aa\\z",
        "\\Qa\\E",
        "\\h",
        "\\R",
        "\\07",
        "\\1",
        "(a)\\2",
        "\\k<x>",
        "[z-a]",
        "\\x4",
        "\\u12",
        "\\u{}",
        "\\u{110000}",
        "\\p{Emoji_Modifier_Base}",
        "\\p{Script=Klingon}",
        "\\pL",
        "\\p{scx=Grek}",
        "\\c1",
        "a{99999999999}"
      })
  void refuses(String ecma) {
    assertThatThrownBy(() -> EcmaPattern.translate(ecma))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .isNotBlank()
        .doesNotContain("\n");
  }

  /** Java would run through the repetitions of nothing: a thousand million of them. */
  @ParameterizedTest
  @Timeout(20)
  @ValueSource(
      strings = {
        "(?:(?:(?:){1000}){1000}){1000}",
        "(?:(?:){1000}){1000}{1000}",
        "(?:(?:(?:a?){1000,}|b){1000}c*){1000}$",
        "(?:(?:(?:(?=a)){1000}){1000}){1000}",
        "(?:(?:(?:\\b){1000}){1000}){1000}",
        "((((x?){999}\\1){999}){999})y"
      })
  void repetitionsOfNothingEnd(String pattern) {
    try {
      Pattern java = Pattern.compile(EcmaPattern.translate(pattern).java());
      assertThat(PatternSearch.search(java, "a".repeat(2_000))).isNotNull();
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining("there is nothing to repeat before '{1000}'");
    }
  }
}
