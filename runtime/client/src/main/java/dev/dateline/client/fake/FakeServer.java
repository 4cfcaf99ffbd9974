package dev.dateline.client.fake;

import dev.dateline.client.transport.HttpRequestData;
import dev.dateline.client.transport.HttpResponseData;
import dev.dateline.client.transport.OutgoingCall;
import dev.dateline.client.transport.Transport;
import dev.dateline.runtime.http.BinaryData;
import dev.dateline.runtime.http.Headers;
import dev.dateline.runtime.http.OperationRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** Stands in for the server of one fake. Safe for use by many threads. */
public final class FakeServer implements Transport {

  private static final byte[] TOKEN =
      "{\"access_token\":\"fake\",\"token_type\":\"Bearer\",\"expires_in\":3600}"
          .getBytes(StandardCharsets.UTF_8);

  private final List<FakeGroup> groups;
  private final Map<String, OperationAnswers> operations = new ConcurrentHashMap<>();
  private final List<OperationRequest> requests = new ArrayList<>();
  private final List<HttpRequestData> sent = new ArrayList<>();

  FakeServer(List<Function<? super FakeServer, ? extends FakeGroup>> groups) {
    List<FakeGroup> all = new ArrayList<>();
    groups.forEach(each -> all.add(each.apply(this)));
    this.groups = List.copyOf(all);
  }

  /** The answers of an operation, which are as documented at first. */
  OperationAnswers answers(String operation, DocumentedAnswers documented) {
    return operations.computeIfAbsent(operation, key -> new OperationAnswers(key, documented));
  }

  synchronized List<OperationRequest> requests() {
    return List.copyOf(requests);
  }

  synchronized List<HttpRequestData> sent() {
    return List.copyOf(sent);
  }

  /** Answers what belongs to no call: a request for a token, which is granted. */
  @Override
  public HttpResponseData send(HttpRequestData request) {
    return new HttpResponseData(200, Headers.of("Content-Type", "application/json"), TOKEN);
  }

  @Override
  public Transport forCall(OutgoingCall call) {
    OperationAnswers answers =
        find(call.operation().method() + " " + call.operation().pathTemplate());
    AtomicBoolean begun = new AtomicBoolean();
    return request -> {
      HttpRequestData repeatable = repeatable(request);
      boolean first = !begun.getAndSet(true);
      note(first, call.request(), repeatable);
      return answers.next(first, new FakeExchange(call, repeatable));
    };
  }

  private OperationAnswers find(String operation) {
    OperationAnswers known = operations.get(operation);
    for (FakeGroup group : groups) {
      if (known != null) {
        return known;
      }
      if (group.find(operation) != null) {
        known = operations.get(operation);
      }
    }
    if (known != null) {
      return known;
    }
    throw new IllegalStateException(
        "The fake knows nothing of "
            + operation
            + ": generate it from the same document, at the same version, as the client.");
  }

  private synchronized void note(boolean first, OperationRequest request, HttpRequestData http) {
    if (first) {
      requests.add(request);
    }
    sent.add(http);
  }

  /** A body that can be read once is read, as a server would, so that tests can look at it. */
  private static HttpRequestData repeatable(HttpRequestData request) {
    BinaryData body = request.body();
    return body == null || body.isRepeatable()
        ? request
        : request.withBody(BinaryData.of(body.bytes()));
  }
}
