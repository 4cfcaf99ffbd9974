package dev.dateline.client;

import dev.dateline.client.credentials.AuthorizationContext;
import dev.dateline.client.credentials.Credentials;
import dev.dateline.client.errors.ApiException;
import dev.dateline.client.errors.CredentialsException;
import dev.dateline.client.errors.TransportException;
import dev.dateline.client.errors.TransportException.Kind;
import dev.dateline.client.transport.HttpRequestData;
import dev.dateline.client.transport.HttpResponseData;
import dev.dateline.client.transport.Interceptor;
import dev.dateline.client.transport.OutgoingCall;
import dev.dateline.client.transport.Transport;
import dev.dateline.runtime.http.OperationInfo;
import dev.dateline.runtime.http.SecurityScheme;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends the request of a call until there is an answer to give back. Works in three layers: a call
 * is made of attempts, an attempt of as many exchanges as its authorization takes, and an exchange
 * is one request and one answer on the wire. Immutable, and safe for use by many threads.
 */
final class CallSender {

  /** A challenge to a first request, and a nonce that went stale on the second. */
  private static final int MOST_EXCHANGES = 3;

  private final ClientSettings settings;
  private final Failures failures;

  CallSender(ClientSettings settings, Failures failures) {
    this.settings = settings;
    this.failures = failures;
  }

  /**
   * Carries out a call.
   *
   * @param call that is to be carried out
   * @param request without authorization; its timeout is that of the call
   * @param events is told of each attempt
   * @return the answer, of whatever status, without its envelope
   * @throws CredentialsException when the client cannot prove who is calling
   * @throws TransportException when no whole answer arrived
   */
  ReceivedResponse send(OutgoingCall call, HttpRequestData request, CallEvents events) {
    OperationInfo info = call.operation();
    Transport transport = settings.transport().forCall(call);
    List<SecurityScheme> schemes = SecurityChoice.schemesFor(info, settings);
    CallAttempts attempts = new CallAttempts(settings.attempts(), request);
    while (true) {
      HttpResponseData answer;
      try {
        answer =
            events.attempt(
                request, intercepted(sent -> attempt(transport, attempts, schemes, sent)));
      } catch (TransportException e) {
        if (attempts.again(e)) {
          continue;
        }
        TransportException last = e.after(attempts.tries().number());
        throw attempts
            .tries()
            .suppressedBy(SecurityChoice.explained(info, settings.protocol(), last));
      } catch (CredentialsException e) {
        if (attempts.again(e)) {
          continue;
        }
        throw attempts.tries().suppressedBy(e.after(attempts.tries().number()));
      }
      ReceivedResponse received =
          Enveloped.open(
              settings.envelopeOf(info),
              new ReceivedResponse(
                  answer, attempts.tries(), info.operationId(), settings.maxResponseSize()));
      if (!attempts.again(received, new Answered(failures, info, received))) {
        return received;
      }
    }
  }

  /** An answer as what is thrown for it. A class, as lambdas take longer to link. */
  private record Answered(Failures failures, OperationInfo info, ReceivedResponse received)
      implements Supplier<ApiException> {
    @Override
    public ApiException get() {
      return failures.answered(info, received, null, null);
    }
  }

  /** The first interceptor stands nearest to the caller, the last one nearest to the network. */
  private Transport intercepted(Transport network) {
    Transport next = network;
    List<Interceptor> interceptors = settings.interceptors();
    for (int i = interceptors.size() - 1; i >= 0; i--) {
      Interceptor interceptor = interceptors.get(i);
      Transport following = next;
      next = request -> interceptor.intercept(request, following);
    }
    return next;
  }

  /** Authorizes and sends, and again as long as the credentials know more to do about a 401. */
  private HttpResponseData attempt(
      Transport transport,
      CallAttempts attempts,
      List<SecurityScheme> schemes,
      HttpRequestData request) {
    Credentials credentials = settings.credentials();
    if (Thread.currentThread().isInterrupted()) {
      throw new TransportException(
          Kind.INTERRUPTED,
          request.summary() + ": the thread was interrupted before anything was sent",
          null);
    }
    if (schemes.isEmpty() || credentials == null) {
      return exchange(transport, attempts, request);
    }
    HttpResponseData refusal = null;
    for (int number = 1; ; number++) {
      HttpRequestData authorized = request;
      for (SecurityScheme scheme : schemes) {
        authorized =
            credentials.authorize(context(scheme, attempts.limit(authorized), number, refusal));
      }
      HttpResponseData answer = exchange(transport, attempts, authorized);
      if (answer.status() != 401) {
        for (SecurityScheme scheme : schemes) {
          credentials.onAccepted(context(scheme, authorized, number, refusal), answer);
        }
        return answer;
      }
      attempts.turnedAway();
      boolean again = false;
      for (SecurityScheme scheme : schemes) {
        again |= credentials.onUnauthorized(context(scheme, authorized, number, refusal), answer);
      }
      if (!again || number == MOST_EXCHANGES) {
        return answer;
      }
      refusal = answer;
    }
  }

  private static HttpResponseData exchange(
      Transport transport, CallAttempts attempts, HttpRequestData request) {
    HttpRequestData limited = attempts.limit(request);
    attempts.sending();
    try {
      return transport.send(limited);
    } catch (TransportException e) {
      if (e.kind() == Kind.CONNECT) {
        attempts.turnedAway();
      }
      throw e;
    }
  }

  private AuthorizationContext context(
      SecurityScheme scheme,
      HttpRequestData request,
      int number,
      @Nullable HttpResponseData refusal) {
    return new AuthorizationContext(
        scheme,
        request,
        number,
        refusal,
        settings.servers(),
        settings.baseUri(),
        settings.tokenTransport());
  }
}
