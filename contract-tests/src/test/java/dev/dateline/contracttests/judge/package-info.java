/**
 * The third judge: holds the pact file itself to the document, with schema validators that nobody
 * here wrote. A mistake that client and server share, because one generator made both, is found
 * here. May depend on the document and its {@code SchemaJudge}; on nothing of Dateline.
 */
@NullMarked
package dev.dateline.contracttests.judge;

import org.jspecify.annotations.NullMarked;
