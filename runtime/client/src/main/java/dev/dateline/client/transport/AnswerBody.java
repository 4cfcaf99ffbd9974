package dev.dateline.client.transport;

import dev.dateline.runtime.http.BinaryData;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Receives the body of one answer: whole, within the request's time and size, or as a stream where
 * the request asks for one and the answer is a success.
 */
final class AnswerBody implements BodyHandler<BinaryData> {

  private final HttpRequestData request;

  /** As {@link System#nanoTime()}. */
  private final long deadline;

  private final Deadlines deadlines;
  private volatile boolean tooLarge;
  private @Nullable StreamedBody stream;
  private boolean abandoned;

  AnswerBody(HttpRequestData request, Duration timeout, Deadlines deadlines) {
    this.request = request;
    this.deadlines = deadlines;
    this.deadline = System.nanoTime() + timeout.toNanos();
  }

  /** Whether there was more of it than the request allows. */
  boolean isTooLarge() {
    return tooLarge;
  }

  /** Notes that there is more of it than the request allows. */
  void tooLarge() {
    tooLarge = true;
  }

  @Override
  public BodySubscriber<BinaryData> apply(ResponseInfo head) {
    Duration readTimeout = request.readTimeout();
    if (readTimeout != null && head.statusCode() / 100 == 2) {
      return BodySubscribers.mapping(
          begun(new StreamedBody(request.summary(), readTimeout)), BinaryData::once);
    }
    return new CappedBody(request.maxResponseSize(), deadline, deadlines, this);
  }

  /** Drops the stream that may have come when its reader was gone. */
  synchronized void abandon() {
    abandoned = true;
    if (stream != null) {
      stream.close();
    }
  }

  private synchronized StreamedBody begun(StreamedBody body) {
    stream = body;
    if (abandoned) {
      body.close();
    }
    return body;
  }
}
