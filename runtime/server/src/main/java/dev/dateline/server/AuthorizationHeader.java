package dev.dateline.server;

import dev.dateline.runtime.http.AuthHeader;
import dev.dateline.runtime.http.Headers;
import java.util.List;
import java.util.Optional;

/** The header {@code Authorization} of a request. */
final class AuthorizationHeader {
  private AuthorizationHeader() {}

  /** The credentials; empty when the header is absent, repeated or malformed. */
  static Optional<AuthHeader> of(Headers headers) {
    List<String> lines = headers.all("Authorization");
    if (lines.size() != 1) {
      return Optional.empty();
    }
    try {
      return Optional.of(AuthHeader.parseCredentials(lines.get(0)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
