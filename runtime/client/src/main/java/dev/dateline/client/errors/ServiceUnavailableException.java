package dev.dateline.client.errors;

/** 503: the API is overloaded or down for a while; {@link #retryAfter()} may tell how long. */
public final class ServiceUnavailableException extends ServerErrorException {

  private static final long serialVersionUID = 1L;

  ServiceUnavailableException(ApiFailure failure) {
    super(failure);
  }
}
