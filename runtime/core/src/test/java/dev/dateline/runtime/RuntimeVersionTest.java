package dev.dateline.runtime;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class RuntimeVersionTest {
  @Test
  void acceptsItsOwnGeneration() {
    assertThatCode(() -> RuntimeVersion.requireGeneration(RuntimeVersion.GENERATION, "AtlasClient"))
        .doesNotThrowAnyException();
  }

  @Test
  void saysWhatIsOlderAndWhatToDo() {
    int own = RuntimeVersion.GENERATION;
    assertThatIllegalStateException()
        .isThrownBy(() -> RuntimeVersion.requireGeneration(own + 1, "AtlasClient"))
        .withMessage(
            "AtlasClient was generated for generation %d of the Dateline runtime, but generation %d"
                + " is on the class path: update the dateline-runtime artifacts to the version of"
                + " the generator.",
            own + 1, own);
    assertThatIllegalStateException()
        .isThrownBy(() -> RuntimeVersion.requireGeneration(own - 1, "AtlasClient"))
        .withMessageContaining("generate the code again");
  }
}
