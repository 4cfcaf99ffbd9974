package dev.dateline.contracttests.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dateline.contracttests.spec.SpecDocument;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The judge finds every mistake that is put into the pact, and says where it is. */
@Tag("needs-pact")
class TamperedPactTest {

  private static final PactJudge JUDGE = new PactJudge(SpecDocument.read());

  static List<Tampering> mistakes() {
    return Tampering.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void isFoundWhereItIs(Tampering tampering) {
    List<Finding> findings = JUDGE.judge(tampering.in(PactFile.read()));

    assertThat(findings)
        .isNotEmpty()
        .allSatisfy(finding -> assertThat(finding.interaction()).isEqualTo(tampering.interaction()))
        .anySatisfy(finding -> assertThat(finding.place()).startsWith(tampering.place()));
  }
}
