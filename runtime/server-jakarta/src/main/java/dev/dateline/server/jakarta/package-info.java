/**
 * Binds generated servers to Jakarta REST 3.1.
 *
 * <p>The framework keeps its router: generated resources have one annotated method for each
 * operation, which hands the request to {@link dev.dateline.server.jakarta.JakartaBinding}.
 *
 * <p>May depend on the server runtime and on {@code jakarta.ws.rs}, on no implementation of it.
 */
@NullMarked
package dev.dateline.server.jakarta;

import org.jspecify.annotations.NullMarked;
