package dev.dateline.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.dateline.runtime.sample.Delivery;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireTextTest {
  static Stream<Arguments> scalars() {
    return Stream.of(
        scalar("a b", "a b", text -> text),
        scalar(true, "true", WireText::parseBoolean),
        scalar(Integer.MIN_VALUE, "-2147483648", WireText::parseInt32),
        scalar(Long.MAX_VALUE, "9223372036854775807", WireText::parseInt64),
        scalar(0.1f, "0.1", WireText::parseFloat32),
        scalar(1e300, "1.0E300", WireText::parseFloat64),
        scalar(new BigDecimal("1.10"), "1.10", WireText::parseDecimal),
        scalar(new BigDecimal("1E+5"), "1E+5", WireText::parseDecimal),
        scalar(LocalDate.of(2024, 8, 5), "2024-08-05", WireText::parseDate),
        scalar(
            OffsetDateTime.parse("2024-08-05T10:15Z"),
            "2024-08-05T10:15:00Z",
            WireText::parseDateTime),
        scalar(new UUID(1, 2), "00000000-0000-0001-0000-000000000002", WireText::parseUuid),
        scalar(URI.create("https://a/b"), "https://a/b", WireText::parseUri),
        scalar(
            Delivery.MethodName.TYPE.of("NEW"), "NEW", text -> Delivery.MethodName.TYPE.of(text)));
  }

  private static <T> Arguments scalar(T value, String text, Function<String, T> parser) {
    return arguments(value, text, parser);
  }

  @ParameterizedTest
  @MethodSource("scalars")
  void writesAndReads(Object value, String text, Function<String, Object> parser) {
    assertThat(WireText.of(value)).isEqualTo(text);
    assertThat(parser.apply(text)).isEqualTo(value);
  }

  @Test
  void writesConstantsAndBytes() {
    assertThat(WireText.of(Delivery.MethodName.HTTP)).isEqualTo("HTTP");
    assertThat(WireText.of(new byte[] {1, 2})).isEqualTo("AQI=");
    assertThat(WireText.parseBase64("AQI=")).containsExactly(1, 2);
  }

  @Test
  void refusesWhatIsNoScalar() {
    for (Object value : List.of(new Object(), List.of(), Double.NaN, Float.NEGATIVE_INFINITY)) {
      assertThatIllegalArgumentException().isThrownBy(() -> WireText.of(value));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " 1", "+1", "1.0", "1e1", "2147483648", "0x1", "١", "99999999999999999999"})
  void refusesOtherIntegers(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WireText.parseInt32(text))
        .withMessage("must be an integer from -2147483648 to 2147483647");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "+1", ".5", "1.", "NaN", "1f", "1e9999999999", "0x1p3", "1 "})
  void refusesOtherNumbers(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> WireText.parseDecimal(text));
    assertThatIllegalArgumentException().isThrownBy(() -> WireText.parseFloat64(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "TRUE", "1", "yes", "true "})
  void refusesOtherBooleans(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> WireText.parseBoolean(text));
  }

  @Test
  void refusesNumbersBeyondTheirType() {
    assertThatIllegalArgumentException().isThrownBy(() -> WireText.parseFloat32("1e39"));
    assertThatIllegalArgumentException().isThrownBy(() -> WireText.parseFloat64("1e309"));
    assertThatIllegalArgumentException().isThrownBy(() -> WireText.parseDecimal("1".repeat(1001)));
    assertThatIllegalArgumentException().isThrownBy(() -> WireText.parseBase64("a"));
  }
}
