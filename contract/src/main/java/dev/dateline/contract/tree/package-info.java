/**
 * A document as an immutable tree that knows where each part was written, and the grammar of
 * OpenAPI: which key of which object holds what.
 *
 * <p>Shared by the stages. Depends on the JDK and the JSON values of the core runtime only.
 */
@NullMarked
package dev.dateline.contract.tree;

import org.jspecify.annotations.NullMarked;
