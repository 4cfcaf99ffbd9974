package dev.dateline.contract.model;

import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.http.ParameterStyle;
import dev.dateline.runtime.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * One parameter of an operation, or a field of the form that is its body.
 *
 * @param wireName as it travels
 * @param name legal lower-camel identifier, unique among the operation's parameters and {@code
 *     body}
 * @param in where it travels
 * @param required always true for path parameters
 * @param type of its value
 * @param constraints on its value
 * @param style how lists and objects are written
 * @param explode see OpenAPI 3.1, section 4.8.12
 * @param mediaType of the value as a part of a form or as a body of its own; of a parameter whose
 *     value is JSON text; otherwise null
 * @param defaultValue what the server assumes, or null
 * @param documentation prose
 * @param pointer where it stands in the document
 */
public record Parameter(
    String wireName,
    String name,
    Location in,
    boolean required,
    TypeRef type,
    Constraints constraints,
    ParameterStyle style,
    boolean explode,
    @Nullable MediaType mediaType,
    @Nullable JsonValue defaultValue,
    Documentation documentation,
    String pointer) {

  /** Where a parameter travels. */
  public enum Location {
    PATH,
    QUERY,
    HEADER,
    COOKIE,
    /** A field of a body of the type {@code application/x-www-form-urlencoded}. */
    FORM,
    /** A part of a body of the type {@code multipart/form-data}. */
    PART,
    /** The whole body, of another media type than the preferred one. */
    BODY;

    /** Whether it is sent with the body. */
    public boolean isOfBody() {
      return this == FORM || this == PART || this == BODY;
    }
  }
}
