package dev.dateline.server.jakarta.testing;

import dev.dateline.server.jakarta.embedded.EmbeddedServer;
import io.undertow.Undertow;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.glassfish.jersey.server.internal.RuntimeDelegateImpl;
import org.jboss.resteasy.core.providerfactory.ResteasyProviderFactoryImpl;
import org.jboss.resteasy.plugins.server.undertow.UndertowJaxrsServer;

/** An implementation of Jakarta REST on a server of its own. */
public enum Implementation {
  /** Jersey on the server that we embed. */
  JERSEY {
    @Override
    RuntimeDelegate delegate() {
      return new RuntimeDelegateImpl();
    }

    @Override
    Running run(Application application) {
      EmbeddedServer server =
          EmbeddedServer.start(
              application, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      return new Running(server.uri(), server::close);
    }
  },

  /** RESTEasy on Undertow. */
  RESTEASY {
    @Override
    RuntimeDelegate delegate() {
      return new ResteasyProviderFactoryImpl();
    }

    @Override
    Running run(Application application) {
      Undertows server = new Undertows();
      server.deploy(application, "/");
      server.start(Undertow.builder().addHttpListener(0, "127.0.0.1"));
      return new Running(URI.create("http://127.0.0.1:" + server.port()), server::stop);
    }
  };

  /** Tells the port that was free. */
  private static final class Undertows extends UndertowJaxrsServer {
    int port() {
      return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    }
  }

  abstract RuntimeDelegate delegate();

  abstract Running run(Application application);

  /** A running server. */
  public record Running(URI uri, Runnable stop) implements AutoCloseable {
    @Override
    public void close() {
      stop.run();
    }
  }

  /** Makes this the implementation, of the two that are there. */
  public void select() {
    RuntimeDelegate.setInstance(delegate());
  }

  /** Serves an application. */
  public Running start(Application application) {
    select();
    return run(application);
  }
}
