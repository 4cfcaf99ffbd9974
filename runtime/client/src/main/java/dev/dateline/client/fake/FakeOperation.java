package dev.dateline.client.fake;

import dev.dateline.client.errors.TransportException;
import dev.dateline.client.fake.DocumentedAnswers.Example;
import dev.dateline.client.transport.HttpRequestData;
import dev.dateline.client.transport.HttpResponseData;
import dev.dateline.runtime.http.AnyJson;
import dev.dateline.runtime.http.BinaryData;
import dev.dateline.runtime.http.ErrorCase;
import dev.dateline.runtime.http.Headers;
import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.http.OperationRequest;
import dev.dateline.runtime.http.ResponseCase;
import dev.dateline.runtime.json.Direction;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one operation of a fake answers, and what it was asked. Safe for use by many threads.
 *
 * <p>Whatever is told replaces what was told before, and holds for all attempts of all calls from
 * then on. After {@link #then} it comes after it instead: each attempt takes one answer, and the
 * last one stays.
 *
 * <pre>{@code
 * fake.loans().listLoans().fails(Kind.BROKEN).then().answers(503).then().answersAsDocumented();
 * }</pre>
 *
 * @param <Q> the request
 * @param <R> the response, with one case for each documented answer
 * @param <B> what the plain call returns
 */
public final class FakeOperation<Q extends OperationRequest, R extends ResponseCase, B> {

  private final OperationAnswers answers;
  private final boolean after;
  private final Duration delay;

  FakeOperation(OperationAnswers answers) {
    this(answers, false, Duration.ZERO);
  }

  private FakeOperation(OperationAnswers answers, boolean after, Duration delay) {
    this.answers = answers;
    this.after = after;
    this.delay = delay;
  }

  // ---- what it answers

  /** Answers the first documented success with the example of the document, as it did at first. */
  public FakeOperation<Q, R, B> answersAsDocumented() {
    return tell(answers::usual);
  }

  /**
   * Answers what the plain call is to return, with the first status of success that has a body.
   *
   * @param body of that answer, or the whole response where the plain call returns that
   * @throws IllegalArgumentException where no success has a body
   */
  public FakeOperation<Q, R, B> returns(B body) {
    Objects.requireNonNull(body, "body");
    if (body instanceof ResponseCase response) {
      check(response);
      return tell(exchange -> written(exchange, response));
    }
    String success = documented().successWithBody();
    if (success == null) {
      throw new IllegalArgumentException(
          operation() + " documents no success with a body. Use answers(…) with a status.");
    }
    int status = documented().number(success);
    List<MediaType> types = documented().mediaTypes(success);
    return tell(exchange -> exchange.answer(status, body, types));
  }

  /**
   * Answers with these items, in pages as they are asked for: by number, offset or cursor, with
   * links and totals, as the document declares it. What a page has beside is that of the document's
   * example.
   *
   * @param items of all pages, of the type that the pages have; null where the document allows it
   * @throws IllegalArgumentException where the document declares no pages for this operation
   */
  public FakeOperation<Q, R, B> returnsPagesOf(List<?> items) {
    return returnsPagesOf(items, 0);
  }

  /**
   * Answers with these items, in pages of a size where the request does not say another one.
   *
   * @param items of all pages, of the type that the pages have; null where the document allows it
   * @param pageSize how many items a page has; 0 for what the document says, or else all
   * @throws IllegalArgumentException where the document declares no pages for this operation
   */
  public FakeOperation<Q, R, B> returnsPagesOf(List<?> items, int pageSize) {
    if (documented().pages() == null || documented().successWithBody() == null) {
      throw new IllegalArgumentException(
          operation() + " lists nothing in pages, by what x-dateline-pagination says of it.");
    }
    if (pageSize < 0) {
      throw new IllegalArgumentException("A page has " + pageSize + " items, but must have some.");
    }
    List<JsonValue> all = new ArrayList<>();
    for (Object item : items) {
      all.add(
          item == null
              ? JsonValue.JsonNull.INSTANCE
              : JsonWriter.toValue(Direction.RESPONSE, out -> AnyJson.write(out, item)));
    }
    List<JsonValue> written = List.copyOf(all);
    return tell(exchange -> answers.page(exchange, written, pageSize));
  }

  /**
   * Answers a case of the response, with its headers.
   *
   * @param response a documented case
   * @throws IllegalArgumentException where the document has no such answer
   */
  public FakeOperation<Q, R, B> answers(R response) {
    check(response);
    return tell(exchange -> written(exchange, response));
  }

  /**
   * Answers with the example that the document has for a status.
   *
   * @param status a documented one, or one of a documented range
   * @throws IllegalArgumentException where the document has no such answer
   */
  public FakeOperation<Q, R, B> answers(int status) {
    String written = written(status);
    return tell(
        exchange ->
            answers.answer(
                exchange,
                status,
                Objects.requireNonNull(documented().of(written, exchange.accepted()))));
  }

  /**
   * Answers with an example that has a name in the document, and with its status.
   *
   * @param name of the example
   * @throws IllegalArgumentException where no answer has an example of that name
   */
  public FakeOperation<Q, R, B> answersExample(String name) {
    Example example = documented().named(name);
    if (example == null) {
      String names = documented().names();
      throw new IllegalArgumentException(
          "%s has no example '%s' for an answer; it has %s."
              .formatted(operation(), name, names.isEmpty() ? "none with a name" : names));
    }
    return tell(
        exchange -> answers.answer(exchange, documented().number(example.status()), example));
  }

  /**
   * Answers what a function makes of the request. The call throws what it throws.
   *
   * @param answer gives a documented case; called by many threads at once, if calls are
   */
  public FakeOperation<Q, R, B> answersBy(Function<? super Q, ? extends R> answer) {
    return answersBy((request, http) -> answer.apply(request));
  }

  /**
   * Answers what a function makes of the request, and of what was sent: of its headers, say, or of
   * the query of a further page, whose request is that of the first one.
   *
   * @param answer gives a documented case; called by many threads at once, if calls are
   */
  public FakeOperation<Q, R, B> answersBy(
      BiFunction<? super Q, ? super HttpRequestData, ? extends R> answer) {
    return tell(
        exchange -> {
          R response =
              Objects.requireNonNull(
                  answer.apply(typed(exchange.call().request()), exchange.request()),
                  () -> operation() + ": the function of answersBy(…) answered null");
          check(response);
          return written(exchange, response);
        });
  }

  /**
   * Answers what no document lists, as gateways do: for programs that have to bear with it.
   *
   * @param status from 200 to 599
   * @param mediaType of the body
   * @param body as it travels
   */
  public FakeOperation<Q, R, B> answersUndocumented(int status, String mediaType, String body) {
    MediaType type = MediaType.parse(mediaType);
    return tell(exchange -> exchange.answer(status, Headers.EMPTY, type, BinaryData.of(body)));
  }

  /**
   * Answers nothing.
   *
   * @param kind why not
   */
  public FakeOperation<Q, R, B> fails(TransportException.Kind kind) {
    return tell(
        exchange -> {
          throw exchange.failure(kind, "the fake was told to fail so");
        });
  }

  /**
   * Lets time pass before what is told next. An attempt or a call that has less of it ends with a
   * timeout, and one that is interrupted or cancelled ends at once.
   *
   * @param delay not negative
   */
  public FakeOperation<Q, R, B> delayed(Duration delay) {
    return new FakeOperation<>(answers, after, delay);
  }

  /** Adds what is told next to what was told before. */
  public FakeOperation<Q, R, B> then() {
    return new FakeOperation<>(answers, true, Duration.ZERO);
  }

  // ---- what it was asked

  /** The requests of the calls so far, in the order in which they were sent. */
  public List<Q> requests() {
    return answers.requests().stream().map(this::typed).toList();
  }

  /**
   * What was sent so far, each attempt of each call, in that order. Bodies can be read, also those
   * of streams that could be read once.
   */
  public List<HttpRequestData> sent() {
    return answers.sent();
  }

  @SuppressWarnings("unchecked") // the client has one type of request for each operation
  private Q typed(OperationRequest request) {
    return (Q) request;
  }

  private FakeOperation<Q, R, B> tell(Function<FakeExchange, HttpResponseData> answer) {
    answers.tell(after, new OperationAnswers.Step(delay, answer));
    return new FakeOperation<>(answers);
  }

  private HttpResponseData written(FakeExchange exchange, ResponseCase response) {
    return exchange.answer(response, documented().mediaTypes(written(response.status())));
  }

  /** Refuses what the document does not have. */
  private void check(ResponseCase response) {
    int status = response.status();
    boolean hasBody = !documented().mediaTypes(written(status)).isEmpty();
    @Nullable Object body = response.body();
    String problem =
        hasBody && body == null
            ? "has a body"
            : !hasBody && body != null
                ? "has no body"
                : response instanceof ErrorCase && status / 100 == 2 ? "is no error" : null;
    if (problem != null) {
      throw new IllegalArgumentException(
          "%s: the documented answer %d %s, unlike %s. What the document does not have is"
                  .formatted(operation(), status, problem, response.getClass().getSimpleName())
              + " answered with answersUndocumented(…).");
    }
  }

  private String written(int status) {
    String written = documented().written(status);
    if (written == null) {
      throw new IllegalArgumentException(
          "%s documents no status %d, but %s. What the document does not have is answered with"
                  .formatted(operation(), status, documented())
              + " answersUndocumented(…).");
    }
    return written;
  }

  private DocumentedAnswers documented() {
    return answers.documented();
  }

  private String operation() {
    return answers.operation();
  }
}
