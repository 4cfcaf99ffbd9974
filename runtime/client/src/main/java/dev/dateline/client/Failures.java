package dev.dateline.client;

import dev.dateline.client.errors.ApiException;
import dev.dateline.client.errors.ApiFailure;
import dev.dateline.client.errors.UnreadableResponseException;
import dev.dateline.runtime.http.ApiProtocol;
import dev.dateline.runtime.http.OperationInfo;
import org.jspecify.annotations.Nullable;

/** Makes public exceptions of answers. Immutable, and safe for use by many threads. */
final class Failures {

  private final ApiProtocol protocol;

  Failures(ApiProtocol protocol) {
    this.protocol = protocol;
  }

  /**
   * An answer that is no success.
   *
   * @param error its typed body, or null
   * @param response its case, or null
   */
  ApiException answered(
      OperationInfo info,
      ReceivedResponse received,
      @Nullable Object error,
      @Nullable Object response) {
    ErrorText text = ErrorText.of(protocol.errors(), received);
    return ApiException.of(failure(info, received, text.code(), text.detail(), error, response));
  }

  /**
   * A success that cannot be read.
   *
   * @param path where in the body
   * @param reason what is wrong there
   * @param cause what lies behind it, or null
   */
  UnreadableResponseException unreadable(
      OperationInfo info,
      ReceivedResponse received,
      String path,
      String reason,
      @Nullable Throwable cause) {
    return new UnreadableResponseException(
        failure(info, received, null, null, null, null), path, reason, cause);
  }

  private ApiFailure failure(
      OperationInfo info,
      ReceivedResponse received,
      @Nullable String code,
      @Nullable String detail,
      @Nullable Object error,
      @Nullable Object response) {
    return new ApiFailure(
        info.operationId(),
        received.status(),
        received.headers(),
        received.headers().first(protocol.requestIdHeader()).orElse(null),
        received.tries().number(),
        received.readableText(),
        code,
        detail,
        error,
        response);
  }
}
