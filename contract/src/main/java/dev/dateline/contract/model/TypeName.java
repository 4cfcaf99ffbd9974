package dev.dateline.contract.model;

import org.jspecify.annotations.Nullable;

/**
 * The unique name of a generated type.
 *
 * @param owner the simple name of the top-level type that it is nested in, or null; either one of
 *     the contract's types or, for the enum of a parameter, the operation's request ({@code
 *     GetJobRequest})
 * @param simple Pascal-case simple name
 */
public record TypeName(@Nullable String owner, String simple) {

  /** A top-level type. */
  public static TypeName of(String simple) {
    return new TypeName(null, simple);
  }

  @Override
  public String toString() {
    return owner == null ? simple : owner + "." + simple;
  }
}
