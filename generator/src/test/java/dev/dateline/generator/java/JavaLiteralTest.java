package dev.dateline.generator.java;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JavaLiteralTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {"plain,\"plain\"", "a\"b,\"a\\\"b\"", "a\\b,\"a\\\\b\"", "é,\"\\u00e9\""})
  void escapes(String value, String literal) {
    assertThat(JavaLiteral.string(value)).isEqualTo(literal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"; System.exit(1); \"",
        "\\u0022; evil(); \\u0022",
        "line\nbreak\r\n\ttab",
        "\u2028\u202e\ud83d\ude00 \ud800",
        "\\"
      })
  void readsBackAsTheSameValue(String value) {
    String literal = JavaLiteral.string(value);
    assertThat(literal).matches("\"[ -~]*\"");
    StringBuilder read = new StringBuilder();
    String body = literal.substring(1, literal.length() - 1);
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      if (c == '\\' && body.charAt(i + 1) == 'u') {
        read.append((char) Integer.parseInt(body.substring(i + 2, i + 6), 16));
        i += 5;
      } else if (c == '\\') {
        read.append(
            switch (body.charAt(++i)) {
              case 'n' -> '\n';
              case 'r' -> '\r';
              case 't' -> '\t';
              default -> body.charAt(i);
            });
      } else {
        assertThat(c).isNotEqualTo('"');
        read.append(c);
      }
    }
    assertThat(read.toString()).isEqualTo(value);
  }
}
