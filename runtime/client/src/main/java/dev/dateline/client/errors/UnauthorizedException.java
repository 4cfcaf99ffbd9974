package dev.dateline.client.errors;

/**
 * 401: the API does not know who is calling, after everything the credentials could do about it.
 */
public final class UnauthorizedException extends ApiException {

  private static final long serialVersionUID = 1L;

  UnauthorizedException(ApiFailure failure) {
    super(failure);
  }
}
