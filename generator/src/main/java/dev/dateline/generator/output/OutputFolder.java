package dev.dateline.generator.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder that generations write to. It remembers in {@code .dateline-manifest} which files are
 * its own and what they were made from. Not thread-safe; one folder has one writer at a time.
 */
public final class OutputFolder {

  /** So old that a change since would show, whatever the clock of the file system. */
  private static final Duration OLD = Duration.ofSeconds(10);

  private final Path root;

  /** What was last read or written. */
  private Manifest current = Manifest.NONE;

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

  /**
   * Whether the folder holds, unchanged, what a generation from these inputs wrote. Where stamps
   * tell, no file is read.
   *
   * @throws IOException where the folder cannot be read
   */
  public boolean isUpToDate(Inputs inputs) throws IOException {
    if (!Files.isDirectory(root)) {
      return false; // if it is a file, requireWritable says so
    }
    Stamp written = Stamp.of(root.resolve(Manifest.FILE));
    Manifest manifest = Manifest.read(root);
    current = manifest;
    if (!manifest.parameters().equals(inputs.parameters())) {
      return false;
    }
    Map<String, Stamp> stamps = manifest.inputs();
    boolean inputsTell =
        stamps.entrySet().stream()
            .allMatch(input -> isSame(Path.of(input.getKey()), input.getValue(), written));
    if (!inputsTell) {
      Inputs.Taken now = inputs.take();
      if (!manifest.fingerprint().equals(now.fingerprint())) {
        return false;
      }
      stamps = now.stamps();
    }
    Map<String, Manifest.Output> read = new HashMap<>();
    for (Map.Entry<String, Manifest.Output> output : manifest.outputs().entrySet()) {
      Path file = root.resolve(output.getKey());
      Manifest.Output expected = output.getValue();
      Stamp now = Stamp.of(file);
      if (!isSame(now, expected.stamp(), written)) {
        if (!hasSum(file, expected.sum())) {
          return false;
        }
        read.put(output.getKey(), new Manifest.Output(now, expected.sum()));
      }
    }
    if (!inputsTell || !read.isEmpty()) {
      remember(manifest, stamps, read);
    }
    return true;
  }

  /**
   * Notes that the content of these files was looked at, so that stamps that are new, or were too
   * young to tell at the time, need not be seen through again in every build.
   */
  private void remember(
      Manifest manifest, Map<String, Stamp> inputs, Map<String, Manifest.Output> read) {
    Instant now = Instant.now();
    boolean old =
        Stream.concat(inputs.values().stream(), read.values().stream().map(Manifest.Output::stamp))
            .allMatch(stamp -> stamp.isAtLeast(OLD, now));
    if (!old) {
      return; // a change right after a look might not show
    }
    SortedMap<String, Manifest.Output> outputs = new TreeMap<>(manifest.outputs());
    outputs.putAll(read);
    Manifest seen = new Manifest(manifest.parameters(), manifest.fingerprint(), inputs, outputs);
    try {
      overwrite(root.resolve(Manifest.FILE), seen.bytes());
    } catch (IOException e) {
      // Then they are looked at in the next build as well.
    }
  }

  private static boolean isSame(Path file, Stamp before, Stamp since) {
    return isSame(Stamp.of(file), before, since);
  }

  private static boolean isSame(Stamp now, Stamp before, Stamp since) {
    return before.showsChangesSince(since) && now.equals(before);
  }

  private static boolean hasSum(Path file, long sum) throws IOException {
    return Files.isRegularFile(file) && Checksum.of(Files.readAllBytes(file)) == sum;
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
   * @param inputs what they were made from, taken before it was read
   * @throws IOException where a file cannot be written
   */
  public Change replace(Map<String, byte[]> files, Inputs.Taken inputs) throws IOException {
    Manifest before = Manifest.read(root);
    // Until all is written, the folder is nobody's current state.
    Files.deleteIfExists(root.resolve(Manifest.FILE));
    int written = 0;
    Set<Path> folders = new HashSet<>();
    SortedMap<String, Manifest.Output> outputs = new TreeMap<>();
    for (Map.Entry<String, byte[]> entry : files.entrySet()) {
      Path file = root.resolve(entry.getKey());
      byte[] content = entry.getValue();
      Stamp there = Stamp.of(file);
      if (there.equals(Stamp.ABSENT)) {
        create(file, content, folders);
        written++;
      } else if (there.size() != content.length
          || !Arrays.equals(Files.readAllBytes(file), content)) {
        overwrite(file, content);
        written++;
      }
      outputs.put(entry.getKey(), new Manifest.Output(Stamp.of(file), Checksum.of(content)));
    }
    int deleted = 0;
    for (String path : before.outputs().keySet()) {
      if (!files.containsKey(path) && Files.deleteIfExists(root.resolve(path))) {
        deleted++;
        deleteEmptyParents(root.resolve(path));
      }
    }
    Manifest after =
        new Manifest(inputs.parameters(), inputs.fingerprint(), inputs.stamps(), outputs);
    create(root.resolve(Manifest.FILE), after.bytes(), folders);
    current = after;
    return new Change(written, deleted);
  }

  /** The files of the generation that was found or made, sorted. */
  public List<Path> files() {
    return current.outputs().keySet().stream().map(root::resolve).toList();
  }

  /** Writes a new file. Half of one, after a crash, is in no manifest and is written again. */
  private static void create(Path file, byte[] content, Set<Path> folders) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && folders.add(folder)) {
      Files.createDirectories(folder);
    }
    Files.write(file, content);
  }

  /** Replaces a file as a whole: whoever reads it meanwhile sees the one or the other. */
  private static void overwrite(Path file, byte[] content) throws IOException {
    Path temporary = Files.createTempFile(file.toAbsolutePath().getParent(), ".dateline", ".tmp");
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
}
