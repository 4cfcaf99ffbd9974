package dev.dateline.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dateline.runtime.version.ApiVersion;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json | application/json",
        "Application/VND.Atlas.2023-01-01+JSON | application/vnd.atlas.2023-01-01+json",
        "text/html;charset=UTF-8 | text/html; charset=UTF-8",
        " text/html ; Charset=\"utf-8\" | text/html; charset=utf-8",
        "a/b; c=\"d;e, \\\"f\\\\\" | 'a/b; c=\"d;e, \\\"f\\\\\"'",
        "a/b;; c=d; | a/b; c=d",
        "*/* | */*",
        "text/* | text/*"
      })
  void readsAndWrites(String text, String written) {
    assertThat(MediaType.parse(text)).hasToString(written);
    assertThat(MediaType.parse(written)).isEqualTo(MediaType.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "json",
        "/",
        "a/",
        "/b",
        "a/b/c",
        "a b/c",
        "*/b",
        "a/b; c",
        "a/b; c=",
        "a/b; c=\"d",
        "a/b, c/d",
        "a/b; c = d",
        "a/b;c=d e"
      })
  void refusesWhatIsNone(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MediaType.parse(text))
        .withMessageContaining("is not a media type");
  }

  @ParameterizedTest
  @CsvSource({
    "application/vnd.atlas.2023-01-01+json,   2023-01-01, application/vnd.atlas+json,   true",
    "application/vnd.atlas.2023-01-01+csv,    2023-01-01, application/vnd.atlas+csv,    false",
    "application/vnd.atlas.preview+json,      preview,    application/vnd.atlas+json,   true",
    "application/vnd.2023-01-01.atlas+json,   2023-01-01, application/vnd.atlas+json,   true",
    "application/vnd.atlas.2023-01-01,        2023-01-01, application/vnd.atlas,        false",
    "application/vnd.atlas.2023-02-31+json,   none,       application/vnd.atlas.2023-02-31+json,"
        + " true",
    "application/vnd.atlas+json,              none,       application/vnd.atlas+json,   true",
    "application/json,                        none,       application/json,             true",
    "application/problem+json,                none,       application/problem+json,     true",
    "application/preview+json,                none,       application/preview+json,     true",
    "application/jsonx,                       none,       application/jsonx,            false"
  })
  void findsTheVersion(String text, String version, String family, boolean json) {
    MediaType type = MediaType.parse(text);
    assertThat(type.version().map(ApiVersion::toString).orElse("none")).isEqualTo(version);
    assertThat(type.family()).isEqualTo(family);
    assertThat(type.isJson()).isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource({
    "application/vnd.atlas.2023-01-01+json, 2024-08-05, application/vnd.atlas.2024-08-05+json",
    "application/vnd.atlas.2023-01-01+json, preview,    application/vnd.atlas.preview+json",
    "application/vnd.atlas.preview;a=b,     2024-08-05, application/vnd.atlas.2024-08-05; a=b",
    "application/json,                      2024-08-05, application/json"
  })
  void changesTheVersion(String text, String version, String changed) {
    assertThat(MediaType.parse(text).withVersion(ApiVersion.parse(version))).hasToString(changed);
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, */*, true",
    "application/json, application/*, true",
    "application/json, text/*, false",
    "application/json, application/json, true",
    "application/json, application/problem+json, false",
    "application/json;charset=utf-8, application/json, true",
    "application/json, application/json;charset=utf-8, false",
    "application/json;charset=UTF-8, application/json;charset=utf-8, true",
    "application/json;v=A, application/json;v=a, false"
  })
  void matchesRanges(String type, String range, boolean matches) {
    assertThat(MediaType.parse(type).matches(MediaType.parse(range))).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      value = {
        "null                                            | ''",
        "''                                              | ''",
        "' , ,'                                          | ''",
        "application/json                                | application/json@1.0",
        "text/*;q=0.3, text/html;q=0.7, text/html;level=1, */*;q=0.5 | "
            + "text/html; level=1@1.0 text/html@0.7 */*@0.5 text/*@0.3",
        "*/*, text/*, text/html, text/html;a=b           | "
            + "text/html; a=b@1.0 text/html@1.0 text/*@1.0 */*@1.0",
        "b/b, a/a                                        | b/b@1.0 a/a@1.0",
        "a/b;c=\"x,y\";q=0.1,c/d;q=0                      | a/b; c=\"x,y\"@0.1 c/d@0.0",
        "text/html, image/gif, *; q=.2, */*; q=.2        | "
            + "text/html@1.0 image/gif@1.0 */*@0.2 */*@0.2"
      })
  void readsAccept(String header, String expected) {
    assertThat(
            MediaType.parseAccept(header).stream()
                .map(each -> each.range() + "@" + each.quality())
                .collect(Collectors.joining(" ")))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "a/b c/d", "a/b;q=2", "a/b;q=-1", "a/b;q=NaN", "a/b;q=1.0.0"})
  void refusesMalformedAccept(String header) {
    assertThatIllegalArgumentException().isThrownBy(() -> MediaType.parseAccept(header));
  }

  @Test
  void tellsItsParts() {
    MediaType type = MediaType.parse("application/vnd.a.b+json; x=1");
    assertThat(type.type()).isEqualTo("application");
    assertThat(type.subtype()).isEqualTo("vnd.a.b+json");
    assertThat(type.suffix()).contains("json");
    assertThat(type.essence()).isEqualTo("application/vnd.a.b+json");
    assertThat(type.parameters()).isEqualTo(Map.of("x", "1"));
    assertThat(type.withoutParameters()).hasToString("application/vnd.a.b+json");
    assertThat(type.isRange()).isFalse();
    assertThat(MediaType.ANY.isRange()).isTrue();
  }
}
