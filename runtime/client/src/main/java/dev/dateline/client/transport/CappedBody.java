package dev.dateline.client.transport;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Collects a body up to a limit and drops the connection as soon as it is passed. */
final class CappedBody implements BodySubscriber<byte[]> {

  /** A body is larger than the limit. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private final long limit;
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
  private final List<ByteBuffer> received = new ArrayList<>();
  private @Nullable Subscription subscription;
  private long size;

  /**
   * A subscriber for one body.
   *
   * @param limit in bytes
   */
  CappedBody(long limit) {
    this.limit = limit;
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
      if (subscription != null) {
        subscription.cancel();
      }
      whole.completeExceptionally(new TooLarge());
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
