package dev.dateline.client;

import dev.dateline.client.errors.ApiException;
import dev.dateline.client.errors.ClientException;
import dev.dateline.client.errors.CredentialsException;
import dev.dateline.client.errors.TransportException;
import dev.dateline.client.errors.TransportException.Kind;
import dev.dateline.client.retry.RetryPolicy;
import dev.dateline.client.transport.HttpRequestData;
import dev.dateline.runtime.http.BinaryData;
import dev.dateline.runtime.http.RetryAfter;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of one call: whether there is to be another, and the wait before it. For one call,
 * by one thread.
 */
final class CallAttempts {

  private final AttemptSettings settings;
  private final HttpRequestData request;
  private final Deadline deadline;
  private final List<ClientException> earlier = new ArrayList<>();

  /** Whether the server may be acting on what this attempt sent. */
  private boolean seen;

  /**
   * The first attempt.
   *
   * @param request without authorization; its timeout is that of the call
   */
  CallAttempts(AttemptSettings settings, HttpRequestData request) {
    this.settings = settings;
    this.request = request;
    this.deadline = Deadline.in(request.timeout(), settings.timing().nanoTime());
  }

  /**
   * A request, told to wait no longer than it may.
   *
   * @throws TransportException when the call's time is over
   */
  HttpRequestData limit(HttpRequestData request) {
    HttpRequestData limited = deadline.limit(request);
    Duration most = settings.timeout();
    return most == null || limited.timeout().compareTo(most) <= 0
        ? limited
        : limited.withTimeout(most);
  }

  /** The request of the call itself is about to be sent. */
  void sending() {
    seen = true;
  }

  /** The server has turned it away without acting on it, or no connection was made. */
  void turnedAway() {
    seen = false;
  }

  /** How far it has come. */
  Tries tries() {
    return new Tries(earlier.size() + 1, earlier);
  }

  /**
   * Waits for the next attempt after an answer, if there is to be one.
   *
   * @param failure the answer as an exception, asked for if there is
   * @return false where this answer is the call's
   */
  boolean again(ReceivedResponse answer, Supplier<ApiException> failure) {
    if (!policy().statuses().contains(answer.status())) {
      settings.budget().succeeded(!earlier.isEmpty());
      return false;
    }
    Optional<Duration> asked = RetryAfter.of(answer.headers(), settings.timing().clock().instant());
    return again(asked.orElse(null), failure);
  }

  /**
   * Waits for the next attempt after a failure, if there is to be one.
   *
   * @return false where this failure is the call's
   */
  boolean again(ClientException failure) {
    if (failure instanceof TransportException exchange) {
      return isPassing(exchange) && again(null, () -> failure);
    }
    if (failure instanceof CredentialsException credentials) {
      // A token endpoint is a server like others.
      Throwable cause = credentials.getCause();
      if (cause instanceof TransportException exchange) {
        return isPassing(exchange) && again(null, () -> failure);
      }
      if (cause instanceof ApiException answer) {
        return policy().statuses().contains(answer.status())
            && again(answer.retryAfter().orElse(null), () -> failure);
      }
    }
    return false;
  }

  /** Whether the body can be sent once more. */
  private boolean isRepeatable() {
    BinaryData body = request.body();
    return body == null || body.isRepeatable();
  }

  private RetryPolicy policy() {
    return settings.retries();
  }

  /** Whether another attempt may fare better. */
  private static boolean isPassing(TransportException failure) {
    return switch (failure.kind()) {
      case BROKEN, TIMEOUT -> true;
      case CONNECT -> !isUntrusted(failure);
      case INTERRUPTED, TOO_LARGE, UNSENDABLE -> false;
    };
  }

  /**
   * Whether it is for a certificate that there is no connection, or for anything else that the
   * server refuses when a connection is made: it will be the same again.
   */
  private static boolean isUntrusted(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof GeneralSecurityException
          || (at instanceof SSLException
              && String.valueOf(at.getMessage()).contains("fatal alert"))) {
        return true;
      }
    }
    return false;
  }

  private boolean again(@Nullable Duration asked, Supplier<? extends ClientException> failure) {
    int number = earlier.size() + 1;
    if (number >= policy().attempts()
        || !isRepeatable()
        || (seen && !policy().methods().include(request.method()))) {
      return false;
    }
    Duration delay =
        asked == null
            ? random(policy().backoff(number))
            : asked.plus(random(policy().baseDelay())); // not all clients at once
    if (delay.compareTo(deadline.remaining()) >= 0 || !settings.budget().take()) {
      return false;
    }
    earlier.add(failure.get());
    seen = false;
    await(delay);
    return true;
  }

  private Duration random(Duration most) {
    return Duration.ofNanos((long) (most.toNanos() * settings.timing().random().getAsDouble()));
  }

  private void await(Duration delay) {
    try {
      settings.timing().sleeper().sleep(delay);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      Tries made = new Tries(earlier.size(), earlier);
      throw made.suppressedBy(
          new TransportException(
              Kind.INTERRUPTED,
              request.summary() + ": the thread was interrupted while it waited to try again",
              e,
              made.number()));
    }
  }
}
