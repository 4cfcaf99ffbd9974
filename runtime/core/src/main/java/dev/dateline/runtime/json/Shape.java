package dev.dateline.runtime.json;

import dev.dateline.runtime.validation.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a generated class is, for reader, writer, checks, equality and text: its name, its
 * properties in order, and what holds for all of them together.
 *
 * <p>Immutable; the methods that say more return a new shape.
 */
public final class Shape {
  private final String typeName;
  private final Property<?>[] properties;
  private final Map<String, Property<?>> byName;
  private final boolean closed;
  private final int minProperties;
  private final int maxProperties;
  private final List<Rule> rules;
  private final List<Rule> formRules;

  private Shape(
      String typeName,
      Property<?>[] properties,
      Map<String, Property<?>> byName,
      boolean closed,
      int minProperties,
      int maxProperties,
      List<Rule> rules,
      List<Rule> formRules) {
    this.typeName = typeName;
    this.properties = properties;
    this.byName = byName;
    this.closed = closed;
    this.minProperties = minProperties;
    this.maxProperties = maxProperties;
    this.rules = rules;
    this.formRules = formRules;
  }

  /**
   * The shape of an object.
   *
   * @param typeName the simple name of the class
   * @param properties in the order that they are written in; they become part of this shape
   * @throws IllegalArgumentException when two properties have the same name, or one is part of
   *     another shape
   */
  public static Shape of(String typeName, Property<?>... properties) {
    Map<String, Property<?>> byName = new HashMap<>(properties.length * 2);
    for (Property<?> property : properties) {
      if (byName.put(property.name(), property) != null) {
        throw new IllegalArgumentException(typeName + " has two properties " + property.name());
      }
    }
    return new Shape(
        typeName, joined(typeName, properties), byName, false, 0, -1, List.of(), List.of());
  }

  /**
   * The shape of a request, whose parts are told apart by more than their names: a path and a query
   * may have a parameter of the same name.
   */
  public static Shape ofRequest(String typeName, Property<?>... parts) {
    return new Shape(
        typeName, joined(typeName, parts), Map.of(), false, 0, -1, List.of(), List.of());
  }

  private static Property<?>[] joined(String typeName, Property<?>[] properties) {
    for (int i = 0; i < properties.length; i++) {
      properties[i].join(typeName, i);
    }
    return properties.clone();
  }

  /** This shape where the document allows no other properties. */
  public Shape closed() {
    return new Shape(
        typeName, properties, byName, true, minProperties, maxProperties, rules, formRules);
  }

  /**
   * This shape with bounds on the number of properties.
   *
   * @param max the greatest number, or -1 for none
   */
  public Shape propertyCount(int min, int max) {
    return new Shape(typeName, properties, byName, closed, min, max, rules, formRules);
  }

  /**
   * This shape with what holds between its properties; for a request, between those of its body.
   */
  public Shape rules(Rule... all) {
    return new Shape(
        typeName,
        properties,
        byName,
        closed,
        minProperties,
        maxProperties,
        List.of(all),
        formRules);
  }

  /** This shape of a request with what holds between the fields of the form that is its body. */
  public Shape formRules(Rule... all) {
    return new Shape(
        typeName, properties, byName, closed, minProperties, maxProperties, rules, List.of(all));
  }

  /** The simple name of the class. */
  public String typeName() {
    return typeName;
  }

  /** The names of the properties in JSON, in order. */
  public List<String> names() {
    return List.of(properties).stream().map(Property::name).toList();
  }

  /** Whether the document knows the property. */
  public boolean has(String name) {
    return byName.containsKey(name);
  }

  /** Whether the document allows no other properties. */
  public boolean isClosed() {
    return closed;
  }

  int size() {
    return properties.length;
  }

  Property<?> property(int index) {
    return properties[index];
  }

  @Nullable Property<?> find(String name) {
    return byName.get(name);
  }

  boolean countsProperties() {
    return minProperties > 0 || maxProperties >= 0;
  }

  int minProperties() {
    return minProperties;
  }

  int maxProperties() {
    return maxProperties;
  }

  List<Rule> rules() {
    return rules;
  }

  List<Rule> formRules() {
    return formRules;
  }

  @Override
  public String toString() {
    return typeName + names();
  }
}
