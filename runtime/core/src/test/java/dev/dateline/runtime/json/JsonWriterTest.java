package dev.dateline.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonWriterTest {
  private static String text(Consumer<JsonWriter> body) {
    return JsonWriter.text(Direction.BOTH, false, body);
  }

  static Stream<Arguments> values() {
    return Stream.of(
        value(out -> out.string("a\"\\\n\u0001é"), "\"a\\\"\\\\\\n\\u0001é\""),
        value(out -> out.bool(true), "true"),
        value(out -> out.int32(-5), "-5"),
        value(out -> out.int64(Long.MIN_VALUE), "-9223372036854775808"),
        value(out -> out.float32(0.1f), "0.1"),
        value(out -> out.float64(1e300), "1.0E300"),
        value(out -> out.decimal(new BigDecimal("1.10")), "1.10"),
        value(out -> out.date(LocalDate.of(2024, 8, 5)), "\"2024-08-05\""),
        value(
            out -> out.dateTime(OffsetDateTime.parse("2024-08-05T10:15Z")),
            "\"2024-08-05T10:15:00Z\""),
        value(out -> out.uuid(new UUID(0, 1)), "\"00000000-0000-0000-0000-000000000001\""),
        value(out -> out.uri(URI.create("a/b?c")), "\"a/b?c\""),
        value(out -> out.base64(new byte[] {(byte) 0xFF, 0}), "\"/wA=\""),
        value(out -> out.nullValue(), "null"),
        value(out -> out.list(Arrays.asList("a", null), JsonWriter::string), "[\"a\",null]"),
        value(
            out -> out.map(Collections.singletonMap("a", (String) null), JsonWriter::string),
            "{\"a\":null}"),
        value(
            out -> out.list(List.of(List.of(1L)), (o, row) -> o.list(row, JsonWriter::int64)),
            "[[1]]"));
  }

  private static Arguments value(Consumer<JsonWriter> body, String json) {
    return arguments(body, json);
  }

  @ParameterizedTest
  @MethodSource("values")
  void writes(Consumer<JsonWriter> body, String json) {
    assertThat(text(body)).isEqualTo(json);
    assertThat(JsonWriter.bytes(Direction.BOTH, body)).asString().isEqualTo(json);
  }

  @Test
  void leavesAbsentPropertiesOut() {
    assertThat(
            text(
                out -> {
                  out.beginObject();
                  out.string("a", null);
                  out.bool("b", null);
                  out.int32("c", null);
                  out.int64("d", null);
                  out.float32("e", null);
                  out.float64("f", null);
                  out.decimal("g", null);
                  out.date("h", null);
                  out.dateTime("i", null);
                  out.uuid("j", null);
                  out.uri("k", null);
                  out.base64("l", null);
                  out.value("m", null);
                  out.enumeration("n", null);
                  out.model("o", null);
                  out.list("p", (List<String>) null, JsonWriter::string);
                  out.map("q", (Map<String, String>) null, JsonWriter::string);
                  out.write("r", (String) null, JsonWriter::string);
                  out.map("s", Map.of("t", 1), JsonWriter::int32);
                  out.endObject();
                }))
        .isEqualTo("{\"s\":{\"t\":1}}");
  }

  @Test
  void refusesNumbersThatJsonDoesNotHave() {
    assertThatIllegalArgumentException().isThrownBy(() -> text(out -> out.float64(Double.NaN)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> text(out -> out.float32(Float.POSITIVE_INFINITY)));
  }

  @Test
  void refusesCallsThatMakeNoJson() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                text(
                    out -> {
                      out.beginObject();
                      out.string("value without a name");
                    }));
    assertThatIllegalStateException().isThrownBy(() -> text(JsonWriter::endArray));
  }

  @Test
  void leavesTheStreamOpen() {
    boolean[] closed = new boolean[1];
    ByteArrayOutputStream stream =
        new ByteArrayOutputStream() {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    try (JsonWriter out = JsonWriter.to(stream, Direction.BOTH, false)) {
      out.beginArray();
      out.flush();
      assertThat(stream.toString(java.nio.charset.StandardCharsets.UTF_8)).isEqualTo("[");
      out.endArray();
    }
    assertThat(stream.toString(java.nio.charset.StandardCharsets.UTF_8)).isEqualTo("[]");
    assertThat(closed[0]).isFalse();
  }

  @Test
  void passesOnThatTheOutputCannotBeWritten() {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("connection reset");
          }
        };
    JsonWriter out = JsonWriter.to(broken, Direction.BOTH, false);
    out.bool(true);
    Assertions.assertThatThrownBy(out::flush)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("connection reset");
  }
}
