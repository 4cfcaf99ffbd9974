/**
 * Java as text: literals, comments, imports and type expressions.
 *
 * <p>Whatever of the document ends up in a source file passes through here, so that it cannot leave
 * its string, comment or identifier. Depends on the contract model; the views depend on it.
 */
@NullMarked
package dev.dateline.generator.java;

import org.jspecify.annotations.NullMarked;
