/**
 * The runtime of generated clients: transport, credentials, retries and errors.
 *
 * <p>May depend on the core runtime and on the JDK, on nothing else.
 */
@NullMarked
package dev.dateline.client;

import org.jspecify.annotations.NullMarked;
