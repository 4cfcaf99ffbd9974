package dev.dateline.runtime.json;

/** Which way a JSON text travels; decides over read-only and write-only properties. */
public enum Direction {
  /** From client to server: read-only properties are not written, and ignored when received. */
  REQUEST,
  /** From server to client: write-only properties are not written; everything is read. */
  RESPONSE,
  /** Neither: everything is read and written. */
  BOTH;

  /** Whether read-only properties are part of such a text. */
  public boolean includesReadOnly() {
    return this != REQUEST;
  }

  /** Whether write-only properties are part of such a text. */
  public boolean includesWriteOnly() {
    return this != RESPONSE;
  }
}
