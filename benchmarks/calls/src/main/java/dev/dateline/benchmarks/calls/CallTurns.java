package dev.dateline.benchmarks.calls;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * Calls of several peers in turns that are so short that a machine which drifts, or has other work,
 * does so for all of them alike. All are in one process, each in a class loader of its own.
 *
 * <p>Processes one after the other, as JMH has them, tell what a peer comes to when it is alone in
 * its process; on a machine that is not quiet they do not tell which of two is faster.
 */
final class CallTurns {

  private static final long TURN = TimeUnit.MILLISECONDS.toNanos(60);
  private static final long WARM_UP = TimeUnit.SECONDS.toNanos(30);

  private final Map<Caller.Peer, UnaryOperator<String>> callers = new LinkedHashMap<>();
  private final Map<Caller.Peer, Integer> failed = new EnumMap<>(Caller.Peer.class);
  private final int threads;
  private final ExecutorService pool;

  private CallTurns(int threads) {
    this.threads = threads;
    this.pool = Executors.newFixedThreadPool(threads, CallTurns::daemon);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true); // a failure ends the program
    return thread;
  }

  /**
   * Runs, and prints a table for each call.
   *
   * @param arguments the server's address, how many threads call at once, how many turns count,
   *     then the peers with their class paths, {@code PEER=class path}; ratios are to the first one
   */
  public static void main(String[] arguments) throws Exception {
    CallTurns turns = new CallTurns(Integer.parseInt(arguments[1]));
    int counted = Integer.parseInt(arguments[2]);
    for (String peer : List.of(arguments).subList(3, arguments.length)) {
      int equals = peer.indexOf('=');
      turns.add(peer.substring(0, equals), peer.substring(equals + 1), arguments[0]);
    }
    for (String call : List.of("get", "create")) {
      turns.measure(call, counted);
    }
    System.exit(0); // as okhttp's threads would keep the program for a minute
  }

  /** The arguments for a peer. */
  static String argument(Caller.Peer peer) {
    return peer.name() + "=" + ClassPaths.of(peer);
  }

  @SuppressWarnings("unchecked")
  private void add(String peer, String classPath, String server)
      throws IOException, ReflectiveOperationException {
    URL[] urls = urls(classPath);
    ClassLoader loader = new URLClassLoader(peer, urls, ClassLoader.getPlatformClassLoader());
    callers.put(
        Caller.Peer.valueOf(peer),
        (UnaryOperator<String>)
            loader
                .loadClass(TurnCaller.class.getName())
                .getConstructor(String.class, String.class)
                .newInstance(peer, server));
  }

  private static URL[] urls(String classPath) throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (String path : classPath.split(File.pathSeparator)) {
      urls.add(Path.of(path).toUri().toURL());
    }
    return urls.toArray(new URL[0]);
  }

  private void measure(String call, int counted) throws InterruptedException, ExecutionException {
    Map<Caller.Peer, List<Double>> rates = new LinkedHashMap<>();
    List<Caller.Peer> order = new ArrayList<>(callers.keySet());
    order.forEach(peer -> rates.put(peer, new ArrayList<>()));
    long warm = System.nanoTime() + WARM_UP;
    while (System.nanoTime() - warm < 0) {
      turn(call, order);
    }
    for (int turn = 0; turn < counted; turn++) {
      Collections.rotate(order, 1); // nobody is always the one after the slowest
      turn(call, order).forEach((peer, rate) -> rates.get(peer).add(rate));
    }
    table(call, rates);
    failed.clear();
  }

  private Map<Caller.Peer, Double> turn(String call, List<Caller.Peer> order)
      throws InterruptedException, ExecutionException {
    Map<Caller.Peer, Double> rates = new LinkedHashMap<>();
    for (Caller.Peer peer : order) {
      rates.put(peer, rate(call, peer, callers.get(peer)));
    }
    return rates;
  }

  /** How many calls were answered, and how many were not. */
  private record Calls(int answered, int failed) {}

  /** Calls a second in one turn of one peer. */
  private double rate(String call, Caller.Peer peer, UnaryOperator<String> caller)
      throws InterruptedException, ExecutionException {
    long start = System.nanoTime();
    Callable<Calls> calling = () -> call(call, caller, start);
    int answered = 0;
    for (Future<Calls> one : pool.invokeAll(Collections.nCopies(threads, calling))) {
      Calls calls = one.get();
      answered += calls.answered();
      failed.merge(peer, calls.failed(), Integer::sum);
    }
    return answered * 1e9 / (System.nanoTime() - start);
  }

  /** Calls until the turn is over. A failure is no reason to end: it is a figure as well. */
  private static Calls call(String call, UnaryOperator<String> caller, long start) {
    int answered = 0;
    int failed = 0;
    do {
      try {
        caller.apply(call);
        answered++;
      } catch (RuntimeException e) {
        failed++;
      }
    } while (System.nanoTime() - start < TURN);
    return new Calls(answered, failed);
  }

  private void table(String call, Map<Caller.Peer, List<Double>> rates) {
    System.out.printf(
        "%n| %s in turns, %d at once | a second | ratio, median of turns | failed, warming up too"
            + " |%n|---|---|---|---|%n",
        call, threads);
    List<Double> first = rates.values().iterator().next();
    rates.forEach(
        (peer, all) -> {
          List<Double> ratios = new ArrayList<>();
          for (int turn = 0; turn < all.size(); turn++) {
            ratios.add(all.get(turn) / first.get(turn));
          }
          System.out.printf(
              Locale.ROOT,
              "| %s | %,.0f | %.2f | %d |%n",
              peer,
              CallBenchmarks.median(all),
              CallBenchmarks.median(ratios),
              failed.get(peer));
        });
  }
}
