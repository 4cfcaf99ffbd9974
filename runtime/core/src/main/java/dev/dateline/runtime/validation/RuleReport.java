package dev.dateline.runtime.validation;

import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says how a value breaks a rule, at the place in the value that tells most. */
final class RuleReport {
  private final List<Violation> found = new ArrayList<>();

  private RuleReport() {}

  static List<Violation> violations(Rule rule, JsonValue value) {
    RuleReport report = new RuleReport();
    report.add(rule, value, "");
    return List.copyOf(report.found);
  }

  private void add(Rule rule, JsonValue value, String path) {
    if (rule.test(value)) {
      return;
    }
    if (rule instanceof Rule.Described described) {
      Violation inner = within(described.rule(), value, path).get(0);
      found.add(new Violation(inner.path(), inner.keyword(), described.description()));
    } else if (rule instanceof Rule.AllOf all) {
      all.rules().forEach(each -> add(each, value, path));
    } else if (rule instanceof Rule.Property property && value instanceof JsonObject object) {
      JsonValue member = object.get(property.name());
      if (member != null) {
        add(property.rule(), member, Paths.join(path, Paths.step(property.name())));
      }
    } else if (rule instanceof Rule.OtherProperties others && value instanceof JsonObject object) {
      for (Map.Entry<String, JsonValue> each : object.members().entrySet()) {
        if (!others.known().contains(each.getKey())) {
          add(others.rule(), each.getValue(), Paths.join(path, Paths.step(each.getKey())));
        }
      }
    } else if (rule instanceof Rule.Items items && value instanceof JsonArray array) {
      for (int i = 0; i < array.items().size(); i++) {
        add(items.rule(), array.items().get(i), path + "[" + i + "]");
      }
    } else if (rule instanceof Rule.When when) {
      addConditional(when, value, path);
    } else if (rule instanceof Rule.Required required && value instanceof JsonObject object) {
      for (String name : required.names()) {
        if (!object.has(name)) {
          found.add(new Violation(Paths.join(path, Paths.step(name)), "required", "is required"));
        }
      }
    } else if (rule instanceof Rule.DependentRequired dependent
        && value instanceof JsonObject object) {
      for (String name : dependent.needs()) {
        if (!object.has(name)) {
          found.add(
              new Violation(
                  Paths.join(path, Paths.step(name)),
                  "dependentRequired",
                  "is required when " + dependent.property() + " is there"));
        }
      }
    } else {
      found.add(
          new Violation(
              Paths.join(path, tellingStep(rule, value, path)),
              RuleSentences.keyword(rule),
              RuleSentences.requirement(rule)));
    }
  }

  private void addConditional(Rule.When when, JsonValue value, String path) {
    boolean met = when.condition().test(value);
    Rule branch = met ? when.then() : when.otherwise();
    if (branch == null) {
      return;
    }
    String condition = RuleSentences.condition(when.condition(), path, met);
    for (Violation inner : within(branch, value, path)) {
      // The document's own words say when they apply.
      boolean own = isDescribed(branch, inner.message());
      found.add(
          own
              ? inner
              : new Violation(
                  inner.path(), inner.keyword(), inner.message() + " when " + condition));
    }
  }

  private static boolean isDescribed(Rule rule, String message) {
    if (rule instanceof Rule.AllOf all) {
      return all.rules().stream().anyMatch(each -> isDescribed(each, message));
    }
    if (rule instanceof Rule.Property property) {
      return isDescribed(property.rule(), message);
    }
    return message.equals(rule.description());
  }

  private static List<Violation> within(Rule rule, JsonValue value, String path) {
    RuleReport report = new RuleReport();
    report.add(rule, value, path);
    return report.found;
  }

  /**
   * Where to point for a rule over several places: into the object that it speaks of, and at the
   * root, where the path would be empty, at the first property that it names.
   */
  private static String tellingStep(Rule rule, JsonValue value, String path) {
    StringBuilder steps = new StringBuilder();
    Rule at = rule;
    JsonValue inside = value;
    while (true) {
      Rule next = firstPart(at);
      if (next == null) {
        break;
      }
      if (at instanceof Rule.Property property && inside instanceof JsonObject object) {
        JsonValue member = object.get(property.name());
        if (member == null) {
          break;
        }
        inside = member;
        String joined = Paths.join(steps.toString(), Paths.step(property.name()));
        steps.setLength(0);
        steps.append(joined);
      }
      at = next;
    }
    if (path.isEmpty() && steps.isEmpty()) {
      if (at instanceof Rule.Required required && !required.names().isEmpty()) {
        return Paths.step(required.names().get(0));
      }
      if (at instanceof Rule.DependentRequired dependent) {
        return Paths.step(dependent.property());
      }
    }
    return steps.toString();
  }

  private static @Nullable Rule firstPart(Rule rule) {
    if (rule instanceof Rule.Not not) {
      return not.rule();
    }
    if (rule instanceof Rule.Property property) {
      return property.rule();
    }
    if (rule instanceof Rule.Described described) {
      return described.rule();
    }
    List<Rule> parts =
        rule instanceof Rule.AllOf all
            ? all.rules()
            : rule instanceof Rule.AnyOf any
                ? any.rules()
                : rule instanceof Rule.OneOf one ? one.rules() : List.of();
    return parts.isEmpty() ? null : parts.get(0);
  }
}
