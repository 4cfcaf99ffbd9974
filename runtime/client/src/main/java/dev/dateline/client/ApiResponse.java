package dev.dateline.client;

import dev.dateline.runtime.http.Headers;

/**
 * An answer with everything that came with it.
 *
 * @param <R> the sealed response of the operation
 * @param status that was answered; that of the envelope, where there is one
 * @param headers that were answered
 * @param response the case that the answer is
 */
public record ApiResponse<R>(int status, Headers headers, R response) {}
