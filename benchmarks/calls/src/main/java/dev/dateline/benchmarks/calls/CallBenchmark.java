package dev.dateline.benchmarks.calls;

import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Calls over a loopback connection that is kept, to a server in another process. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class CallBenchmark {

  /** The property with the address of the server. */
  static final String SERVER = "benchmark.server";

  /** Who calls. */
  @Param({"HAND_WRITTEN", "DATELINE", "STOCK_NATIVE", "STOCK_OKHTTP"})
  public String peer = "";

  private Caller caller;

  /** Starts a caller. */
  @Setup
  public void start() {
    caller = Caller.Peer.valueOf(peer).start(URI.create(System.getProperty(SERVER)));
  }

  /** A restore job. */
  @Benchmark
  public String get() {
    return caller.get();
  }

  /** A new restore job. */
  @Benchmark
  public String create() {
    return caller.create();
  }
}
