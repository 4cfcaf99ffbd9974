package dev.dateline.server;

import dev.dateline.runtime.http.AuthHeader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** User name and password as HTTP Basic carries them (RFC 7617, 2). */
record BasicCredentials(String user, String password) {
  /** Reads credentials of the scheme; empty when they are malformed. */
  static Optional<BasicCredentials> of(AuthHeader credentials) {
    String token = credentials.token68();
    return token == null ? Optional.empty() : parse(token);
  }

  private static Optional<BasicCredentials> parse(String token) {
    try {
      byte[] decoded = Base64.getDecoder().decode(token);
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(decoded)).toString();
      int colon = text.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(new BasicCredentials(text.substring(0, colon), text.substring(colon + 1)));
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "BasicCredentials[" + user + "]";
  }
}
