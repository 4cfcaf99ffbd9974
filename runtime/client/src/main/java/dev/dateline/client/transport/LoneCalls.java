package dev.dateline.client.transport;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the JDK's client works on answers with. Safe for use by many threads.
 *
 * <p>The thread that waits for data on all connections of a client hands everything that it finds
 * to an executor, so that no connection holds up another. Where there is one call alone, nothing
 * can be held up, and the time for another thread to wake up is most of what the client adds to a
 * call. So a task is run at once where it stands as long as
 *
 * <ul>
 *   <li>one call is under way, and no more: otherwise each has a thread, as the JDK would have it;
 *   <li>its request is on its way: before, there is a handshake to compute, and a trust manager of
 *       the user's may be asked, which may take its time;
 *   <li>its body is in memory: a stream may wait for something as well.
 * </ul>
 *
 * <p>What is left to do then is to read bytes and to put them together.
 */
final class LoneCalls implements Executor {

  private static final AtomicInteger THREADS = new AtomicInteger();

  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger sent = new AtomicInteger();

  /** As the JDK's own: threads that end when they were idle for a minute. */
  private final Executor threads = Executors.newCachedThreadPool(new Daemons());

  private static final class Daemons implements ThreadFactory {
    @Override
    public Thread newThread(Runnable task) {
      Thread thread = new Thread(task, "dateline-http-" + THREADS.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    }
  }

  /** A call that is under way until it is closed. */
  final class Call implements AutoCloseable {

    private static final int BEGUN = 0;
    private static final int SENT = 1;
    private static final int ENDED = 2;

    private final int weight;
    private final AtomicInteger state = new AtomicInteger(BEGUN);

    private Call(int weight) {
      this.weight = weight;
    }

    /** It has its connection, and its request goes over it. */
    void sending() {
      if (state.compareAndSet(BEGUN, SENT)) {
        sent.incrementAndGet();
      }
    }

    @Override
    public void close() {
      int before = state.getAndSet(ENDED);
      if (before == SENT) {
        sent.decrementAndGet();
      }
      if (before != ENDED) {
        underWay.addAndGet(-weight);
      }
    }
  }

  /**
   * A call begins.
   *
   * @param inMemory whether its body is in memory, so that sending it waits for nobody
   */
  Call begin(boolean inMemory) {
    int weight = inMemory ? 1 : 2; // never alone
    underWay.addAndGet(weight);
    return new Call(weight);
  }

  @Override
  public void execute(Runnable task) {
    if (underWay.get() == 1 && sent.get() == 1) {
      runHere(task);
    } else {
      threads.execute(task);
    }
  }

  /** What a task fails with goes where it would from a thread of its own. */
  private static void runHere(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
  }
}
