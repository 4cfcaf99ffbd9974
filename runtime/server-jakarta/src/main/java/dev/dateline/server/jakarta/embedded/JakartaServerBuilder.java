package dev.dateline.server.jakarta.embedded;

import dev.dateline.runtime.http.ApiProtocol;
import dev.dateline.runtime.http.SecurityScheme;
import dev.dateline.server.Authenticator;
import dev.dateline.server.Authorizer;
import dev.dateline.server.OperationHandler;
import dev.dateline.server.ServerSettings;
import dev.dateline.server.TokenEndpoint;
import dev.dateline.server.jakarta.JakartaBinding;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Base class of the builders of generated servers. Not thread safe.
 *
 * @param <B> the builder itself
 */
public abstract class JakartaServerBuilder<B extends JakartaServerBuilder<B>> {
  private final ApiProtocol protocol;
  private final ServerSettings.Builder settings = ServerSettings.builder();
  private final List<Function<JakartaBinding, Object>> resources = new ArrayList<>();
  private InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  /** A builder of a server without resources. */
  protected JakartaServerBuilder(ApiProtocol protocol) {
    this.protocol = protocol;
  }

  /** Adds a resource over the binding of the server to be built. */
  protected final B resource(Function<JakartaBinding, Object> resource) {
    resources.add(resource);
    return self();
  }

  /** Adds a resource or provider of one's own. */
  public final B register(Object component) {
    return resource(binding -> component);
  }

  /** Finds out who calls; by default nobody is known and secured operations answer 401. */
  public final B authenticator(Authenticator authenticator) {
    settings.authenticator(authenticator);
    return self();
  }

  /** Decides who may call; by default one of the operation's roles is needed. */
  public final B authorizer(Authorizer authorizer) {
    settings.authorizer(authorizer);
    return self();
  }

  /**
   * Issues tokens at the path that the document names for client credentials. The server takes them
   * only where {@link #authenticator} has the endpoint's authenticator in it.
   *
   * @throws IllegalStateException when the document names no such path
   */
  public final B tokenEndpoint(TokenEndpoint endpoint) {
    String path =
        protocol.securitySchemes().values().stream()
            .filter(scheme -> scheme.kind() == SecurityScheme.Kind.OAUTH2_CLIENT_CREDENTIALS)
            .map(SecurityScheme::tokenUrl)
            .filter(Objects::nonNull)
            .map(URI::getRawPath)
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "The document has no security scheme with a tokenUrl for client"
                            + " credentials"));
    return resource(binding -> binding.tokens(path, endpoint));
  }

  /** Whether a request must name a version in {@code Accept}; by default it need not. */
  public final B insistOnVersion(boolean insist) {
    settings.insistOnVersion(insist);
    return self();
  }

  /** The size in bytes of the largest request body that is accepted, by default 16 MiB. */
  public final B maxBodyBytes(long bytes) {
    settings.maxBodyBytes(bytes);
    return self();
  }

  /** Whether what services answer is checked against the document, by default true. */
  public final B validateResponses(boolean validate) {
    settings.validateResponses(validate);
    return self();
  }

  /** The port to listen at on the loopback address; 0, the default, for any that is free. */
  public final B port(int port) {
    return address(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  /** Where to listen. */
  public final B address(InetSocketAddress where) {
    address = where;
    return self();
  }

  /** The server, not yet started. */
  public final JakartaServer build() {
    JakartaBinding binding = new JakartaBinding(new OperationHandler(protocol, settings.build()));
    Object[] components = resources.stream().map(resource -> resource.apply(binding)).toArray();
    return new JakartaServer(binding.application(components), address);
  }

  @SuppressWarnings("unchecked") // B is the builder itself by contract.
  private B self() {
    return (B) this;
  }
}
