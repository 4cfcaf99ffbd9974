/** Peers and a small hand-written API for the tests of the client runtime. */
@NullMarked
package dev.dateline.client.testing;

import org.jspecify.annotations.NullMarked;
