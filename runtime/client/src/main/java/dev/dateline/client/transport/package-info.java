/**
 * How bytes travel: one small interface, {@link dev.dateline.client.transport.Transport}, and its
 * default over the JDK's HTTP client.
 *
 * <p>May depend on the core runtime, on the JDK and on {@code errors}.
 */
@NullMarked
package dev.dateline.client.transport;

import org.jspecify.annotations.NullMarked;
