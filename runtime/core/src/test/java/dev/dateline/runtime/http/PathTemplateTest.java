package dev.dateline.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathTemplateTest {
  @Test
  void fillsInParameters() {
    PathTemplate template = PathTemplate.of("/groups/{groupId}/jobs/{id}.{format}:run");
    assertThat(template.names()).containsExactly("groupId", "id", "format");
    assertThat(template.expand(name -> "$1\\" + name.toUpperCase(Locale.ROOT)))
        .isEqualTo("/groups/$1\\GROUPID/jobs/$1\\ID.$1\\FORMAT:run");
  }

  @ParameterizedTest
  @CsvSource({
    "/groups/{g}/jobs/{j}, /groups/a%2Fb/jobs/c, '{g=a%2Fb, j=c}'",
    "/groups/{g}/jobs/{j}, /groups/a/b/jobs/c, none",
    "/groups/{g}/jobs/{j}, /groups//jobs/c, none",
    "/groups/{g}/jobs/{j}, /groups/a/jobs/c/, none",
    "/a.b/{c}, /a.b/c, {c=c}",
    "/a.b/{c}, /axb/c, none",
    "/{id}.{ext}, /a.b.c, '{id=a.b, ext=c}'",
    "/plain, /plain, {}"
  })
  void findsParameters(String template, String path, String expected) {
    assertThat(PathTemplate.of(template).match(path).map(Map::toString).orElse("none"))
        .isEqualTo(expected);
  }
}
