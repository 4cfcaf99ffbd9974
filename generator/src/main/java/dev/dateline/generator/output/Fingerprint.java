package dev.dateline.generator.output;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Digests that tell whether a generation would do the same again. Stateless. */
public final class Fingerprint {

  private static final Pattern DOCUMENT = Pattern.compile("\\.(?:ya?ml|json)$");
  private static final String REF = "$ref";
  private static final Pattern FILE_REFERENCE =
      Pattern.compile("\\$ref[\"']?\\s*:\\s*[\"']?(?![\"'#\\s])");

  private Fingerprint() {}

  /**
   * What the output of a generation depends on: the document, the parameters, the templates and
   * Dateline itself; and, where the document refers to other files, the YAML and JSON files beside
   * and below it.
   *
   * @param spec the document
   * @param overlays what corrects it
   * @param templateDirectory templates of the user, or null
   * @param ignoreFile what the user does not want written; need not exist
   * @param parameters everything else that changes the output
   */
  public static String of(
      Path spec,
      List<Path> overlays,
      @Nullable Path templateDirectory,
      Path ignoreFile,
      String... parameters) {
    MessageDigest digest = sha256();
    update(digest, parameters);
    update(digest, dateline());
    spec(digest, spec, overlays);
    for (Path overlay : overlays) {
      update(digest, "overlay");
      file(digest, overlay);
    }
    if (Files.exists(ignoreFile)) {
      file(digest, ignoreFile);
    }
    folder(digest, templateDirectory);
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The digest of a file's content. */
  static String digest(byte[] content) {
    return HexFormat.of().formatHex(sha256().digest(content));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void update(MessageDigest digest, String... parts) {
    for (String part : parts) {
      digest.update(part.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
  }

  /** The generator itself: a snapshot of the same version may generate something else. */
  private static String dateline() {
    String version = String.valueOf(Fingerprint.class.getPackage().getImplementationVersion());
    try {
      var source = Fingerprint.class.getProtectionDomain().getCodeSource();
      if (source != null) {
        Path jar = Path.of(source.getLocation().toURI());
        return version
            + " "
            + (Files.isRegularFile(jar) ? digest(Files.readAllBytes(jar)) : classes(jar));
      }
    } catch (URISyntaxException | IOException | SecurityException e) {
      return version;
    }
    return version;
  }

  private static String classes(Path folder) {
    MessageDigest digest = sha256();
    folder(digest, folder);
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void spec(MessageDigest digest, Path spec, List<Path> overlays) {
    file(digest, spec);
    Path folder = spec.toAbsolutePath().getParent();
    boolean refers = refersToFiles(spec) || overlays.stream().anyMatch(Fingerprint::refersToFiles);
    if (folder == null || !refers) {
      return;
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      walk.filter(path -> DOCUMENT.matcher(path.toString()).find() && Files.isRegularFile(path))
          .sorted()
          .forEach(path -> file(digest, path));
    } catch (IOException | UncheckedIOException e) {
      // Unknown is never up to date.
      update(digest, String.valueOf(System.nanoTime()));
    }
  }

  private static boolean refersToFiles(Path spec) {
    try {
      String text = Files.readString(spec);
      for (int at = text.indexOf(REF); at >= 0; at = text.indexOf(REF, at + 1)) {
        if (FILE_REFERENCE.matcher(text).region(at, text.length()).lookingAt()) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  private static void folder(MessageDigest digest, @Nullable Path folder) {
    if (folder == null) {
      update(digest, "none");
      return;
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      List<Path> files = walk.filter(Files::isRegularFile).sorted().toList();
      for (Path file : files) {
        update(digest, folder.relativize(file).toString());
        file(digest, file);
      }
    } catch (IOException e) {
      // What cannot be read now will be reported by whoever needs it.
      update(digest, "unreadable " + e.getMessage());
    }
  }

  private static void file(MessageDigest digest, Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    } catch (IOException e) {
      update(digest, "unreadable " + e.getMessage());
    }
  }
}
