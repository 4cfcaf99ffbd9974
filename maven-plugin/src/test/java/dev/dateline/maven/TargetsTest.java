package dev.dateline.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dateline.generator.GenerationException;
import dev.dateline.generator.view.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetsTest {

  @Test
  void areReadAsPeopleWriteThem() {
    assertThat(Targets.of(List.of("client"))).containsExactly(Target.CLIENT);
    assertThat(Targets.of(List.of(" Server\n", "", "CLIENT")))
        .containsExactly(Target.CLIENT, Target.SERVER);
    assertThat(Targets.of(List.of())).isEmpty();
  }

  @Test
  void tellsWhichThereAre() {
    assertThatThrownBy(() -> Targets.of(List.of("client", "proxy")))
        .isInstanceOf(GenerationException.class)
        .hasMessage(
            "targets: there is no target 'proxy'. Use client, server, fake, pact, docs, or several"
                + " of them separated by commas.");
  }
}
