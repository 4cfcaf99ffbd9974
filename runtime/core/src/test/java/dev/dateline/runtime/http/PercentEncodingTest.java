package dev.dateline.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentEncodingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/a/b-c._~:@!$&'()*+,;= | \"/a/b-c._~:@!$&'()*+,;=\"",
        "/a b/{c}[0] | /a%20b/%7Bc%7D%5B0%5D",
        "/é/\uD83D\uDE00 | /%C3%A9/%F0%9F%98%80",
        "/\uD83D | /%3F",
        "/a%2Fb/100% | /a%2Fb/100%",
        "/a?b=c d&e | /a?b=c%20d&e",
        "/a b#c d | /a%20b",
        "/a#b | /a",
        "\"\" | \"\"",
      },
      quoteCharacter = '"')
  void pathsOfDocumentsBecomeLegal(String written, String legal) {
    assertThat(PercentEncoding.legal(written)).isEqualTo(legal);
  }
}
