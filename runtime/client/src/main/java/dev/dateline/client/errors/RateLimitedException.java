package dev.dateline.client.errors;

/** 429: too many calls; {@link #retryAfter()} may tell when to try again. */
public final class RateLimitedException extends ApiException {

  private static final long serialVersionUID = 1L;

  RateLimitedException(ApiFailure failure) {
    super(failure);
  }
}
