package dev.dateline.client.errors;

/** 5xx: the API failed to carry out a request that it may otherwise accept. */
public final class ServerErrorException extends ApiException {

  private static final long serialVersionUID = 1L;

  ServerErrorException(ApiFailure failure) {
    super(failure);
  }
}
