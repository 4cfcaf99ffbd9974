package dev.dateline.runtime.http;

import dev.dateline.runtime.json.Direction;
import dev.dateline.runtime.json.Shape;
import dev.dateline.runtime.validation.Checks;
import dev.dateline.runtime.validation.ValidationLevel;
import dev.dateline.runtime.validation.Violation;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Base class of generated requests: the parameters and the body of one operation. Subclasses are
 * final and immutable.
 */
public abstract class OperationRequest {
  /** For generated classes. */
  protected OperationRequest() {}

  /** What this class is; always the same. The names are those of the accessors. */
  protected abstract Shape shape();

  /** The members in the order of the shape; null where absent. */
  protected abstract @Nullable Object[] members();

  /** Checks the parts against the document. */
  protected abstract void check(Checks checks);

  /**
   * The value of a required part.
   *
   * @throws IllegalStateException naming the type and the part, when it is absent
   */
  protected final <T> T required(String name, @Nullable T value) {
    if (value == null) {
      throw new IllegalStateException(shape().typeName() + "." + name + " is required but absent");
    }
    return value;
  }

  /** Everything that breaks the document at a level; empty when nothing does. */
  public final List<Violation> validate(ValidationLevel level) {
    Checks checks = new Checks(Direction.REQUEST, level);
    checks.object(shape(), Set.of(), () -> check(checks));
    return checks.violations();
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    if (this == other) {
      return true;
    }
    return other instanceof OperationRequest that
        && shape() == that.shape()
        && shape().equal(members(), that.members());
  }

  @Override
  public final int hashCode() {
    return shape().hash(members());
  }

  /** The parts that are there, secrets as {@code ***}. */
  @Override
  public final String toString() {
    return shape().toString(members());
  }
}
