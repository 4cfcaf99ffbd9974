/**
 * What a user may ask for beside the document itself: other names and types, and strictness.
 *
 * <p>Shared by our own entry point and the generators as OpenAPI Generator sees them. Depends on
 * the contract's model alone.
 */
@NullMarked
package dev.dateline.generator.settings;

import org.jspecify.annotations.NullMarked;
