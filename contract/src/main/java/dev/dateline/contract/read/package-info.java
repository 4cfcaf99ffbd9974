/**
 * The first stage: YAML or JSON, in one file or several, to one document tree.
 *
 * <p>Knows the grammar of OpenAPI as far as references go, and nothing of versions or types. May
 * depend on {@code dev.dateline.contract.tree}, snakeyaml and jackson-core; neither of the later
 * stages may be seen from here.
 */
@NullMarked
package dev.dateline.contract.read;

import org.jspecify.annotations.NullMarked;
