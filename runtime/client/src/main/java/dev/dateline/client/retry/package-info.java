/**
 * Which calls are tried again, how often and when: what a user says of it. That it happens is the
 * caller's business.
 *
 * <p>May depend on the JDK only.
 */
@NullMarked
package dev.dateline.client.retry;

import org.jspecify.annotations.NullMarked;
