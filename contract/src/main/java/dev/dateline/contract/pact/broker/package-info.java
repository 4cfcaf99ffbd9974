/**
 * Where pacts come from: files, folders, addresses of the web and Pact Brokers.
 *
 * <p>May depend on {@code dev.dateline.contract.pact}, on the core runtime and on the JDK's HTTP
 * client.
 */
@NullMarked
package dev.dateline.contract.pact.broker;

import org.jspecify.annotations.NullMarked;
