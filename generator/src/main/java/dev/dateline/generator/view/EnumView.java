package dev.dateline.generator.view;

import java.util.List;

/**
 * An open enum, in a file of its own or nested in its owner.
 *
 * @param doc its comment, indented, with a final line break
 * @param name of the enum
 * @param constants in document order, then UNRECOGNIZED, line by line
 * @param type an expression for its {@code EnumType}, line by line
 */
public record EnumView(String doc, String name, List<String> constants, List<String> type) {

  /**
   * A file with one enum.
   *
   * @param head of the file
   * @param type what it declares
   */
  public record File(FileHead head, EnumView type) {}
}
