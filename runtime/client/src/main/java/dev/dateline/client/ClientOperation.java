package dev.dateline.client;

import dev.dateline.client.errors.ApiException;
import dev.dateline.runtime.http.ErrorCase;
import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.http.OperationInfo;
import dev.dateline.runtime.http.OperationRequest;
import dev.dateline.runtime.http.ResponseCase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
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

  /**
   * Calls this operation for the body of its success; see {@link ApiCaller#call}.
   *
   * <p>Here, and not there alone, because the types of an operation are known to javac, which would
   * have to infer those of a generic method for each call in generated code.
   */
  default B call(ApiCaller caller, Q request) {
    return caller.call(this, request);
  }

  /**
   * Calls this operation for whatever it answers; see {@link ApiCaller#callWithResponse}.
   *
   * @return status, headers and case
   */
  default ApiResponse<R> callWithResponse(ApiCaller caller, Q request) {
    return caller.callWithResponse(this, request);
  }

  /**
   * The media types to ask for; empty for all that the operation answers with. Errors are asked for
   * in any case.
   */
  default List<MediaType> accepted() {
    return List.of();
  }

  /** Whether the body of a success may be a stream: it is then handed out before it has arrived. */
  default boolean streams() {
    return false;
  }

  /**
   * This operation for another representation of its success.
   *
   * @param <A> the body of that
   * @param returned the body of the case that is asked for; null for any other case
   * @param mediaTypes to ask for
   * @return the operation
   */
  default <A> ClientOperation<Q, R, A> as(
      Function<? super R, ? extends @Nullable A> returned, String... mediaTypes) {
    return new DescribedOperation<>(
        info(),
        Stream.of(mediaTypes).map(MediaType::parse).toList(),
        this::write,
        List.of(),
        this::read,
        Builder.found(returned),
        streams());
  }

  /**
   * Starts the description of an operation.
   *
   * @param <Q> the request
   * @param <R> the sealed response
   * @param type of the response
   * @param info what is known of the operation without a request
   * @return the description, of an operation without parameters, body and answers
   */
  static <Q extends OperationRequest, R> Builder<Q, R> of(
      Class<R> type, OperationInfo.Builder info) {
    return new Builder<>(type, info.build());
  }

  /**
   * Describes an operation. Not thread-safe.
   *
   * @param <Q> the request
   * @param <R> the sealed response
   */
  final class Builder<Q extends OperationRequest, R> {
    private final Class<R> type;
    private final OperationInfo info;
    private final List<CaseReader<R>> cases = new ArrayList<>();
    private boolean streams;
    private BiConsumer<? super Q, ? super RequestWriter> request = (parts, out) -> {};
    private Function<? super ResponseReader, ? extends R> otherwise =
        in -> {
          throw new IllegalStateException("nothing reads an answer " + in.status());
        };

    private Builder(Class<R> type, OperationInfo info) {
      this.type = type;
      this.info = info;
    }

    /** Sets what writes the parameters and the body. */
    public Builder<Q, R> request(BiConsumer<? super Q, ? super RequestWriter> write) {
      this.request = write;
      return this;
    }

    /** Hands out the body of a success as a stream, where its case reads it as binary. */
    public Builder<Q, R> streaming() {
      this.streams = true;
      return this;
    }

    /** Adds the case of a status: {@code 200}, {@code 2XX} or {@code default}. */
    public Builder<Q, R> answer(String status, Function<? super ResponseReader, ? extends R> read) {
      return answer(status, "", read);
    }

    /** Adds the case of a status and one of its several media types, the preferred one first. */
    public Builder<Q, R> answer(
        String status, String mediaType, Function<? super ResponseReader, ? extends R> read) {
      cases.add(new CaseReader<>(status, mediaType, read));
      return this;
    }

    /**
     * Adds the cases of some statuses that operations share, and what stands for every answer that
     * is not documented.
     *
     * <p>They are read by one function for all operations, which no operation has to load them for:
     * a shared case implements the response of each operation that has it.
     *
     * @param read makes the case of a status; that of an answer which is not documented where the
     *     status is empty
     * @param statuses {@code 404}, {@code 4XX} or {@code default}
     */
    public Builder<Q, R> errors(
        BiFunction<String, ? super ResponseReader, ? extends ResponseCase> read,
        String... statuses) {
      for (String status : statuses) {
        answer(status, in -> type.cast(read.apply(status, in)));
      }
      this.otherwise = in -> type.cast(read.apply("", in));
      return this;
    }

    /**
     * Ends the description of an operation whose plain call returns a body.
     *
     * @param <B> its type
     * @param body the body of a case of success; null for any other case
     * @param mediaTypes that are asked for by a plain call; none for all of the operation
     */
    public <B> ClientOperation<Q, R, B> returning(
        Function<? super R, ? extends @Nullable B> body, String... mediaTypes) {
      return new DescribedOperation<>(
          info,
          Stream.of(mediaTypes).map(MediaType::parse).toList(),
          request,
          List.copyOf(cases),
          otherwise,
          found(body),
          streams);
    }

    /**
     * Ends the description of an operation whose plain call returns the body of one case. The same
     * as {@link #returning} without a function for each operation, which would have to be compiled,
     * and linked before the first call.
     *
     * @param <B> the type of the body of that case
     * @param success the case
     * @param mediaTypes that are asked for by a plain call; none for all of the operation
     */
    @SuppressWarnings("unchecked") // generated code names a case whose body is a B
    public <B> ClientOperation<Q, R, B> returningBodyOf(
        Class<? extends ResponseCase> success, String... mediaTypes) {
      Function<R, @Nullable B> body =
          response -> success.isInstance(response) ? (B) success.cast(response).body() : null;
      return returning(body, mediaTypes);
    }

    private static <R, B> Function<R, B> found(Function<? super R, ? extends @Nullable B> body) {
      return response -> {
        B found = body.apply(response);
        if (found == null) {
          throw new UnexpectedCaseException(response);
        }
        return found;
      };
    }

    /** Ends the description of an operation whose plain call returns the whole response. */
    public ClientOperation<Q, R, R> returningResponse() {
      return new DescribedOperation<>(
          info, List.of(), request, List.copyOf(cases), otherwise, response -> response, streams);
    }

    /** Ends the description of an operation whose success has no body. */
    public ClientOperation<Q, R, @Nullable Void> returningNothing() {
      return new DescribedOperation<Q, R, @Nullable Void>(
          info, List.of(), request, List.copyOf(cases), otherwise, response -> null, streams);
    }
  }
}
