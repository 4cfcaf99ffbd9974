package dev.dateline.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {
  @Test
  void findsNamesInAnyCase() {
    Headers headers =
        Headers.builder().add("Retry-After", "1").add("retry-after", "2").add("X", "").build();
    assertThat(headers.first("RETRY-AFTER")).contains("1");
    assertThat(headers.all("retry-After")).containsExactly("1", "2");
    assertThat(headers.joined("Retry-After")).contains("1, 2");
    assertThat(headers.first("absent")).isEmpty();
    assertThat(headers.has("x")).isTrue();
    assertThat(headers.names()).containsExactly("Retry-After", "X");
    assertThat(headers)
        .isEqualTo(Headers.of(Map.of("RETRY-AFTER", List.of("1", "2"), "x", List.of(""))))
        .hasSameHashCodeAs(Headers.of(Map.of("RETRY-AFTER", List.of("1", "2"), "x", List.of(""))));
  }

  @Test
  void leavesPseudoFieldsOut() {
    Map<String, List<String>> fields = new HashMap<>();
    fields.put(null, List.of("HTTP/1.1 200 OK"));
    fields.put(":status", List.of("200"));
    fields.put("a", List.of("b"));
    assertThat(Headers.of(fields)).isEqualTo(Headers.of("A", "b"));
  }

  @Test
  void hidesCredentials() {
    assertThat(
            Headers.builder()
                .add("Accept", "*/*")
                .add("authorization", "Bearer abc")
                .add("Cookie", "abc")
                .add("Proxy-Authorization", "abc")
                .add("Set-Cookie", "abc")
                .build()
                .toString())
        .doesNotContain("abc")
        .contains("Accept=[*/*]", "authorization=***");
  }

  @Test
  void isChangedThroughABuilderAlone() {
    Headers headers = Headers.of("a", "1");
    Headers changed = headers.toBuilder().set("A", "2").add("b", "3").remove("c").build();
    assertThat(headers).hasToString("{a=[1]}");
    assertThat(changed).hasToString("{A=[2], b=[3]}");
    assertThat(Headers.builder().build()).isEqualTo(Headers.EMPTY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nb: c", "a\n", "\0"})
  void refusesValuesThatWouldBeAnotherField(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Headers.of("x", value))
        .withMessageContaining("header x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a:", "é", "a\n"})
  void refusesNamesThatAreNone(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> Headers.of(name, "x"));
  }
}
