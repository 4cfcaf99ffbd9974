package dev.dateline.client.transport;

import dev.dateline.runtime.http.BinaryData;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Collects a body up to a limit, and within its time, and drops the connection as soon as either is
 * passed. Out of time it fails with a {@link TimeoutException}.
 */
final class CappedBody implements BodySubscriber<BinaryData>, Deadlines.Limited {

  private final long limit;
  private final long deadline;
  private final Deadlines deadlines;
  private final AnswerBody answer;
  private final CompletableFuture<BinaryData> whole = new CompletableFuture<>();
  private final List<ByteBuffer> received = new ArrayList<>();
  private volatile @Nullable Subscription subscription;
  private long size;

  /**
   * A subscriber for one body.
   *
   * @param limit in bytes
   * @param deadline as {@link System#nanoTime()}
   * @param deadlines that watch over it
   * @param answer is told when the limit is passed, before it fails: what it fails with depends on
   *     the version of HTTP
   */
  CappedBody(long limit, long deadline, Deadlines deadlines, AnswerBody answer) {
    this.limit = limit;
    this.deadline = deadline;
    this.deadlines = deadlines;
    this.answer = answer;
  }

  @Override
  public CompletionStage<BinaryData> getBody() {
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
    if (!whole.isDone()) { // a small body may have come with its head
      deadlines.add(this);
      if (whole.isDone()) {
        deadlines.remove(this);
      }
    }
  }

  @Override
  public long deadline() {
    return deadline;
  }

  @Override
  public void late() {
    Subscription late = subscription;
    if (whole.completeExceptionally(new TimeoutException()) && late != null) {
      late.cancel();
    }
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
      answer.tooLarge();
      whole.completeExceptionally(new IOException("larger than " + limit + " bytes"));
      deadlines.remove(this);
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
    deadlines.remove(this);
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
    deadlines.remove(this);
    whole.complete(BinaryData.of(bytes));
  }
}
