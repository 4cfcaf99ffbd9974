/**
 * The last stage: from the tree of one version to the {@link dev.dateline.contract.model.Contract}.
 *
 * <p>Everything odd about OpenAPI is settled here and nowhere else. May depend on the earlier
 * stages' results, on {@code dev.dateline.contract.model}, on the core runtime and on Swagger
 * Parser, which judges whether the document is well formed; no other package sees Swagger Parser.
 */
@NullMarked
package dev.dateline.contract.build;

import org.jspecify.annotations.NullMarked;
