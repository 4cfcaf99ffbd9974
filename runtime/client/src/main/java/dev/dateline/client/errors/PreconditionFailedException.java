package dev.dateline.client.errors;

/** 412: a condition of the request, as {@code If-Match}, does not hold. */
public final class PreconditionFailedException extends ApiException {

  private static final long serialVersionUID = 1L;

  PreconditionFailedException(ApiFailure failure) {
    super(failure);
  }
}
