package dev.dateline.contract.pact;

import dev.dateline.contract.model.Diagnostic.Severity;

/**
 * Something in a pact that the document does not allow, does not speak of or cannot judge.
 *
 * @param severity how bad
 * @param code what kind
 * @param pointer where in the pact: {@code /interactions/3/response/body/links/0/rel}
 * @param document where in the document, a pointer with a leading {@code #}; the nearest place
 *     there is where the document has nothing
 * @param message what is wrong, and why; one or two sentences
 */
public record Finding(
    Severity severity, FindingCode code, String pointer, String document, String message) {

  /** Whether a verification fails for it. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** The same, less bad. */
  Finding as(Severity other) {
    return new Finding(other, code, pointer, document, message);
  }
}
