package dev.dateline.atlas.server.inmemory;

import dev.dateline.atlas.server.AtlasServer;
import dev.dateline.server.Authenticator;
import dev.dateline.server.DigestAccount;
import dev.dateline.server.Principal;
import dev.dateline.server.ServiceAccount;
import dev.dateline.server.TokenEndpoint;
import dev.dateline.server.jakarta.embedded.EmbeddedServer;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The generated server over {@link InMemoryBackups}, on the loopback address: a stand-in for Atlas
 * in tests, and a program.
 *
 * <pre>{@code
 * InMemoryBackups backups = InMemoryBackups.create();
 * try (AtlasStub stub = AtlasStub.start(StubSettings.DEFAULTS, backups)) {
 *   AtlasClient atlas = AtlasClient.builder()
 *       .baseUri(stub.uri())
 *       .credentials(Credentials.serviceAccount("stub-client", "stub-secret"))
 *       .build();
 * }
 * }</pre>
 *
 * <p>Needs {@code jersey-container-jdk-http} and {@code jersey-hk2} on the class path. Safe for use
 * by many threads.
 */
public final class AtlasStub implements AutoCloseable {

  /** Warns of parts that nobody uses. Kept here, as an unused logger forgets its level. */
  private static final Logger JERSEY = Logger.getLogger("org.glassfish.jersey");

  private static final String HIDDEN = "as given";
  private static final String REALM = "MMS Public API";
  private static final Duration TOKEN_LIFETIME = Duration.ofHours(1);

  private final StubSettings settings;
  private final EmbeddedServer server;

  private AtlasStub(StubSettings settings, EmbeddedServer server) {
    this.settings = settings;
    this.server = server;
  }

  /**
   * Starts a stub that lets one service account and one API key in, both with every role.
   *
   * @param settings where to listen, and whom to let in
   * @param backups what to serve; may be changed while the stub runs
   * @throws UncheckedIOException where it cannot listen
   */
  public static AtlasStub start(StubSettings settings, InMemoryBackups backups) {
    TokenEndpoint tokens =
        new TokenEndpoint(
            clientId ->
                clientId.equals(settings.clientId())
                    ? Optional.of(new ServiceAccount(settings.clientSecret(), everyRole(clientId)))
                    : Optional.empty(),
            TOKEN_LIFETIME,
            Clock.systemUTC());
    Authenticator apiKey =
        Authenticator.digest(
            REALM,
            publicKey ->
                publicKey.equals(settings.publicKey())
                    ? Optional.of(
                        DigestAccount.withPassword(everyRole(publicKey), settings.privateKey()))
                    : Optional.empty());
    EmbeddedServer server =
        AtlasServer.builder()
            .cloudBackups(backups)
            .legacyBackup(backups)
            .tokenEndpoint(tokens)
            .authenticator(Authenticator.anyOf(tokens.authenticator(), apiKey))
            .port(settings.port())
            .build()
            .start();
    return new AtlasStub(settings, server);
  }

  private static Principal everyRole(String name) {
    return new Principal(name, Set.of(Principal.EVERY_ROLE));
  }

  /** Where the stub listens: the base URI of clients. */
  public URI uri() {
    return server.uri();
  }

  /** The settings that it was started with. */
  public StubSettings settings() {
    return settings;
  }

  /** Lets requests that are under way finish, then stops. Does nothing when stopped already. */
  @Override
  public void close() {
    server.close();
  }

  /**
   * Serves {@link SampleBackups} until the process is stopped.
   *
   * @param arguments as {@code --help} tells
   */
  public static void main(String[] arguments) throws InterruptedException {
    JERSEY.setLevel(Level.SEVERE);
    List<String> given = List.of(arguments);
    if (given.contains("--help")) {
      System.out.print(StubSettings.USAGE);
      return;
    }
    AtlasStub stub;
    try {
      stub = start(StubSettings.parse(given, System.getenv()), SampleBackups.on(Clock.systemUTC()));
    } catch (IllegalArgumentException | UncheckedIOException e) {
      System.err.println(e.getMessage());
      System.err.print(StubSettings.USAGE);
      System.exit(2);
      return;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(stub::close, "atlas-stub-stop"));
    System.out.print(stub.greeting());
    Thread.currentThread().join();
  }

  /** What a caller needs to know; secrets only where everybody knows them. */
  String greeting() {
    String job =
        uri()
            + "/api/atlas/v2/groups/"
            + SampleBackups.GROUP_ID
            + "/clusters/"
            + SampleBackups.CLUSTER_NAME
            + "/backup/restoreJobs/"
            + SampleBackups.AUTOMATED_JOB_ID;
    String publicKey = settings.publicKey();
    String privateKey = known(settings.privateKey(), StubSettings.DEFAULTS.privateKey());
    String secret = known(settings.clientSecret(), StubSettings.DEFAULTS.clientSecret());
    return """
        The Atlas stub listens on %s until Ctrl-C.

          service account  %s, %s
          API key          %s, %s
          project          %s, with the clusters %s and %s (sharded)

          curl --digest -u %s:%s %s
        """
        .formatted(
            uri(),
            settings.clientId(),
            secret,
            publicKey,
            privateKey,
            SampleBackups.GROUP_ID,
            SampleBackups.CLUSTER_NAME,
            SampleBackups.SHARDED_CLUSTER_NAME,
            publicKey,
            privateKey.equals(HIDDEN) ? "PRIVATE_KEY" : privateKey,
            job);
  }

  private static String known(String secret, String everybodys) {
    return secret.equals(everybodys) ? secret : HIDDEN;
  }
}
