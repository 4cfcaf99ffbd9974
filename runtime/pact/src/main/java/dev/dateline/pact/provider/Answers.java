package dev.dateline.pact.provider;

import dev.dateline.runtime.http.OperationRequest;
import dev.dateline.runtime.http.ResponseCase;
import dev.dateline.server.Authenticator;
import dev.dateline.server.Principal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the services behind a generated server answer, by provider state, and what the server has to
 * refuse. Put together by one thread, then safe for use by the test's and the server's.
 */
public final class Answers {

  /** A request that the server refuses by itself. */
  record RefusedRequest(String about, RawRequest request) {}

  /** An answer of a service that the server does not pass on. */
  record RefusedAnswer(String about, RawRequest request, ResponseCase answer) {}

  /**
   * What happens in a state.
   *
   * @param expected the request as the service gets it; null for any
   * @param answer that it gives
   */
  private record Exchange(@Nullable OperationRequest expected, ResponseCase answer) {}

  private final Map<String, Exchange> states = new LinkedHashMap<>();
  private final List<RefusedRequest> refusedRequests = new ArrayList<>();
  private final List<RefusedAnswer> refusedAnswers = new ArrayList<>();
  private volatile @Nullable Exchange current;
  private volatile @Nullable String failure;
  private volatile boolean asked;

  Answers() {}

  /**
   * What happens in a provider state.
   *
   * @param state name of it
   * @param expected the request that the service has to get
   * @param answer what the service answers
   */
  public void in(String state, OperationRequest expected, ResponseCase answer) {
    states.put(state, new Exchange(expected, answer));
  }

  /**
   * A request that never reaches a service.
   *
   * @param about what is wrong with it
   * @param request as it is sent
   */
  public void refuse(String about, RawRequest request) {
    refusedRequests.add(new RefusedRequest(about, request));
  }

  /**
   * An answer that never reaches a caller.
   *
   * @param about what is wrong with it
   * @param request that it is an answer to
   * @param answer what the service answers
   */
  public void refuse(String about, RawRequest request, ResponseCase answer) {
    refusedAnswers.add(new RefusedAnswer(about, request, answer));
  }

  /**
   * What a service answers now: called by the services of the generated tests.
   *
   * @param request that it got
   * @param type of its answers
   * @throws IllegalStateException where it should not have been asked, or something else
   */
  public <R> R to(OperationRequest request, Class<R> type) {
    asked = true;
    Exchange exchange = current;
    if (exchange == null || !type.isInstance(exchange.answer())) {
      throw failed("No provider state has an answer to " + request);
    }
    if (exchange.expected() != null && !exchange.expected().equals(request)) {
      throw failed("The server read\n  " + request + "\ninstead of\n  " + exchange.expected());
    }
    return type.cast(exchange.answer());
  }

  private IllegalStateException failed(String why) {
    failure = why;
    return new IllegalStateException(why);
  }

  /** Whoever brings the credentials of derived pacts, with every role. */
  public Authenticator authenticator() {
    Principal caller = new Principal("pact", Set.of(Principal.EVERY_ROLE));
    return Authenticator.anyOf(
        Authenticator.bearer(token -> only(caller, same(token, "pact-token"))),
        Authenticator.basic(
            "pact",
            (user, password) ->
                only(caller, same(user, "pact-user") && same(password, "pact-password"))),
        Authenticator.apiKey(key -> only(caller, same(key, "pact-key"))));
  }

  private static Optional<Principal> only(Principal caller, boolean known) {
    return known ? Optional.of(caller) : Optional.empty();
  }

  private static boolean same(String sent, String known) {
    return MessageDigest.isEqual(
        sent.getBytes(StandardCharsets.UTF_8), known.getBytes(StandardCharsets.UTF_8));
  }

  // ---- for the tests

  boolean knows(String state) {
    return states.containsKey(state);
  }

  void enter(String state) {
    become(states.get(state));
  }

  void become(RefusedAnswer refused) {
    become(new Exchange(null, refused.answer()));
  }

  void leave() {
    become((Exchange) null);
  }

  private void become(@Nullable Exchange exchange) {
    failure = null;
    asked = false;
    current = exchange;
  }

  /** Whether a service was asked since the state last changed. */
  boolean isAsked() {
    return asked;
  }

  /** What a service was wrongly asked since the state last changed; null for nothing. */
  @Nullable String failure() {
    return failure;
  }

  List<RefusedRequest> refusedRequests() {
    return List.copyOf(refusedRequests);
  }

  List<RefusedAnswer> refusedAnswers() {
    return List.copyOf(refusedAnswers);
  }
}
