package dev.dateline.contract.coverage;

import dev.dateline.contract.model.Operation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How much of an operation is exercised.
 *
 * @param operation the operation
 * @param items all there is, the operation itself first, then the request, then status by status
 */
public record OperationCoverage(Operation operation, List<Item> items) {
  public OperationCoverage {
    items = List.copyOf(items);
  }

  /** How much of it. */
  public Tally tally() {
    return Tally.of(items);
  }

  /** Whether some interaction calls it. */
  public boolean isCalled() {
    return items.stream().anyMatch(each -> each.kind() == Item.Kind.OPERATION && each.isCovered());
  }

  /** The places of the exchange, in order: {@code request} and the statuses. */
  public Set<String> places() {
    Set<String> places = new LinkedHashSet<>();
    items.stream()
        .filter(each -> each.kind() != Item.Kind.OPERATION)
        .forEach(each -> places.add(each.place()));
    return places;
  }
}
