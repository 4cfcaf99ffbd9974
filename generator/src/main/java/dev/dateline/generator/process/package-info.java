/**
 * Generates in a Java process of its own, whose virtual machine suits work of a few seconds. {@link
 * dev.dateline.generator.process.GeneratorProcess} is the side that asks, {@link
 * dev.dateline.generator.process.GeneratorMain} the one that answers; they exchange JSON. Depends
 * on the entry point of the generator; only builds depend on it.
 */
@NullMarked
package dev.dateline.generator.process;

import org.jspecify.annotations.NullMarked;
