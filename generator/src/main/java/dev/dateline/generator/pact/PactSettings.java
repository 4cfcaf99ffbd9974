package dev.dateline.generator.pact;

import dev.dateline.generator.GenerationException;
import org.jspecify.annotations.Nullable;

/**
 * What the tests of a pact are about.
 *
 * @param clientPackage base package of the generated client; null for no consumer tests
 * @param serverPackage base package of the generated server; null for no provider tests
 * @param consumer name of the side that calls, in the pact; null for that of the client's class
 * @param provider name of the side that answers; null for that of the API
 * @param mostInteractions of one operation, and as many refusals, at least 1
 */
public record PactSettings(
    @Nullable String clientPackage,
    @Nullable String serverPackage,
    @Nullable String consumer,
    @Nullable String provider,
    int mostInteractions) {

  /** How many interactions and refusals an operation may have, unless told otherwise. */
  public static final int USUAL_MOST = 250;

  /** Neither side, as for targets that have nothing to do with pacts. */
  public static final PactSettings NONE = new PactSettings(null, null, null, null, USUAL_MOST);

  /**
   * As they are written in a build.
   *
   * @param mostInteractions a number; blank for the usual one
   * @throws GenerationException where neither side is there, or the number is none
   */
  public static PactSettings of(
      @Nullable String clientPackage,
      @Nullable String serverPackage,
      @Nullable String consumer,
      @Nullable String provider,
      @Nullable String mostInteractions) {
    PactSettings settings =
        new PactSettings(
            orNull(clientPackage),
            orNull(serverPackage),
            orNull(consumer),
            orNull(provider),
            number(mostInteractions));
    if (settings.clientPackage() == null && settings.serverPackage() == null) {
      throw new GenerationException(
          "targets: pact needs clientPackage, serverPackage or both: the base packages of the"
              + " generated client and server that its tests are for.");
    }
    return settings;
  }

  /** Every setting in a line, for telling one from another. */
  public String text() {
    return String.join(
        "\n",
        String.valueOf(clientPackage),
        String.valueOf(serverPackage),
        String.valueOf(consumer),
        String.valueOf(provider),
        String.valueOf(mostInteractions));
  }

  private static @Nullable String orNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static int number(@Nullable String text) {
    String written = orNull(text);
    if (written == null) {
      return USUAL_MOST;
    }
    try {
      int most = Integer.parseInt(written);
      if (most > 0) {
        return most;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new GenerationException(
        "pactInteractions: '" + written + "' is not a number of interactions. Use one from 1.");
  }
}
