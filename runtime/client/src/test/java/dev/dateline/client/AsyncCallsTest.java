package dev.dateline.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dateline.client.errors.NotFoundException;
import dev.dateline.client.testing.RawServer;
import dev.dateline.client.testing.StubServer;
import dev.dateline.client.testing.StubServer.Answer;
import dev.dateline.client.testing.Thing;
import dev.dateline.client.testing.ThingsApi;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls that nobody waits for, over the wire. */
class AsyncCallsTest {

  private final StubServer server = new StubServer(Answer.json(200, "{\"id\":\"t1\"}"));

  @AfterEach
  void close() {
    server.close();
  }

  private static AsyncCalls<ApiCaller> calls(URI uri, @Nullable Executor executor) {
    ThingsApi.Builder builder = new ThingsApi.Builder().baseUri(uri);
    if (executor != null) {
      builder.executor(executor);
    }
    ApiCaller caller = builder.build();
    return caller.async(caller);
  }

  private static CompletableFuture<Thing> get(AsyncCalls<ApiCaller> calls) {
    return calls.call(caller -> caller.call(ThingsApi.GET, ThingsApi.getT1()));
  }

  @Test
  void aFutureHasTheResult() throws Exception {
    AsyncCalls<ApiCaller> calls = calls(server.uri(), null);
    assertThat(get(calls).get(10, TimeUnit.SECONDS).id()).isEqualTo("t1");
    assertThat(calls.run(caller -> {}).get(10, TimeUnit.SECONDS)).isNull();
  }

  @Test
  void aFutureFailsAsTheCallDoes() {
    server.answers(request -> Answer.json(404, "{\"errorCode\":\"RESOURCE_NOT_FOUND\"}"));
    CompletableFuture<Thing> future = get(calls(server.uri(), null));
    assertThatThrownBy(() -> future.get(10, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(future::join)
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOf(NotFoundException.class);
    assertThat(future.handle((thing, failure) -> failure).join())
        .as("unwrapped where the future itself is asked")
        .isInstanceOf(NotFoundException.class);
  }

  static Stream<Arguments> ends() {
    return Stream.of(
        end("cancelled", future -> future.cancel(true), CancellationException.class),
        end("cancelled without interrupt", f -> f.cancel(false), CancellationException.class),
        end("out of time", f -> f.orTimeout(1, TimeUnit.MILLISECONDS), TimeoutException.class),
        end(
            "failed by its owner",
            future -> future.completeExceptionally(new IllegalStateException("enough")),
            IllegalStateException.class));
  }

  private static Arguments end(
      String name, Consumer<CompletableFuture<Thing>> end, Class<? extends Throwable> failure) {
    return Arguments.of(name, end, failure);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ends")
  void whoeverEndsAFutureDropsTheConnection(
      String name, Consumer<CompletableFuture<Thing>> end, Class<? extends Throwable> failure)
      throws Exception {
    ExecutorService one = Executors.newSingleThreadExecutor();
    try (RawServer silent = RawServer.silent()) {
      CompletableFuture<Thing> future = get(calls(silent.uri(), one));
      assertThat(silent.wasReached()).isTrue();
      end.accept(future);
      assertThat(silent.wasLeft()).as("hung up").isTrue();
      assertThat(future.handle((thing, thrown) -> thrown).get(10, TimeUnit.SECONDS))
          .isInstanceOf(failure);
      assertThat(get(calls(server.uri(), one)).get(10, TimeUnit.SECONDS).id())
          .as("the thread is as good as new")
          .isEqualTo("t1");
    } finally {
      one.shutdownNow();
    }
  }

  @Test
  void whatWasCancelledInTimeIsNeverSent() {
    Queue<Runnable> waiting = new ArrayDeque<>();
    CompletableFuture<Thing> first = get(calls(server.uri(), waiting::add));
    CompletableFuture<Thing> second = get(calls(server.uri(), waiting::add));
    first.cancel(true);
    waiting.forEach(Runnable::run);
    assertThat(server.requests()).hasSize(1);
    assertThat(second.join().id()).isEqualTo("t1");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void anExecutorMayRefuse() {
    CompletableFuture<Thing> future =
        get(
            calls(
                server.uri(),
                call -> {
                  throw new RejectedExecutionException("full");
                }));
    assertThat(future.handle((thing, failure) -> failure).join())
        .isInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void theClientsOwnThreadsAreInNobodysWay() throws Exception {
    Thread thread =
        calls(server.uri(), null).call(caller -> Thread.currentThread()).get(10, TimeUnit.SECONDS);
    assertThat(thread.isDaemon()).isTrue();
    assertThat(thread.getName()).isEqualTo("dateline-Things-async-1");
  }

  @Test
  void manyCallsAreUnderWayAtOnce() throws Exception {
    java.util.concurrent.CyclicBarrier all = new java.util.concurrent.CyclicBarrier(20);
    server.answers(
        request -> {
          try {
            all.await(10, TimeUnit.SECONDS);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
          return Answer.json(200, "{\"id\":\"t1\"}");
        });
    AsyncCalls<ApiCaller> calls = calls(server.uri(), null);
    CompletableFuture<?>[] futures =
        Stream.generate(() -> get(calls)).limit(20).toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(futures).get(20, TimeUnit.SECONDS);
  }
}
