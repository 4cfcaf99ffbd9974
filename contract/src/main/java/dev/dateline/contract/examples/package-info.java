/**
 * Values for whatever a contract has a type for: an example of the document where there is one that
 * fits, otherwise one made of the type and what it must obey.
 *
 * <p>May depend on the model and the core runtime; knows nothing of documents.
 */
@NullMarked
package dev.dateline.contract.examples;

import org.jspecify.annotations.NullMarked;
