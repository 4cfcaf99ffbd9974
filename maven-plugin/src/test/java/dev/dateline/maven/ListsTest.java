package dev.dateline.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dateline.generator.GenerationException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListsTest {

  @Test
  void pairsStandAroundTheLastEqualsSign() {
    assertThat(Lists.pairs("names", List.of(" A = B ", "", "#/paths/~1x=y/get=Get")))
        .isEqualTo(Map.of("A", "B", "#/paths/~1x=y/get", "Get"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "=B", "A="})
  void anythingElseIsNoPair(String item) {
    assertThatThrownBy(() -> Lists.pairs("names", List.of(item)))
        .isInstanceOf(GenerationException.class)
        .hasMessage("names: '" + item + "' is no pair. Write it as Schema=Name.");
  }
}
