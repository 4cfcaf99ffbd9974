package dev.dateline.generator.view;

import java.util.List;

/**
 * An open enum, in a file of its own or nested in its owner.
 *
 * @param doc its comment, indented, with a final line break
 * @param name of the enum
 * @param constants in document order, without UNRECOGNIZED
 * @param kind the factory of {@code EnumType} for its JSON type
 */
public record EnumView(String doc, String name, List<ConstantView> constants, String kind) {

  /**
   * A documented value.
   *
   * @param name of the constant
   * @param literal its wire value as a string literal
   */
  public record ConstantView(String name, String literal) {}

  /**
   * A file with one enum.
   *
   * @param head of the file
   * @param type what it declares
   */
  public record File(FileHead head, EnumView type) {}
}
