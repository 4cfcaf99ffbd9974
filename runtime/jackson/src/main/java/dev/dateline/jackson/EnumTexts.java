package dev.dateline.jackson;

import dev.dateline.runtime.json.EnumType;
import dev.dateline.runtime.json.EnumValue;
import dev.dateline.runtime.json.JsonReader;
import dev.dateline.runtime.json.KnownValue;
import java.lang.invoke.MethodHandles;

/** The values of a generated enum, found by its class. */
final class EnumTexts {

  private final EnumType<?> type;

  private EnumTexts(EnumType<?> type) {
    this.type = type;
  }

  /**
   * Finds the values.
   *
   * @throws IllegalArgumentException when the class is not a generated enum
   */
  static EnumTexts of(Class<?> generated) {
    try {
      return new EnumTexts(
          (EnumType<?>)
              MethodHandles.publicLookup()
                  .findStaticGetter(generated, "TYPE", EnumType.class)
                  .invoke());
    } catch (Throwable e) {
      throw new IllegalArgumentException(
          generated.getName()
              + " has no public constant TYPE as generated enums have, or lies in a package that"
              + " its module does not export.",
          e);
    }
  }

  EnumValue<?> read(JsonReader in) {
    return in.enumeration(type);
  }

  EnumValue<?> of(String text) {
    return type.of(text);
  }

  /**
   * The value of a constant.
   *
   * @throws IllegalArgumentException for the one that stands for unrecognized values
   */
  EnumValue<?> value(KnownValue constant) {
    return type.constants().contains(constant) ? type.of(constant.value()) : refuse(constant);
  }

  private static EnumValue<?> refuse(KnownValue constant) {
    throw new IllegalArgumentException(
        constant + " stands for values that this version does not know, and has no text.");
  }
}
