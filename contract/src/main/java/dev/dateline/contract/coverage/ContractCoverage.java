package dev.dateline.contract.coverage;

import dev.dateline.contract.coverage.Item.Kind;
import dev.dateline.contract.pact.Verdict.Use;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much of a document is exercised.
 *
 * @param title of the document
 * @param version that it was taken at, or null where it has none
 * @param pacts what the pacts are called
 * @param interactions how many interactions the pacts have
 * @param operations in document order
 */
public record ContractCoverage(
    String title,
    @Nullable String version,
    List<String> pacts,
    int interactions,
    List<OperationCoverage> operations) {
  public ContractCoverage {
    pacts = List.copyOf(pacts);
    operations = List.copyOf(operations);
  }

  /** How much of all that there is. */
  public Tally tally() {
    int covered = 0;
    int total = 0;
    for (Kind kind : Kind.values()) {
      Tally each = tally(kind);
      covered += each.covered();
      total += each.total();
    }
    return new Tally(covered, total);
  }

  /**
   * How much of one kind. A property, variant, value or constraint that several operations share
   * counts once for requests and once for answers, and is exercised where it is in one of them.
   */
  public Tally tally(Kind kind) {
    Map<String, Boolean> distinct = new LinkedHashMap<>();
    for (OperationCoverage operation : operations) {
      for (Item each : operation.items()) {
        if (each.kind() == kind) {
          distinct.merge(identity(operation, each), each.isCovered(), Boolean::logicalOr);
        }
      }
    }
    int covered = (int) distinct.values().stream().filter(each -> each).count();
    return new Tally(covered, distinct.size());
  }

  private static String identity(OperationCoverage operation, Item item) {
    String way = item.place().equals(Use.REQUEST) ? "request " : "answer ";
    String label = item.label();
    return switch (item.kind()) {
      case OPERATION, STATUS, MEDIA_TYPE, PARAMETER ->
          operation.operation().pointer() + " " + item.place() + " " + label;
      case PROPERTY, VARIANT -> way + item.pointer();
      case VALUE -> way + item.pointer() + " " + label.substring(label.lastIndexOf(" = ") + 1);
      case CONSTRAINT -> way + item.pointer() + " " + label.substring(label.lastIndexOf(": ") + 1);
    };
  }
}
