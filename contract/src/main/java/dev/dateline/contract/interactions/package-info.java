/**
 * What a contract has to say in pacts: for each operation the exchanges that both sides agree on,
 * one for each thing that the document distinguishes, and what either side has to refuse.
 *
 * <p>May depend on the model, the example values and the core runtime; knows nothing of documents
 * nor of Java to be generated.
 */
@NullMarked
package dev.dateline.contract.interactions;

import org.jspecify.annotations.NullMarked;
