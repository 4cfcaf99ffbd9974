package dev.dateline.generator.view;

import dev.dateline.generator.java.JavaLiteral;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.validation.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A rule as the Java expression that builds it.
 *
 * @param head up to the opening parenthesis, or the whole expression where there are no arguments
 * @param arguments in order
 * @param tail after the closing parenthesis
 */
record RuleExpression(String head, List<RuleExpression> arguments, List<String> tail) {

  private static final int WIDTH = 86;

  /** The expression of {@code rule}, on as many lines as it takes. */
  static List<String> lines(Rule rule) {
    List<String> lines = new ArrayList<>();
    of(rule).print("", lines);
    return lines;
  }

  private static RuleExpression of(Rule rule) {
    if (rule instanceof Rule.Described described) {
      RuleExpression inner = of(described.rule());
      List<String> tail = new ArrayList<>(inner.tail());
      tail.add(".describedAs(" + JavaLiteral.string(described.description()) + ")");
      return new RuleExpression(inner.head(), inner.arguments(), tail);
    }
    if (rule instanceof Rule.Always) {
      return call("always");
    }
    if (rule instanceof Rule.Never) {
      return call("never");
    }
    if (rule instanceof Rule.Type type) {
      return call("type", strings(type.names()));
    }
    if (rule instanceof Rule.Required required) {
      return call("required", strings(required.names()));
    }
    if (rule instanceof Rule.DependentRequired dependent) {
      return call(
          "dependentRequired",
          Stream.concat(Stream.of(dependent.property()), dependent.needs().stream())
              .map(RuleExpression::string)
              .toList());
    }
    if (rule instanceof Rule.Not not) {
      return call("not", of(not.rule()));
    }
    if (rule instanceof Rule.AllOf all) {
      return call("allOf", all.rules().stream().map(RuleExpression::of).toList());
    }
    if (rule instanceof Rule.AnyOf any) {
      return call("anyOf", any.rules().stream().map(RuleExpression::of).toList());
    }
    if (rule instanceof Rule.OneOf one) {
      return call("oneOf", one.rules().stream().map(RuleExpression::of).toList());
    }
    if (rule instanceof Rule.When when) {
      return call("when", of(when.condition()), orNull(when.then()), orNull(when.otherwise()));
    }
    if (rule instanceof Rule.Property property) {
      return call("property", string(property.name()), of(property.rule()));
    }
    if (rule instanceof Rule.OtherProperties others) {
      return call(
          "otherProperties",
          plain("java.util.Set.of(" + JavaLiteral.strings(new TreeSet<>(others.known())) + ")"),
          of(others.rule()));
    }
    if (rule instanceof Rule.PropertyNames names) {
      return call("propertyNames", of(names.rule()));
    }
    if (rule instanceof Rule.Items items) {
      return call("items", of(items.rule()));
    }
    if (rule instanceof Rule.Contains contains) {
      return call(
          "contains",
          of(contains.rule()),
          plain(String.valueOf(contains.min())),
          plain(String.valueOf(contains.max())));
    }
    return value(rule);
  }

  private static RuleExpression value(Rule rule) {
    if (rule instanceof Rule.Constant constant) {
      return call("constant", json(constant.value()));
    }
    if (rule instanceof Rule.OneOfValues values) {
      return call("oneOfValues", values.values().stream().map(RuleExpression::json).toList());
    }
    if (rule instanceof Rule.Matches matches) {
      return call("pattern", string(matches.pattern().pattern()));
    }
    if (rule instanceof Rule.Minimum minimum) {
      return call("minimum", number(minimum.bound()), plain(String.valueOf(minimum.exclusive())));
    }
    if (rule instanceof Rule.Maximum maximum) {
      return call("maximum", number(maximum.bound()), plain(String.valueOf(maximum.exclusive())));
    }
    if (rule instanceof Rule.MultipleOf multiple) {
      return call("multipleOf", number(multiple.divisor()));
    }
    if (rule instanceof Rule.MinLength min) {
      return call("minLength", plain(String.valueOf(min.length())));
    }
    if (rule instanceof Rule.MaxLength max) {
      return call("maxLength", plain(String.valueOf(max.length())));
    }
    if (rule instanceof Rule.MinItems min) {
      return call("minItems", plain(String.valueOf(min.count())));
    }
    if (rule instanceof Rule.MaxItems max) {
      return call("maxItems", plain(String.valueOf(max.count())));
    }
    if (rule instanceof Rule.MinProperties min) {
      return call("minProperties", plain(String.valueOf(min.count())));
    }
    if (rule instanceof Rule.MaxProperties max) {
      return call("maxProperties", plain(String.valueOf(max.count())));
    }
    if (rule instanceof Rule.UniqueItems) {
      return call("uniqueItems");
    }
    throw new IllegalArgumentException("no expression for " + rule);
  }

  private static RuleExpression call(String method, RuleExpression... arguments) {
    return call(method, Arrays.asList(arguments));
  }

  private static RuleExpression call(String method, List<RuleExpression> arguments) {
    return new RuleExpression("Rule." + method + "(", arguments, List.of());
  }

  private static RuleExpression plain(String text) {
    return new RuleExpression(text, List.of(), List.of());
  }

  private static RuleExpression string(String text) {
    return plain(JavaLiteral.string(text));
  }

  private static List<RuleExpression> strings(Collection<String> texts) {
    return texts.stream().map(RuleExpression::string).toList();
  }

  private static RuleExpression number(BigDecimal number) {
    return string(number.toPlainString());
  }

  private static RuleExpression json(JsonValue value) {
    return plain("JsonValue.parse(" + JavaLiteral.string(value.toString()) + ")");
  }

  private static RuleExpression orNull(@Nullable Rule rule) {
    return rule == null ? plain("null") : of(rule);
  }

  private boolean isCall() {
    return head.endsWith("(");
  }

  private String flat() {
    return head
        + arguments.stream().map(RuleExpression::flat).collect(Collectors.joining(", "))
        + (isCall() ? ")" : "")
        + String.join("", tail);
  }

  private void print(String indent, List<String> lines) {
    String flat = flat();
    if (indent.length() + flat.length() <= WIDTH || (arguments.isEmpty() && tail.isEmpty())) {
      lines.add(indent + flat);
      return;
    }
    RuleExpression bare = new RuleExpression(head, arguments, List.of());
    if (!tail.isEmpty() && indent.length() + bare.flat().length() <= WIDTH) {
      lines.add(indent + bare.flat());
    } else {
      lines.add(indent + head);
      for (int i = 0; i < arguments.size(); i++) {
        arguments.get(i).print(indent + "    ", lines);
        boolean last = i == arguments.size() - 1;
        int end = lines.size() - 1;
        lines.set(end, lines.get(end) + (last ? ")" : ","));
      }
    }
    tail.forEach(t -> lines.add(indent + "    " + t));
  }
}
