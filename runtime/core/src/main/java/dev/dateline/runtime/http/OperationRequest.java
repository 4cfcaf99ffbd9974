package dev.dateline.runtime.http;

import dev.dateline.runtime.json.Direction;
import dev.dateline.runtime.json.Shape;
import dev.dateline.runtime.json.Shaped;
import dev.dateline.runtime.validation.Checks;
import dev.dateline.runtime.validation.ValidationLevel;
import dev.dateline.runtime.validation.Violation;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Base class of generated requests: the parameters and the body of one operation. Subclasses are
 * final and immutable.
 */
public abstract class OperationRequest extends Shaped {

  /** Takes the parts that the builder has. */
  protected OperationRequest(Builder<?> builder) {
    super(builder);
  }

  /**
   * Lets someone set parts of a request.
   *
   * @return the builder
   */
  protected static <B extends Builder<B>> B filled(B builder, Consumer<? super B> parts) {
    parts.accept(builder);
    return builder;
  }

  /** Everything that breaks the document at a level; empty when nothing does. */
  public final List<Violation> validate(ValidationLevel level) {
    Checks checks = new Checks(Direction.REQUEST, level);
    checkParts(checks);
    return checks.violations();
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return this == other || (other instanceof OperationRequest that && sameValues(that));
  }

  @Override
  public final int hashCode() {
    return hashOfValues();
  }

  /** The parts that are there, secrets as {@code ***}. */
  @Override
  public final String toString() {
    return valuesAsText();
  }

  /**
   * Base class of the builders of generated requests. Not thread safe.
   *
   * @param <B> the builder itself
   */
  public abstract static class Builder<B extends Builder<B>> extends Shaped.Builder<B> {
    /**
     * A builder.
     *
     * @param from the request that it starts with; null for nothing
     */
    protected Builder(Shape shape, @Nullable OperationRequest from) {
      super(shape, from);
    }
  }
}
