package dev.dateline.server.jakarta.embedded;

import jakarta.ws.rs.core.Application;
import java.net.InetSocketAddress;

/** A server that can be started, here or in another implementation of Jakarta REST. Immutable. */
public final class JakartaServer {
  private final Application application;
  private final InetSocketAddress address;

  JakartaServer(Application application, InetSocketAddress address) {
    this.application = application;
    this.address = address;
  }

  /** What is served, for other implementations than the embedded one. */
  public Application application() {
    return application;
  }

  /** Starts the embedded server; see {@link EmbeddedServer#start}. */
  public EmbeddedServer start() {
    return EmbeddedServer.start(application, address);
  }
}
