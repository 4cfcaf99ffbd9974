package dev.dateline.runtime.validation;

import dev.dateline.runtime.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Rules in words: what a value must be, and, for conditions, what it is. */
final class RuleSentences {
  private static final int MOST_VALUES = 20;

  private RuleSentences() {}

  /** How a clause is put: a demand or a fact, affirmed or denied. */
  private enum Mood {
    MUST("must be ", "must have ", "must match ", "must be there"),
    MUST_NOT("must not be ", "must not have ", "must not match ", "must not be there"),
    IS("is ", "has ", "matches ", "is there"),
    IS_NOT("is not ", "does not have ", "does not match ", "is not there");

    private final String be;
    private final String have;
    private final String match;
    private final String exist;

    Mood(String be, String have, String match, String exist) {
      this.be = be;
      this.have = have;
      this.match = match;
      this.exist = exist;
    }

    boolean affirms() {
      return this == MUST || this == IS;
    }

    Mood denied() {
      return switch (this) {
        case MUST -> MUST_NOT;
        case MUST_NOT -> MUST;
        case IS -> IS_NOT;
        case IS_NOT -> IS;
      };
    }
  }

  /** What the rule demands: "must not have both checkpointId and snapshotId". */
  static String requirement(Rule rule) {
    return clause(rule, "", Mood.MUST);
  }

  /** What the rule says when it is met or not: "delivery.methodName is "HTTP"". */
  static String condition(Rule rule, String path, boolean met) {
    return clause(rule, path, met ? Mood.IS : Mood.IS_NOT);
  }

  /** The JSON Schema keyword of the rule. */
  static String keyword(Rule rule) {
    if (rule instanceof Rule.Described described) {
      return keyword(described.rule());
    } else if (rule instanceof Rule.Always || rule instanceof Rule.Never) {
      return "not";
    } else if (rule instanceof Rule.Type) {
      return "type";
    } else if (rule instanceof Rule.Required) {
      return "required";
    } else if (rule instanceof Rule.DependentRequired) {
      return "dependentRequired";
    } else if (rule instanceof Rule.Not) {
      return "not";
    } else if (rule instanceof Rule.AllOf) {
      return "allOf";
    } else if (rule instanceof Rule.AnyOf) {
      return "anyOf";
    } else if (rule instanceof Rule.OneOf) {
      return "oneOf";
    } else if (rule instanceof Rule.When) {
      return "if";
    } else if (rule instanceof Rule.Property) {
      return "properties";
    } else if (rule instanceof Rule.OtherProperties) {
      return "additionalProperties";
    } else if (rule instanceof Rule.PropertyNames) {
      return "propertyNames";
    } else if (rule instanceof Rule.Constant) {
      return "const";
    } else if (rule instanceof Rule.OneOfValues) {
      return "enum";
    } else if (rule instanceof Rule.Matches) {
      return "pattern";
    } else if (rule instanceof Rule.Minimum minimum) {
      return minimum.exclusive() ? "exclusiveMinimum" : "minimum";
    } else if (rule instanceof Rule.Maximum maximum) {
      return maximum.exclusive() ? "exclusiveMaximum" : "maximum";
    } else if (rule instanceof Rule.MultipleOf) {
      return "multipleOf";
    } else if (rule instanceof Rule.MinLength) {
      return "minLength";
    } else if (rule instanceof Rule.MaxLength) {
      return "maxLength";
    } else if (rule instanceof Rule.MinItems) {
      return "minItems";
    } else if (rule instanceof Rule.MaxItems) {
      return "maxItems";
    } else if (rule instanceof Rule.UniqueItems) {
      return "uniqueItems";
    } else if (rule instanceof Rule.Items) {
      return "items";
    } else if (rule instanceof Rule.Contains) {
      return "contains";
    } else if (rule instanceof Rule.MinProperties) {
      return "minProperties";
    } else {
      return "maxProperties";
    }
  }

  private static String clause(Rule rule, String subject, Mood mood) {
    if (rule instanceof Rule.Described described) {
      return clause(described.rule(), subject, mood);
    } else if (rule instanceof Rule.Not not) {
      return clause(not.rule(), subject, mood.denied());
    } else if (rule instanceof Rule.Property property) {
      return clause(property.rule(), Paths.join(subject, Paths.step(property.name())), mood);
    } else if (rule instanceof Rule.AllOf all) {
      return joined(all.rules(), subject, mood, mood.affirms() ? " and " : " or ");
    } else if (rule instanceof Rule.AnyOf any) {
      return joined(any.rules(), subject, mood, mood.affirms() ? " or " : " and ");
    } else if (rule instanceof Rule.OneOf one) {
      String alternatives = joined(one.rules(), subject, positive(mood), ", or ");
      return mood.affirms() ? "either " + alternatives : "not exactly one of: " + alternatives;
    } else if (rule instanceof Rule.When when) {
      return conditional(when, subject, mood);
    } else if (rule instanceof Rule.Items items) {
      return clause(items.rule(), of("every item", subject), mood);
    } else if (rule instanceof Rule.PropertyNames names) {
      return clause(names.rule(), of("every property name", subject), mood);
    } else if (rule instanceof Rule.OtherProperties others) {
      return clause(others.rule(), of("every other property", subject), mood);
    } else if (rule instanceof Rule.Contains contains) {
      String bounds =
          contains.max() < 0
              ? "at least " + contains.min()
              : "from " + contains.min() + " to " + contains.max();
      return said(
          subject,
          mood.have + bounds + " items of which each " + clause(contains.rule(), "", Mood.IS));
    }
    return said(subject, predicate(rule, mood));
  }

