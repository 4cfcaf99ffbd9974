package dev.dateline.client.transport;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the JDK's client works on answers with. Safe for use by many threads.
 *
 * <p>The thread that waits for data on all connections of a client hands everything that it finds
 * to an executor, so that no connection holds up another. Where little is to be done, waking
 * another thread up takes longer than doing it, and is most of what the client adds to a call. So a
 * task is run at once where it stands as long as
 *
 * <ul>
 *   <li>few calls are under way: what one thread can read for them is not what limits them, and
 *       more than these may have more cores to share;
 *   <li>none of them may be shaking hands: there is much to compute then, and a trust manager of
 *       the user's may be asked, which may take its time;
 *   <li>none of them sends a stream, which may wait for something as well.
 * </ul>
 *
 * <p>What is left to do then is to read bytes and to put them together. It also keeps the JDK's
 * client from mistaking an answer for bytes that nobody asked for, which it may where one thread
 * puts a connection back while another takes it.
 */
final class CallsUnderWay implements Executor {

  /** The most calls that are few: as many as a client has threads for asynchronous ones. */
  private static final int FEW = 256;

  private static final AtomicInteger THREADS = new AtomicInteger();

  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger shakingHands = new AtomicInteger();

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

    private final int weight;
    private final AtomicInteger handshakes;

    private Call(int weight, boolean secured) {
      this.weight = weight;
      this.handshakes = new AtomicInteger(secured ? 1 : 0);
      underWay.addAndGet(weight);
      shakingHands.addAndGet(handshakes.get());
    }

    /** It has its connection, and its request goes over it. */
    void sending() {
      shakingHands.addAndGet(-handshakes.getAndSet(0));
    }

    @Override
    public void close() {
      sending();
      underWay.addAndGet(-weight);
    }
  }

  /**
   * A call begins, which is to be closed once, by whoever began it.
   *
   * @param inMemory whether its body is in memory, so that sending it waits for nobody
   * @param secured whether it may have to shake hands before it is sent
   */
  Call begin(boolean inMemory, boolean secured) {
    return new Call(inMemory ? 1 : FEW + 1, secured);
  }

  @Override
  public void execute(Runnable task) {
    int calls = underWay.get();
    if (calls > 0 && calls <= FEW && shakingHands.get() == 0) {
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
