package dev.dateline.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dateline.client.credentials.Credentials;
import dev.dateline.client.errors.ClientException;
import dev.dateline.client.errors.InvalidRequestException;
import dev.dateline.client.errors.NotFoundException;
import dev.dateline.client.errors.TransportException;
import dev.dateline.client.errors.TransportException.Kind;
import dev.dateline.client.retry.RetryPolicy;
import dev.dateline.client.testing.StubServer;
import dev.dateline.client.testing.StubServer.Answer;
import dev.dateline.client.testing.ThingsApi;
import dev.dateline.client.testing.ThingsApi.CreateThingRequest;
import dev.dateline.client.testing.ThingsApi.FreeOperation;
import dev.dateline.client.tracing.CallStart;
import dev.dateline.client.tracing.CallTrace;
import dev.dateline.client.tracing.Tracer;
import dev.dateline.client.transport.HttpRequestData;
import dev.dateline.client.transport.HttpResponseData;
import dev.dateline.client.transport.Interceptor;
import dev.dateline.runtime.http.Headers;
import dev.dateline.runtime.http.OperationInfo;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What interceptors, tracers and the log see of calls, and what they may do. */
class CallEventsTest {

  private final StubServer server = new StubServer(Answer.json(200, "{\"id\":\"t1\"}"));

  @AfterEach
  void close() {
    server.close();
  }

  private ThingsApi.Builder builder() {
    return new ThingsApi.Builder().baseUri(server.uri()).credentials(Credentials.none());
  }

  // Interceptors

  @Test
  void interceptorsStandInTheOrderInWhichTheyWereAdded() {
    List<String> seen = new ArrayList<>();
    Interceptor first =
        (request, next) -> {
          seen.add("first " + request.headers().first("X-By").orElse("-"));
          HttpResponseData answer = next.send(request.withHeader("X-By", "first"));
          seen.add("first " + answer.status());
          return answer;
        };
    Interceptor second =
        (request, next) -> {
          seen.add("second " + request.headers().first("X-By").orElse("-"));
          HttpResponseData answer = next.send(request.withHeader("X-By", "second"));
          seen.add("second " + answer.status());
          return answer;
        };
    builder().interceptor(first).interceptor(second).build().call(ThingsApi.GET, ThingsApi.getT1());
    assertThat(seen).containsExactly("first -", "second first", "second 200", "first 200");
    assertThat(server.last().header("X-By")).isEqualTo("second");
  }

