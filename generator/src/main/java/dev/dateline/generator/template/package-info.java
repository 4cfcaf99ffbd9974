/**
 * Mustache.java as the template engine of OpenAPI Generator. Depends on both and on nothing of
 * Dateline but the view.
 */
@NullMarked
package dev.dateline.generator.template;

import org.jspecify.annotations.NullMarked;
