package dev.dateline.benchmarks.calls;

import java.net.URI;
import java.util.function.UnaryOperator;

/**
 * A peer behind a type of the JDK's, so that it can be used from outside of the class loader that
 * it is in.
 */
public final class TurnCaller implements UnaryOperator<String> {

  private final Caller caller;

  /**
   * Starts a peer.
   *
   * @param peer its name
   * @param server the address of the server
   */
  public TurnCaller(String peer, String server) {
    this.caller = Caller.Peer.valueOf(peer).start(URI.create(server));
  }

  /** Makes one call, {@code get} or {@code create}. */
  @Override
  public String apply(String call) {
    return call.equals("get") ? caller.get() : caller.create();
  }
}
