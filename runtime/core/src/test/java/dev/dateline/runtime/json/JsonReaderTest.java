package dev.dateline.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonString;
import dev.dateline.runtime.sample.Job;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
  private static <T> T read(String json, Function<JsonReader, T> body) {
    return JsonReader.of(json, Direction.BOTH).document(body);
  }

  /** The same text from every kind of source. */
  private static Stream<JsonReader> readers(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return Stream.of(
        JsonReader.of(json, Direction.BOTH),
        JsonReader.of(bytes, Direction.BOTH),
        JsonReader.of(new ByteArrayInputStream(bytes), Direction.BOTH),
        JsonReader.of(JsonValue.parse(json), Direction.BOTH));
  }

  static Stream<Arguments> scalars() {
    return Stream.of(
        scalar("\"a\"", JsonReader::string, "a"),
        scalar("true", JsonReader::bool, true),
        scalar("false", JsonReader::bool, false),
        scalar("2147483647", JsonReader::int32, Integer.MAX_VALUE),
        scalar("-2147483648", JsonReader::int32, Integer.MIN_VALUE),
        scalar("1.0", JsonReader::int32, 1),
        scalar("1e3", JsonReader::int32, 1000),
        scalar("-0", JsonReader::int32, 0),
        scalar("-0.0", JsonReader::int32, 0),
        scalar("9223372036854775807", JsonReader::int64, Long.MAX_VALUE),
        scalar("-9223372036854775808", JsonReader::int64, Long.MIN_VALUE),
        scalar("9223372036854775807.000", JsonReader::int64, Long.MAX_VALUE),
        scalar("0.1", JsonReader::float32, 0.1f),
        scalar("16777217", JsonReader::float32, 16777216f),
        scalar("0.1", JsonReader::float64, 0.1),
        scalar("-0.0", JsonReader::float64, -0.0),
        scalar("1e-400", JsonReader::float64, 0.0),
        scalar("9007199254740993", JsonReader::float64, 9007199254740992.0),
        scalar("1.10", JsonReader::decimal, new BigDecimal("1.10")),
        scalar("12345678901234567890", JsonReader::decimal, new BigDecimal("12345678901234567890")),
        scalar("\"2024-02-29\"", JsonReader::date, ScalarText.parseDate("2024-02-29")),
        scalar(
            "\"2024-08-05T10:15:30Z\"",
            JsonReader::dateTime,
            ScalarText.parseDateTime("2024-08-05T10:15:30Z")),
        scalar(
            "\"https://a.test/b?c=d\"",
            JsonReader::uri,
            java.net.URI.create("https://a.test/b?c=d")),
        scalar("[1,2]", in -> in.list(JsonReader::int64), List.of(1L, 2L)),
        scalar("[]", in -> in.list(JsonReader::int64), List.of()),
        scalar(
            "{\"b\":true,\"a\":false}",
            in -> in.map(JsonReader::bool),
            Map.of("b", true, "a", false)),
        scalar("\"aGk=\"", in -> new String(in.base64(), StandardCharsets.UTF_8), "hi"));
  }

  private static <T> Arguments scalar(String json, Function<JsonReader, T> body, T expected) {
    return arguments(json, body, expected);
  }

  @ParameterizedTest
  @MethodSource("scalars")
  void reads(String json, Function<JsonReader, Object> body, Object expected) {
    readers(json)
        .forEach(
            reader -> {
              assertThat(reader.document(body)).isEqualTo(expected);
              reader.close();
            });
  }

  static Stream<Arguments> mismatches() {
    return Stream.of(
        mismatch("1", JsonReader::string, "expected a string but found a number"),
        mismatch("{}", JsonReader::string, "expected a string but found an object"),
        mismatch("null", JsonReader::string, "expected a string but found null"),
        mismatch("\"true\"", JsonReader::bool, "expected a boolean but found a string"),
        mismatch("\"1\"", JsonReader::int32, "expected a number but found a string"),
        mismatch(
            "1.5", JsonReader::int32, "expected an integer but found a number with a fraction"),
        mismatch(
            "2147483648", JsonReader::int32, "expected an integer from -2147483648 to 2147483647"),
        mismatch("1e10", JsonReader::int32, "expected an integer from -2147483648 to 2147483647"),
        mismatch(
            "1e999999999", JsonReader::int32, "expected an integer from -2147483648 to 2147483647"),
        mismatch(
            "9223372036854775808",
            JsonReader::int64,
            "expected an integer from -9223372036854775808 to 9223372036854775807"),
        mismatch("1e39", JsonReader::float32, "expected a number up to 3.4028235E38"),
        mismatch("1e309", JsonReader::float64, "expected a number up to 1.7976931348623157E308"),
        mismatch("\"2024-02-30\"", JsonReader::date, "must be a day of the calendar"),
        mismatch(
            "\"2024-08-05T10:15:30\"",
            JsonReader::dateTime,
            "must end with an offset: Z, or hours and minutes such as +02:00"),
        mismatch(
            "\"x\"",
            JsonReader::uuid,
            "must be a UUID such as 123e4567-e89b-12d3-a456-426614174000"),
        mismatch("\"http://a b\"", JsonReader::uri, "must be a URI"),
        mismatch("\"a\"", JsonReader::base64, "must be Base64"),
        mismatch("1", in -> in.list(JsonReader::int32), "expected an array but found a number"),
        mismatch("[]", in -> in.map(JsonReader::int32), "expected an object but found an array"));
  }

  private static <T> Arguments mismatch(String json, Function<JsonReader, T> body, String problem) {
    return arguments(json, body, problem);
  }

  @ParameterizedTest
  @MethodSource("mismatches")
  void saysWhatIsWrong(String json, Function<JsonReader, Object> body, String problem) {
    readers(json)
        .forEach(
            reader ->
                assertThatThrownBy(() -> reader.document(body))
                    .isInstanceOfSatisfying(
                        JsonException.class, e -> assertThat(e.problem()).isEqualTo(problem)));
  }

  @Test
  void saysWhereItIsWrong() {
    String json =
        """
        {
          "delivery": {"methodName": "HTTP"},
          "history": [
            {"methodName": "HTTP"},
            {"methodName": "HTTP", "maxDownloads": "many"}
          ]
        }""";
    JsonException failure = catchThrowableOfType(JsonException.class, () -> read(json, Job::read));
    assertThat(failure)
        .hasMessage(
            "history[1].maxDownloads: expected a number but found a string (line 5, column 44)");
    assertThat(failure.path()).isEqualTo("history[1].maxDownloads");
    assertThat(failure.line()).isEqualTo(5);
    assertThat(failure.column()).isEqualTo(44);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"delivery\":[]}               | delivery",
        "{\"history\":[{},[]]}           | history[1]",
        "{\"history\":[null]}            | history[0]",
        "{\"matrix\":[[1],[2,null]]}     | matrix[1][1]",
        "{\"matrix\":[[1],[2,{}]]}       | matrix[1][1]",
        "{\"labels\":{\"a b\":1}}        | labels[\"a b\"]",
        "{\"labels\":{\"x\":{\"y\":1}}}  | labels.x",
        "{\"history\":{}}                | history",
        "[]                              | ''"
      })
  void namesThePath(String json, String path) {
    readers(json)
        .forEach(
            reader ->
                assertThatThrownBy(() -> reader.document(Job::read))
                    .isInstanceOfSatisfying(
                        JsonException.class, e -> assertThat(e.path()).isEqualTo(path)));
  }

  @Test
  void readsAgainWhatItHasReadAndKeepsThePath() {
    Function<JsonReader, List<Object>> union =
        in ->
            in.list(
                item -> {
                  JsonValue value = item.value();
                  return value instanceof JsonArray
                      ? item.again(value).document(again -> again.list(JsonReader::int32))
                      : value;
                });
    assertThat((Object) read("[[1],\"a\"]", union))
        .isEqualTo(List.of(List.of(1), new JsonString("a")));
    assertThatThrownBy(() -> read("[\"a\",[1,true]]", union))
        .hasMessage("[1][1]: expected a number but found a boolean");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "{", "[", "[1", "[1,", "[1,]", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,}",
            "{a:1}",
        "{'a':1}", "nul", "tru", "01", "1.", "-", "+1", "\"a", "\"\n\"", "\"\\x\"", "\"\\u12\"",
            "1 2",
        "{} x", "[1] ]", "/* c */ 1", "NaN", "\uFEFF\uFEFF1", "\u0000"
      })
  void refusesWhatIsNoJson(String json) {
    assertThatThrownBy(() -> read(json, JsonReader::value))
        .isInstanceOf(JsonException.class)
        .hasMessageNotContaining("Source")
        .hasMessageNotContaining("REDACTED")
        .hasMessageNotContaining("StreamRead")
        .hasMessageNotContaining("start marker");
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> JsonReader.of(bytes, Direction.BOTH).document(JsonReader::value))
        .isInstanceOf(JsonException.class);
  }

  @Test
  void refusesWhatIsNotUtf8() {
    for (byte[] bytes :
        List.of(
            new byte[] {'"', (byte) 0xFF, '"'},
            new byte[] {'"', (byte) 0xC3, '"'},
            new byte[] {'"', (byte) 0xE2, (byte) 0x82})) {
      assertThatThrownBy(() -> JsonReader.of(bytes, Direction.BOTH).document(JsonReader::value))
          .isInstanceOf(JsonException.class);
    }
  }

  @Test
  void skipsAByteOrderMark() {
    String json = "\uFEFF[1]";
    assertThat((Object) read(json, JsonReader::value)).hasToString("[1]");
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    assertThat(JsonReader.of(bytes, Direction.BOTH).document(JsonReader::value)).hasToString("[1]");
  }

  @Test
  void quotesNextToNothing() {
    String secret = "s".repeat(5000);
    for (String json : List.of(secret, "{\"a\":" + secret, "{" + secret + ":1}", "[\"" + secret)) {
      assertThatThrownBy(() -> read(json, JsonReader::value))
          .isInstanceOfSatisfying(
              JsonException.class, e -> assertThat(e.getMessage()).hasSizeLessThan(300));
    }
    assertThatThrownBy(() -> read("{\"" + secret + "\":1}", in -> in.map(JsonReader::string)))
        .isInstanceOfSatisfying(
            JsonException.class, e -> assertThat(e.getMessage()).hasSizeLessThan(200));
    String deep = "{\"abcdefghi\":".repeat(500) + "1" + "}".repeat(500);
    assertThatThrownBy(() -> read(deep, JsonReaderTest::descend))
        .isInstanceOfSatisfying(
            JsonException.class,
            e -> assertThat(e.path()).startsWith("…").endsWith(".abcdefghi").hasSizeLessThan(210));
  }

  private static Object descend(JsonReader in) {
    return in.peek() == JsonType.OBJECT ? in.map(JsonReaderTest::descend) : in.string();
  }

  @ParameterizedTest
  @CsvSource({"1001, number", "20000001, string"})
  void limitsSizes(int size, String what) {
    String json = what.equals("number") ? "1".repeat(size) : "\"" + "a".repeat(size) + "\"";
    assertThatThrownBy(() -> read(json, JsonReader::value)).isInstanceOf(JsonException.class);
  }

  @Test
  void refusesExponentsThatJavaCannotHold() {
    readers("1").findFirst().orElseThrow().close();
    for (Function<JsonReader, Object> body :
        List.<Function<JsonReader, Object>>of(
            JsonReader::value, JsonReader::decimal, JsonReader::int32)) {
      assertThatThrownBy(() -> read("1e99999999999", body)).isInstanceOf(JsonException.class);
    }
  }

  @Test
  void lastOfTwoPropertiesWins() {
    assertThat((Object) read("{\"a\":1,\"b\":2,\"a\":3}", JsonReader::value))
        .hasToString("{\"a\":3,\"b\":2}");
    assertThat((Object) read("{\"a\":1,\"a\":3}", in -> in.map(JsonReader::int32)))
        .isEqualTo(Map.of("a", 3));
    assertThat(read("{\"cost\":1,\"cost\":3}", Job::read).cost()).isEqualByComparingTo("3");
    assertThat(read("{\"cost\":null,\"cost\":3}", Job::read).toJson()).isEqualTo("{\"cost\":3}");
  }

  @Test
  void readsNullsWhereTheyAreAllowed() {
    List<Integer> list = read("[1,null]", in -> in.listOfNullable(JsonReader::int32));
    assertThat(list).containsExactly(1, null);
    Map<String, Integer> map =
        read("{\"a\":null,\"b\":1}", in -> in.mapOfNullable(JsonReader::int32));
    assertThat(map).containsEntry("a", null).containsEntry("b", 1);
    Function<JsonReader, String> orNothing = in -> in.nextNull() ? "nothing" : in.string();
    assertThat((Object) read("null", orNothing)).isEqualTo("nothing");
    assertThat((Object) read("\"a\"", orNothing)).isEqualTo("a");
  }

  @Test
  void tellsTheTypeOfTheNextValue() {
    readers("[{},[],\"\",1,1.5,true,false,null]")
        .forEach(
            reader -> {
              List<JsonType> types = new ArrayList<>();
              reader.document(
                  in ->
                      in.listOfNullable(
                          item -> {
                            types.add(item.peek());
                            item.skip();
                            return "";
                          }));
              assertThat(types)
                  .containsExactly(
                      JsonType.OBJECT,
                      JsonType.ARRAY,
                      JsonType.STRING,
                      JsonType.NUMBER,
                      JsonType.NUMBER,
                      JsonType.BOOLEAN,
                      JsonType.BOOLEAN);
            });
  }

  @Test
  void skipsWholeValues() {
    readers("{\"a\":{\"b\":[1,{\"c\":[]}]},\"d\":[[],[1]],\"e\":\"f\",\"g\":2}")
        .forEach(
            reader -> {
              List<String> names = new ArrayList<>();
              int last =
                  reader.document(
                      in -> {
                        int value = 0;
                        in.beginObject();
                        for (String name = in.nextName(); name != null; name = in.nextName()) {
                          names.add(name);
                          if (name.equals("g")) {
                            value = in.int32();
                          } else {
                            in.skip();
                          }
                        }
                        return value;
                      });
              assertThat(last).isEqualTo(2);
              assertThat(names).containsExactly("a", "d", "e", "g");
            });
  }

  @Test
  void givesImmutableCollections() {
    assertThatThrownBy(() -> read("[1]", in -> in.list(JsonReader::int32)).clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> read("{\"a\":1}", in -> in.map(JsonReader::int32)).clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void passesOnThatTheInputCannotBeRead() {
    InputStream broken =
        new FilterInputStream(InputStream.nullInputStream()) {
          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            throw new IOException("connection reset");
          }
        };
    assertThatThrownBy(() -> JsonReader.of(broken, Direction.BOTH).document(JsonReader::value))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("connection reset");
  }
}
