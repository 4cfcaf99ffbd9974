package dev.dateline.client.credentials;

import dev.dateline.client.errors.ClientException;
import dev.dateline.client.errors.TransportException;
import dev.dateline.client.errors.TransportException.Kind;
import dev.dateline.client.transport.HttpRequestData;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The token of one endpoint: shared by all threads, fetched by one of them at a time. */
final class TokenCache {

  /** A token is renewed this long before it expires, or in its last fifth if that is shorter. */
  private static final Duration MARGIN = Duration.ofSeconds(60);

  private static final int MARGIN_OF_LIFETIME = 5;

  private final TokenEndpoint endpoint;
  private final LongSupplier nanoTime;
  private final AtomicReference<@Nullable Held> held = new AtomicReference<>();
  private final AtomicReference<@Nullable CompletableFuture<String>> fetching =
      new AtomicReference<>();

  /**
   * A token.
   *
   * @param renewAt from when on it is to be renewed; null where the endpoint does not say
   * @param sender that it was fetched with
   * @param baseUri of the client that it was fetched for
   */
  private record Held(
      String token, @Nullable Long renewAt, TokenEndpoint.Sender sender, URI baseUri) {
    @Override
    public String toString() {
      return "a token";
    }
  }

  TokenCache(TokenEndpoint endpoint, LongSupplier nanoTime) {
    this.endpoint = endpoint;
    this.nanoTime = nanoTime;
  }

  /** A token that is good now, fetched if need be. */
  String token(AuthorizationContext context) {
    HttpRequestData request = context.request();
    long deadline = System.nanoTime() + request.timeout().toNanos();
    while (true) {
      Held current = held.get();
      if (current != null && isGood(current)) {
        return current.token();
      }
      CompletableFuture<String> mine = new CompletableFuture<>();
      CompletableFuture<String> running = fetching.compareAndExchange(null, mine);
      if (running == null) {
        return fetch(context, deadline, mine);
      }
      String token = await(running, request, deadline);
      if (token != null) {
        return token;
      }
    }
  }

  /** After an answer 401: the token is not used again, unless it was replaced already. */
  void forget(String token) {
    Held current = held.get();
    if (current != null && current.token().equals(token)) {
      held.compareAndSet(current, null);
    }
  }

  /** Gives the token back, if there is one: from now on another one is fetched. */
  void revoke(URI revocation, Duration timeout) {
    Held current = held.getAndSet(null);
    if (current != null) {
      endpoint.revoke(
          current.sender(), current.baseUri().resolve(revocation), current.token(), timeout);
    }
  }

  private boolean isGood(Held token) {
    return token.renewAt() == null || nanoTime.getAsLong() - token.renewAt() < 0;
  }

  private String fetch(
      AuthorizationContext context, long deadline, CompletableFuture<String> outcome) {
    try {
      Held current = held.get(); // another thread may have come first, between the two looks
      if (current == null || !isGood(current)) {
        long asked = nanoTime.getAsLong();
        TokenEndpoint.Token fetched =
            endpoint.fetch(context, Duration.ofNanos(deadline - System.nanoTime()));
        Duration lifetime = fetched.lifetime();
        current =
            new Held(
                fetched.value(),
                lifetime == null ? null : asked + useful(lifetime).toNanos(),
                TokenEndpoint.Sender.of(context),
                context.baseUri());
        held.set(current);
      }
      outcome.complete(current.token());
      return current.token();
    } catch (Throwable e) {
      outcome.completeExceptionally(e);
      throw e;
    } finally {
      fetching.set(null);
    }
  }

  private static Duration useful(Duration lifetime) {
    Duration part = lifetime.dividedBy(MARGIN_OF_LIFETIME);
    return lifetime.minus(part.compareTo(MARGIN) < 0 ? part : MARGIN);
  }

  /** The other thread's token, or null where its failure was its own and not the endpoint's. */
  private @Nullable String await(
      CompletableFuture<String> running, HttpRequestData request, long deadline) {
    try {
      return running.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransportException(
          Kind.INTERRUPTED,
          request.summary()
              + ": the thread was interrupted while it waited for a token from "
              + endpoint.uri(),
          e);
    } catch (TimeoutException e) {
      throw new TransportException(
          Kind.TIMEOUT, request.summary() + ": no token in time from " + endpoint.uri(), e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TransportException failure
          && (failure.kind() == Kind.INTERRUPTED || failure.kind() == Kind.TIMEOUT)) {
        return null;
      }
      if (e.getCause() instanceof ClientException failure) {
        throw failure;
      }
      throw new IllegalStateException("Fetching a token failed in another thread", e.getCause());
    }
  }
}
