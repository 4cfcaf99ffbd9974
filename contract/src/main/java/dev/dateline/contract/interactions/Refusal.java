package dev.dateline.contract.interactions;

import org.jspecify.annotations.Nullable;

/**
 * What one side must not send, so that the other refuses it.
 *
 * @param about what is wrong, unique in its operation
 * @param request that is wrong, or that the wrong answer is to
 * @param response that is wrong; null where it is the request that is
 */
public record Refusal(String about, RequestValues request, @Nullable ResponseValues response) {}
