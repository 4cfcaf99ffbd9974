package dev.dateline.runtime.validation;

import dev.dateline.runtime.json.JsonType;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonArray;
import dev.dateline.runtime.json.JsonValue.JsonNumber;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import dev.dateline.runtime.json.JsonValue.JsonString;
import dev.dateline.runtime.json.Numbers;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An assertion of JSON Schema 2020-12 over a JSON value. Immutable and thread safe.
 *
 * <p>An assertion that speaks of one type holds for values of every other, as the specification has
 * it: {@code required} for a string, {@code minimum} for an object.
 */
public sealed interface Rule {
  /** Whether the value obeys. */
  boolean test(JsonValue value);

  /** What the document says about the rule, for people; null when it says nothing. */
  default @Nullable String description() {
    return null;
  }

  /**
   * This rule with words of the document for whoever breaks it.
   *
   * @param text completes the sentence "the value …", or is one of its own
   */
  default Rule describedAs(String text) {
    return new Described(this, text);
  }

  /**
   * How a value breaks the rule: with the description where there is one, and otherwise with a
   * sentence made from the rule. The paths start at the value. Empty when it obeys.
   */
  default List<Violation> violations(JsonValue value) {
    return RuleReport.violations(this, value);
  }

  /** What the rule demands, in words: {@code must not have both checkpointId and snapshotId}. */
  default String sentence() {
    return RuleSentences.requirement(this);
  }

  /** A rule that everything obeys: the schema {@code true}. */
  static Rule always() {
    return new Always();
  }

  /** A rule that nothing obeys: the schema {@code false}. */
  static Rule never() {
    return new Never();
  }

  /** {@code type}: one of {@code object array string number integer boolean null}. */
  static Rule type(String... jsonTypes) {
    return new Type(List.of(jsonTypes));
  }

  /** {@code required}: the properties are there. */
  static Rule required(String... names) {
    return new Required(List.of(names));
  }

  /** {@code dependentRequired}: who has the property has the others too. */
  static Rule dependentRequired(String property, String... needs) {
    return new DependentRequired(property, List.of(needs));
  }

  /** {@code not}. */
  static Rule not(Rule rule) {
    return new Not(rule);
  }

  /** {@code allOf}. */
  static Rule allOf(Rule... rules) {
    return new AllOf(List.of(rules));
  }

  /** {@code anyOf}. */
  static Rule anyOf(Rule... rules) {
    return new AnyOf(List.of(rules));
  }

  /** {@code oneOf}: exactly one. */
  static Rule oneOf(Rule... rules) {
    return new OneOf(List.of(rules));
  }

  /** {@code if}, {@code then}, {@code else}; null for one that is not there. */
  static Rule when(Rule condition, @Nullable Rule then, @Nullable Rule otherwise) {
    return new When(condition, then, otherwise);
  }

  /** {@code properties} with one property: where it is there, its value obeys. */
  static Rule property(String name, Rule rule) {
    return new Property(name, rule);
  }

  /**
   * {@code additionalProperties}: the values of all properties but the known ones obey.
   *
   * @param known the names of {@code properties}
   */
  static Rule otherProperties(Set<String> known, Rule rule) {
    return new OtherProperties(known, rule);
  }

  /** {@code propertyNames}: every name, as a string, obeys. */
  static Rule propertyNames(Rule rule) {
    return new PropertyNames(rule);
  }

  /** {@code const}. */
  static Rule constant(JsonValue value) {
    return new Constant(value);
  }

  /** {@code enum}. */
  static Rule oneOfValues(JsonValue... values) {
    return new OneOfValues(List.of(values));
  }

  /**
   * {@code pattern}: the text contains a match.
   *
   * @param javaRegex an expression of {@link Pattern}, translated from the document's
   */
  static Rule pattern(String javaRegex) {
    return new Matches(Pattern.compile(javaRegex));
  }

  /** {@code minimum} or {@code exclusiveMinimum}. */
  static Rule minimum(String bound, boolean exclusive) {
    return new Minimum(new BigDecimal(bound), exclusive);
  }

