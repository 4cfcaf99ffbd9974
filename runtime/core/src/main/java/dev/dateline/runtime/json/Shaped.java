package dev.dateline.runtime.json;

import dev.dateline.runtime.validation.Checks;
import dev.dateline.runtime.validation.ValidationLevel;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Base class of what is generated from a {@link Shape}: models and requests. Keeps the values of
 * the properties, and does with them what the shape says.
 *
 * <p>Subclasses are final and immutable.
 */
public abstract class Shaped {
  /** Stands for an explicit null, as opposed to absent. */
  static final Object NULL = new Object();

  private final Shape shape;

  /** In the order of the shape: null where absent, {@link #NULL} where explicitly null. */
  private final @Nullable Object[] values;

  /** Takes the values of a builder. */
  protected Shaped(Builder<?> builder) {
    this.shape = builder.shape;
    this.values = builder.handOver();
  }

  final Shape shape() {
    return shape;
  }

  final @Nullable Object value(int index) {
    return values[index];
  }

  @SuppressWarnings("unchecked") // Only values of type T are set.
  final <T> @Nullable T get(Property<T> property) {
    Object value = values[property.index()];
    return value == NULL ? null : (T) value;
  }

  /** Adds what is wrong with each property to some checks. */
  final void check(Checks checks) {
    for (int i = 0; i < values.length; i++) {
      Property<?> property = shape.property(i);
      if (!property.travels(checks.direction())) {
        continue;
      }
      Object value = values[i];
      if (value == null) {
        if (property.isRequired()) {
          checks.required(property.name(), null);
        }
      } else if (value != NULL) {
        // What is wrong inside the body of a request is told by its path in the body.
        boolean root = property.isBody() && property.type().kind() == ValueType.Kind.MODEL;
        property.type().checkValue(checks, root ? "" : property.name(), value);
      } else if (!property.isNullable()
          && (property.isRequired() || checks.level() == ValidationLevel.FULL)) {
        checks.report(property.name(), "type", "must not be null");
      }
    }
  }

  /**
   * Adds what is wrong with each part of a request to some checks, and with its body as a whole.
   */
  protected final void checkParts(Checks checks) {
    check(checks);
    if (!shape.rules().isEmpty()) {
      for (int i = 0; i < values.length; i++) {
        JsonValue json = shape.property(i).isBody() ? json(i, checks.direction()) : null;
        if (json != null) {
          shape.rules().forEach(rule -> checks.rule(rule, json, ""));
        }
      }
    }
    if (!shape.formRules().isEmpty()) {
      JsonValue form = form(checks.direction());
      shape.formRules().forEach(rule -> checks.rule(rule, form, ""));
    }
  }

  /** The fields of the form that are there, as an object. */
  private JsonValue form(Direction direction) {
    Map<String, JsonValue> form = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      JsonValue json = shape.property(i).isFormField() ? json(i, direction) : null;
      if (json != null) {
        form.put(shape.property(i).name(), json);
      }
    }
    return new JsonValue.JsonObject(form);
  }

  private @Nullable JsonValue json(int index, Direction direction) {
    Object value = values[index];
    return value == null || value == NULL
        ? null
        : JsonWriter.toValue(direction, out -> shape.property(index).type().writeValue(out, value));
  }

  /** Whether another one has the same shape and values; byte arrays by content. */
  protected final boolean sameValues(Shaped that) {
    return shape == that.shape && Arrays.deepEquals(values, that.values);
  }

  /** A hash that fits {@link #sameValues}. */
  protected final int hashOfValues() {
    return 31 * shape.typeName().hashCode() + Arrays.deepHashCode(values);
  }

  /** The values that are there, secrets as {@code ***}: {@code Link[href=…, password=***]}. */
  protected final String valuesAsText() {
    return text().append(']').toString();
  }

  /** The values that are there, up to the bracket. */
  final StringBuilder text() {
    StringBuilder text = new StringBuilder(shape.typeName()).append('[');
    String separator = "";
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value != null && value != NULL) {
        Property<?> property = shape.property(i);
        text.append(separator).append(property.name()).append('=');
        text.append(property.isSecret() ? "***" : shown(value));
        separator = ", ";
      }
    }
    return text;
  }

  private static String shown(Object value) {
    return value instanceof byte[] bytes ? bytes.length + " bytes" : value.toString();
  }

  /**
   * Base class of the builders. Not thread safe.
   *
   * @param <B> the builder itself
   */
  public abstract static class Builder<B extends Builder<B>> {
    private final Shape shape;
    private @Nullable Object[] values;

    /** Whether someone else has {@link #values}, so that they must not change any more. */
    private boolean shared;

    /**
     * A builder.
     *
     * @param from what it starts with; null for nothing
     */
    protected Builder(Shape shape, @Nullable Shaped from) {
      this.shape = shape;
      if (from == null) {
        this.values = new @Nullable Object[shape.size()];
      } else {
        this.values = from.values;
        this.shared = true;
      }
    }

    final Shape shape() {
      return shape;
    }

    private @Nullable Object[] handOver() {
      shared = true;
      return values;
    }

    /** The values, to be changed. */
    final @Nullable Object[] own() {
      if (shared) {
        values = values.clone();
        shared = false;
      }
      return values;
    }

    @SuppressWarnings("unchecked") // B is the builder itself by contract.
    final B self() {
      return (B) this;
    }
  }
}
