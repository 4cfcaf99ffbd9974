/**
 * How a client proves who is calling: bearer tokens, service accounts (OAuth 2.0 client
 * credentials), HTTP digest and HTTP basic.
 *
 * <p>May depend on the core runtime, on the JDK, on {@code transport} and on {@code errors}.
 * Secrets stay in the fields of these classes and in the {@code Authorization} header: nothing here
 * prints them.
 */
@NullMarked
package dev.dateline.client.credentials;

import org.jspecify.annotations.NullMarked;
