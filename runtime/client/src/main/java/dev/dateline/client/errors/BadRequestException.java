package dev.dateline.client.errors;

/** 400: the API refuses the request as it stands. */
public final class BadRequestException extends ApiException {

  private static final long serialVersionUID = 1L;

  BadRequestException(ApiFailure failure) {
    super(failure);
  }
}
