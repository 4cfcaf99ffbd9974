package dev.dateline.server;

import dev.dateline.runtime.http.OperationInfo;
import dev.dateline.runtime.http.OperationRequest;
import dev.dateline.runtime.http.ResponseCase;
import java.util.function.Function;

/** An operation whose responses say themselves what they are. */
record DescribedOperation<Q extends OperationRequest, R extends ResponseCase>(
    OperationInfo info, Function<? super RequestReader, ? extends Q> request)
    implements ServerOperation<Q, R> {

  @Override
  public Q read(RequestReader in) {
    return request.apply(in);
  }

  @Override
  public void write(R response, ResponseWriter out) {
    CaseWriter.write(response, info, out);
  }
}
