package dev.dateline.contract.interactions;

/**
 * An exchange that both sides agree on.
 *
 * @param about what it is there for, unique in its operation: {@code 200}, {@code 200, limit at its
 *     maximum}
 * @param literal the place in the answer's body that is told to the letter, as in {@code
 *     deliveryType}; empty where none is
 * @param request that is sent
 * @param response that comes
 */
public record Interaction(
    String about, String literal, RequestValues request, ResponseValues response) {}
