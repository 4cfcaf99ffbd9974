package dev.dateline.client.errors;

/** 422: the API understands the request and cannot act on what it says. */
public final class UnprocessableContentException extends ApiException {

  private static final long serialVersionUID = 1L;

  UnprocessableContentException(ApiFailure failure) {
    super(failure);
  }
}
