package dev.dateline.contract.schema;

import dev.dateline.contract.model.Diagnostic.Severity;

/**
 * What a value does that a schema does not allow, or does not speak of.
 *
 * @param severity ERROR where the schema forbids it; WARNING where it says nothing of it
 * @param at JSON pointer to the value, from where the judgement began
 * @param schema JSON pointer into the document, to the keyword that is broken
 * @param keyword that is broken; {@code undeclared} for a property that the schema does not name,
 *     {@code readOnly} and {@code writeOnly} for one that travels the other way
 * @param message completes "the value …"
 */
public record Problem(Severity severity, String at, String schema, String keyword, String message) {

  /** Whether the schema forbids it. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
