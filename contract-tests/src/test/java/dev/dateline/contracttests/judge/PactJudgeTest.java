package dev.dateline.contracttests.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dateline.contracttests.spec.SpecDocument;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pacts say nothing that the document does not allow. */
@Tag("needs-pact")
class PactJudgeTest {

  static List<PactFile> pacts() {
    return PactFile.all();
  }

  @ParameterizedTest
  @MethodSource("pacts")
  void obeysTheDocument(PactFile pact) {
    assertThat(pact.interactions()).isNotEmpty();
    assertThat(new PactJudge(SpecDocument.read()).judge(pact)).map(Finding::toString).isEmpty();
  }
}