  /** {@code maximum} or {@code exclusiveMaximum}. */
  static Rule maximum(String bound, boolean exclusive) {
    return new Maximum(new BigDecimal(bound), exclusive);
  }

  /** {@code multipleOf}. */
  static Rule multipleOf(String divisor) {
    return new MultipleOf(new BigDecimal(divisor));
  }

  /** {@code minLength}, in code points. */
  static Rule minLength(int length) {
    return new MinLength(length);
  }

  /** {@code maxLength}, in code points. */
  static Rule maxLength(int length) {
    return new MaxLength(length);
  }

  /** {@code minItems}. */
  static Rule minItems(int count) {
    return new MinItems(count);
  }

  /** {@code maxItems}. */
  static Rule maxItems(int count) {
    return new MaxItems(count);
  }

  /** {@code uniqueItems}. */
  static Rule uniqueItems() {
    return new UniqueItems();
  }

  /** {@code items}: every item obeys. */
  static Rule items(Rule rule) {
    return new Items(rule);
  }

  /**
   * {@code contains}: so many items obey.
   *
   * @param min {@code minContains}, 1 where the document does not say
   * @param max {@code maxContains}, or -1 for none
   */
  static Rule contains(Rule rule, int min, int max) {
    return new Contains(rule, min, max);
  }

  /** {@code minProperties}. */
  static Rule minProperties(int count) {
    return new MinProperties(count);
  }

  /** {@code maxProperties}. */
  static Rule maxProperties(int count) {
    return new MaxProperties(count);
  }

  /** See {@link Rule#always}. */
  record Always() implements Rule {
    @Override
    public boolean test(JsonValue value) {
      return true;
    }
  }

  /** See {@link Rule#never}. */
  record Never() implements Rule {
    @Override
    public boolean test(JsonValue value) {
      return false;
    }
  }

  /**
   * See {@link Rule#describedAs}.
   *
   * @param rule the rule
   * @param description what the document says about it
   */
  record Described(Rule rule, String description) implements Rule {
    @Override
    public boolean test(JsonValue value) {
      return rule.test(value);
    }
  }

  /**
   * See {@link Rule#type}.
   *
   * @param names the names of the types, at least one
   */
  record Type(List<String> names) implements Rule {
    private static final Set<String> KNOWN =
        Set.of("object", "array", "string", "number", "integer", "boolean", "null");

    /** Copies the names, which are to be those of JSON Schema. */
    public Type {
      names = List.copyOf(names);
      for (String name : names) {
        if (!KNOWN.contains(name)) {
          throw new IllegalArgumentException("JSON Schema has no type " + name);
        }
      }
    }

    @Override
    public boolean test(JsonValue value) {
      JsonType type = value.type();
      return names.contains(type.keyword())
          || (value instanceof JsonNumber number
              && names.contains("integer")
              && number.isInteger());
    }
  }

  /**
   * See {@link Rule#required}.
   *
   * @param names the names of the properties
   */
  record Required(List<String> names) implements Rule {
    /** Copies the names. */
    public Required {
      names = List.copyOf(names);
    }

    @Override
    public boolean test(JsonValue value) {
      return !(value instanceof JsonObject object) || object.members().keySet().containsAll(names);
    }
  }

  /**
   * See {@link Rule#dependentRequired}.
   *
   * @param property the property that needs others
   * @param needs the others
   */
  record DependentRequired(String property, List<String> needs) implements Rule {
    /** Copies the names. */
    public DependentRequired {
      needs = List.copyOf(needs);
    }

    @Override
    public boolean test(JsonValue value) {
      return !(value instanceof JsonObject object)
          || !object.has(property)
          || object.members().keySet().containsAll(needs);
    }
  }

  /**
   * See {@link Rule#not}.
   *
   * @param rule the rule to break
   */
  record Not(Rule rule) implements Rule {
    @Override
    public boolean test(JsonValue value) {
      return !rule.test(value);
    }
  }

