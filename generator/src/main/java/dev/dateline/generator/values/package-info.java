/**
 * Values of a contract as Java: the expressions that make them with generated types.
 *
 * <p>May depend on the contract's model and examples, on {@code generator.java} and on the packages
 * of {@code generator.view}.
 */
@NullMarked
package dev.dateline.generator.values;

import org.jspecify.annotations.NullMarked;
