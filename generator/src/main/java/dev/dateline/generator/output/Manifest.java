package dev.dateline.generator.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an output folder remembers of its last generation.
 *
 * @param parameters checksum of what was asked for
 * @param fingerprint checksum of what it was made from, content of files included
 * @param inputs the files that it was made from, by absolute path
 * @param outputs the files that it made, by path below the folder, with forward slashes
 */
record Manifest(
    String parameters,
    String fingerprint,
    Map<String, Stamp> inputs,
    SortedMap<String, Output> outputs) {

  static final String FILE = ".dateline-manifest";
  static final Manifest NONE = new Manifest("", "", Map.of(), Collections.emptySortedMap());

  private static final String FORMAT = "dateline-manifest 3";

  /**
   * A file that was made.
   *
   * @param stamp when it had been written
   * @param sum of its content
   */
  record Output(Stamp stamp, long sum) {}

  /**
   * The manifest of a folder; {@link #NONE} where there is none that can be understood.
   *
   * @throws IOException where it cannot be read
   */
  static Manifest read(Path root) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(root.resolve(FILE), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      return NONE;
    }
    if (lines.size() < 3 || !lines.get(0).equals(FORMAT)) {
      return NONE;
    }
    Map<String, Stamp> inputs = new TreeMap<>();
    SortedMap<String, Output> outputs = new TreeMap<>();
    try {
      for (String line : lines.subList(3, lines.size())) {
        int size = line.indexOf(' ') + 1;
        int modified = line.indexOf(' ', size) + 1;
        int sum = line.indexOf(' ', modified) + 1;
        int path = line.indexOf(' ', sum) + 1;
        Stamp stamp =
            new Stamp(
                Long.parseLong(line, size, modified - 1, 10),
                Long.parseLong(line, modified, sum - 1, 10));
        String file = line.substring(path);
        if (line.startsWith("in ")) {
          inputs.put(file, stamp);
        } else if (isBelow(root, file)) {
          outputs.put(file, new Output(stamp, Long.parseLong(line, sum, path - 1, 10)));
        }
      }
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      return NONE;
    }
    return new Manifest(lines.get(1), lines.get(2), inputs, outputs);
  }

  /** Whatever somebody wrote into the manifest, nothing outside the folder is ours. */
  private static boolean isBelow(Path root, String path) {
    if (!path.contains("..") && !path.startsWith("/") && path.indexOf(':') < 0) {
      return true;
    }
    Path normalized = root.normalize();
    return normalized.resolve(path).normalize().startsWith(normalized);
  }

  /** What {@link #read} understands: kind, size, time, sum and path, which may have spaces. */
  byte[] bytes() {
    List<String> lines = new ArrayList<>(List.of(FORMAT, parameters, fingerprint));
    inputs.forEach((path, stamp) -> lines.add(line("in", stamp, 0, path)));
    outputs.forEach((path, output) -> lines.add(line("out", output.stamp(), output.sum(), path)));
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static String line(String kind, Stamp stamp, long sum, String path) {
    return kind + " " + stamp.size() + " " + stamp.modified() + " " + sum + " " + path;
  }
}
