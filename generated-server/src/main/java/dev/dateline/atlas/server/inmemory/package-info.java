/**
 * The restore-job endpoints without Atlas: projects, clusters, snapshots and restore jobs in
 * memory, behind the generated server. For tests of programs that call the API, and for trying out
 * a client.
 *
 * <p>{@link dev.dateline.atlas.server.inmemory.InMemoryBackups} is what a test sets up and asks;
 * {@link dev.dateline.atlas.server.inmemory.AtlasStub} is the same as a program. Only what depends
 * on the state of a service is decided here: whatever the document says has been checked by the
 * generated server before.
 *
 * <p>May depend on the generated server, on the server runtime and on the JDK.
 */
@NullMarked
package dev.dateline.atlas.server.inmemory;

import org.jspecify.annotations.NullMarked;
