package dev.dateline.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EnumTypeTest {
  private enum Color implements KnownValue {
    RED,
    NOTHING,
    UNRECOGNIZED;

    private static final EnumType<Color> TYPE = EnumType.strings(values(), "red", "");

    @Override
    public String value() {
      return TYPE.text(this);
    }
  }

  private enum Level implements KnownValue {
    ONE,
    HALF,
    UNRECOGNIZED;

    private static final EnumType<Level> TYPE = EnumType.numbers(values(), "1", "0.5");

    @Override
    public String value() {
      return TYPE.text(this);
    }
  }

  private enum Truth implements KnownValue {
    YES,
    UNRECOGNIZED;

    private static final EnumType<Truth> TYPE = EnumType.booleans(values(), "true");

    @Override
    public String value() {
      return TYPE.text(this);
    }
  }

  private static <E extends Enum<E> & KnownValue> EnumValue<E> read(String json, EnumType<E> type) {
    return JsonReader.of(json, Direction.BOTH).document(in -> in.enumeration(type));
  }

  private static String write(EnumValue<?> value) {
    return JsonWriter.text(Direction.BOTH, false, out -> out.enumeration(value));
  }

  @Test
  void knowsDocumentedValues() {
    EnumValue<Color> red = Color.TYPE.of("red");
    assertThat(red.known()).isEqualTo(Color.RED);
    assertThat(red.isKnown()).isTrue();
    assertThat(red.is(Color.RED)).isTrue();
    assertThat(red).isEqualTo(Color.TYPE.of(Color.RED)).hasToString("red");
    assertThat(Color.TYPE.of("").known()).isEqualTo(Color.NOTHING);
    assertThat(Color.TYPE.constants()).containsExactly(Color.RED, Color.NOTHING);
  }

  @Test
  void keepsOtherValues() {
    EnumValue<Color> blue = Color.TYPE.of("blue");
    assertThat(blue.known()).isEqualTo(Color.UNRECOGNIZED);
    assertThat(blue.isKnown()).isFalse();
    assertThat(blue.is(Color.UNRECOGNIZED)).isFalse();
    assertThat(blue.value()).isEqualTo("blue");
    assertThat(blue).isEqualTo(Color.TYPE.of("blue")).isNotEqualTo(Color.TYPE.of("green"));
    assertThat(write(read("\"blue\"", Color.TYPE))).isEqualTo("\"blue\"");
  }

  @Test
  void hasNoTextForUnrecognized() {
    assertThatIllegalArgumentException().isThrownBy(() -> Color.TYPE.of(Color.UNRECOGNIZED));
    assertThat(Color.TYPE.ofNullable(null)).isNull();
  }

  @Test
  void comparesNumbersByWhatTheyAreWorth() {
    assertThat(read("1.0", Level.TYPE).known()).isEqualTo(Level.ONE);
    assertThat(read("5e-1", Level.TYPE)).isEqualTo(Level.TYPE.of(Level.HALF));
    assertThat(write(read("2.50", Level.TYPE))).isEqualTo("2.50");
    assertThatThrownBy(() -> read("\"1\"", Level.TYPE)).isInstanceOf(JsonException.class);
    assertThatIllegalArgumentException().isThrownBy(() -> Level.TYPE.of("x"));
  }

  @Test
  void readsBooleans() {
    assertThat(read("true", Truth.TYPE).known()).isEqualTo(Truth.YES);
    assertThat(read("false", Truth.TYPE).known()).isEqualTo(Truth.UNRECOGNIZED);
    assertThat(write(read("false", Truth.TYPE))).isEqualTo("false");
    assertThatIllegalArgumentException().isThrownBy(() -> Truth.TYPE.of("maybe"));
  }
}
