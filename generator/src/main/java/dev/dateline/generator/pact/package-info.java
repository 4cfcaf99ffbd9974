/**
 * From a contract to the tests of a pact: consumer tests that drive the generated client, provider
 * tests that put the generated server into each provider state.
 *
 * <p>May depend on the contract's model and interactions, on {@code generator.java}, {@code
 * generator.values} and {@code generator.view}; only the code generators depend on it.
 */
@NullMarked
package dev.dateline.generator.pact;

import org.jspecify.annotations.NullMarked;
