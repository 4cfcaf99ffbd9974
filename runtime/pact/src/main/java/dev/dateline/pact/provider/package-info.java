/**
 * What generated provider tests do the same way: replay pacts against a generated server whose
 * services answer what the provider state says, and see it refuse what the document forbids.
 *
 * <p>May depend on the server runtime, Pact JVM with its HTTP client, and JUnit; on nothing of the
 * client runtime.
 */
@NullMarked
package dev.dateline.pact.provider;

import org.jspecify.annotations.NullMarked;
