package dev.dateline.generator.view;

import dev.dateline.generator.java.Imports;
import java.util.List;

/**
 * What every generated file starts with.
 *
 * @param origin one line that says what the file was generated from
 * @param packageName of the file
 * @param imports qualified names, sorted
 */
public record FileHead(String origin, String packageName, List<String> imports) {

  /** With the imports of a file. */
  public static FileHead of(String origin, String packageName, Imports imports) {
    return new FileHead(origin, packageName, imports.lines());
  }

  /** Whether anything is imported. */
  public boolean hasImports() {
    return !imports.isEmpty();
  }
}
