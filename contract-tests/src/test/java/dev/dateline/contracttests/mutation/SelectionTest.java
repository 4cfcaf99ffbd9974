package dev.dateline.contracttests.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dateline.contracttests.mutation.mutators.Mutant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which mutants are tried. */
class SelectionTest {

  private static final List<Selection> ALL =
      Stream.of("common", "rare", "seldom")
          .flatMap(
              kind ->
                  IntStream.range(0, kind.equals("common") ? 100 : 2)
                      .mapToObj(i -> new Mutant(kind, "at " + i, "", "", "", document -> {})))
          .flatMap(mutant -> Stream.of(Side.values()).map(side -> new Selection(side, mutant)))
          .toList();

  @Test
  void takesAllKindsByTurns() {
    List<Selection> selected = Selection.of(ALL, 6);

    assertThat(selected)
        .extracting(each -> each.mutant().kind())
        .containsOnly("common", "rare", "seldom")
        .hasSize(6);
    assertThat(selected.stream().collect(Collectors.groupingBy(Selection::side)).values())
        .extracting(List::size)
        .containsExactly(3, 3);
  }

  @Test
  void doesNotDependOnTheOrder() {
    List<Selection> shuffled = new ArrayList<>(ALL);
    Collections.shuffle(shuffled, new Random(1));

    assertThat(Selection.of(shuffled, 20)).isEqualTo(Selection.of(ALL, 20));
  }

  @Test
  void goesOnWithMoreOfTheSame() {
    assertThat(Selection.of(ALL, 20)).startsWith(Selection.of(ALL, 10).toArray(Selection[]::new));
  }

  @Test
  void takesEachOnceAndNoMoreThanThereAre() {
    assertThat(Selection.of(ALL, 1000)).containsExactlyInAnyOrderElementsOf(ALL);
  }
}
