package dev.dateline.contracttests.mutation;

import dev.dateline.contracttests.mutation.mutators.Mutant;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Which mutants are tried: the same ones each time, of all kinds by turns, and of both sides.
 *
 * @param side that the mutant is made of
 * @param mutant the change
 */
record Selection(Side side, Mutant mutant) {

  /**
   * Selects.
   *
   * @param mutants to select from; each is possible on both sides
   * @param count how many at most
   */
  static List<Selection> of(Collection<Selection> mutants, int count) {
    Map<String, Deque<Selection>> byKind = new LinkedHashMap<>();
    mutants.stream()
        .sorted(Comparator.comparingLong(Selection::lot))
        .forEach(
            selection ->
                byKind
                    .computeIfAbsent(selection.mutant().kind(), kind -> new ArrayDeque<>())
                    .add(selection));
    List<Selection> selected = new ArrayList<>();
    while (selected.size() < count && !byKind.isEmpty()) {
      for (String kind : List.copyOf(byKind.keySet())) {
        Deque<Selection> left = byKind.get(kind);
        Side turn = selected.size() % 2 == 0 ? Side.CLIENT : Side.SERVER;
        Selection next =
            left.stream().filter(each -> each.side() == turn).findFirst().orElse(left.peek());
        left.remove(next);
        if (left.isEmpty()) {
          byKind.remove(kind);
        }
        if (selected.size() < count) {
          selected.add(next);
        }
      }
    }
    return List.copyOf(selected);
  }

  /** A number that is the same each time and has nothing to do with where in the document it is. */
  private long lot() {
    CRC32 sum = new CRC32();
    sum.update((side + " " + mutant.name()).getBytes(StandardCharsets.UTF_8));
    return sum.getValue();
  }
}
