package dev.dateline.server;

import dev.dateline.runtime.http.OperationInfo;
import dev.dateline.runtime.http.OperationRequest;
import dev.dateline.runtime.http.ResponseCase;
import java.util.function.Function;

/**
 * One operation of a document, as the server sees it: how its request is read and how its response
 * is written. Implemented by generated code; stateless.
 *
 * @param <Q> the request
 * @param <R> the response, one case for each documented status
 */
public interface ServerOperation<Q extends OperationRequest, R> {
  /** What the document says about the operation; always the same. */
  OperationInfo info();

  /**
   * Reads a request. A part that is malformed is recorded by the reader and read as null; this
   * method does not throw for it.
   */
  Q read(RequestReader in);

  /** Writes a response: exactly one body, or {@code empty}, and any headers. */
  void write(R response, ResponseWriter out);

  /**
   * Describes an operation whose responses say themselves what they are.
   *
   * @param <Q> the request
   * @param <R> the response
   * @param info what the document says about the operation
   * @param request reads a request, as {@link #read} does
   * @return the operation
   */
  static <Q extends OperationRequest, R extends ResponseCase> ServerOperation<Q, R> of(
      OperationInfo.Builder info, Function<? super RequestReader, ? extends Q> request) {
    return new DescribedOperation<>(info.build(), request);
  }
}
