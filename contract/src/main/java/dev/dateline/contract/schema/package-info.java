/**
 * Schemas of OpenAPI documents as they stand in the tree: their dialects, numbers, patterns and the
 * judgement of values by them.
 *
 * <p>May depend on {@code dev.dateline.contract.tree}, {@code dev.dateline.contract.model} and on
 * the core runtime.
 */
@NullMarked
package dev.dateline.contract.schema;

import org.jspecify.annotations.NullMarked;
