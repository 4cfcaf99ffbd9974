package dev.dateline.generator.output;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Tells texts and files from others by how long they are and by CRC-32. Enough to notice an
 * accident, and nobody forges their own document or generated code; a cryptographic digest of tens
 * of megabytes takes a cold Java long. Not thread-safe.
 */
final class Checksum {

  private final CRC32 sum = new CRC32();
  private long size;

  /** The CRC-32 of some bytes. */
  static long of(byte[] bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    return sum.getValue();
  }

  /** Adds texts; two are not the same as one that joins them. */
  void addAll(String... texts) {
    addAll(List.of(texts));
  }

  /** Adds texts. */
  void addAll(List<String> texts) {
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      add(bytes, bytes.length);
      add(new byte[1], 1);
    }
  }

  /** Adds what a file says, or that it cannot be read. */
  void add(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        add(buffer, n);
      }
    } catch (IOException e) {
      addAll("unreadable", String.valueOf(e.getMessage()));
    }
  }

  private void add(byte[] bytes, int length) {
    sum.update(bytes, 0, length);
    size += length;
  }

  @Override
  public String toString() {
    return Long.toHexString(size) + "-" + Long.toHexString(sum.getValue());
  }
}
