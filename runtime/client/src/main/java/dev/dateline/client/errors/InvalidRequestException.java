package dev.dateline.client.errors;

import dev.dateline.runtime.validation.Violation;
import java.util.List;
import java.util.stream.Collectors;

/** A request breaks the contract and was not sent. Lists everything that is wrong with it. */
public final class InvalidRequestException extends ClientException {

  private static final long serialVersionUID = 1L;

  private final String operationId;

  @SuppressWarnings("serial") // an immutable list of a record that is not serializable
  private final List<Violation> violations;

  /**
   * A refused request.
   *
   * @param operationId of the operation that was called
   * @param violations all that is wrong, at least one
   */
  public InvalidRequestException(String operationId, List<Violation> violations) {
    super(
        violations.stream()
            .map(Violation::toString)
            .collect(Collectors.joining("; ", operationId + " was not sent: ", "")),
        null);
    this.operationId = operationId;
    this.violations = List.copyOf(violations);
  }

  /** The operation that was called. */
  public String operationId() {
    return operationId;
  }

  /** All that is wrong, in the order of the document; never empty. */
  public List<Violation> violations() {
    return violations;
  }
}
