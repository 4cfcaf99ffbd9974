package dev.dateline.client;

import dev.dateline.client.errors.ApiException;
import dev.dateline.runtime.http.ErrorCase;
import dev.dateline.runtime.http.OperationInfo;
import dev.dateline.runtime.http.OperationRequest;
import org.jspecify.annotations.Nullable;

/**
 * One operation as generated code tells it: what to write for a request and how to read an answer.
 * Implementations hold no state and are safe for use by many threads.
 *
 * @param <Q> the request
 * @param <R> the sealed response, with one case per documented status and {@code Undocumented}
 * @param <B> the body that a plain call returns; {@link Void} where a success has none
 */
public interface ClientOperation<Q extends OperationRequest, R, B extends @Nullable Object> {

  /** What is known of the operation without a request. */
  OperationInfo info();

  /**
   * Writes the parameters and the body of a request.
   *
   * @param request that was validated
   * @param out takes them
   */
  void write(Q request, RequestWriter out);

  /**
   * Reads an answer: the documented case of its status, otherwise {@code Undocumented}.
   *
   * <p>Every case that a plain call must throw for implements {@link ErrorCase}: the documented
   * errors with their body, errors without a body and {@code Undocumented} with null.
   *
   * @param in the answer
   * @return its case
   */
  R read(ResponseReader in);

  /**
   * The body of a success. Called only for an answer 2xx whose case is no {@link ErrorCase}; all
   * others become an {@link ApiException}.
   *
   * @param response what {@link #read} returned
   * @return the body; null where the success has none
   */
  B success(R response);
}
