package dev.dateline.contracttests.mutation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Tests that are compiled and run together. */
enum Suite {

  /** By a person. */
  WRITTEN,

  /** From the document as it is. */
  DERIVED;

  private static final String ROOT = "dev.dateline.contracttests.";

  /**
   * The packages whose tests can tell of a side, in the order of running: of a client, those that
   * drive it and the replay of the pact that they wrote; of a server, those that call it and the
   * replay of the pact of the unchanged client.
   */
  List<String> packages(Side side) {
    return switch (this) {
      case WRITTEN ->
          side == Side.CLIENT
              ? List.of(ROOT + "facts.client", ROOT + "consumer", ROOT + "provider")
              : List.of(ROOT + "facts.server", ROOT + "provider");
      case DERIVED ->
          List.of(ROOT + (side == Side.CLIENT ? "derived.consumer" : "derived.provider"));
    };
  }

  /** Those that the system property {@code dateline.mutation.suites} names; all by default. */
  static List<Suite> chosen() {
    String names = System.getProperty("dateline.mutation.suites", "");
    List<Suite> chosen =
        Arrays.stream(names.split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .map(name -> Suite.valueOf(name.toUpperCase(Locale.ROOT)))
            .toList();
    return chosen.isEmpty() ? List.of(values()) : chosen;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
