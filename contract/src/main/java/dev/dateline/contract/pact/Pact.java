package dev.dateline.contract.pact;

import java.util.List;

/**
 * A pact: what a consumer expects of a provider.
 *
 * @param source what it is called: its file or address
 * @param consumer name, empty where it has none
 * @param provider name, empty where it has none
 * @param specification version of the Pact specification that it is written in: {@code 2.0.0};
 *     empty where it does not say
 * @param interactions in the order of the file
 */
public record Pact(
    String source,
    String consumer,
    String provider,
    String specification,
    List<Interaction> interactions) {
  public Pact {
    interactions = List.copyOf(interactions);
  }
}
