package dev.dateline.client.fake;

import dev.dateline.client.ApiClientBuilder;
import dev.dateline.client.credentials.Credentials;
import dev.dateline.client.retry.RetryPolicy;
import dev.dateline.client.transport.HttpRequestData;
import dev.dateline.client.transport.Transport;
import dev.dateline.runtime.http.OperationRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Base class of generated fakes. A fake gives out clients that check, write and read as always, and
 * send to nobody: each operation answers its first documented success with the example of the
 * document, until it is told otherwise. Safe for use by many threads.
 *
 * @param <B> the builder of the client
 * @param <C> the client
 */
public abstract class ApiFake<B extends ApiClientBuilder<B, C>, C> {

  private static final RetryPolicy WITHOUT_WAITING =
      RetryPolicy.builder().baseDelay(Duration.ofMillis(1)).maxDelay(Duration.ofMillis(1)).build();

  private final Supplier<B> builders;
  private final FakeServer server;

  /**
   * A fake that has been told nothing.
   *
   * @param builders of clients that know which server to call
   * @param groups of the operations of each tag
   */
  @SafeVarargs
  protected ApiFake(
      Supplier<B> builders, Function<? super FakeServer, ? extends FakeGroup>... groups) {
    this.builders = builders;
    List<Function<? super FakeServer, ? extends FakeGroup>> all = new ArrayList<>();
    for (Function<? super FakeServer, ? extends FakeGroup> group : groups) {
      all.add(group);
    }
    this.server = new FakeServer(all);
  }

  /** What keeps the answers, for the groups of operations. */
  protected final FakeServer server() {
    return server;
  }

  /**
   * A client of this fake. It needs no credentials and takes none from the environment, and waits
   * for a millisecond at most before it tries again, unless {@code Retry-After} says otherwise.
   */
  public final C client() {
    return client(settings -> {});
  }

  /**
   * A client of this fake with other settings. Whatever credentials it has are accepted, and a
   * token endpoint that they ask gives them a token.
   *
   * @param settings changes those of {@link #client()}; all but what to send with
   */
  public final C client(Consumer<? super B> settings) {
    B builder =
        builders.get().transport(server).credentials(Credentials.none()).retries(WITHOUT_WAITING);
    settings.accept(builder);
    return builder.build();
  }

  /** What answers, for a client that is built elsewhere. */
  public final Transport transport() {
    return server;
  }

  /** The requests of all calls so far, in the order in which they were sent. */
  public final List<OperationRequest> requests() {
    return server.requests();
  }

  /**
   * What was sent so far, each attempt of each call, in that order; without requests for tokens.
   */
  public final List<HttpRequestData> sent() {
    return server.sent();
  }
}
