package dev.dateline.client.transport;

import dev.dateline.client.errors.StreamException;
import dev.dateline.client.errors.TransportException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A body that is read as it arrives: the connection gives no more than what was asked for, which is
 * one more piece each time that one is taken. To be read by one thread; may be closed by another.
 */
final class StreamedBody extends InputStream implements BodySubscriber<InputStream> {

  /** What the connection has to say. */
  private record Arrival(List<ByteBuffer> buffers, boolean last, @Nullable Throwable failure) {}

  private static final Arrival END = new Arrival(List.of(), true, null);

  private final String summary;
  private final Duration readTimeout;

  /** One piece at most, and what ended the body. */
  private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();

  private final Deque<ByteBuffer> current = new ArrayDeque<>();
  private final Object lock = new Object();
  private @Nullable Subscription subscription;
  private boolean closed;

  /**
   * The connection has said its last word about this body. It may have gone to another request: to
   * cancel now would cost that one its answer.
   */
  private boolean over;

  private boolean ended;
  private long count;

  /**
   * A body.
   *
   * @param summary of the request, for messages
   * @param readTimeout how long to wait for the next piece, positive
   */
  StreamedBody(String summary, Duration readTimeout) {
    this.summary = summary;
    this.readTimeout = readTimeout;
  }

  // What the connection calls

  @Override
  public CompletionStage<InputStream> getBody() {
    return CompletableFuture.completedFuture(this);
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    synchronized (lock) {
      if (closed || this.subscription != null) {
        subscription.cancel();
        return;
      }
      this.subscription = subscription;
    }
    subscription.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    arrivals.add(new Arrival(buffers, false, null));
  }

  @Override
  public void onError(Throwable failure) {
    synchronized (lock) {
      over = true;
    }
    arrivals.add(new Arrival(List.of(), true, failure));
  }

  @Override
  public void onComplete() {
    synchronized (lock) {
      over = true;
    }
    arrivals.add(END);
  }

  // What the reader calls

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!ready()) {
      return -1;
    }
    ByteBuffer buffer = current.element();
    int read = Math.min(length, buffer.remaining());
    buffer.get(into, offset, read);
    count += read;
    return read;
  }

  @Override
  public int available() {
    ByteBuffer buffer = current.peek();
    return buffer == null ? 0 : buffer.remaining();
  }

  /** Waits until there is something to read; false at the end. */
  private boolean ready() throws IOException {
    while (true) {
      while (!current.isEmpty() && !current.element().hasRemaining()) {
        current.remove();
      }
      if (!current.isEmpty()) {
        return true;
      }
      if (ended) {
        return false;
      }
      Arrival arrival = next();
      if (arrival.failure() != null) {
        close();
        throw broken(Kind.BROKEN, "the connection broke", arrival.failure());
      }
      if (arrival.last()) {
        ended = true;
        return false;
      }
      current.addAll(arrival.buffers());
      ask();
    }
  }

  private Arrival next() throws IOException {
    synchronized (lock) {
      if (closed) {
        throw new IOException(summary + ": the body was closed");
      }
    }
    try {
      Arrival arrival = arrivals.poll(readTimeout.toNanos(), TimeUnit.NANOSECONDS);
      if (arrival == null) {
        close();
        throw broken(Kind.TIMEOUT, "nothing more came within " + readTimeout, null);
      }
      return arrival;
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw broken(Kind.INTERRUPTED, "the thread was interrupted", e);
    }
  }

  private void ask() {
    Subscription asked;
    synchronized (lock) {
      asked = closed || over ? null : subscription;
    }
    if (asked != null) {
      asked.request(1);
    }
  }

  private StreamException broken(Kind kind, String reason, @Nullable Throwable cause) {
    return new StreamException(
        kind,
        "%s: the body broke off after %d bytes: %s%s"
            .formatted(
                summary,
                count,
                reason,
                cause == null || cause.getMessage() == null ? "" : " (" + cause.getMessage() + ")"),
        cause);
  }

  /** Drops the connection, unless the whole body has arrived. */
  @Override
  public void close() {
    Subscription cancelled;
    synchronized (lock) {
      if (closed) {
        return;
      }
      closed = true;
      cancelled = over ? null : subscription;
    }
    if (cancelled != null) {
      cancelled.cancel();
    }
    // Whoever waits in another thread learns of it.
    arrivals.add(new Arrival(List.of(), true, new IOException("closed")));
  }
}
