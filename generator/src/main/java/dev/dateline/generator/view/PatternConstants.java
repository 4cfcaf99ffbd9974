package dev.dateline.generator.view;

import dev.dateline.contract.model.Constraints.RegularExpression;
import dev.dateline.generator.java.JavaLiteral;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The compiled patterns that one file needs, one constant for each different pattern. Not
 * thread-safe; lives as long as one file is put together.
 */
final class PatternConstants {

  private final Map<String, Constant> byPattern = new LinkedHashMap<>();
  private final Set<String> taken = new HashSet<>();
  private String owner = "VALUE";

  /**
   * A constant of the file.
   *
   * @param name of the constant
   * @param literal the pattern as a Java string literal
   */
  record Constant(String name, String literal) {
    /** The constant with its value, on two lines where one would be long. */
    String declaration() {
      boolean fits = name.length() + literal.length() <= 48;
      return name + (fits ? " = " : " =\n      ") + "Pattern.compile(" + literal + ");";
    }
  }

  /** Names the constants asked for from now on after {@code identifier}, a lower-camel name. */
  void named(String identifier) {
    owner = identifier.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
  }

  String constant(RegularExpression pattern) {
    return byPattern
        .computeIfAbsent(pattern.java(), java -> new Constant(free(), JavaLiteral.string(java)))
        .name();
  }

  private String free() {
    String name = owner + "_PATTERN";
    for (int i = 2; !taken.add(name); i++) {
      name = owner + "_PATTERN_" + i;
    }
    return name;
  }

  List<Constant> constants() {
    return new ArrayList<>(byPattern.values());
  }
}
