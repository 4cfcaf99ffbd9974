package dev.dateline.client;

import dev.dateline.client.credentials.AuthorizationContext;
import dev.dateline.client.credentials.Credentials;
import dev.dateline.client.errors.CredentialsException;
import dev.dateline.client.errors.TransportException;
import dev.dateline.client.transport.HttpRequestData;
import dev.dateline.client.transport.HttpResponseData;
import dev.dateline.runtime.http.OperationInfo;
import dev.dateline.runtime.http.SecurityScheme;
import java.util.List;
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

  CallSender(ClientSettings settings) {
    this.settings = settings;
  }

  /** What stays the same for all attempts of a call. */
  private record Call(List<SecurityScheme> schemes, Deadline deadline) {}

  /**
   * Carries out a call.
   *
   * @param info of the operation
   * @param request without authorization; its timeout is that of the call
   * @return the answer, of whatever status
   * @throws CredentialsException when the client cannot prove who is calling
   * @throws TransportException when no whole answer arrived
   */
  HttpResponseData send(OperationInfo info, HttpRequestData request) {
    List<SecurityScheme> schemes = SecurityChoice.schemesFor(info, settings);
    Deadline deadline = Deadline.in(request.timeout(), System::nanoTime);
    return attempt(new Call(schemes, deadline), request);
  }

  /** Authorizes and sends, and again as long as the credentials know more to do about a 401. */
  private HttpResponseData attempt(Call call, HttpRequestData request) {
    Credentials credentials = settings.credentials();
    if (call.schemes().isEmpty() || credentials == null) {
      return exchange(call, request);
    }
    HttpResponseData refusal = null;
    for (int number = 1; ; number++) {
      HttpRequestData authorized = request;
      for (SecurityScheme scheme : call.schemes()) {
        authorized =
            credentials.authorize(
                context(scheme, call.deadline().limit(authorized), number, refusal));
      }
      HttpResponseData answer = exchange(call, authorized);
      if (answer.status() != 401) {
        for (SecurityScheme scheme : call.schemes()) {
          credentials.onAccepted(context(scheme, authorized, number, refusal), answer);
        }
        return answer;
      }
      boolean again = false;
      for (SecurityScheme scheme : call.schemes()) {
        again |= credentials.onUnauthorized(context(scheme, authorized, number, refusal), answer);
      }
      if (!again || number == MOST_EXCHANGES) {
        return answer;
      }
      refusal = answer;
    }
  }

  private HttpResponseData exchange(Call call, HttpRequestData request) {
    return settings.transport().send(call.deadline().limit(request));
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
