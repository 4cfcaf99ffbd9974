package dev.dateline.runtime.json;

import org.jspecify.annotations.Nullable;

/**
 * A value of an open enum: one that the document names, or one that it does not know yet.
 * Immutable.
 *
 * @param <E> the enum
 */
public final class EnumValue<E extends Enum<E> & KnownValue> {
  private final EnumType<E> type;
  private final E known;
  private final String value;

  EnumValue(EnumType<E> type, E known, String value) {
    this.type = type;
    this.known = known;
    this.value = value;
  }

  /** The documented constant; {@code UNRECOGNIZED} when the document does not name the value. */
  public E known() {
    return known;
  }

  /** The text on the wire. */
  public String value() {
    return value;
  }

  /** Whether the document names the value. */
  public boolean isKnown() {
    return known != type.unrecognized();
  }

  /** Whether this is a certain documented value. */
  public boolean is(E constant) {
    return known == constant && isKnown();
  }

  /** The enum's values. */
  public EnumType<E> type() {
    return type;
  }

  /** The value in JSON: a string, a number or a boolean. */
  public JsonValue toJson() {
    return switch (type.json()) {
      case NUMBER -> JsonValue.JsonNumber.of(value);
      case BOOLEAN -> JsonValue.of(Boolean.parseBoolean(value));
      default -> JsonValue.of(value);
    };
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof EnumValue<?> that
            && known.equals(that.known)
            && (isKnown() || value.equals(that.value)));
  }

  @Override
  public int hashCode() {
    return isKnown() ? type.text(known).hashCode() : value.hashCode();
  }

  /** The text on the wire. */
  @Override
  public String toString() {
    return value;
  }
}
