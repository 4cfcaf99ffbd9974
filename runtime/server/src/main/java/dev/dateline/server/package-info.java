/**
 * The runtime of generated servers, without a framework: negotiation, validation to errors,
 * authentication and envelopes.
 *
 * <p>May depend on the core runtime and on the JDK, on nothing else.
 */
@NullMarked
package dev.dateline.server;

import org.jspecify.annotations.NullMarked;
