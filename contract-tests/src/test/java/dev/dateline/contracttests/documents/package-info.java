/**
 * Holds both sides of other documents than that in {@code spec/} to the pacts that these imply, and
 * sees them fail where one side has another document. May depend on the generator and Pact.
 */
@NullMarked
package dev.dateline.contracttests.documents;

import org.jspecify.annotations.NullMarked;
