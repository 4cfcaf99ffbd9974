package dev.dateline.client.transport;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The body of a request that goes over the wire once.
 *
 * <p>The JDK's client sends a GET or HEAD again, unasked, when its connection is closed before
 * there is any answer, and every other request too where the system property {@code
 * jdk.httpclient.enableAllMethodRetry} is set. There is no switch against that, but it asks for the
 * length of the body each time: the second time it gets none, and the exchange fails.
 */
final class SentOnce implements BodyPublisher {

  private final BodyPublisher body;
  private final CallsUnderWay.Call call;
  private final AtomicBoolean sent = new AtomicBoolean();

  /**
   * A body.
   *
   * @param call is told when the request goes over the wire
   */
  SentOnce(BodyPublisher body, CallsUnderWay.Call call) {
    this.body = body;
    this.call = call;
  }

  /** The request is on its way already. */
  static final class SentBefore extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    SentBefore() {
      super("the request was sent before, and the connection closed without an answer");
    }
  }

  /** Whether there was a connection to send it over. */
  boolean wasSent() {
    return sent.get();
  }

  @Override
  public long contentLength() {
    if (sent.getAndSet(true)) {
      throw new SentBefore();
    }
    call.sending();
    return body.contentLength();
  }

  @Override
  public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
    body.subscribe(subscriber);
  }
}
