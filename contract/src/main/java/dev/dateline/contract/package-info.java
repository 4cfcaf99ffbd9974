/**
 * Reads an OpenAPI document, slices it to one version and builds the contract that clients, servers
 * and tests are made from.
 *
 * <p>May depend on the core runtime, Swagger Parser and Jackson; knows neither Java code nor
 * templates.
 */
@NullMarked
package dev.dateline.contract;

import org.jspecify.annotations.NullMarked;
