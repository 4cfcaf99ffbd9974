package dev.dateline.server;

/**
 * A program that gets tokens with a client id and a secret. The secret does not show up in {@code
 * toString}.
 *
 * @param secret the client secret
 * @param principal who the program is
 */
public record ServiceAccount(String secret, Principal principal) {
  @Override
  public String toString() {
    return "ServiceAccount[" + principal + "]";
  }
}
