/**
 * Lists that come in pages: what generated code says of how they go on ({@link
 * dev.dateline.client.paging.Paging}), and what a caller goes through them with ({@link
 * dev.dateline.client.paging.Pages}).
 *
 * <p>May depend on the rest of the client runtime, the core runtime and the JDK.
 */
@NullMarked
package dev.dateline.client.paging;

import org.jspecify.annotations.NullMarked;
