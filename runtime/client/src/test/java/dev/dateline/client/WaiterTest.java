package dev.dateline.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dateline.client.errors.NotFoundException;
import dev.dateline.client.errors.ServerErrorException;
import dev.dateline.client.errors.TransportException;
import dev.dateline.client.errors.WaitException;
import dev.dateline.client.errors.WaitException.Kind;
import dev.dateline.client.testing.RawServer;
import dev.dateline.client.testing.StubServer;
import dev.dateline.client.testing.StubServer.Answer;
import dev.dateline.client.testing.Thing;
import dev.dateline.client.testing.ThingsApi;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Waiting for answers that come over the wire, on a clock that passes as fast as it is asked to.
 */
class WaiterTest {

  /** Sleeps in no time. */
  private static final class Clock implements WaitClock {
    private long now = Long.MAX_VALUE - 5;
    private final List<Duration> slept = new ArrayList<>();

    @Override
    public long nanoTime() {
      return now;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      slept.add(duration);
      now += duration.toNanos();
    }
  }

  private final Clock clock = new Clock();
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final StubServer server =
      new StubServer(request -> answers.size() > 1 ? answers.remove() : answers.element());
  private final ApiCaller caller = new ThingsApi.Builder().baseUri(server.uri()).build();

  @AfterEach
  void close() {
    server.close();
  }

  private Waiter<Thing> waiter(Answer... answers) {
    this.answers.addAll(Arrays.asList(answers));
    return Waiter.polling(() -> caller.call(ThingsApi.FIND, ThingsApi.find(out -> {})))
        .timedBy(clock);
  }

  private static Answer named(String name) {
    return Answer.json(200, "{\"name\":\"" + name + "\"}");
  }

  private static boolean isDone(Thing thing) {
    return thing.name().equals("done");
  }

  private static Duration[] seconds(int... seconds) {
    return Arrays.stream(seconds).mapToObj(Duration::ofSeconds).toArray(Duration[]::new);
  }

  @Test
  void asksInGrowingIntervals() {
    Answer[] all = Stream.generate(() -> named("running")).limit(9).toArray(Answer[]::new);
    all[8] = named("done");
    assertThat(waiter(all).until(WaiterTest::isDone).name()).isEqualTo("done");
    assertThat(clock.slept).containsExactly(seconds(1, 2, 4, 8, 16, 30, 30, 30));
  }

  @Test
  void asksOnceWhereItIsDoneAlready() {
    waiter(named("done")).until(WaiterTest::isDone);
    assertThat(clock.slept).isEmpty();
  }

  @Test
  void endsInTime() {
    assertThatThrownBy(
            () ->
                waiter(named("running"))
                    .every(Duration.ofSeconds(4))
                    .within(Duration.ofSeconds(10))
                    .until(WaiterTest::isDone))
        .isInstanceOfSatisfying(
            WaitException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Kind.DEADLINE);
              assertThat(e.last(Thing.class).orElseThrow().name()).isEqualTo("running");
              assertThat(e.last(String.class)).isEmpty();
            })
        .hasMessageContaining("PT10S")
        .hasMessageContaining("4 times");
    assertThat(clock.slept).containsExactly(seconds(4, 4, 2));
  }

  @Test
  void endsWhereAnAnswerIsAFailure() {
    assertThatThrownBy(
            () ->
                waiter(named("running"), named("failed"))
                    .failingWhen(thing -> thing.name().equals("failed"))
                    .until(WaiterTest::isDone))
        .isInstanceOfSatisfying(
            WaitException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Kind.FAILED);
              assertThat(e.last(Thing.class).orElseThrow().name()).isEqualTo("failed");
            });
  }

  static Stream<Arguments> failures() {
    Answer bad = Answer.json(500, "{}");
    return Stream.of(
        failure("three in a row", w -> w, null, bad, bad, bad, named("done")),
        failure(
            "three twice", w -> w, null, bad, bad, bad, named("x"), bad, bad, bad, named("done")),
        failure("four", w -> w, ServerErrorException.class, bad, bad, bad, bad, named("done")),
        failure("none", w -> w.tolerating(0), ServerErrorException.class, bad, named("done")),
        failure("for good", w -> w, NotFoundException.class, Answer.json(404, "{}")),
        failure(
            "that is to be let pass",
            w -> w.tolerating(1, e -> e instanceof NotFoundException),
            null,
            Answer.json(404, "{}"),
            named("done")));
  }

  private static Arguments failure(
      String name,
      UnaryOperator<Waiter<Thing>> settings,
      Class<? extends Exception> thrown,
      Answer... answers) {
    return Arguments.of(name, settings, thrown, answers);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  void failuresMayPass(
      String name,
      UnaryOperator<Waiter<Thing>> settings,
      Class<? extends Exception> thrown,
      Answer[] answers) {
    Waiter<Thing> waiter = settings.apply(waiter(answers));
    if (thrown == null) {
      assertThat(waiter.until(WaiterTest::isDone).name()).isEqualTo("done");
    } else {
      assertThatThrownBy(() -> waiter.until(WaiterTest::isDone)).isInstanceOf(thrown);
    }
  }

  @Test
  void anInterruptEndsTheWait() {
    Waiter<Thing> waiter =
        waiter(named("running"))
            .failingWhen(
                thing -> {
                  Thread.currentThread().interrupt();
                  return false;
                });
    assertThatThrownBy(() -> waiter.until(WaiterTest::isDone))
        .isInstanceOfSatisfying(
            WaitException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INTERRUPTED));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void cancellingAFutureEndsTheWaitInIt() throws Exception {
    try (RawServer silent = RawServer.silent()) {
      ApiCaller slow = new ThingsApi.Builder().baseUri(silent.uri()).build();
      CompletableFuture<Thing> future =
          slow.async(slow)
              .call(
                  api ->
                      Waiter.polling(() -> api.call(ThingsApi.FIND, ThingsApi.find(out -> {})))
                          .until(WaiterTest::isDone));
      assertThat(silent.wasReached()).isTrue();
      future.cancel(true);
      assertThat(silent.wasLeft()).isTrue();
    }
  }

  @Test
  void anInterruptOfAQuestionIsNoFailureToLetPass() {
    assertThatThrownBy(
            () ->
                Waiter.<Thing>polling(
                        () -> {
                          Thread.currentThread().interrupt();
                          throw new TransportException(
                              TransportException.Kind.INTERRUPTED, "interrupted", null);
                        })
                    .timedBy(clock)
                    .until(WaiterTest::isDone))
        .isInstanceOfSatisfying(
            WaitException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INTERRUPTED));
    assertThat(Thread.interrupted()).isTrue();
  }
}
