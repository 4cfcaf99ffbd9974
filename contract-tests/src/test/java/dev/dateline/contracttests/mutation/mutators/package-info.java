/**
 * Small changes to OpenAPI documents: a {@link
 * dev.dateline.contracttests.mutation.mutators.Mutator} finds all places of a document that a kind
 * of change applies to, and makes a {@link dev.dateline.contracttests.mutation.mutators.Mutant} of
 * each. Knows nothing of any one document, nor of what is done with the changed ones. Depends on
 * Jackson's trees and on what the contract knows of the grammar of OpenAPI.
 */
@NullMarked
package dev.dateline.contracttests.mutation.mutators;

import org.jspecify.annotations.NullMarked;
