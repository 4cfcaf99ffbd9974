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
  private static final int LIMIT = 100;

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

  /** Arguments on as few lines as they need, separated by commas, then {@code end}. */
  static List<String> filled(List<String> arguments, int indent, String end) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < arguments.size(); i++) {
      String next = arguments.get(i) + (i == arguments.size() - 1 ? end : ",");
      if (line.length() > 0 && indent + line.length() + 1 + next.length() > LIMIT) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(next);
    }
    lines.add(line.toString());
    return lines;
  }

  /** A call on one line where it fits, otherwise with its arguments below it, indented. */
  static List<String> filledCall(String head, List<String> arguments, int indent, String end) {
    String flat = head + joined(arguments) + end;
    if (indent + flat.length() <= LIMIT) {
      return List.of(flat);
    }
    List<String> lines = new ArrayList<>();
    lines.add(head);
    filled(arguments, indent + 4, end).forEach(line -> lines.add("    " + line));
    return lines;
  }

  /**
   * A private constant of a class: on one line where it fits, otherwise with its value below it.
   *
   * @param name with its type
   * @param calls the value: a call, and what is called on it in turn, each on any number of lines
   * @param indent of the class
   */
  static List<String> constant(String name, List<String> calls, String indent) {
    String head = indent + "private static final " + name + " =";
    String flat = head + " " + String.join("", calls) + ";";
    if (2 + flat.length() <= LIMIT && !flat.contains("\n")) {
      return List.of(flat);
    }
    List<String> lines = new ArrayList<>();
    lines.add(head);
    StringBuilder line = new StringBuilder("    ");
    for (String call : calls) {
      if (!line.toString().isBlank() && 2 + line.length() + call.length() >= LIMIT) {
        lines.add(indent + line);
        line = new StringBuilder("        ");
      }
      line.append(call);
    }
    lines.add(indent + line + ";");
    return lines;
  }

  /** A small method, on one line where it fits. */
  static List<String> method(String signature, List<String> statements, int indent) {
    String body = String.join(" ", statements);
    String flat = signature + " { " + body + " }";
    return indent + flat.length() <= LIMIT
        ? List.of(flat)
        : List.of(signature + " {", "  " + body, "}");
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
   * The constant that holds the shape of a class.
   *
   * @param factory of {@code Shape}
   * @param typeName of the class
   * @param fields of the class
   * @param clauses what is called on the shape
   * @param rules cross-field rules
   * @param formRules rules between the fields of a form
   */
  static List<String> shape(
      String factory,
      String typeName,
      List<FieldView> fields,
      List<String> clauses,
      List<Rule> rules,
      List<Rule> formRules) {
    List<String> arguments = new ArrayList<>();
    arguments.add(JavaLiteral.string(typeName));
    fields.forEach(field -> arguments.add(field.constant()));
    String head = "private static final Shape SHAPE =";
    String call = "Shape." + factory + "(";
    boolean plain = clauses.isEmpty() && rules.isEmpty() && formRules.isEmpty();
    String flat = head + " " + call + joined(arguments) + ");";
    if (plain && 2 + flat.length() <= LIMIT) {
      return List.of(flat);
    }
    List<String> lines = new ArrayList<>();
    lines.add(head);
    filledCall(call, arguments, 6, ")").forEach(line -> lines.add("    " + line));
    clauses.forEach(clause -> lines.add("        " + clause));
    rules(".rules(", rules, lines);
    rules(".formRules(", formRules, lines);
    return ended(lines, ";");
  }

  private static void rules(String call, List<Rule> rules, List<String> lines) {
    if (rules.isEmpty()) {
      return;
    }
    lines.add("        " + call);
    for (int i = 0; i < rules.size(); i++) {
      ended(RuleExpression.lines(rules.get(i)), i == rules.size() - 1 ? ")" : ",")
          .forEach(line -> lines.add("            " + line));
    }
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