  /**
   * See {@link Rule#allOf}.
   *
   * @param rules the rules
   */
  record AllOf(List<Rule> rules) implements Rule {
    /** Copies the rules. */
    public AllOf {
      rules = List.copyOf(rules);
    }

    @Override
    public boolean test(JsonValue value) {
      for (Rule rule : rules) {
        if (!rule.test(value)) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * See {@link Rule#anyOf}.
   *
   * @param rules the rules
   */
  record AnyOf(List<Rule> rules) implements Rule {
    /** Copies the rules. */
    public AnyOf {
      rules = List.copyOf(rules);
    }

    @Override
    public boolean test(JsonValue value) {
      for (Rule rule : rules) {
        if (rule.test(value)) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * See {@link Rule#oneOf}.
   *
   * @param rules the rules
   */
  record OneOf(List<Rule> rules) implements Rule {
    /** Copies the rules. */
    public OneOf {
      rules = List.copyOf(rules);
    }

    @Override
    public boolean test(JsonValue value) {
      return rules.stream().filter(rule -> rule.test(value)).limit(2).count() == 1;
    }
  }

  /**
   * See {@link Rule#when}.
   *
   * @param condition {@code if}
   * @param then {@code then}, for values that obey the condition
   * @param otherwise {@code else}, for the others
   */
  record When(Rule condition, @Nullable Rule then, @Nullable Rule otherwise) implements Rule {
    @Override
    public boolean test(JsonValue value) {
      Rule branch = condition.test(value) ? then : otherwise;
      return branch == null || branch.test(value);
    }
  }

  /**
   * See {@link Rule#property}.
   *
   * @param name the name of the property
   * @param rule what its value obeys
   */
  record Property(String name, Rule rule) implements Rule {
    @Override
    public boolean test(JsonValue value) {
      JsonValue member = value instanceof JsonObject object ? object.get(name) : null;
      return member == null || rule.test(member);
    }
  }

  /**
   * See {@link Rule#otherProperties}.
   *
   * @param known the names of the properties that are left alone
   * @param rule what the values of the others obey
   */
  record OtherProperties(Set<String> known, Rule rule) implements Rule {
    /** Copies the names and keeps their order. */
    public OtherProperties {
      known = Collections.unmodifiableSet(new LinkedHashSet<>(known));
    }

    @Override
    public boolean test(JsonValue value) {
      return !(value instanceof JsonObject object)
          || object.members().entrySet().stream()
              .allMatch(each -> known.contains(each.getKey()) || rule.test(each.getValue()));
    }
  }

  /**
   * See {@link Rule#propertyNames}.
   *
   * @param rule what every name obeys
   */
  record PropertyNames(Rule rule) implements Rule {
    @Override
    public boolean test(JsonValue value) {
      return !(value instanceof JsonObject object)
          || object.members().keySet().stream().allMatch(name -> rule.test(JsonValue.of(name)));
    }
  }

  /**
   * See {@link Rule#constant}.
   *
   * @param value the only value
   */
  record Constant(JsonValue value) implements Rule {
    @Override
    public boolean test(JsonValue tested) {
      return value.equals(tested);
    }
  }

  /**
   * See {@link Rule#oneOfValues}.
   *
   * @param values the only values
   */
  record OneOfValues(List<JsonValue> values) implements Rule {
    /** Copies the values. */
    public OneOfValues {
      values = List.copyOf(values);
    }

    @Override
    public boolean test(JsonValue value) {
      return values.contains(value);
    }
  }

  /**
   * See {@link Rule#pattern}.
   *
   * @param pattern what is to be found in the text
   */
  record Matches(Pattern pattern) implements Rule {
    @Override
    public boolean test(JsonValue value) {
      return !(value instanceof JsonString text) || PatternSearch.finds(pattern, text.value());
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Matches that
          && pattern.pattern().equals(that.pattern.pattern())
          && pattern.flags() == that.pattern.flags();
    }

    @Override
    public int hashCode() {
      return pattern.pattern().hashCode();
    }
  }

  /**
   * See {@link Rule#minimum}.
   *
   * @param bound the bound
   * @param exclusive whether the bound itself is too small
   */
  record Minimum(BigDecimal bound, boolean exclusive) implements Rule {
    @Override
    public boolean test(JsonValue value) {
      return !(value instanceof JsonNumber number)
          || number.decimal().compareTo(bound) >= (exclusive ? 1 : 0);
    }
  }

  /**
   * See {@link Rule#maximum}.
   *
   * @param bound the bound
   * @param exclusive whether the bound itself is too great
   */
  record Maximum(BigDecimal bound, boolean exclusive) implements Rule {
    @Override
    public boolean test(JsonValue value) {
      return !(value instanceof JsonNumber number)
          || number.decimal().compareTo(bound) <= (exclusive ? -1 : 0);
    }
  }

  /**
   * See {@link Rule#multipleOf}.
   *
   * @param divisor greater than 0
   */
  record MultipleOf(BigDecimal divisor) implements Rule {
    /** Refuses what is no divisor. */
    public MultipleOf {
      if (divisor.signum() <= 0) {
        throw new IllegalArgumentException("multipleOf is to be greater than 0: " + divisor);
      }
    }

    @Override
    public boolean test(JsonValue value) {
      return !(value instanceof JsonNumber number)
          || Numbers.isMultipleOf(number.decimal(), divisor);
    }
  }

  /**
   * See {@link Rule#minLength}.
   *
   * @param length in code points
   */
  record MinLength(int length) implements Rule {
    @Override
    public boolean test(JsonValue value) {
      return !(value instanceof JsonString text)
          || text.value().codePointCount(0, text.value().length()) >= length;
    }
  }

  /**
   * See {@link Rule#maxLength}.
   *
   * @param length in code points
   */
  record MaxLength(int length) implements Rule {
    @Override
    public boolean test(JsonValue value) {
      return !(value instanceof JsonString text)
          || text.value().codePointCount(0, text.value().length()) <= length;
    }
  }

  /**
   * See {@link Rule#minItems}.
   *
   * @param count how many
   */
  record MinItems(int count) implements Rule {
    @Override
    public boolean test(JsonValue value) {
      return !(value instanceof JsonArray array) || array.items().size() >= count;
    }
  }

  /**
   * See {@link Rule#maxItems}.
   *
   * @param count how many
   */
  record MaxItems(int count) implements Rule {
    @Override
    public boolean test(JsonValue value) {
      return !(value instanceof JsonArray array) || array.items().size() <= count;
    }
  }

  /** See {@link Rule#uniqueItems}. */
  record UniqueItems() implements Rule {
    @Override
    public boolean test(JsonValue value) {
      return !(value instanceof JsonArray array)
          || new HashSet<>(array.items()).size() == array.items().size();
    }
  }

  /**
   * See {@link Rule#items}.
   *
   * @param rule what every item obeys
   */
  record Items(Rule rule) implements Rule {
    @Override
    public boolean test(JsonValue value) {
      return !(value instanceof JsonArray array) || array.items().stream().allMatch(rule::test);
    }
  }

  /**
   * See {@link Rule#contains}.
   *
   * @param rule what some items obey
   * @param min how many at least
   * @param max how many at most, or -1 for any number
   */
  record Contains(Rule rule, int min, int max) implements Rule {
    @Override
    public boolean test(JsonValue value) {
      if (!(value instanceof JsonArray array)) {
        return true;
      }
      long count = array.items().stream().filter(rule::test).count();
      return count >= min && (max < 0 || count <= max);
    }
  }

  /**
   * See {@link Rule#minProperties}.
   *
   * @param count how many
   */
  record MinProperties(int count) implements Rule {
    @Override
    public boolean test(JsonValue value) {
      return !(value instanceof JsonObject object) || object.members().size() >= count;
    }
  }

  /**
   * See {@link Rule#maxProperties}.
   *
   * @param count how many
   */
  record MaxProperties(int count) implements Rule {
    @Override
    public boolean test(JsonValue value) {
      return !(value instanceof JsonObject object) || object.members().size() <= count;
    }
  }
}
