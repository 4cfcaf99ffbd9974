package dev.dateline.client;

import dev.dateline.client.errors.ApiException;
import dev.dateline.client.errors.ClientException;
import dev.dateline.client.errors.TransportException;
import dev.dateline.client.tracing.CallStart;
import dev.dateline.client.tracing.CallTrace;
import dev.dateline.client.tracing.Tracer;
import dev.dateline.client.transport.HttpRequestData;
import dev.dateline.client.transport.HttpResponseData;
import dev.dateline.client.transport.Transport;
import dev.dateline.runtime.http.Headers;
import dev.dateline.runtime.http.OperationInfo;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells the log and the tracers of one call what happens to it. For one call, by one thread.
 *
 * <p>The log gets method, address without query, status and time; never a header or a body.
 */
final class CallEvents {

  /**
   * Looked up while the first request is on its way: to the JDK, making its first logger takes as
   * long as a whole call.
   */
  private static final CompletableFuture<Logger> LOGGER =
      CompletableFuture.supplyAsync(new Lookup());

  /** A class, as every client starts with it, and lambdas take longer to link. */
  private static final class Lookup implements Supplier<Logger> {
    @Override
    public Logger get() {
      return System.getLogger("dev.dateline.client");
    }
  }

  private final OperationInfo operation;
  private final List<CallTrace> traces;
  private int attempts;

  private CallEvents(OperationInfo operation, List<CallTrace> traces) {
    this.operation = operation;
    this.traces = traces;
  }

  /** A call begins. */
  static CallEvents start(List<Tracer> tracers, OperationInfo operation, URI server) {
    if (tracers.isEmpty()) {
      return new CallEvents(operation, List.of());
    }
    CallStart start = new CallStart(operation, server);
    return new CallEvents(
        operation,
        tracers.stream()
            .map(tracer -> asked(() -> tracer.start(start), new CallTrace() {}))
            .toList());
  }

  /** Makes one attempt. */
  HttpResponseData attempt(HttpRequestData request, Transport transport) {
    int number = ++attempts;
    HttpRequestData sent = request;
    for (CallTrace trace : traces) {
      HttpRequestData before = sent;
      sent = withHeaders(sent, asked(() -> trace.attempt(number, before), Headers.EMPTY));
    }
    long start = System.nanoTime();
    try {
      HttpResponseData answer = transport.send(sent);
      log(number, sent, String.valueOf(answer.status()), start);
      if (!traces.isEmpty()) {
        tell(trace -> trace.answered(number, answer.status()));
      }
      return answer;
    } catch (ClientException e) {
      log(number, sent, name(e), start);
      tell(trace -> trace.failed(number, e));
      throw e;
    }
  }

  private static HttpRequestData withHeaders(HttpRequestData request, Headers more) {
    if (more.names().isEmpty()) {
      return request;
    }
    Headers.Builder merged = request.headers().toBuilder();
    more.names().forEach(merged::remove);
    more.forEach(merged::add);
    return request.withHeaders(merged.build());
  }

  /** The call has ended. */
  void ended(int status, @Nullable Throwable failure) {
    if (attempts > 1 && (failure != null || status >= 400)) {
      logger()
          .log(
              Level.WARNING,
              "{0} gave up after {1} attempts: {2}",
              operation.operationId(),
              String.valueOf(attempts),
              failure == null || failure instanceof ApiException
                  ? String.valueOf(status)
                  : name(failure));
    }
    if (!traces.isEmpty()) {
      tell(trace -> trace.ended(status, failure));
    }
  }

  private void log(int number, HttpRequestData request, String outcome, long start) {
    Logger logger = logger();
    if (logger.isLoggable(Level.DEBUG)) {
      logger.log(
          Level.DEBUG,
          "{0} attempt {1}: {2} {3} in {4} ms",
          operation.operationId(),
          String.valueOf(number),
          request.summary(),
          outcome,
          String.valueOf((System.nanoTime() - start) / 1_000_000));
    }
  }

  private static Logger logger() {
    return LOGGER.join();
  }

  private static String name(Throwable failure) {
    String name = failure.getClass().getSimpleName();
    return failure instanceof TransportException transport ? name + " " + transport.kind() : name;
  }

  private interface Telling {
    void tell(CallTrace trace);
  }

  private void tell(Telling telling) {
    for (CallTrace trace : traces) {
      asked(
          () -> {
            telling.tell(trace);
            return true;
          },
          false);
    }
  }

  private static <T> T asked(Supplier<T> tracer, T otherwise) {
    try {
      return tracer.get();
    } catch (RuntimeException e) {
      logger().log(Level.WARNING, "A tracer failed; the call goes on", e);
      return otherwise;
    }
  }
}
