package dev.dateline.client.errors;

/** 403: the API knows who is calling and does not allow the call. */
public final class ForbiddenException extends ApiException {

  private static final long serialVersionUID = 1L;

  ForbiddenException(ApiFailure failure) {
    super(failure);
  }
}
