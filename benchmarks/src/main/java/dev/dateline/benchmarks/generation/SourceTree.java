package dev.dateline.benchmarks.generation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How much a generator wrote below a folder.
 *
 * @param files how many Java files
 * @param lines how many lines they have
 * @param bytes how many bytes
 */
record SourceTree(int files, long lines, long bytes) {

  /** Counts the Java files below a folder. */
  static SourceTree of(Path folder) {
    long lines = 0;
    long bytes = 0;
    List<Path> sources = sources(folder);
    for (Path source : sources) {
      try {
        byte[] content = Files.readAllBytes(source);
        bytes += content.length;
        for (byte b : content) {
          if (b == '\n') {
            lines++;
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new SourceTree(sources.size(), lines, bytes);
  }

  /** The Java files below a folder, in order. */
  static List<Path> sources(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
