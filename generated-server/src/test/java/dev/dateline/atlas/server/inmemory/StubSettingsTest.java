package dev.dateline.atlas.server.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StubSettingsTest {

  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "MONGODB_ATLAS_CLIENT_ID", "env-client",
          "MONGODB_ATLAS_CLIENT_SECRET", "env-secret",
          "MONGODB_ATLAS_PUBLIC_KEY", "env-public",
          "MONGODB_ATLAS_PRIVATE_KEY", "env-private");

  @Test
  void areTheDefaultsWhereNothingIsGiven() {
    assertThat(StubSettings.parse(List.of(), Map.of())).isEqualTo(StubSettings.DEFAULTS);
  }

  @Test
  void comeFromTheEnvironment() {
    assertThat(StubSettings.parse(List.of(), ENVIRONMENT))
        .isEqualTo(new StubSettings(0, "env-client", "env-secret", "env-public", "env-private"));
  }

  @Test
  void comeFromTheCommandLineFirst() {
    assertThat(
            StubSettings.parse(
                List.of(
                    "--port",
                    "8443",
                    "--client-id",
                    "a",
                    "--client-secret",
                    "b",
                    "--public-key",
                    "c",
                    "--private-key",
                    "d"),
                ENVIRONMENT))
        .isEqualTo(new StubSettings(8443, "a", "b", "c", "d"));
  }

  @ParameterizedTest
  @CsvSource({
    "--prot 80, There is no option --prot.",
    "--port, The option --port needs a value.",
    "--port http, 'The port must be a number, not ''http''.'",
    "--port 65536, 'The port must lie between 0 and 65535, not 65536.'",
    "--port -1, 'The port must lie between 0 and 65535, not -1.'",
  })
  void sayWhatIsWrongWithThem(String arguments, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StubSettings.parse(List.of(arguments.split(" ")), Map.of()))
        .withMessage(message);
  }

  @Test
  void keepSecretsToThemselves() {
    assertThat(StubSettings.parse(List.of(), ENVIRONMENT).toString())
        .contains("env-client", "env-public")
        .doesNotContain("env-secret", "env-private");
  }
}
