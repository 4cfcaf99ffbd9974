package dev.dateline.client.errors;

import org.jspecify.annotations.Nullable;

/**
 * The common root of everything a call throws by design, so that a caller can catch one type. What
 * is not a {@code ClientException} is a mistake in the calling code or in this library.
 */
public abstract sealed class ClientException extends RuntimeException
    permits ApiException,
        CredentialsException,
        InvalidRequestException,
        PagingException,
        TransportException,
        UnreadableResponseException,
        WaitException {

  private static final long serialVersionUID = 1L;

  ClientException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
