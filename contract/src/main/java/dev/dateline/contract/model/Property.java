package dev.dateline.contract.model;

import dev.dateline.runtime.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A property of an object.
 *
 * @param wireName as it travels
 * @param name legal lower-camel identifier, unique in its type
 * @param type of its value
 * @param required whether the document demands it
 * @param nullable whether null is a value of it
 * @param access whether it travels in both directions
 * @param secret whether it must not be shown ({@code format: password})
 * @param constraints on its value
 * @param defaultValue what the document says is assumed, or null
 * @param documentation prose
 * @param pointer where it stands in the document
 */
public record Property(
    String wireName,
    String name,
    TypeRef type,
    boolean required,
    boolean nullable,
    Access access,
    boolean secret,
    Constraints constraints,
    @Nullable JsonValue defaultValue,
    Documentation documentation,
    String pointer) {

  /** Which directions a property travels in. */
  public enum Access {
    BOTH,
    READ_ONLY,
    WRITE_ONLY
  }
}
