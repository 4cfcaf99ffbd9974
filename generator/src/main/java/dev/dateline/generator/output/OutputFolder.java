package dev.dateline.generator.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A folder that generations write to. It remembers in {@value #MANIFEST} which files are its own
 * and what they were made from. Not thread-safe; one folder has one writer at a time.
 */
public final class OutputFolder {

  static final String MANIFEST = ".dateline-manifest";
  private static final String FORMAT = "dateline-manifest 1";

  private final Path root;

  /**
   * @param root need not exist
   */
  public OutputFolder(Path root) {
    this.root = root;
  }

  /**
   * How a generation changed the folder.
   *
   * @param written files that are new or different
   * @param deleted files that are gone
   */
  public record Change(int written, int deleted) {}

  /** What was generated last time, by path, with the digest of each file. */
  private record Manifest(String fingerprint, SortedMap<String, String> digests) {
    private static final Manifest NONE = new Manifest("", Collections.emptySortedMap());
  }

  /**
   * Whether the folder holds, unchanged, what a generation with this fingerprint wrote.
   *
   * @throws IOException where the folder cannot be read
   */
  public boolean isUpToDate(String fingerprint) throws IOException {
    if (!Files.isDirectory(root)) {
      return false;
    }
    Manifest manifest = manifest();
    if (!manifest.fingerprint().equals(fingerprint)) {
      return false;
    }
    for (Map.Entry<String, String> entry : manifest.digests().entrySet()) {
      Path file = root.resolve(entry.getKey());
      if (!Files.isRegularFile(file)
          || !Fingerprint.digest(Files.readAllBytes(file)).equals(entry.getValue())) {
        return false;
      }
    }
    return true;
  }

  /**
   * Makes sure that files can be written, before any work is done for them.
   *
   * @throws IOException where they cannot
   */
  public void requireWritable() throws IOException {
    Path existing = root.toAbsolutePath();
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (existing == null || !Files.isDirectory(existing)) {
      throw new IOException(existing + " is not a folder");
    }
    if (!Files.isWritable(existing)) {
      throw new IOException("no permission to write to " + existing);
    }
  }

  /**
   * Replaces what was generated last time.
   *
   * @param files bytes by path below the folder, with forward slashes
   * @param fingerprint of what they were made from
   * @throws IOException where a file cannot be written
   */
  public Change replace(Map<String, byte[]> files, String fingerprint) throws IOException {
    Manifest before = manifest();
    // Until all is written, the folder is nobody's current state.
    Files.deleteIfExists(root.resolve(MANIFEST));
    int written = 0;
    SortedMap<String, String> digests = new TreeMap<>();
    for (Map.Entry<String, byte[]> entry : files.entrySet()) {
      Path file = root.resolve(entry.getKey());
      digests.put(entry.getKey(), Fingerprint.digest(entry.getValue()));
      if (!holds(file, entry.getValue())) {
        write(file, entry.getValue());
        written++;
      }
    }
    int deleted = 0;
    for (String path : before.digests().keySet()) {
      if (!files.containsKey(path) && Files.deleteIfExists(root.resolve(path))) {
        deleted++;
        deleteEmptyParents(root.resolve(path));
      }
    }
    StringBuilder text = new StringBuilder(FORMAT).append('\n').append(fingerprint).append('\n');
    digests.forEach((path, digest) -> text.append(digest).append(' ').append(path).append('\n'));
    write(root.resolve(MANIFEST), text.toString().getBytes(StandardCharsets.UTF_8));
    return new Change(written, deleted);
  }

  /** The files of the last generation, sorted. */
  public List<Path> files() {
    try {
      List<Path> files = new ArrayList<>();
      manifest().digests().keySet().forEach(path -> files.add(root.resolve(path)));
      return files;
    } catch (IOException e) {
      return List.of();
    }
  }

  private static boolean holds(Path file, byte[] content) throws IOException {
    return Files.isRegularFile(file)
        && Files.size(file) == content.length
        && Arrays.equals(Files.readAllBytes(file), content);
  }

  private static void write(Path file, byte[] content) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(file + " has no folder");
    }
    Files.createDirectories(folder);
    Path temporary = Files.createTempFile(folder, ".dateline", ".tmp");
    try {
      Files.write(temporary, content);
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private void deleteEmptyParents(Path file) throws IOException {
    for (Path folder = file.getParent();
        folder != null && !folder.equals(root) && folder.startsWith(root);
        folder = folder.getParent()) {
      try (var children = Files.list(folder)) {
        if (children.findAny().isPresent()) {
          return;
        }
      }
      Files.delete(folder);
    }
  }

  private Manifest manifest() throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(root.resolve(MANIFEST), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      return Manifest.NONE;
    }
    if (lines.size() < 2 || !lines.get(0).equals(FORMAT)) {
      return Manifest.NONE;
    }
    SortedMap<String, String> digests = new TreeMap<>();
    for (String line : lines.subList(2, lines.size())) {
      int space = line.indexOf(' ');
      String path = line.substring(space + 1);
      // Whatever somebody wrote into the manifest, nothing outside the folder is ours.
      if (space > 0 && root.resolve(path).normalize().startsWith(root.normalize())) {
        digests.put(path, line.substring(0, space));
      }
    }
    return new Manifest(lines.get(1), digests);
  }
}
