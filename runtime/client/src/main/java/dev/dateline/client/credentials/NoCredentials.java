package dev.dateline.client.credentials;

import dev.dateline.client.transport.HttpRequestData;
import dev.dateline.runtime.http.SecurityScheme;

/** Adds nothing. */
final class NoCredentials implements Credentials {

  static final NoCredentials INSTANCE = new NoCredentials();

  private NoCredentials() {}

  @Override
  public boolean fits(SecurityScheme scheme) {
    return true;
  }

  @Override
  public HttpRequestData authorize(AuthorizationContext context) {
    return context.request();
  }

  @Override
  public String toString() {
    return "no credentials";
  }
}
