package dev.dateline.runtime.json;

import dev.dateline.runtime.validation.Checks;
import dev.dateline.runtime.validation.ValidationLevel;
import dev.dateline.runtime.validation.Violation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Base class of generated models: what they all do the same way.
 *
 * <p>Subclasses are final and immutable. Beside its properties a model keeps those that the
 * document does not know and the explicit nulls that it was read or built with, so that reading,
 * changing and writing an object loses nothing.
 */
public abstract class JsonModel extends Shaped implements JsonWritable {
  private final Map<String, JsonValue> unknown;

  /** Takes what the builder has. */
  protected JsonModel(Builder<?> builder) {
    super(builder);
    this.unknown = builder.handOverUnknown();
  }

  /**
   * Reads an object into a builder; never rejects one for breaking a constraint.
   *
   * @return the builder
   */
  protected static <B extends Builder<B>> B readInto(B builder, JsonReader in) {
    builder.readProperties(in);
    return builder;
  }

  /** The properties that the document does not know, in the order that they were read in. */
  public final Map<String, JsonValue> unknownProperties() {
    return unknown;
  }

  /**
   * A property by its name, for code that knows it from somewhere else than a type.
   *
   * @param name in JSON, whether the document knows it or not
   * @return the value, unknown ones as {@link JsonValue}; null where it is absent or null
   */
  public final @Nullable Object property(String name) {
    Property<?> known = shape().find(name);
    if (known != null) {
      return get(known);
    }
    JsonValue value = unknown.get(name);
    return value instanceof JsonValue.JsonNull ? null : value;
  }

  /** Writes this object, without what does not travel in the writer's direction. */
  @Override
  public final void write(JsonWriter out) {
    Shape shape = shape();
    Direction direction = out.direction();
    out.beginObject();
    for (int i = 0; i < shape.size(); i++) {
      Object value = value(i);
      if (value != null) {
        Property<?> property = shape.property(i);
        if (property.travels(direction)) {
          out.name(property.encodedName());
          if (value == NULL) {
            out.nullValue();
          } else {
            property.type().writeValue(out, value);
          }
        }
      }
    }
    if (!unknown.isEmpty()) {
      unknown.forEach((name, value) -> out.value(name, value));
    }
    out.endObject();
  }

  /** Everything that breaks the document, whichever way the object travels; empty when nothing. */
  public final List<Violation> validate() {
    return validate(Direction.BOTH);
  }

  /** Everything that breaks the document when the object travels in a direction. */
  public final List<Violation> validate(Direction direction) {
    Checks checks = new Checks(direction, ValidationLevel.FULL);
    validate(checks);
    return checks.violations();
  }

  /** Adds what breaks the document to some checks, at the path where they are. */
  @Override
  public final void validate(Checks checks) {
    Shape shape = shape();
    if (shape.isClosed()) {
      unknown.keySet().forEach(checks::unexpected);
    }
    check(checks);
    if (shape.countsProperties()) {
      checks.propertyCount(this, shape.minProperties(), shape.maxProperties());
    }
    if (!shape.rules().isEmpty()) {
      JsonValue json = toJson(checks.direction());
      shape.rules().forEach(rule -> checks.rule(rule, json, ""));
    }
  }

  /** This object as a value, without what does not travel in the direction. */
  public final JsonValue toJson(Direction direction) {
    return JsonWriter.toValue(direction, this::write);
  }

  /** This object as a JSON text with all that it has, secrets included. */
  public final String toJson() {
    return JsonWriter.text(Direction.BOTH, false, this::write);
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof JsonModel that && sameValues(that) && unknown.equals(that.unknown));
  }

  @Override
  public final int hashCode() {
    return 31 * hashOfValues() + unknown.hashCode();
  }

  /** The properties that are there, secrets as {@code ***}, and the names of unknown ones. */
  @Override
  public final String toString() {
    StringBuilder text = text();
    if (!unknown.isEmpty()) {
      // Names alone: whether an unknown value is secret, nobody can tell.
      text.append(text.charAt(text.length() - 1) == '[' ? "" : ", ");
      text.append("unknown=").append(new ArrayList<>(unknown.keySet()));
    }
    return text.append(']').toString();
  }

  /**
   * Base class of the builders of generated models. Not thread safe.
   *
   * @param <B> the builder itself
   */
  public abstract static class Builder<B extends Builder<B>> extends Shaped.Builder<B> {
    /** Empty maps are not to be changed. */
    private Map<String, JsonValue> unknown;

    /** Whether a model has {@link #unknown}. */
    private boolean unknownIsShared;

    /**
     * A builder.
     *
     * @param from the model that it starts with, unknown properties and explicit nulls included;
     *     null for nothing
     */
    protected Builder(Shape shape, @Nullable JsonModel from) {
      super(shape, from);
      this.unknown = from == null ? Map.of() : from.unknown;
      this.unknownIsShared = true;
    }

    private Map<String, JsonValue> handOverUnknown() {
      if (!unknownIsShared) {
        unknown = Collections.unmodifiableMap(unknown);
        unknownIsShared = true;
      }
      return unknown;
    }

    private void putUnknown(String name, JsonValue value) {
      if (unknownIsShared) {
        unknown = new LinkedHashMap<>(unknown);
        unknownIsShared = false;
      }
      unknown.put(name, value);
    }

    /**
     * Sets a property that the document does not know.
     *
     * @throws IllegalArgumentException when the document does know it
     */
    public final B unknownProperty(String name, JsonValue value) {
      if (shape().has(name)) {
        throw new IllegalArgumentException(
            name + " is a property of " + shape().typeName() + ": use its own method");
      }
      putUnknown(name, value);
      return self();
    }

    final void readProperties(JsonReader in) {
      Shape shape = shape();
      @Nullable Object[] values = own();
      boolean readOnly = in.direction().includesReadOnly();
      in.beginObject();
      int next = 0;
      while (true) {
        // Objects mostly have their properties in the order of the document.
        Property<?> property = next < values.length ? shape.property(next) : null;
        if (property == null || !in.nextNameIs(property.encodedName())) {
          String name = property == null ? in.nextName() : in.enteredName();
          if (name == null) {
            return;
          }
          property = shape.find(name);
          if (property == null) {
            putUnknown(name, in.value());
            continue;
          }
        }
        next = property.index() + 1;
        if (!readOnly && property.isReadOnly()) {
          in.skip();
        } else {
          values[property.index()] = in.nextNull() ? NULL : property.type().readValue(in);
        }
      }
    }
  }
}
