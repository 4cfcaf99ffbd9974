/**
 * The runtime of generated servers, without a framework: negotiation, validation to errors,
 * authentication and envelopes.
 *
 * <p>{@link dev.dateline.server.OperationHandler} takes a request through these steps. The first
 * that fails answers, with the document's error body:
 *
 * <ol>
 *   <li>{@code envelope} and {@code pretty} are looked at, since they shape errors as well;
 *   <li>authentication: 401 with challenges;
 *   <li>authorization: 403;
 *   <li>{@code Accept}: 406;
 *   <li>{@code Content-Type} of a request with a body: 415;
 *   <li>the size of the body: 413;
 *   <li>parameters and body are read and checked against the whole document: 400 with every
 *       violation found;
 *   <li>the service answers; an exception becomes 500;
 *   <li>what it answered is checked against the document: 500, and the log says what is wrong;
 *   <li>the answer is written, in an envelope and pretty-printed where asked.
 * </ol>
 *
 * <p>Who may not call an operation thus learns nothing about it, and nobody's body is read before
 * it is known who sends it. Query parameters that the operation does not have are ignored.
 *
 * <p>Everything public here is immutable and thread safe unless it says otherwise. May depend on
 * the core runtime and on the JDK, on nothing else.
 */
@NullMarked
package dev.dateline.server;

import org.jspecify.annotations.NullMarked;
