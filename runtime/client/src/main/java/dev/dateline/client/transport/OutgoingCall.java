package dev.dateline.client.transport;

import dev.dateline.runtime.http.ApiProtocol;
import dev.dateline.runtime.http.OperationInfo;
import dev.dateline.runtime.http.OperationRequest;

/**
 * A call whose request was checked and composed, and is about to be sent.
 *
 * @param protocol of the API
 * @param operation that is called
 * @param request as the caller gave it; the calls for further pages of a list have that of the
 *     first one
 */
public record OutgoingCall(
    ApiProtocol protocol, OperationInfo operation, OperationRequest request) {}
