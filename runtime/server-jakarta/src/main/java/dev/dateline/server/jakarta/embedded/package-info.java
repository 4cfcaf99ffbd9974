/**
 * A server that runs in this process: Jersey on the HTTP server of the JDK.
 *
 * <p>Meant for trying things out, for tests and for small deployments. Nothing else depends on this
 * package, and it may depend on {@code jersey-server}, which the artifact leaves to those who use
 * the package: they bring {@code jersey-container-jdk-http} and {@code jersey-hk2}. Why this
 * server: {@code docs/decisions}.
 */
@NullMarked
package dev.dateline.server.jakarta.embedded;

import org.jspecify.annotations.NullMarked;