  private static Mood positive(Mood mood) {
    return mood.affirms() ? mood : mood.denied();
  }

  private static String of(String what, String subject) {
    return subject.isEmpty() ? what : what + " of " + subject;
  }

  private static String said(String subject, String predicate) {
    return subject.isEmpty() ? predicate : subject + " " + predicate;
  }

  private static String conditional(Rule.When when, String subject, Mood mood) {
    List<String> parts = new ArrayList<>();
    if (when.then() != null) {
      parts.add(
          clause(when.then(), subject, mood)
              + " when "
              + clause(when.condition(), subject, Mood.IS));
    }
    if (when.otherwise() != null) {
      parts.add(
          clause(when.otherwise(), subject, mood)
              + " when "
              + clause(when.condition(), subject, Mood.IS_NOT));
    }
    return String.join(mood.affirms() ? " and " : " or ", parts);
  }

  private static String joined(List<Rule> rules, String subject, Mood mood, String conjunction) {
    boolean single =
        rules.stream()
            .allMatch(rule -> rule instanceof Rule.Required one && one.names().size() == 1);
    if (single && rules.size() > 1) {
      // "must have a or b" rather than "must have a or must have b"
      List<String> names =
          rules.stream().map(rule -> ((Rule.Required) rule).names().get(0)).toList();
      boolean both = conjunction.equals(" and ") == mood.affirms();
      if (both) {
        return said(subject, having(names, mood));
      }
      return said(subject, mood.have + (mood.affirms() ? "" : "any of ") + listed(names, "or"));
    }
    return rules.stream()
        .map(rule -> clause(rule, subject, mood))
        .collect(Collectors.joining(conjunction));
  }

  private static String having(List<String> names, Mood mood) {
    String all = listed(names, "and");
    if (mood.affirms() || names.size() == 1) {
      return mood.have + all;
    }
    return mood.have + (names.size() == 2 ? "both " : "all of ") + all;
  }

  private static String listed(List<String> names, String conjunction) {
    int last = names.size() - 1;
    if (last <= 0) {
      return String.join("", names);
    }
    return String.join(", ", names.subList(0, last)) + " " + conjunction + " " + names.get(last);
  }

  private static String predicate(Rule rule, Mood mood) {
    if (rule instanceof Rule.Always) {
      return mood.exist;
    } else if (rule instanceof Rule.Never) {
      return mood.denied().exist;
    } else if (rule instanceof Rule.Type type) {
      return mood.be + listed(type.names().stream().map(RuleSentences::withArticle).toList(), "or");
    } else if (rule instanceof Rule.Required required) {
      return having(required.names(), mood);
    } else if (rule instanceof Rule.DependentRequired dependent) {
      return having(dependent.needs(), mood) + " when " + dependent.property() + " is there";
    } else if (rule instanceof Rule.Constant constant) {
      return mood.be + constant.value();
    } else if (rule instanceof Rule.OneOfValues values) {
      return mood.be + "one of " + listed(values.values());
    } else if (rule instanceof Rule.Matches matches) {
      return mood.match + Checks.shown(matches.pattern());
    } else if (rule instanceof Rule.Minimum minimum) {
      return mood.be + (minimum.exclusive() ? "greater than " : "at least ") + minimum.bound();
    } else if (rule instanceof Rule.Maximum maximum) {
      return mood.be + (maximum.exclusive() ? "less than " : "at most ") + maximum.bound();
    } else if (rule instanceof Rule.MultipleOf multiple) {
      return mood.be + "a multiple of " + multiple.divisor();
    } else if (rule instanceof Rule.MinLength length) {
      return mood.have + "at least " + Checks.counted(length.length(), "character");
    } else if (rule instanceof Rule.MaxLength length) {
      return mood.have + "at most " + Checks.counted(length.length(), "character");
    } else if (rule instanceof Rule.MinItems items) {
      return mood.have + "at least " + Checks.counted(items.count(), "item");
    } else if (rule instanceof Rule.MaxItems items) {
      return mood.have + "at most " + Checks.counted(items.count(), "item");
    } else if (rule instanceof Rule.UniqueItems) {
      return (mood.affirms() ? mood.denied() : positive(mood)).have + "two equal items";
    } else if (rule instanceof Rule.MinProperties properties) {
      return mood.have + "at least " + Checks.counted(properties.count(), "property");
    } else if (rule instanceof Rule.MaxProperties properties) {
      return mood.have + "at most " + Checks.counted(properties.count(), "property");
    }
    throw new AssertionError("no words for " + rule);
  }

  private static String withArticle(String type) {
    return switch (type) {
      case "object", "array", "integer" -> "an " + type;
      case "null" -> type;
      default -> "a " + type;
    };
  }

  private static String listed(List<JsonValue> values) {
    String text =
        values.stream()
            .limit(MOST_VALUES)
            .map(JsonValue::toString)
            .collect(Collectors.joining(", "));
    return values.size() > MOST_VALUES ? text + ", …" : text;
  }
}
