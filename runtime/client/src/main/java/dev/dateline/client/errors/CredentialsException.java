package dev.dateline.client.errors;

import org.jspecify.annotations.Nullable;

/**
 * The client could not prove who is calling: no credentials were set, they do not fit the
 * operation, or no token could be had for them. The call itself was not sent, or was refused for
 * its token and could not be sent again.
 *
 * <p>An answer 401 to the call is not this but an {@link UnauthorizedException}.
 */
public final class CredentialsException extends ClientException {

  private static final long serialVersionUID = 1L;

  /**
   * A failure to authenticate.
   *
   * @param message what is wrong and how to mend it, without any secret
   */
  public CredentialsException(String message) {
    this(message, null);
  }

  /**
   * A failure to authenticate.
   *
   * @param message what is wrong and how to mend it, without any secret
   * @param cause what lies behind it, without any secret either, or null
   */
  public CredentialsException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /**
   * This failure as that of a call's last attempt.
   *
   * @param attempts how often the call was tried
   * @return this one after the first attempt; after others one that says so
   */
  public CredentialsException after(int attempts) {
    if (attempts == 1) {
      return this;
    }
    CredentialsException last =
        new CredentialsException(
            "%s (after %d attempts)".formatted(getMessage(), attempts), getCause());
    last.setStackTrace(getStackTrace());
    return last;
  }
}
