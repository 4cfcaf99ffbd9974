package dev.dateline.client.transport;

import dev.dateline.runtime.http.BinaryData;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A body that is read as fast as the connection takes it. Other than the JDK's own publisher of a
 * stream, it lets no failure to read pass for the end of the body.
 */
final class StreamedRequest implements BodyPublisher, AutoCloseable {

  private static final int PIECE = 16_384;

  private final BinaryData data;
  private final long length;
  private volatile @Nullable Throwable failure;
  private volatile @Nullable Reading reading;

  /**
   * A body.
   *
   * @throws UncheckedIOException when its length cannot be found out
   */
  StreamedRequest(BinaryData data) {
    this.data = data;
    this.length = data.length().orElse(-1);
  }

  /** Why the body could not be read, or null. */
  @Nullable Throwable failure() {
    return failure;
  }

  @Override
  public long contentLength() {
    return length;
  }

  @Override
  public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
    InputStream in;
    try {
      in = data.open();
    } catch (RuntimeException e) {
      failure = e;
      subscriber.onSubscribe(new Reading(InputStream.nullInputStream(), subscriber));
      subscriber.onError(e);
      return;
    }
    Reading begun = new Reading(in, subscriber);
    reading = begun;
    subscriber.onSubscribe(begun);
  }

  /** Nothing more will be read. */
  @Override
  public void close() {
    Reading begun = reading;
    if (begun != null) {
      begun.cancel();
    }
  }

  private final class Reading implements Subscription {
    private final InputStream in;
    private final Subscriber<? super ByteBuffer> subscriber;

    /** Pieces asked for and not given; who raises it from zero gives them. */
    private final AtomicLong demand = new AtomicLong();

    private volatile boolean done;

    Reading(InputStream in, Subscriber<? super ByteBuffer> subscriber) {
      this.in = in;
      this.subscriber = subscriber;
    }

    @Override
    public void request(long pieces) {
      if (pieces <= 0) {
        end(new IllegalArgumentException("asked for " + pieces + " pieces"));
        return;
      }
      if (demand.getAndAccumulate(pieces, Reading::sum) == 0) {
        do {
          give();
        } while (demand.decrementAndGet() > 0);
      }
    }

    private static long sum(long one, long other) {
      long sum = one + other;
      return sum < 0 ? Long.MAX_VALUE : sum;
    }

    private void give() {
      if (done) {
        return;
      }
      byte[] piece = new byte[PIECE];
      int read = 0;
      try {
        while (read == 0) {
          read = in.read(piece);
        }
      } catch (IOException | RuntimeException e) {
        if (!done) {
          failure = e;
          end(e);
        }
        return;
      }
      if (read < 0) {
        end(null);
      } else {
        subscriber.onNext(ByteBuffer.wrap(piece, 0, read));
      }
    }

    private void end(@Nullable Throwable reason) {
      if (done) {
        return;
      }
      cancel();
      if (reason == null) {
        subscriber.onComplete();
      } else {
        subscriber.onError(reason);
      }
    }

    @Override
    public void cancel() {
      if (!done) {
        done = true;
        try {
          in.close();
        } catch (IOException e) {
          // Everything that counts was read, or nobody wants it any more.
        }
      }
    }
  }
}
