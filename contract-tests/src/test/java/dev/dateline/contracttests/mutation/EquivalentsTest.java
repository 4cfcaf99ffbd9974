package dev.dateline.contracttests.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of mutants that nothing can tell from the document. */
class EquivalentsTest {

  @ParameterizedTest
  @CsvSource({
    "client, drop status getA/404, CLIENT, drop status getA/404, true",
    "client, drop status getA/404, SERVER, drop status getA/404, false",
    "both, drop status getA/404, SERVER, drop status getA/404, true",
    "both, drop status *, CLIENT, drop status getA/404, true",
    "both, * getA/404, CLIENT, drop status getA/404, true",
    "both, drop * getA/*, CLIENT, drop status getA/404, true",
    "both, drop status getA/4.4, CLIENT, drop status getA/404, false",
    "both, drop status, CLIENT, drop status getA/404, false",
  })
  void hasWhatItNames(String side, String listed, Side of, String mutant, boolean has) {
    Equivalents equivalents =
        Equivalents.parse("side\tmutant\treason\n" + side + "\t" + listed + "\tso it is");

    assertThat(equivalents.has(of, mutant)).isEqualTo(has);
  }

  @Test
  void tellsWhatNobodyNeeded() {
    Equivalents equivalents =
        Equivalents.parse("# about\n\nside\tmutant\treason\nboth\ta\tfirst\nboth\tb\tsecond\n");

    assertThat(equivalents.reason(Side.CLIENT, "b")).contains("second");
    assertThat(equivalents.unused()).extracting(Equivalents.Entry::reason).containsExactly("first");
  }

  @Test
  void asksForAReason() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Equivalents.parse("side\tmutant\treason\nboth\ta\t\n"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Equivalents.parse("side\tmutant\treason\nneither\ta\tso it is\n"));
  }
}
