/**
 * What generated clients are made of and what they call: one {@link
 * dev.dateline.client.ClientOperation} per operation, run by an {@link
 * dev.dateline.client.ApiCaller} that an {@link dev.dateline.client.ApiClientBuilder} set up.
 *
 * <p>May depend on the core runtime, on the JDK and on its own sub-packages ({@code credentials},
 * {@code transport}, {@code retry}, {@code tracing}, {@code errors}), none of which may depend on
 * it.
 */
@NullMarked
package dev.dateline.client;

import org.jspecify.annotations.NullMarked;