  @Test
  void anInterceptorMayAnswerAndMayThrow() {
    ApiCaller answered =
        builder()
            .interceptor(
                (request, next) ->
                    new HttpResponseData(
                        404,
                        Headers.of("Content-Type", "application/json"),
                        "{\"errorCode\":\"OFFLINE\"}".getBytes(StandardCharsets.UTF_8)))
            .build();
    assertThatThrownBy(() -> answered.call(ThingsApi.GET, ThingsApi.getT1()))
        .isInstanceOfSatisfying(
            NotFoundException.class, e -> assertThat(e.isErrorCode("OFFLINE")).isTrue());
    ApiCaller thrown =
        builder()
            .interceptor(
                (request, next) -> {
                  throw new IllegalStateException("closed on Sundays");
                })
            .build();
    assertThatThrownBy(() -> thrown.call(ThingsApi.GET, ThingsApi.getT1()))
        .isInstanceOf(IllegalStateException.class);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void authorizationComesAfterInterceptors() {
    List<Headers> seen = new ArrayList<>();
    builder()
        .credentials(Credentials.bearer("t0ken"))
        .interceptor(
            (request, next) -> {
              seen.add(request.headers());
              return next.send(request);
            })
        .build()
        .call(ThingsApi.secured(List.of(List.of("BearerAuth"))), ThingsApi.find(out -> {}));
    assertThat(seen).singleElement().matches(headers -> !headers.has("Authorization"));
    assertThat(server.last().header("Authorization")).isEqualTo("Bearer t0ken");
  }

  // Tracers

  /** Writes down what it is told. */
  private static final class Notes implements Tracer, CallTrace {
    private final List<String> notes = new CopyOnWriteArrayList<>();

    @Override
    public CallTrace start(CallStart call) {
      notes.add(
          "%s %s %s %s:%d"
              .formatted(
                  call.operationId(),
                  call.method(),
                  call.pathTemplate(),
                  call.serverAddress(),
                  call.serverPort()));
      return this;
    }

    @Override
    public Headers attempt(int number, HttpRequestData request) {
      notes.add("attempt " + number + " " + request.uri().getPath());
      return Headers.of("traceparent", "00-" + number);
    }

    @Override
    public void answered(int number, int status) {
      notes.add("answered " + number + " " + status);
    }

    @Override
    public void failed(int number, ClientException failure) {
      notes.add("failed " + number + " " + failure.getClass().getSimpleName());
    }

    @Override
    public void ended(int status, @Nullable Throwable failure) {
      notes.add(
          "ended " + status + (failure == null ? "" : " " + failure.getClass().getSimpleName()));
    }
  }

  private static final String GET_THING = "getThing GET /api/groups/{groupId}/things/{thingId} ";

  @Test
  void aTracerIsToldOfACall() {
    Notes notes = new Notes();
    builder().tracer(notes).build().call(ThingsApi.GET, ThingsApi.getT1());
    assertThat(notes.notes)
        .containsExactly(
            GET_THING + "127.0.0.1:" + server.uri().getPort(),
            "attempt 1 /api/groups/g1/things/t1",
            "answered 1 200",
            "ended 200");
    assertThat(server.last().header("traceparent")).isEqualTo("00-1");
  }

  @Test
  void aTracerIsToldOfWhatFails() {
    Notes notes = new Notes();
    server.answers(request -> Answer.json(404, "{}"));
    ApiCaller caller = builder().tracer(notes).build();
    assertThatThrownBy(() -> caller.call(ThingsApi.GET, ThingsApi.getT1()))
        .isInstanceOf(NotFoundException.class);
    caller.callWithResponse(ThingsApi.GET, ThingsApi.getT1());
    server.close();
    assertThatThrownBy(() -> caller.call(ThingsApi.GET, ThingsApi.getT1()))
        .isInstanceOf(TransportException.class);
    assertThatThrownBy(() -> caller.call(ThingsApi.CREATE, new CreateThingRequest(null, null)))
        .as("is not sent")
        .isInstanceOf(InvalidRequestException.class);
    assertThat(notes.notes)
        .filteredOn(note -> !note.startsWith("attempt ") && !note.startsWith("getThing"))
        .startsWith("answered 1 404", "ended 404 NotFoundException", "answered 1 404", "ended 404")
        .endsWith("ended -1 TransportException");
  }

  /**
   * What OpenTelemetry's conventions make a span of each: one for each attempt, with its number.
   */
  @Test
  void aTracerIsToldOfEachAttempt() {
    Notes notes = new Notes();
    AtomicInteger attempts = new AtomicInteger();
    server.answers(request -> Answer.json(attempts.get() == 1 ? 503 : 200, "{\"id\":\"t1\"}"));
    Interceptor breaksTheSecond =
        (request, next) -> {
          if (attempts.incrementAndGet() == 2) {
            throw new TransportException(Kind.BROKEN, "the connection broke", null);
          }
          return next.send(request);
        };
    builder()
        .retries(RetryPolicy.builder().attempts(3).baseDelay(Duration.ofMillis(1)).build())
        .tracer(notes)
        .interceptor(breaksTheSecond)
        .build()
        .call(ThingsApi.GET, ThingsApi.getT1());
    assertThat(notes.notes.subList(1, notes.notes.size()))
        .containsExactly(
            "attempt 1 /api/groups/g1/things/t1",
            "answered 1 503",
            "attempt 2 /api/groups/g1/things/t1",
            "failed 2 TransportException",
            "attempt 3 /api/groups/g1/things/t1",
            "answered 3 200",
            "ended 200");
    assertThat(server.last().header("traceparent")).isEqualTo("00-3");
  }

  @Test
  void aTracerThatThrowsDisturbsNothing() {
    Notes notes = new Notes();
    Tracer broken =
        call -> {
          throw new IllegalStateException("no collector");
        };
    Tracer brokenLater =
        call ->
            new CallTrace() {
              @Override
              public Headers attempt(int number, HttpRequestData request) {
                throw new IllegalStateException("no collector");
              }

              @Override
              public void ended(int status, @Nullable Throwable failure) {
                throw new IllegalStateException("no collector");
              }
            };
    try (Log log = new Log(Level.WARNING)) {
      builder()
          .tracer(broken)
          .tracer(brokenLater)
          .tracer(notes)
          .build()
          .call(ThingsApi.GET, ThingsApi.getT1());
      assertThat(log.lines).hasSize(3).allMatch(line -> line.contains("A tracer failed"));
    }
    assertThat(notes.notes).hasSize(4);
  }

  // The log

  /** What is logged while this is open. */
  private static final class Log extends Handler implements AutoCloseable {
    private final Logger logger = Logger.getLogger("dev.dateline.client");
    private final List<String> lines = new CopyOnWriteArrayList<>();

    Log(Level level) {
      logger.setLevel(level);
      logger.setUseParentHandlers(false);
      logger.addHandler(this);
    }

    @Override
    public void publish(LogRecord record) {
      lines.add(
          record.getLevel()
              + " "
              + MessageFormat.format(record.getMessage(), record.getParameters()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      logger.removeHandler(this);
      logger.setLevel(null);
      logger.setUseParentHandlers(true);
    }
  }

  @Test
  void eachAttemptIsALineWithoutSecrets() {
    FreeOperation operation =
        new FreeOperation(
            OperationInfo.builder("findThings", "POST", "/api/things/{id}")
                .security("BearerAuth")
                .build());
    try (Log log = new Log(Level.ALL)) {
      builder()
          .credentials(Credentials.bearer("s3cret-token"))
          .header("X-Key", "s3cret-header")
          .build()
          .call(
              operation,
              ThingsApi.find(
                  out -> {
                    out.path("id", "it's 7 {0}");
                    out.query("key", "s3cret-query");
                    out.text("text/plain", "s3cret-body");
                  }));
      assertThat(log.lines)
          .singleElement()
          .asString()
          .matches(
              "FINE findThings attempt 1: POST"
                  + " http://127\\.0\\.0\\.1:\\d+/api/things/it%27s%207%20%7B0%7D 200 in \\d+ ms")
          .doesNotContain("s3cret");
      log.lines.clear();
      server.close();
      ApiCaller nobody = builder().build();
      assertThatThrownBy(() -> nobody.call(ThingsApi.GET, ThingsApi.getT1()))
          .isInstanceOf(TransportException.class);
      assertThat(log.lines).allMatch(line -> line.contains("TransportException CONNECT"));
    }
  }

  @Test
  void nothingIsLoggedUnlessAskedFor() {
    try (Log log = new Log(Level.INFO)) {
      builder().build().call(ThingsApi.GET, ThingsApi.getT1());
      assertThat(log.lines).isEmpty();
    }
  }
}
