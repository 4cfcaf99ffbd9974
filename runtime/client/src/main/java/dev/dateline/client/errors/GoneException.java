package dev.dateline.client.errors;

/** 410: what was at that address is no longer there. */
public final class GoneException extends ApiException {

  private static final long serialVersionUID = 1L;

  GoneException(ApiFailure failure) {
    super(failure);
  }
}
