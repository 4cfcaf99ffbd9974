/**
 * From a contract to a reference for people: HTML pages, one for each operation, with samples.
 *
 * <p>What comes from the document is escaped where it is put into HTML, and nowhere else. May
 * depend on the contract's model and examples, on {@code generator.java}, {@code generator.values}
 * and {@code generator.view}, and on commonmark.
 */
@NullMarked
package dev.dateline.generator.docs;

import org.jspecify.annotations.NullMarked;
