/**
 * Turns a contract into Java: the view that templates read, and the generators that OpenAPI
 * Generator runs.
 *
 * <p>May depend on the contract, OpenAPI Generator and Mustache.java.
 */
@NullMarked
package dev.dateline.generator;

import org.jspecify.annotations.NullMarked;
