package dev.dateline.client.errors;

/** 5xx: the API failed to carry out a request that it may otherwise accept. */
public sealed class ServerErrorException extends ApiException
    permits GatewayTimeoutException, ServiceUnavailableException {

  private static final long serialVersionUID = 1L;

  ServerErrorException(ApiFailure failure) {
    super(failure);
  }
}
