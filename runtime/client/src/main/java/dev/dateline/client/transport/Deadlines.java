package dev.dateline.client.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Ends what is not done in its time. Safe for use by many threads.
 *
 * <p>A timer for each body would wake a thread twice for each call, although hardly any call is
 * ever late. So there is one timer at most for all that is under way: it goes off at the earliest
 * deadline that it knew when it was set, looks at what is late by then, and is set again for the
 * earliest deadline of what is left. Calls that end in time never wake it.
 */
final class Deadlines {

  /** Something that has to be done by a time. */
  interface Limited {

    /** As {@link System#nanoTime()}. */
    long deadline();

    /** Called once the deadline has passed, unless it was {@link #remove}d before. */
    void late();
  }

  private final Set<Limited> underWay = ConcurrentHashMap.newKeySet();

  /** When the timer goes off, where there {@link #isSet} one. Guarded by this. */
  private long alarm;

  /** Guarded by this. */
  private boolean isSet;

  /** Watches something until it is removed, or late. */
  void add(Limited limited) {
    underWay.add(limited);
    setFor(limited.deadline());
  }

  /** Watches something no longer. */
  void remove(Limited limited) {
    underWay.remove(limited);
  }

  private synchronized void setFor(long deadline) {
    if (isSet && alarm - deadline <= 0) {
      return;
    }
    isSet = true;
    alarm = deadline;
    CompletableFuture.delayedExecutor(
            Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)
        .execute(new Alarm(this, deadline));
  }

  /** A class, as every client starts with it, and lambdas take longer to link. */
  private record Alarm(Deadlines deadlines, long at) implements Runnable {
    @Override
    public void run() {
      deadlines.look(at);
    }
  }

  /** What the timer does; one that was overtaken by an earlier deadline does it for nothing. */
  private void look(long wasSetFor) {
    synchronized (this) {
      if (isSet && alarm == wasSetFor) {
        isSet = false;
      }
    }
    long now = System.nanoTime();
    boolean left = false;
    long next = 0;
    List<Limited> late = new ArrayList<>();
    for (Limited limited : underWay) {
      long deadline = limited.deadline();
      if (deadline - now <= 0) {
        late.add(limited);
      } else if (!left || deadline - next < 0) {
        left = true;
        next = deadline;
      }
    }
    if (left) {
      setFor(next);
    }
    for (Limited limited : late) {
      underWay.remove(limited);
      limited.late();
    }
  }
}
