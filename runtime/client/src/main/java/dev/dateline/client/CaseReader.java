package dev.dateline.client;

import java.util.function.Function;

/**
 * Reads one case of a response.
 *
 * @param <R> the response
 * @param status {@code 404}, {@code 4XX} or {@code default}
 * @param mediaType of the body, where a status is documented with several; otherwise empty
 * @param read makes the case from an answer of that status
 */
record CaseReader<R>(
    String status, String mediaType, Function<? super ResponseReader, ? extends R> read) {}
