/**
 * What generated consumer tests do the same way: let a client have an exchange with Pact's mock
 * server, and see it refuse what the document forbids.
 *
 * <p>May depend on the client runtime, Pact JVM and JUnit; on nothing of a server.
 */
@NullMarked
package dev.dateline.pact.consumer;

import org.jspecify.annotations.NullMarked;
