package dev.dateline.contracttests.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dateline.contracttests.spec.SpecDocument;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The pact says nothing that the document does not allow. */
@Tag("needs-pact")
class PactJudgeTest {

  @Test
  void thePactObeysTheDocument() {
    PactFile pact = PactFile.read();

    assertThat(pact.interactions()).isNotEmpty();
    assertThat(new PactJudge(SpecDocument.read()).judge(pact)).map(Finding::toString).isEmpty();
  }
}
