package dev.dateline.contract.model;

/** The type of a value where it is used. Nullability and constraints belong to the user. */
public sealed interface TypeRef {

  /**
   * A value without parts, or any JSON value.
   *
   * @param kind which
   */
  record Scalar(Kind kind) implements TypeRef {
    /** What a scalar can be; the comment says the Java type. */
    public enum Kind {
      /** {@code String}. */
      STRING,
      /** {@code Boolean}. */
      BOOLEAN,
      /** {@code Integer}: {@code integer} with format {@code int32}. */
      INT32,
      /** {@code Long}: {@code integer} otherwise. */
      INT64,
      /** {@code Float}. */
      FLOAT,
      /** {@code Double}. */
      DOUBLE,
      /** {@code BigDecimal}: {@code number} otherwise. */
      DECIMAL,
      /** {@code LocalDate}. */
      DATE,
      /** {@code OffsetDateTime}. */
      DATE_TIME,
      /** {@code UUID}. */
      UUID,
      /** {@code URI}. */
      URI,
      /** {@code byte[]}, base64 in JSON. */
      BASE64,
      /** {@code byte[]}, the raw body. */
      BINARY,
      /** {@code JsonValue}: anything. */
      JSON
    }
  }

  /**
   * A list.
   *
   * @param items type of an item
   * @param nullableItems whether an item may be null
   * @param itemConstraints on each item
   */
  record ListOf(TypeRef items, boolean nullableItems, Constraints itemConstraints)
      implements TypeRef {}

  /**
   * A map from property name to value.
   *
   * @param values type of a value
   * @param nullableValues whether a value may be null
   * @param valueConstraints on each value
   */
  record MapOf(TypeRef values, boolean nullableValues, Constraints valueConstraints)
      implements TypeRef {}

  /**
   * A type with a name.
   *
   * @param name key of {@link Contract#types()}
   */
  record Named(TypeName name) implements TypeRef {}
}
