package dev.dateline.client.fake;

import dev.dateline.client.transport.HttpRequestData;
import dev.dateline.client.transport.HttpResponseData;
import dev.dateline.runtime.http.BinaryData;
import dev.dateline.runtime.http.Headers;
import dev.dateline.runtime.http.OperationRequest;
import dev.dateline.runtime.json.JsonValue;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** How an operation answers, and what it was asked. Safe for use by many threads. */
final class OperationAnswers {

  private final String operation;
  private final DocumentedAnswers documented;
  private final List<OperationRequest> requests = new ArrayList<>();
  private final List<HttpRequestData> sent = new ArrayList<>();

  /** What comes next; the last one stays. */
  private final List<Step> steps = new ArrayList<>();

  /**
   * An answer.
   *
   * @param delay before it
   * @param answer makes it, or throws
   */
  record Step(Duration delay, Function<FakeExchange, HttpResponseData> answer) {}

  OperationAnswers(String operation, DocumentedAnswers documented) {
    this.operation = operation;
    this.documented = documented;
  }

  /** Method and path. */
  String operation() {
    return operation;
  }

  DocumentedAnswers documented() {
    return documented;
  }

  synchronized void tell(boolean after, Step step) {
    if (!after) {
      steps.clear();
    }
    steps.add(step);
  }

  synchronized List<OperationRequest> requests() {
    return List.copyOf(requests);
  }

  synchronized List<HttpRequestData> sent() {
    return List.copyOf(sent);
  }

  /**
   * Answers an attempt.
   *
   * @param first whether it is the call's first one
   */
  HttpResponseData next(boolean first, FakeExchange exchange) {
    Step step = step(first, exchange);
    exchange.await(step.delay());
    return step.answer().apply(exchange);
  }

  private synchronized Step step(boolean first, FakeExchange exchange) {
    if (first) {
      requests.add(exchange.call().request());
    }
    sent.add(exchange.request());
    return steps.isEmpty()
        ? new Step(Duration.ZERO, this::usual)
        : steps.size() == 1 ? steps.get(0) : steps.remove(0);
  }

  /** The first documented success; of a list in pages, the only page. */
  HttpResponseData usual(FakeExchange exchange) {
    DocumentedAnswers.Example example = documented.usual(exchange.accepted());
    if (example == null) {
      throw new IllegalStateException(
          operation + " documents no answer. Tell the fake one with answersUndocumented(…).");
    }
    int status = documented.number(example.status());
    FakePages pages = documented.pages();
    if (pages == null || !example.isJsonOf(status)) {
      return answer(exchange, status, example);
    }
    Headers headers = documented.headers(example.status());
    URI asked = exchange.request().uri();
    return answer(exchange, status, example, pages.only(asked, example.json(), headers));
  }

  /**
   * The page that is asked for.
   *
   * @param items of all pages
   * @param usualSize of a page; 0 for what the document says
   */
  HttpResponseData page(FakeExchange exchange, List<JsonValue> items, int usualSize) {
    FakePages pages = documented.pages();
    String written = documented.successWithBody();
    DocumentedAnswers.Example example =
        written == null ? null : documented.of(written, exchange.accepted());
    if (pages == null || written == null || example == null) {
      throw new IllegalStateException(operation + " lists nothing in pages.");
    }
    return answer(
        exchange,
        documented.number(written),
        example,
        pages.of(
            exchange.request().uri(),
            example.json(),
            documented.headers(written),
            items,
            usualSize));
  }

  private static HttpResponseData answer(
      FakeExchange exchange, int status, DocumentedAnswers.Example example, FakePages.Page page) {
    return exchange.answer(
        status,
        page.headers(),
        example.mediaType(),
        BinaryData.of(page.body().toString().getBytes(StandardCharsets.UTF_8)));
  }

  HttpResponseData answer(FakeExchange exchange, int status, DocumentedAnswers.Example example) {
    return exchange.answer(status, example, documented.headers(example.status()));
  }
}
