package dev.dateline.client;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The threads of a client's asynchronous calls where the user gave none: made when they are needed,
 * ended when they are not, and in no one's way when the program ends.
 */
final class CallThreads implements Executor {

  /** So many calls at once; others wait their turn. */
  static final int MOST = 256;

  private static final long IDLE_SECONDS = 10;

  private final String name;
  private @Nullable ThreadPoolExecutor pool;

  CallThreads(String api) {
    this.name = "dateline-" + api + "-async-";
  }

  @Override
  public void execute(Runnable call) {
    pool().execute(call);
  }

  private synchronized ThreadPoolExecutor pool() {
    if (pool == null) {
      AtomicInteger number = new AtomicInteger();
      pool =
          new ThreadPoolExecutor(
              MOST,
              MOST,
              IDLE_SECONDS,
              TimeUnit.SECONDS,
              new LinkedBlockingQueue<>(),
              task -> {
                Thread thread = new Thread(task, name + number.incrementAndGet());
                thread.setDaemon(true);
                return thread;
              });
      pool.allowCoreThreadTimeOut(true);
    }
    return pool;
  }
}
