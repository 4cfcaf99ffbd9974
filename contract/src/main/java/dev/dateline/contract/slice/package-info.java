/**
 * The second stage: from the tree of all versions to the tree of one version, with the operations
 * that are wanted and the components that these reach.
 *
 * <p>May depend on {@code dev.dateline.contract.tree}, on what {@code dev.dateline.contract.read}
 * returns and on the version rule of the core runtime; the building stage may not be seen from
 * here.
 */
@NullMarked
package dev.dateline.contract.slice;

import org.jspecify.annotations.NullMarked;
