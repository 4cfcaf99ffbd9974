package dev.dateline.server.jakarta.embedded;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassfish.jersey.server.ContainerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.server.spi.Container;

/** A running server. Thread safe. */
public final class EmbeddedServer implements AutoCloseable {
  private static final int THREADS = 64;
  private static final Duration GRACE = Duration.ofSeconds(2);
  // sun.net.httpserver.drainAmount
  private static final long DRAINED = 64 << 10;
  private static final String NO_DELAY = "sun.net.httpserver.nodelay";

  private final HttpServer server;
  private final Container container;
  private final ExecutorService workers;
  private final InFlight inFlight;

  private EmbeddedServer(
      HttpServer server, Container container, ExecutorService workers, InFlight inFlight) {
    this.server = server;
    this.container = container;
    this.workers = workers;
    this.inFlight = inFlight;
  }

  /**
   * Starts a server of resources and providers.
   *
   * @param components resource and provider objects
   * @param address where to listen; port 0 for any that is free
   * @throws UncheckedIOException when it cannot listen there
   */
  public static EmbeddedServer start(Set<?> components, InetSocketAddress address) {
    return start(new Components(Set.copyOf(components)), address);
  }

  private static final class Components extends Application {
    private final Set<Object> components;

    Components(Set<Object> components) {
      this.components = components;
    }

    @Override
    @SuppressWarnings("deprecation") // Nothing else lets an application be made of objects.
    public Set<Object> getSingletons() {
      return components;
    }
  }

  /**
   * Starts a server.
   *
   * <p>The JDK's server delays every answer by 40 ms on a connection that is kept alive, unless the
   * system property {@code sun.net.httpserver.nodelay} is set before the first one starts. This
   * method sets it where it is not set.
   *
   * @param application what to serve, from the root of the server whatever its path
   * @param address where to listen; port 0 for any that is free
   * @throws UncheckedIOException when it cannot listen there
   */
  public static EmbeddedServer start(Application application, InetSocketAddress address) {
    if (System.getProperty(NO_DELAY) == null) {
      System.setProperty(NO_DELAY, "true");
    }
    HttpHandler endpoint = endpoint(config(application));
    Container container = (Container) endpoint;
    HttpServer server;
    try {
      server = HttpServer.create(address, 0);
    } catch (IOException e) {
      container.getApplicationHandler().onShutdown(container);
      throw new UncheckedIOException("Cannot listen at " + address, e);
    }
    ExecutorService workers = workers();
    InFlight inFlight = new InFlight();
    server.setExecutor(workers);
    server
        .createContext("/", exchange -> endpoint.handle(new CorrectedExchange(exchange, DRAINED)))
        .getFilters()
        .add(inFlight);
    container.getApplicationHandler().onStartup(container);
    server.start();
    return new EmbeddedServer(server, container, workers, inFlight);
  }

  @SuppressWarnings("deprecation") // Objects are what applications are made of here.
  private static ResourceConfig config(Application application) {
    ResourceConfig config = new ResourceConfig();
    config.addProperties(application.getProperties());
    config.property(ServerProperties.WADL_FEATURE_DISABLE, true);
    // RFC 9110, section 10.2.2, lets a Location be relative: it leaves as the service gave it.
    config.property(ServerProperties.LOCATION_HEADER_RELATIVE_URI_RESOLUTION_DISABLED, true);
    config.registerClasses(application.getClasses());
    Set<Object> resources = new LinkedHashSet<>();
    for (Object component : application.getSingletons()) {
      if (component.getClass().isAnnotationPresent(Path.class)) {
        resources.add(component);
        config.register(component.getClass());
      } else {
        config.register(component);
      }
    }
    config.register(new ResourceBinder(resources));
    return config;
  }

  private static HttpHandler endpoint(ResourceConfig config) {
    try {
      return ContainerFactory.createContainer(HttpHandler.class, config);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "The embedded server needs org.glassfish.jersey.containers:jersey-container-jdk-http and"
              + " org.glassfish.jersey.inject:jersey-hk2 on the class path",
          e);
    }
  }

  private static ExecutorService workers() {
    AtomicInteger number = new AtomicInteger();
    ThreadPoolExecutor workers =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "dateline-server-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    workers.allowCoreThreadTimeOut(true);
    return workers;
  }

  /** Where the server listens, without a path: {@code http://127.0.0.1:49152}. */
  public URI uri() {
    InetSocketAddress bound = server.getAddress();
    InetAddress host =
        bound.getAddress().isAnyLocalAddress()
            ? InetAddress.getLoopbackAddress()
            : bound.getAddress();
    String name = host.getHostAddress();
    return URI.create(
        "http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + bound.getPort());
  }

  /**
   * Lets requests that are under way finish for up to two seconds, then stops. Does nothing when
   * stopped already.
   */
  @Override
  public synchronized void close() {
    if (workers.isShutdown()) {
      return;
    }
    inFlight.await(GRACE);
    server.stop(0);
    workers.shutdownNow();
    container.getApplicationHandler().onShutdown(container);
  }
}
