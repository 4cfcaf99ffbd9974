package dev.dateline.generator.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * A folder that generations write to. It remembers in {@code .dateline-manifest} which files are
 * its own and what they were made from. Not thread-safe; one folder has one writer at a time.
 */
public final class OutputFolder {

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
    boolean inputsAreTheSame =
        manifest.inputs().entrySet().stream()
                .allMatch(input -> isSame(Path.of(input.getKey()), input.getValue(), written))
            || manifest.fingerprint().equals(inputs.fingerprint());
    if (!inputsAreTheSame) {
      return false;
    }
    for (Map.Entry<String, Manifest.Output> output : manifest.outputs().entrySet()) {
      Path file = root.resolve(output.getKey());
      Manifest.Output expected = output.getValue();
      if (!isSame(file, expected.stamp(), written) && !hasSum(file, expected.sum())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(Path file, Stamp before, Stamp since) {
    return before.showsChangesSince(since) && Stamp.of(file).equals(before);
  }

  private static boolean hasSum(Path file, long sum) throws IOException {
    return Files.isRegularFile(file) && sum(Files.readAllBytes(file)) == sum;
  }

  /** Enough to notice an accident; nobody forges generated code. */
  private static long sum(byte[] content) {
    CRC32 sum = new CRC32();
    sum.update(content);
    return sum.getValue();
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
      outputs.put(entry.getKey(), new Manifest.Output(Stamp.of(file), sum(content)));
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
