package dev.dateline.client.transport;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Collects a body up to a limit, and within its time, and drops the connection as soon as either is
 * passed. Out of time it fails with a {@link TimeoutException}.
 */
final class CappedBody implements BodySubscriber<byte[]> {

  private final long limit;
  private final long deadline;
  private final Runnable tooLarge;
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
  private final List<ByteBuffer> received = new ArrayList<>();
  private @Nullable Subscription subscription;
  private long size;

  /**
   * A subscriber for one body.
   *
   * @param limit in bytes
   * @param deadline as {@link System#nanoTime()}
   * @param tooLarge is run when the limit is passed, before the answer fails: what it fails with
   *     depends on the version of HTTP
   */
  CappedBody(long limit, long deadline, Runnable tooLarge) {
    this.limit = limit;
    this.deadline = deadline;
    this.tooLarge = tooLarge;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return whole;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    if (this.subscription != null) {
      subscription.cancel();
      return;
    }
    this.subscription = subscription;
    subscription.request(Long.MAX_VALUE);
    if (!whole.isDone()) { // a small body mostly came with its head, and needs no timer
      endInTime(subscription);
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // what comes of it is the body itself
  private void endInTime(Subscription subscription) {
    whole
        .orTimeout(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)
        .whenComplete(
            (body, failure) -> {
              if (failure instanceof TimeoutException) {
                subscription.cancel();
              }
            });
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    if (whole.isDone()) {
      return;
    }
    for (ByteBuffer buffer : buffers) {
      size += buffer.remaining();
    }
    if (size > limit) {
      received.clear();
      tooLarge.run();
      whole.completeExceptionally(new IOException("larger than " + limit + " bytes"));
      if (subscription != null) {
        subscription.cancel();
      }
      return;
    }
    received.addAll(buffers);
  }

  @Override
  public void onError(Throwable failure) {
    received.clear();
    whole.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    if (whole.isDone()) {
      return;
    }
    byte[] bytes = new byte[Math.toIntExact(size)];
    int at = 0;
    for (ByteBuffer buffer : received) {
      int length = buffer.remaining();
      buffer.get(bytes, at, length);
      at += length;
    }
    received.clear();
    whole.complete(bytes);
  }
}
