package dev.dateline.atlas.server.inmemory;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where a stub listens and whom it lets in. Secrets do not show up in {@code toString}.
 *
 * @param port on the loopback address; 0 for any that is free
 * @param clientId of the service account
 * @param clientSecret of the service account
 * @param publicKey of the API key
 * @param privateKey of the API key
 */
public record StubSettings(
    int port, String clientId, String clientSecret, String publicKey, String privateKey) {

  /** A free port, and credentials that everybody may know. */
  public static final StubSettings DEFAULTS =
      new StubSettings(0, "stub-client", "stub-secret", "stub-public", "stub-private");

  static final String USAGE =
      """
      Options, each followed by its value:
        --port            port on the loopback address; a free one if not given
        --client-id       of the service account, or MONGODB_ATLAS_CLIENT_ID
        --client-secret   of the service account, or MONGODB_ATLAS_CLIENT_SECRET
        --public-key      of the API key, or MONGODB_ATLAS_PUBLIC_KEY
        --private-key     of the API key, or MONGODB_ATLAS_PRIVATE_KEY
      """;

  private static final Set<String> OPTIONS =
      new TreeSet<>(
          List.of("--port", "--client-id", "--client-secret", "--public-key", "--private-key"));

  /**
   * Checks the port, and that no credential is empty.
   *
   * @throws IllegalArgumentException saying what is wrong
   */
  public StubSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException(
          "The port must lie between 0 and 65535, not " + port + ".");
    }
    if (clientId.isBlank()
        || clientSecret.isBlank()
        || publicKey.isBlank()
        || privateKey.isBlank()) {
      throw new IllegalArgumentException(
          "Neither part of the service account or of the API key may be empty.");
    }
  }

  /**
   * Settings from a command line; what it leaves open from the environment; what that leaves open
   * from {@link #DEFAULTS}.
   *
   * @param arguments options, each followed by its value
   * @param environment variables of the names that the document has for its credentials
   * @throws IllegalArgumentException saying what is wrong
   */
  public static StubSettings parse(List<String> arguments, Map<String, String> environment) {
    Map<String, String> given = new HashMap<>();
    for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
      String option = rest.next();
      if (!OPTIONS.contains(option)) {
        throw new IllegalArgumentException("There is no option " + option + ".");
      }
      if (!rest.hasNext()) {
        throw new IllegalArgumentException("The option " + option + " needs a value.");
      }
      given.put(option, rest.next());
    }
    return new StubSettings(
        port(given.get("--port")),
        first(
            given.get("--client-id"),
            environment.get("MONGODB_ATLAS_CLIENT_ID"),
            DEFAULTS.clientId),
        first(
            given.get("--client-secret"),
            environment.get("MONGODB_ATLAS_CLIENT_SECRET"),
            DEFAULTS.clientSecret),
        first(
            given.get("--public-key"),
            environment.get("MONGODB_ATLAS_PUBLIC_KEY"),
            DEFAULTS.publicKey),
        first(
            given.get("--private-key"),
            environment.get("MONGODB_ATLAS_PRIVATE_KEY"),
            DEFAULTS.privateKey));
  }

  private static int port(@Nullable String text) {
    try {
      return text == null ? DEFAULTS.port : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("The port must be a number, not '" + text + "'.", e);
    }
  }

  private static String first(@Nullable String given, @Nullable String set, String otherwise) {
    return given != null ? given : set != null ? set : otherwise;
  }

  @Override
  public String toString() {
    return "StubSettings[port="
        + port
        + ", clientId="
        + clientId
        + ", publicKey="
        + publicKey
        + "]";
  }
}
