package dev.dateline.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dateline.client.credentials.Credentials;
import dev.dateline.client.errors.ApiException;
import dev.dateline.client.errors.ClientException;
import dev.dateline.client.errors.TransportException;
import dev.dateline.client.retry.RetryPolicy;
import dev.dateline.client.testing.Fault;
import dev.dateline.client.testing.FaultProxy;
import dev.dateline.client.testing.GoodServer;
import dev.dateline.client.testing.RawMessage;
import dev.dateline.client.testing.Thing;
import dev.dateline.client.testing.ThingsApi;
import dev.dateline.client.testing.ThingsApi.CreateThingRequest;
import dev.dateline.client.testing.ThingsApi.FreeRequest;
import dev.dateline.client.transport.ExchangeObserver;
import dev.dateline.client.transport.HttpRequestData;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

/**
 * Many calls from several threads through a proxy that does anything to them: none is lost, none
 * gets another's answer, no unsafe one reaches the server twice, and nothing grows. How many is the
 * system property {@code dateline.soak.calls}; {@code mvn -Psoak verify -pl runtime/client -am}
 * makes 200,000.
 */
class SoakTest {

  private static final int CALLS = Integer.getInteger("dateline.soak.calls", 2_000);
  private static final int THREADS = 8;
  private static final int ATTEMPTS = 3;
  private static final long SEED = 20261122L;

  /** One call in so many meets a fault; stalls are rarer, as each takes the request timeout. */
  private static final int FAULT_IN = 8;

  private static final int STALL_IN = 20;

  private static final List<Fault> FAULTS =
      Arrays.stream(Fault.values())
          // connections that the JDK leaves to a server which keeps them would be counted as leaks
          .filter(fault -> !fault.isUnreadableHead())
          .toList();

  private final Random random = new Random(SEED);
  private final AtomicIntegerArray seen = new AtomicIntegerArray(CALLS);
  private final LongAdder exchanges = new LongAdder();
  private final Map<String, LongAdder> outcomes = new ConcurrentHashMap<>();

  private Fault next() {
    synchronized (random) {
      if (random.nextInt(FAULT_IN) > 0) {
        return Fault.NONE;
      }
      Fault fault = FAULTS.get(random.nextInt(FAULTS.size()));
      return fault.outcome().equals("TIMEOUT") && random.nextInt(STALL_IN) > 0 ? Fault.NONE : fault;
    }
  }

  private static int number(RawMessage request) {
    String[] path = request.path().split("/", -1);
    return Integer.parseInt(request.method().equals("POST") ? path[3] : path[5]);
  }

  /** Makes a call and says how it ended. */
  private String call(ApiCaller caller, int number) {
    try {
      Thing thing =
          number % 4 == 0
              ? caller.call(
                  ThingsApi.CREATE,
                  new CreateThingRequest("" + number, Thing.builder().name("a").build()))
              : caller.call(
                  ThingsApi.GET,
                  new FreeRequest(
                      out -> {
                        out.path("groupId", "g1");
                        out.path("thingId", "" + number);
                      }));
      return thing.id() == null || !thing.id().equals("" + number) ? "WRONG ANSWER" : "success";
    } catch (TransportException e) {
      return attempts(e.attempts(), e.kind().name());
    } catch (ApiException e) {
      return attempts(e.attempts(), e.getClass().getSimpleName());
    } catch (ClientException e) {
      return e.getClass().getSimpleName();
    }
  }

  private static String attempts(int attempts, String outcome) {
    return attempts > ATTEMPTS ? "TOO MANY ATTEMPTS" : outcome;
  }

  private void calls(ApiCaller caller, int from, int to) throws InterruptedException {
    AtomicInteger next = new AtomicInteger(from);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Thread thread =
          new Thread(
              () -> {
                for (int call = next.getAndIncrement(); call < to; call = next.getAndIncrement()) {
                  String outcome = "UNTYPED";
                  try {
                    outcome = call(caller, call);
                  } finally {
                    outcomes.computeIfAbsent(outcome, name -> new LongAdder()).increment();
                  }
                }
              },
              "soak-caller");
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** What is held after a collection, in KiB. */
  private static long heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 10;
  }

  private static long clientThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("HttpClient-") || name.startsWith("dateline-http-"))
        .count();
  }

  @Test
  void noCallIsLostAndNothingGrows() throws InterruptedException {
    long start = System.nanoTime();
    try (GoodServer server =
            new GoodServer(request -> "{\"id\":\"%d\",\"name\":\"a\"}".formatted(number(request)));
        FaultProxy proxy =
            new FaultProxy(
                server.uri(), this::next, request -> seen.incrementAndGet(number(request)))) {
      ApiCaller caller =
          new ThingsApi.Builder()
              .baseUri(proxy.uri())
              .credentials(Credentials.none())
              .maxResponseSize(100_000)
              .requestTimeout(Duration.ofSeconds(1))
              .retries(
                  RetryPolicy.builder()
                      .attempts(ATTEMPTS)
                      .baseDelay(Duration.ofMillis(2))
                      .budget(1_000_000)
                      .build())
              .observer(
                  new ExchangeObserver() {
                    @Override
                    public void before(HttpRequestData request) {
                      exchanges.increment();
                    }
                  })
              .build();

      int warm = CALLS / 4;
      calls(caller, 0, warm);
      int openBefore = proxy.openConnections(THREADS);
      long heapBefore = heap();
      long threadsBefore = clientThreads();
      calls(caller, warm, CALLS);
      int openAfter = proxy.openConnections(THREADS);
      long heapAfter = heap();
      long threadsAfter = clientThreads();

      System.out.printf(
          "soak: %d calls, %d exchanges, %d requests on the wire, %d connections, %d s%n"
              + "  outcomes %s%n  open connections %d, then %d; heap %d KiB, then %d;"
              + " client threads %d, then %d%n",
          CALLS,
          exchanges.sum(),
          proxy.requests(),
          proxy.connections(),
          Duration.ofNanos(System.nanoTime() - start).toSeconds(),
          new TreeMap<>(outcomes),
          openBefore,
          openAfter,
          heapBefore,
          heapAfter,
          threadsBefore,
          threadsAfter);

      assertThat(outcomes.values().stream().mapToLong(LongAdder::sum).sum()).isEqualTo(CALLS);
      assertThat(outcomes)
          .doesNotContainKeys("UNTYPED", "WRONG ANSWER", "TOO MANY ATTEMPTS", "INTERRUPTED");
      assertThat(outcomes.get("success").sum()).isGreaterThan(CALLS * 8L / 10);
      assertThat((long) proxy.requests()).isLessThanOrEqualTo(exchanges.sum());
      int total = 0;
      for (int call = 0; call < CALLS; call++) {
        assertThat(seen.get(call)).isLessThanOrEqualTo(call % 4 == 0 ? 1 : ATTEMPTS);
        total += seen.get(call);
      }
      assertThat(total).isEqualTo(proxy.requests());
      assertThat(openAfter).isLessThanOrEqualTo(THREADS);
      assertThat(heapAfter - heapBefore).isLessThan(4096);
      assertThat(threadsAfter).isLessThanOrEqualTo(Math.max(threadsBefore, 2L * THREADS) + 2);
    }
  }
}
