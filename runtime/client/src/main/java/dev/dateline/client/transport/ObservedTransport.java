package dev.dateline.client.transport;

import dev.dateline.client.errors.TransportException;
import dev.dateline.runtime.http.BinaryData;
import dev.dateline.runtime.http.Headers;
import dev.dateline.runtime.http.SecurityScheme;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A transport that tells an observer of every exchange, without the secrets in it. */
public final class ObservedTransport implements Transport {

  private static final BinaryData NOTHING = BinaryData.of(new byte[0]);

  private final Transport transport;
  private final ExchangeObserver observer;
  private final boolean bodies;
  private final Set<String> secretHeaders;
  private final Set<String> secretQuery;

  /**
   * An observed transport.
   *
   * @param transport that sends
   * @param observer that is told
   * @param bodies whether it is given bodies: false where they hold tokens
   */
  public ObservedTransport(Transport transport, ExchangeObserver observer, boolean bodies) {
    this(transport, observer, bodies, List.of());
  }

  /**
   * An observed transport for an API with secrets of its own.
   *
   * @param transport that sends
   * @param observer that is told
   * @param bodies whether it is given bodies: false where they hold tokens
   * @param schemes of the API; what of them is a header or a query parameter is a secret
   */
  public ObservedTransport(
      Transport transport,
      ExchangeObserver observer,
      boolean bodies,
      Collection<SecurityScheme> schemes) {
    this.transport = transport;
    this.observer = observer;
    this.bodies = bodies;
    this.secretHeaders = parameters(schemes, SecurityScheme.Kind.API_KEY_HEADER);
    this.secretQuery = parameters(schemes, SecurityScheme.Kind.API_KEY_QUERY);
  }

  private ObservedTransport(ObservedTransport settings, Transport transport) {
    this.transport = transport;
    this.observer = settings.observer;
    this.bodies = settings.bodies;
    this.secretHeaders = settings.secretHeaders;
    this.secretQuery = settings.secretQuery;
  }

  @Override
  public Transport forCall(OutgoingCall call) {
    Transport own = transport.forCall(call);
    return own == transport ? this : new ObservedTransport(this, own);
  }

  private static Set<String> parameters(
      Collection<SecurityScheme> schemes, SecurityScheme.Kind kind) {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (SecurityScheme scheme : schemes) {
      if (scheme.kind() == kind && scheme.parameter() != null) {
        names.add(scheme.parameter());
      }
    }
    return names;
  }

  @Override
  public HttpResponseData send(HttpRequestData request) {
    HttpRequestData withoutSecrets =
        request.withUri(redacted(request.uri())).withHeaders(redacted(request.headers()));
    HttpRequestData shown = bodies ? withoutSecrets : withoutSecrets.withBody(null);
    tell(() -> observer.before(shown));
    long start = System.nanoTime();
    HttpResponseData response;
    try {
      response = transport.send(request);
    } catch (TransportException e) {
      Duration duration = Duration.ofNanos(System.nanoTime() - start);
      tell(() -> observer.failed(shown, e, duration));
      throw e;
    }
    Duration duration = Duration.ofNanos(System.nanoTime() - start);
    HttpResponseData answer =
        new HttpResponseData(
            response.status(),
            redacted(response.headers()),
            bodies && response.body().isInMemory() ? response.body() : NOTHING);
    tell(() -> observer.after(shown, answer, duration));
    return response;
  }

  private URI redacted(URI uri) {
    String query = uri.getRawQuery();
    if (query == null || secretQuery.isEmpty()) {
      return uri;
    }
    String shown =
        Arrays.stream(query.split("&", -1))
            .map(this::redactedPair)
            .collect(Collectors.joining("&"));
    String text = uri.toString();
    return URI.create(text.substring(0, text.indexOf('?') + 1) + shown);
  }

  private String redactedPair(String pair) {
    int equals = pair.indexOf('=');
    String name = equals < 0 ? pair : pair.substring(0, equals);
    return secretQuery.contains(URLDecoder.decode(name, StandardCharsets.UTF_8))
        ? name + "=***"
        : pair;
  }

  private Headers redacted(Headers headers) {
    Headers.Builder shown = Headers.builder();
    headers.forEach((name, value) -> shown.add(name, isSecret(name) ? redacted(value) : value));
    return shown.build();
  }

  private boolean isSecret(String header) {
    return Headers.isSecret(header) || secretHeaders.contains(header);
  }

  /** Keeps the scheme of {@code Bearer …}, which tells what went on and is no secret. */
  private static String redacted(String value) {
    int space = value.indexOf(' ');
    return space > 0 && value.substring(0, space).chars().allMatch(Character::isLetter)
        ? value.substring(0, space) + " ***"
        : "***";
  }

  private static void tell(Runnable event) {
    try {
      event.run();
    } catch (RuntimeException e) {
      System.getLogger(ObservedTransport.class.getName())
          .log(Level.WARNING, "The exchange observer failed; the call goes on", e);
    }
  }
}
