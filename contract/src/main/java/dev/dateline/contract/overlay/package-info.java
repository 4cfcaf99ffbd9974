/**
 * Corrections to a document that one does not own: OpenAPI Overlay 1.0 files, whose actions say
 * with JSONPath what they change.
 *
 * <p>Works on trees and knows nothing of OpenAPI itself. Used by the first stage, between reading
 * the text and following references; depends on the tree, and for its reports on diagnostics.
 */
@NullMarked
package dev.dateline.contract.overlay;

import org.jspecify.annotations.NullMarked;
