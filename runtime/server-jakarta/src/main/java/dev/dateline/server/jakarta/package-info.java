/**
 * Binds generated servers to Jakarta REST 3.1.
 *
 * <p>May depend on the server runtime and on {@code jakarta.ws.rs}, on no implementation of it.
 */
@NullMarked
package dev.dateline.server.jakarta;

import org.jspecify.annotations.NullMarked;
