package dev.dateline.client.transport;

import dev.dateline.client.errors.TransportException;
import dev.dateline.runtime.http.BinaryData;
import dev.dateline.runtime.http.Headers;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** A transport that tells an observer of every exchange, without the secrets in it. */
public final class ObservedTransport implements Transport {

  private static final BinaryData NOTHING = BinaryData.of(new byte[0]);

  private final Transport transport;
  private final ExchangeObserver observer;
  private final boolean bodies;

  /**
   * An observed transport.
   *
   * @param transport that sends
   * @param observer that is told
   * @param bodies whether it is given bodies: false where they hold tokens
   */
  public ObservedTransport(Transport transport, ExchangeObserver observer, boolean bodies) {
    this.transport = transport;
    this.observer = observer;
    this.bodies = bodies;
  }

  @Override
  public HttpResponseData send(HttpRequestData request) {
    HttpRequestData withoutSecrets = request.withHeaders(redacted(request.headers()));
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

  private static Headers redacted(Headers headers) {
    Headers.Builder shown = Headers.builder();
    headers.forEach(
        (name, value) -> shown.add(name, Headers.isSecret(name) ? redacted(value) : value));
    return shown.build();
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
