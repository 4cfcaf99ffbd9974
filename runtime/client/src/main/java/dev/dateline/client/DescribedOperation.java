package dev.dateline.client;

import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.http.OperationInfo;
import dev.dateline.runtime.http.OperationRequest;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An operation as {@link ClientOperation.Builder} was told it. */
record DescribedOperation<Q extends OperationRequest, R, B extends @Nullable Object>(
    OperationInfo info,
    List<MediaType> accepted,
    BiConsumer<? super Q, ? super RequestWriter> request,
    List<CaseReader<R>> cases,
    Function<? super ResponseReader, ? extends R> otherwise,
    Function<? super R, ? extends B> returned,
    boolean streams)
    implements ClientOperation<Q, R, B> {

  @Override
  public void write(Q request, RequestWriter out) {
    this.request.accept(request, out);
  }

  @Override
  public R read(ResponseReader in) {
    CaseReader<R> found = caseOf(Integer.toString(in.status()), in.contentType());
    if (found == null) {
      found = caseOf(in.status() / 100 + "XX", in.contentType());
    }
    if (found == null) {
      found = caseOf("default", in.contentType());
    }
    return found == null ? otherwise.apply(in) : found.read().apply(in);
  }

  /** The case of a status whose media type came, or else its first. */
  private @Nullable CaseReader<R> caseOf(String status, @Nullable MediaType received) {
    CaseReader<R> first = null;
    for (CaseReader<R> each : cases) {
      if (each.status().equals(status)) {
        if (received != null && isOf(received, each.mediaType())) {
          return each;
        }
        first = first == null ? each : first;
      }
    }
    return first;
  }

  private static boolean isOf(MediaType received, String documented) {
    if (documented.isEmpty()) {
      return false;
    }
    MediaType type = MediaType.parse(documented);
    return type.family().equals(received.family())
        || received.withoutParameters().matches(type.withoutParameters());
  }

  @Override
  public B success(R response) {
    return returned.apply(response);
  }
}
