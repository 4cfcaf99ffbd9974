package dev.dateline.client.errors;

/** 409: the call does not go with the state that the resource is in. */
public final class ConflictException extends ApiException {

  private static final long serialVersionUID = 1L;

  ConflictException(ApiFailure failure) {
    super(failure);
  }
}
