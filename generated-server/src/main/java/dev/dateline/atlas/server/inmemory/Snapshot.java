package dev.dateline.atlas.server.inmemory;

import java.time.Instant;

/**
 * A legacy backup snapshot of a cluster.
 *
 * @param id 24 hexadecimal digits
 * @param takenAt when it was taken
 * @param queryable whether it is a queryable backup, which cannot be restored
 */
public record Snapshot(String id, Instant takenAt, boolean queryable) {}
