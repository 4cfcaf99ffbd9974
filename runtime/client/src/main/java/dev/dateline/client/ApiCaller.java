package dev.dateline.client;

import dev.dateline.client.errors.ApiException;
import dev.dateline.client.errors.CredentialsException;
import dev.dateline.client.errors.InvalidRequestException;
import dev.dateline.client.errors.TransportException;
import dev.dateline.client.errors.UnreadableResponseException;
import dev.dateline.client.transport.HttpRequestData;
import dev.dateline.client.transport.OutgoingCall;
import dev.dateline.runtime.http.ErrorCase;
import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.http.OperationInfo;
import dev.dateline.runtime.http.OperationRequest;
import dev.dateline.runtime.http.PathTemplate;
import dev.dateline.runtime.validation.Violation;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Carries out calls: checks and composes the request, has it sent, and reads the answer or throws.
 * Immutable, and safe for use by many threads.
 */
public final class ApiCaller {

  private final ClientSettings settings;
  private final CallSender sender;
  private final Failures failures;

  /** By the text of the template, as parsing one takes longer than the rest of a request. */
  private final Map<String, PathTemplate> templates;

  ApiCaller(ClientSettings settings) {
    this(settings, new ConcurrentHashMap<>());
  }

  private ApiCaller(ClientSettings settings, Map<String, PathTemplate> templates) {
    this.settings = settings;
    this.failures = new Failures(settings.protocol());
    this.sender = new CallSender(settings, failures);
    this.templates = templates;
  }

  /**
   * A caller with some settings otherwise, and all else in common with this one.
   *
   * @param options what is to be otherwise
   * @return the caller
   */
  public ApiCaller with(CallOptions options) {
    return new ApiCaller(options.applyTo(settings), templates);
  }

  /**
   * Calls that nobody waits for, on the client's executor.
   *
   * @param <A> the operations
   * @param api operations of this caller
   * @return their asynchronous side
   */
  public <A> AsyncCalls<A> async(A api) {
    return AsyncCalls.of(api, settings.executor());
  }

  /**
   * Calls an operation for the body of its success.
   *
   * @param <Q> the request
   * @param <R> the response
   * @param <B> the body
   * @param operation to call
   * @param request to send
   * @return the body; null where the success has none
   * @throws InvalidRequestException when the request breaks the contract; nothing was sent
   * @throws CredentialsException when the client cannot prove who is calling
   * @throws TransportException when no whole answer arrived
   * @throws ApiException when the answer is not a documented success
   * @throws UnreadableResponseException when the body of a success is not what the document says
   */
  public <Q extends OperationRequest, R, B extends @Nullable Object> B call(
      ClientOperation<Q, R, B> operation, Q request) {
    OperationInfo info = operation.info();
    return carryOut(
        operation,
        request,
        composed(operation, request, operation.accepted()),
        received -> {
          R response = read(operation, received);
          if (isSuccess(received.status()) && !(response instanceof ErrorCase)) {
            try {
              return operation.success(response);
            } catch (UnexpectedCaseException e) {
              throw unreadable(
                  info, received, "", Objects.requireNonNullElse(e.getMessage(), ""), e);
            }
          }
          Object error = response instanceof ErrorCase documented ? documented.body() : null;
          throw failure(info, received, error, response);
        });
  }

  /**
   * Calls an operation for whatever it answers: errors are cases of the response, not exceptions.
   *
   * @param <Q> the request
   * @param <R> the response
   * @param <B> the body of a success
   * @param operation to call
   * @param request to send
   * @return status, headers and case
   * @throws InvalidRequestException when the request breaks the contract; nothing was sent
   * @throws CredentialsException when the client cannot prove who is calling
   * @throws TransportException when no whole answer arrived
   * @throws ApiException when the answer is an error whose body is not what the document says, as
   *     that of a gateway; it has the body as text
   * @throws UnreadableResponseException when the body of a success is not what the document says
   */
  public <Q extends OperationRequest, R, B extends @Nullable Object>
      ApiResponse<R> callWithResponse(ClientOperation<Q, R, B> operation, Q request) {
    return carryOut(
        operation,
        request,
        composed(operation, request, List.of()),
        received ->
            new ApiResponse<>(received.status(), received.headers(), read(operation, received)));
  }

  /** The server that is called; a path in it comes before those of the operations. */
  public URI baseUri() {
    return settings.baseUri();
  }

  private <Q extends OperationRequest> HttpRequestData composed(
      ClientOperation<Q, ?, ?> operation, Q request, List<MediaType> accepted) {
    OperationInfo info = operation.info();
    refuse(info, request.validate(settings.validation()));
    RequestComposer composer =
        new RequestComposer(info, templates.computeIfAbsent(info.pathTemplate(), PathTemplate::of));
    operation.write(request, composer);
    HttpRequestData composed = composer.compose(settings, accepted, operation.streams());
    refuse(info, composer.violations());
    return composed;
  }

  private <T extends @Nullable Object> T carryOut(
      ClientOperation<?, ?, ?> operation,
      OperationRequest request,
      HttpRequestData composed,
      Function<ReceivedResponse, T> reader) {
    OperationInfo info = operation.info();
    JsonStart.once();
    CallEvents events = CallEvents.start(settings.tracers(), info, settings.baseUri());
    ReceivedResponse received = null;
    Throwable failure = null;
    try {
      received =
          sender.send(new OutgoingCall(settings.protocol(), info, request), composed, events);
      return reader.apply(received);
    } catch (Throwable e) {
      failure = e;
      throw e;
    } finally {
      if (received != null) {
        received.done(failure == null);
      }
      events.ended(received == null ? -1 : received.status(), failure);
    }
  }

  private static void refuse(OperationInfo info, List<Violation> violations) {
    if (!violations.isEmpty()) {
      throw new InvalidRequestException(info.operationId(), violations);
    }
  }

  private <R> R read(ClientOperation<?, R, ?> operation, ReceivedResponse received) {
    try {
      return operation.read(received);
    } catch (ReceivedResponse.Unreadable e) {
      OperationInfo info = operation.info();
      if (isSuccess(received.status())) {
        throw unreadable(info, received, e.path(), e.reason(), e.getCause());
      }
      throw failure(info, received, null, null);
    }
  }

  private UnreadableResponseException unreadable(
      OperationInfo info,
      ReceivedResponse received,
      String path,
      String reason,
      @Nullable Throwable cause) {
    return received.tries().suppressedBy(failures.unreadable(info, received, path, reason, cause));
  }

  private ApiException failure(
      OperationInfo info,
      ReceivedResponse received,
      @Nullable Object error,
      @Nullable Object response) {
    return received.tries().suppressedBy(failures.answered(info, received, error, response));
  }

  private static boolean isSuccess(int status) {
    return status >= 200 && status < 300;
  }
}
