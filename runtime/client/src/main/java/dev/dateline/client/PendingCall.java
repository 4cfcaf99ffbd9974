package dev.dateline.client;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One call on its way to a thread, on it, or done. */
final class PendingCall<T> implements Runnable {

  private final Supplier<? extends @Nullable T> call;
  private final CompletableFuture<T> future = new CompletableFuture<>();
  private final Object lock = new Object();

  /** The thread that is carrying the call out, and may be interrupted for it. */
  private @Nullable Thread runner;

  private boolean interrupted;

  @SuppressWarnings("FutureReturnValueIgnored") // what comes of it is the future itself
  PendingCall(Supplier<? extends @Nullable T> call) {
    this.call = call;
    future.whenComplete((result, failure) -> interrupt());
  }

  CompletableFuture<T> future() {
    return future;
  }

  @Override
  @SuppressWarnings("NullAway") // null is the result of what has none
  public void run() {
    synchronized (lock) {
      if (future.isDone()) {
        return;
      }
      runner = Thread.currentThread();
    }
    T result = null;
    Throwable failure = null;
    try {
      result = call.get();
    } catch (Throwable e) {
      failure = e; // an Error too belongs to whoever waits
    } finally {
      release();
    }
    if (failure == null) {
      future.complete(result);
    } else {
      future.completeExceptionally(failure);
    }
  }

  /** The thread is the executor's again: an interrupt that was for the call ends with it. */
  private void release() {
    synchronized (lock) {
      runner = null;
      if (interrupted) {
        Thread.interrupted();
      }
    }
  }

  private void interrupt() {
    synchronized (lock) {
      if (runner != null) {
        interrupted = true;
        runner.interrupt();
      }
    }
  }
}
