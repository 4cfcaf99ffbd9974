package dev.dateline.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonNumber;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonValueTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "true",
        "false",
        "0",
        "-0",
        "-0.0",
        "1.0",
        "1.50",
        "1e5",
        "1E+5",
        "1e-400",
        "123456789012345678901234567890.1234567890",
        "\"\"",
        "\"a\\\"b\\\\c\\u0000\\n\"",
        "\"\\uD800\"",
        "\"é😀\"",
        "[]",
        "{}",
        "[1,[2,[]],{\"a\":null}]",
        "{\"b\":1,\"a\":{\"\":[]}}"
      })
  void writesWhatItRead(String json) {
    assertThat(JsonValue.parse(json)).hasToString(json);
  }

  @Test
  void survivesARoundTripThroughTextAndBytes() {
    RandomJson random = new RandomJson(20230101);
    for (int i = 0; i < 2000; i++) {
      JsonValue value = random.value(5);
      assertThat(JsonValue.parse(value.toString())).isEqualTo(value).hasToString(value.toString());
      assertThat(JsonValue.parse(value.toPrettyString())).hasToString(value.toString());
      assertThat(JsonWriter.toValue(Direction.BOTH, out -> out.value(value)))
          .hasToString(value.toString());
      assertThat(JsonReader.of(value, Direction.BOTH).document(JsonReader::value))
          .hasToString(value.toString());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1          | 1.0        | true",
        "100        | 1e2        | true",
        "-0         | 0          | true",
        "1          | 2          | false",
        "1          | '\"1\"'    | false",
        "0          | false      | false",
        "[1,2]      | [2,1]      | false",
        "[1]        | [1.0]      | true",
        "{\"a\":1,\"b\":2} | {\"b\":2,\"a\":1} | true",
        "{\"a\":null} | {}       | false",
        "1e999999999 | 1e999999998 | false"
      })
  void equalsAsJsonSchemaHasIt(String one, String other, boolean equal) {
    JsonValue first = JsonValue.parse(one);
    JsonValue second = JsonValue.parse(other);
    assertThat(first.equals(second)).isEqualTo(equal);
    if (equal) {
      assertThat(first).hasSameHashCodeAs(second);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "01", "1.", ".5", "+1", "1e", "NaN", "0x1", "1 ", "1e99999999999"})
  void refusesWhatIsNoNumber(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> JsonNumber.of(text));
  }

  @Test
  void makesNumbersOfAllKinds() {
    assertThat(JsonNumber.of(new BigInteger("98765432109876543210")))
        .hasToString("98765432109876543210");
    assertThat(JsonNumber.of(new BigDecimal("1.10"))).hasToString("1.10");
    assertThat(JsonNumber.of(1e300)).isEqualTo(JsonNumber.of("1e300"));
    assertThatIllegalArgumentException().isThrownBy(() -> JsonNumber.of(Double.NaN));
    assertThat(JsonNumber.of("10e-1").isInteger()).isTrue();
    assertThat(JsonNumber.of("15e-1").isInteger()).isFalse();
    assertThat(JsonNumber.of("1e999999999").isInteger()).isTrue();
  }

  @Test
  void prettyPrintsOneEntryALineOnEverySystem() {
    assertThat(JsonValue.parse("{\"a\":[1,{\"b\":[]},[]],\"c\":{},\"d\":\"e\"}").toPrettyString())
        .isEqualTo(
            """
            {
              "a": [
                1,
                {
                  "b": []
                },
                []
              ],
              "c": {},
              "d": "e"
            }""");
  }

  @Test
  void copiesWhatItIsMadeOf() {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("a", JsonValue.of(1));
    JsonObject object = new JsonObject(members);
    members.put("b", JsonValue.of(2));
    assertThat(object).hasToString("{\"a\":1}");
    assertThat(object.with("a", JsonValue.of("x")).with("c", JsonArray.EMPTY).without("nothing"))
        .hasToString("{\"a\":\"x\",\"c\":[]}");
    assertThat(object.without("a")).isEqualTo(JsonObject.EMPTY);
    assertThatThrownBy(() -> object.members().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> object.with("b", null)).isInstanceOf(NullPointerException.class);
  }

  @Test
  void goesAsDeepAsTheLimit() {
    String deepest = "[".repeat(1000) + "]".repeat(1000);
    JsonValue value = JsonValue.parse(deepest);
    assertThat(value).hasToString(deepest).isEqualTo(JsonValue.parse(deepest));
    assertThat(value.hashCode()).isEqualTo(JsonValue.parse(deepest).hashCode());
    assertThatThrownBy(() -> JsonValue.parse("[" + deepest + "]"))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("depth");
  }

  @Test
  void writesUtf8() {
    assertThat(JsonWriter.bytes(Direction.BOTH, out -> out.string("é😀\uD800")))
        .isEqualTo("\"é😀\\uD800\"".getBytes(StandardCharsets.UTF_8));
  }
}
