package dev.dateline.generator.view;

import java.util.List;

/**
 * A union: a sealed interface, its variants that are no models of their own, and {@code Unknown}.
 *
 * @param head of the file
 * @param doc of the interface
 * @param name of the interface
 * @param supertypes the unions that it is a variant of, and {@code JsonWritable}
 * @param permits its variants
 * @param hasDiscriminator whether a property tells the variants apart
 * @param discriminator the wire name of that property as a string literal; empty without one
 * @param choices how each variant is told and read
 * @param wrapped the variants that are declared inside
 */
public record UnionView(
    FileHead head,
    String doc,
    String name,
    String supertypes,
    String permits,
    boolean hasDiscriminator,
    String discriminator,
    List<Choice> choices,
    List<Wrapped> wrapped) {

  /**
   * How a variant is told and read.
   *
   * @param labels values of the discriminator as string literals, separated by commas
   * @param read an expression that reads it from {@code union}
   * @param reader a function that reads it
   */
  public record Choice(String labels, String read, String reader) {}

  /**
   * A variant that is a text, a number, a list, …
   *
   * @param doc its comment
   * @param union that it is a variant of
   * @param name of the record
   * @param type of its value
   * @param valueTypeClass the class {@code ValueType}
   * @param valueType an expression for how it is written and checked
   */
  public record Wrapped(
      String doc,
      String union,
      String name,
      String type,
      String valueTypeClass,
      String valueType) {}
}
