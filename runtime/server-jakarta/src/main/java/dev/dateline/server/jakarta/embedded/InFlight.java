package dev.dateline.server.jakarta.embedded;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;

/**
 * Counts requests that are being answered: the JDK's server either cuts them off when it stops or
 * waits out its whole delay.
 */
final class InFlight extends Filter {
  private int count;

  @Override
  public String description() {
    return "counts requests that are being answered";
  }

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    synchronized (this) {
      count++;
    }
    try {
      chain.doFilter(exchange);
    } finally {
      synchronized (this) {
        count--;
        notifyAll();
      }
    }
  }

  /** Waits until no request is being answered, but not for longer than a while. */
  synchronized void await(Duration longest) {
    long deadline = System.nanoTime() + longest.toNanos();
    try {
      while (count > 0) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          return;
        }
        wait(Math.max(1, left / 1_000_000));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
