package dev.dateline.generator.view;

import dev.dateline.generator.java.JavaLiteral;
import dev.dateline.runtime.validation.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Longer Java expressions, broken into lines as a careful person would. Stateless. */
final class Expressions {

  private static final int WIDTH = 96;

  private Expressions() {}

  /**
   * A call with string arguments, on one line where it fits, otherwise one argument a line.
   *
   * @param head up to and with the opening parenthesis
   */
  static List<String> call(String head, Collection<String> arguments, int indent) {
    String flat = head + JavaLiteral.strings(arguments) + ")";
    if (indent + flat.length() <= WIDTH) {
      return List.of(flat);
    }
    List<String> lines = new ArrayList<>();
    lines.add(head);
    int i = 0;
    for (String argument : arguments) {
      i++;
      lines.add("    " + JavaLiteral.string(argument) + (i == arguments.size() ? ")" : ","));
    }
    return lines;
  }

  /** {@code lines} as the end of a statement: the last one gets {@code end}. */
  static List<String> ended(List<String> lines, String end) {
    List<String> ended = new ArrayList<>(lines);
    if (!ended.isEmpty()) {
      ended.set(ended.size() - 1, ended.get(ended.size() - 1) + end);
    }
    return ended;
  }

  /**
   * The expressions of {@code rules} as the arguments of a list, up to the end of its statement.
   */
  static List<String> rules(List<Rule> rules) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      lines.addAll(ended(RuleExpression.lines(rules.get(i)), i == rules.size() - 1 ? ");" : ","));
    }
    return lines;
  }

  /** How a method with parameters of the names {@code taken} names the field {@code name}. */
  static String field(String name, String... taken) {
    return List.of(taken).contains(name) ? "this." + name : name;
  }

  static String joined(List<String> parts) {
    return parts.stream().collect(Collectors.joining(", "));
  }
}
