package dev.dateline.contract.coverage;

import dev.dateline.contract.ContractDocument;
import dev.dateline.contract.coverage.Inventory.Entry;
import dev.dateline.contract.model.Operation;
import dev.dateline.contract.pact.PactVerdict;
import dev.dateline.contract.pact.Verdict;
import dev.dateline.contract.pact.Verdict.Use;
import dev.dateline.contract.schema.Applied;
import dev.dateline.contract.tree.At;
import dev.dateline.contract.tree.Heirs;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import dev.dateline.runtime.version.ApiVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures how much of a document pacts exercise. What an interaction has and the document does not
 * allow exercises nothing; nor does the request of one that expects a status from 400 to 499.
 * Stateless.
 */
public final class CoverageMeasure {
  private CoverageMeasure() {}

  /**
   * Measures.
   *
   * @param document that the verdicts are by
   * @param pacts verdicts on all pacts
   */
  public static ContractCoverage of(ContractDocument document, List<PactVerdict> pacts) {
    Map<String, List<Verdict>> byOperation = new HashMap<>();
    for (PactVerdict pact : pacts) {
      for (Verdict each : pact.verdicts()) {
        if (each.operation() != null) {
          byOperation
              .computeIfAbsent(each.operation().pointer(), key -> new ArrayList<>())
              .add(each);
        }
      }
    }
    Heirs heirs = Heirs.in(document.root());
    List<OperationCoverage> operations = new ArrayList<>();
    for (Operation each : document.contract().operations()) {
      Node node = Pointer.resolve(document.root(), each.pointer());
      if (node != null) {
        List<Item> items = new ArrayList<>();
        List<Map<String, Map<String, List<Applied>>>> uses =
            byOperation.getOrDefault(each.pointer(), List.of()).stream()
                .map(CoverageMeasure::uses)
                .toList();
        for (Entry entry : new Inventory(document.root(), heirs).of(new At(node, each.pointer()))) {
          int count = (int) uses.stream().filter(use -> exercises(use, entry)).count();
          String pointer =
              entry.uses().isEmpty()
                  ? each.pointer()
                  : entry.schemas().isEmpty()
                      ? entry.uses().get(0).substring(entry.uses().get(0).indexOf(' ') + 1)
                      : entry.schemas().get(0);
          items.add(new Item(entry.kind(), entry.place(), entry.label(), pointer, count));
        }
        operations.add(new OperationCoverage(each, items));
      }
    }
    ApiVersion version = document.contract().api().version();
    return new ContractCoverage(
        document.contract().api().title(),
        version == null ? null : version.toString(),
        pacts.stream().map(each -> each.pact().source()).toList(),
        pacts.stream().mapToInt(each -> each.verdicts().size()).sum(),
        operations);
  }

  /** What an interaction uses: schemas by their pointers, by place and use. */
  private static Map<String, Map<String, List<Applied>>> uses(Verdict verdict) {
    Map<String, Map<String, List<Applied>>> uses = new HashMap<>();
    for (Use use : verdict.uses()) {
      Map<String, List<Applied>> schemas =
          uses.computeIfAbsent(Inventory.use(use.place(), use.pointer()), key -> new HashMap<>());
      for (Applied each : use.schemas()) {
        schemas.computeIfAbsent(each.schema().pointer(), key -> new ArrayList<>()).add(each);
      }
    }
    return uses;
  }

  private static boolean exercises(Map<String, Map<String, List<Applied>>> uses, Entry entry) {
    if (entry.uses().isEmpty()) {
      return true;
    }
    for (String use : entry.uses()) {
      Map<String, List<Applied>> schemas = uses.get(use);
      if (schemas != null
          && (entry.schemas().isEmpty()
              || entry.schemas().stream()
                  .flatMap(each -> schemas.getOrDefault(each, List.of()).stream())
                  .anyMatch(each -> entry.test().test(each.value())))) {
        return true;
      }
    }
    return false;
  }
}
