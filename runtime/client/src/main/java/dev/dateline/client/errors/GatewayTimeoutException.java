package dev.dateline.client.errors;

/**
 * 504: what is in front of the API did not wait longer for it, which may have acted all the same.
 */
public final class GatewayTimeoutException extends ServerErrorException {

  private static final long serialVersionUID = 1L;

  GatewayTimeoutException(ApiFailure failure) {
    super(failure);
  }
}
