package dev.dateline.client.fake;

import dev.dateline.runtime.http.OperationRequest;
import dev.dateline.runtime.http.ResponseCase;
import org.jspecify.annotations.Nullable;

/** Base class of what generated fakes have for the operations of one tag. */
public abstract class FakeGroup {

  private final FakeServer server;

  /**
   * The operations of a tag.
   *
   * @param server that keeps their answers
   */
  protected FakeGroup(FakeServer server) {
    this.server = server;
  }

  /**
   * An operation.
   *
   * @param <Q> the request
   * @param <R> the response
   * @param <B> what the plain call returns
   * @param operation method and path, as {@code GET /things/{id}}
   * @param documented what the document has for its answers
   */
  protected final <Q extends OperationRequest, R extends ResponseCase, B>
      FakeOperation<Q, R, B> operation(String operation, DocumentedAnswers documented) {
    return new FakeOperation<>(server.answers(operation, documented));
  }

  /**
   * The operation of a method and path; null where it is not of this tag.
   *
   * @param operation as {@code GET /things/{id}}
   */
  protected abstract @Nullable FakeOperation<?, ?, ?> find(String operation);
}
