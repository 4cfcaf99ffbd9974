package dev.dateline.benchmarks.calls;

import java.net.URI;

/** A program that makes one call and ends. */
final class FirstCall {

  private FirstCall() {}

  /** Takes the name of a peer and the address of the server. */
  public static void main(String[] arguments) {
    String answer = Caller.Peer.valueOf(arguments[0]).start(URI.create(arguments[1])).get();
    System.out.println(answer.length());
    System.exit(0); // as okhttp's threads would keep the program for a minute
  }
}
