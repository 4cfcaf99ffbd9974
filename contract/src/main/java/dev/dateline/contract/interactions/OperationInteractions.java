package dev.dateline.contract.interactions;

import dev.dateline.contract.model.Operation;
import dev.dateline.contract.model.OperationGroup;
import java.util.List;

/**
 * What a pact says of an operation.
 *
 * @param group the operation is in
 * @param operation itself
 * @param credentials that its requests carry
 * @param interactions in an order that does not change; empty where {@code leftOut} says why
 * @param refusals in an order that does not change
 * @param leftOut sentences on what there is no interaction for
 */
public record OperationInteractions(
    OperationGroup group,
    Operation operation,
    WireCredentials credentials,
    List<Interaction> interactions,
    List<Refusal> refusals,
    List<String> leftOut) {

  public OperationInteractions {
    interactions = List.copyOf(interactions);
    refusals = List.copyOf(refusals);
    leftOut = List.copyOf(leftOut);
  }
}
