/**
 * JSON as values, as a stream to read and write, and the base class of generated models.
 *
 * <p>Jackson's streaming core does the work and stays hidden. May depend on {@code validation}
 * (models list their own violations) and on nothing else of the project.
 */
@NullMarked
package dev.dateline.runtime.json;

import org.jspecify.annotations.NullMarked;
