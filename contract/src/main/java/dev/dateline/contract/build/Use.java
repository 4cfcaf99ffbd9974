package dev.dateline.contract.build;

import dev.dateline.contract.model.Constraints;
import dev.dateline.contract.model.Documentation;
import dev.dateline.contract.model.Property;
import dev.dateline.contract.model.TypeRef;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.validation.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a schema means where it is used.
 *
 * @param type of the value
 * @param nullable whether null is a value too
 * @param constraints beside the type
 * @param rules that hold here and are no part of the type
 * @param access which directions it travels in
 * @param secret whether it must not be shown
 * @param defaultValue what is assumed, or null
 * @param documentation prose
 */
record Use(
    TypeRef type,
    boolean nullable,
    Constraints constraints,
    List<Rule> rules,
    Property.Access access,
    boolean secret,
    @Nullable JsonValue defaultValue,
    Documentation documentation) {

  Use {
    rules = List.copyOf(rules);
  }

  /** Any JSON value. */
  static final Use ANYTHING =
      new Use(
          new TypeRef.Scalar(TypeRef.Scalar.Kind.JSON),
          true,
          Constraints.NONE,
          List.of(),
          Property.Access.BOTH,
          false,
          null,
          Documentation.NONE);
}
