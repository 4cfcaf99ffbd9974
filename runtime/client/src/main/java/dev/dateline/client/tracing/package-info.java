/**
 * What is told of the calls of a client, for tracing and metrics.
 *
 * <p>May depend on the core runtime, on the JDK and on {@code transport} and {@code errors}.
 */
@NullMarked
package dev.dateline.client.tracing;

import org.jspecify.annotations.NullMarked;
