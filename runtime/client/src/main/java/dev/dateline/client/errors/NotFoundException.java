package dev.dateline.client.errors;

/** 404: there is nothing at that address, or nothing that the caller may know of. */
public final class NotFoundException extends ApiException {

  private static final long serialVersionUID = 1L;

  NotFoundException(ApiFailure failure) {
    super(failure);
  }
}
