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

  /** Parts with commas between them, on as many lines as they need, the next ones indented. */
  static String filled(List<String> parts, int indent) {
    StringBuilder text = new StringBuilder();
    int column = indent;
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i) + (i == parts.size() - 1 ? "" : ",");
      if (i > 0 && column + 1 + part.length() > WIDTH + 4) {
        text.append('\n').append(" ".repeat(indent));
        column = indent;
      } else if (i > 0) {
        text.append(' ');
        column++;
      }
      text.append(part);
      column += part.length();
    }
    return text.toString();
  }

  /** Calls on the same object, on as few lines as hold them. */
  static List<String> chained(List<String> calls, int indent) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String call : calls) {
      if (line.length() > 0 && indent + line.length() + call.length() > WIDTH + 4) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(call);
    }
    if (line.length() > 0) {
      lines.add(line.toString());
    }
    return lines;
  }
}
