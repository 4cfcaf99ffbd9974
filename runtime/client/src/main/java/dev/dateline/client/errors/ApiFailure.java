package dev.dateline.client.errors;

import dev.dateline.runtime.http.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an answer that is not a success: what an {@link ApiException} is made from.
 *
 * @param operationId of the operation that was called
 * @param status that was answered (that of the envelope, where there is one)
 * @param headers that were answered
 * @param requestId what the server calls this exchange in its own logs, or null where it did not
 *     say
 * @param attempts how often the call was tried
 * @param text the body as text, empty when there was none
 * @param code the API's own code for the error, or null where the body has none
 * @param detail the API's own sentence about the error, or null where the body has none
 * @param error the typed error body, or null where the answer has none that the document knows
 * @param response the case of the operation's sealed response, or null where the body was not what
 *     that case needs
 */
public record ApiFailure(
    String operationId,
    int status,
    Headers headers,
    @Nullable String requestId,
    int attempts,
    String text,
    @Nullable String code,
    @Nullable String detail,
    @Nullable Object error,
    @Nullable Object response) {}
