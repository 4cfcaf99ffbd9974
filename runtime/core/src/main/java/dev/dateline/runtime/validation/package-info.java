/**
 * Constraints of an API document, executable: the checks of single properties and the rules over
 * whole JSON values, and the violations that they report.
 *
 * <p>May depend on {@code json} and on nothing else of the project.
 */
@NullMarked
package dev.dateline.runtime.validation;

import org.jspecify.annotations.NullMarked;
