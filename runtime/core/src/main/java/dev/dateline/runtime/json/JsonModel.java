package dev.dateline.runtime.json;

import dev.dateline.runtime.validation.Checks;
import dev.dateline.runtime.validation.ValidationLevel;
import dev.dateline.runtime.validation.Violation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Base class of generated models: what they all do the same way.
 *
 * <p>Subclasses are final and immutable. Beside its members a model keeps the properties that the
 * document does not know and the explicit nulls that it was read or built with, so that reading,
 * changing and writing an object loses nothing.
 */
public abstract class JsonModel implements JsonWritable {
  private final Map<String, JsonValue> unknown;
  private final Set<String> nulls;

  /** Takes unknown properties and explicit nulls from the builder. */
  protected JsonModel(Builder<?> builder) {
    this.unknown =
        builder.unknown.isEmpty()
            ? Map.of()
            : Collections.unmodifiableMap(new LinkedHashMap<>(builder.unknown));
    this.nulls =
        builder.nulls.isEmpty()
            ? Set.of()
            : Collections.unmodifiableSet(new LinkedHashSet<>(builder.nulls));
  }

  /** What this class is; always the same. */
  protected abstract Shape shape();

  /** The members in the order of the shape; null where absent. */
  protected abstract @Nullable Object[] members();

  /** Writes the properties that are there, each with its name, in the order of the shape. */
  protected abstract void writeProperties(JsonWriter out);

  /** Checks the properties against the document. */
  protected abstract void check(Checks checks);

  /** The properties that the document does not know, in the order that they were read in. */
  public final Map<String, JsonValue> unknownProperties() {
    return unknown;
  }

  /** Whether the property is explicitly null, as opposed to absent. */
  protected final boolean isNull(String wireName) {
    return nulls.contains(wireName);
  }

  /**
   * The value of a required property.
   *
   * @throws IllegalStateException naming the type and the property, when it is absent or null
   */
  protected final <T> T required(String wireName, @Nullable T value) {
    if (value == null) {
      throw new IllegalStateException(
          shape().typeName()
              + "."
              + wireName
              + " is required but "
              + (isNull(wireName) ? "null" : "absent"));
    }
    return value;
  }

  /** Writes this object, without what does not travel in the writer's direction. */
  @Override
  public final void write(JsonWriter out) {
    out.beginObject();
    writeProperties(out);
    if (!nulls.isEmpty()) {
      writeNulls(out);
    }
    if (!unknown.isEmpty()) {
      unknown.forEach((name, value) -> out.value(name, value));
    }
    out.endObject();
  }

  private void writeNulls(JsonWriter out) {
    for (String name : explicitNulls()) {
      if (shape().travels(name, out.direction())) {
        out.nullValue(name);
      }
    }
  }

  /** The explicit nulls, without those of properties that have got a value since. */
  private Set<String> explicitNulls() {
    if (nulls.isEmpty()) {
      return nulls;
    }
    Set<String> left = new LinkedHashSet<>();
    @Nullable Object[] members = members();
    List<String> names = shape().names();
    for (int i = 0; i < members.length; i++) {
      if (members[i] == null && nulls.contains(names.get(i))) {
        left.add(names.get(i));
      }
    }
    return left;
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
    checks.object(
        shape(),
        explicitNulls(),
        () -> {
          if (shape().isClosed()) {
            unknown.keySet().forEach(checks::unexpected);
          }
          check(checks);
        });
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
    if (this == other) {
      return true;
    }
    return other instanceof JsonModel that
        && shape() == that.shape()
        && shape().equal(members(), that.members())
        && explicitNulls().equals(that.explicitNulls())
        && unknown.equals(that.unknown);
  }

  @Override
  public final int hashCode() {
    return Objects.hash(shape().hash(members()), explicitNulls(), unknown);
  }

  /** The members that are there, secrets as {@code ***}, and the names of unknown properties. */
  @Override
  public final String toString() {
    return shape().toString(members(), unknown.keySet());
  }

  /**
   * Base class of the builders of generated models. Not thread safe.
   *
   * @param <B> the builder itself
   */
  public abstract static class Builder<B extends Builder<B>> {
    private final Shape shape;
    private final Map<String, JsonValue> unknown;
    private final Set<String> nulls;

    /** An empty builder. */
    protected Builder(Shape shape) {
      this.shape = shape;
      this.unknown = new LinkedHashMap<>();
      this.nulls = new LinkedHashSet<>();
    }

    /** A builder with the unknown properties and explicit nulls of a model. */
    protected Builder(Shape shape, JsonModel from) {
      this.shape = shape;
      this.unknown = new LinkedHashMap<>(from.unknown);
      this.nulls = new LinkedHashSet<>(from.nulls);
    }

    final Shape shape() {
      return shape;
    }

    /** Records whether a nullable property is explicitly null. */
    protected final void setNull(String wireName, boolean isNull) {
      if (isNull) {
        nulls.add(wireName);
      } else {
        nulls.remove(wireName);
      }
    }

    /** Keeps a property that the document does not know. */
    protected final void unknown(String wireName, JsonReader in) {
      unknown.put(wireName, in.value());
    }

    /**
     * Sets a property that the document does not know.
     *
     * @throws IllegalArgumentException when the document does know it
     */
    public final B unknownProperty(String name, JsonValue value) {
      if (shape.has(name)) {
        throw new IllegalArgumentException(
            name + " is a property of " + shape.typeName() + ": use its own method");
      }
      unknown.put(name, value);
      return self();
    }

    @SuppressWarnings("unchecked") // B is the builder itself by contract.
    private B self() {
      return (B) this;
    }

    /** Records an explicit null that was read. */
    final void readNull(String name) {
      if (shape.has(name)) {
        nulls.add(name);
      } else {
        unknown.put(name, JsonValue.JsonNull.INSTANCE);
      }
    }

    /** Forgets an explicit null that a later value of the same property replaces. */
    final void readValue(String name) {
      if (!nulls.isEmpty()) {
        nulls.remove(name);
      }
    }
  }
}
