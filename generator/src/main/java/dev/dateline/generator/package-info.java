/**
 * From a contract to Java source files.
 *
 * <p>{@link dev.dateline.generator.DatelineGenerator} is the entry point for builds; {@code host}
 * makes the same generators available to OpenAPI Generator. Depends on the contract module, OpenAPI
 * Generator and Mustache.java; the Maven plugin depends on it.
 */
@NullMarked
package dev.dateline.generator;

import org.jspecify.annotations.NullMarked;
