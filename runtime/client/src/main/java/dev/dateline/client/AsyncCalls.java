package dev.dateline.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Carries out calls on the threads of an executor. Immutable, and safe for use by many threads.
 *
 * <p>A future fails with the exception that the call throws, the same as of a waiting call. Whoever
 * completes a future before the call does ({@code cancel}, {@code orTimeout}, {@code complete})
 * ends the call: one that has not begun never does, and one that has is interrupted, which drops
 * its connection. That holds for the future that is returned here, and not for those that are made
 * of it ({@code thenApply}, …), which do not pass a cancellation on.
 *
 * @param <A> the waiting operations
 */
public final class AsyncCalls<A> {

  private final A api;
  private final Executor executor;

  private AsyncCalls(A api, Executor executor) {
    this.api = api;
    this.executor = executor;
  }

  /**
   * Calls on threads of an executor.
   *
   * @param <A> the waiting operations
   * @param api what to call
   * @param executor that runs each call; its threads wait for the answers
   */
  public static <A> AsyncCalls<A> of(A api, Executor executor) {
    return new AsyncCalls<>(api, executor);
  }

  /**
   * Starts a call that has a result.
   *
   * @param <T> the result
   * @param call to carry out
   * @return its result, or what it throws; {@link RejectedExecutionException} where the executor
   *     does not take it
   */
  public <T> CompletableFuture<T> call(Function<? super A, ? extends T> call) {
    return start(call);
  }

  /**
   * Starts a call that has no result.
   *
   * @param call to carry out
   * @return null, or what it throws; {@link RejectedExecutionException} where the executor does not
   *     take it
   */
  @SuppressWarnings("NullAway") // null is the only Void
  public CompletableFuture<Void> run(Consumer<? super A> call) {
    return start(
        waiting -> {
          call.accept(waiting);
          return null;
        });
  }

  private <T> CompletableFuture<T> start(Function<? super A, ? extends @Nullable T> call) {
    PendingCall<T> pending = new PendingCall<>(() -> call.apply(api));
    try {
      executor.execute(pending);
    } catch (RejectedExecutionException e) {
      pending.future().completeExceptionally(e);
    }
    return pending.future();
  }
}
