package dev.dateline.generator.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a generation is made from: the document, the parameters, the templates and Dateline itself;
 * and, where the document refers to other files, the YAML and JSON files beside and below it.
 * Tells, by stamps at a glance or by checksums, whether a generation would do the same again. Not
 * thread-safe; what a file says is looked up when it is asked for.
 */
public final class Inputs {

  private static final Pattern DOCUMENT = Pattern.compile("\\.(?:ya?ml|json)$");
  private static final String REF = "$ref";
  private static final Pattern FILE_REFERENCE =
      Pattern.compile("\\$ref[\"']?\\s*:\\s*[\"']?(?![\"'#\\s])");

  private final Path spec;
  private final List<Path> overlays;
  private final @Nullable Path templateDirectory;
  private final Path ignoreFile;
  private final List<Class<?>> program;
  private final List<String> parameters;

  /**
   * @param spec the document
   * @param overlays what corrects it
   * @param templateDirectory templates of the user, or null
   * @param ignoreFile what the user does not want written; need not exist
   * @param program a class of each jar that takes part
   * @param parameters everything else that changes the output
   */
  public Inputs(
      Path spec,
      List<Path> overlays,
      @Nullable Path templateDirectory,
      Path ignoreFile,
      List<Class<?>> program,
      List<String> parameters) {
    this.spec = spec;
    this.overlays = List.copyOf(overlays);
    this.templateDirectory = templateDirectory;
    this.ignoreFile = ignoreFile;
    this.program = List.copyOf(program);
    this.parameters = List.copyOf(parameters);
  }

  /**
   * The inputs as they are at one moment.
   *
   * @param parameters checksum of what is asked for
   * @param fingerprint checksum of everything, the content of all files included
   * @param stamps of all files, by absolute path
   */
  public record Taken(String parameters, String fingerprint, Map<String, Stamp> stamps) {
    public Taken {
      stamps = Map.copyOf(stamps);
    }
  }

  /** The inputs as they are now; to be taken before they are read. */
  public Taken take() {
    List<Path> files = files();
    Map<String, Stamp> stamps = new HashMap<>();
    for (Path file : files) {
      String path = file.toAbsolutePath().toString();
      if (path.indexOf('\n') < 0 && path.indexOf('\r') < 0) {
        stamps.put(path, Stamp.of(file));
      } else {
        stamps.put("", Stamp.OF_NOTHING); // such a path cannot be noted: only the checksum will do
      }
    }
    return new Taken(parameters(), fingerprint(files), stamps);
  }

  /** A checksum of everything that can be said without reading a file. */
  String parameters() {
    Checksum sum = new Checksum();
    sum.addAll(parameters);
    sum.addAll(version(), spec.toString(), String.valueOf(Files.exists(ignoreFile)));
    overlays.forEach(overlay -> sum.addAll("overlay", overlay.toString()));
    // A template that comes in takes the place of a built-in one.
    templates().forEach(template -> sum.addAll("template", template.toString()));
    return sum.toString();
  }

  /** A checksum of everything, the content of all files included. */
  private String fingerprint(List<Path> files) {
    Checksum sum = new Checksum();
    sum.addAll(parameters);
    sum.addAll(version());
    for (Path file : files) {
      sum.addAll(file.toString());
      sum.add(file);
    }
    return sum.toString();
  }

  /** Every file that has a say. */
  private List<Path> files() {
    List<Path> files = new ArrayList<>();
    files.add(spec);
    files.addAll(referred());
    files.addAll(overlays);
    files.addAll(templates());
    if (Files.exists(ignoreFile)) {
      files.add(ignoreFile);
    }
    files.addAll(program());
    return files;
  }

  private List<Path> templates() {
    return templateDirectory == null ? List.of() : below(templateDirectory);
  }

  private static String version() {
    return String.valueOf(Inputs.class.getPackage().getImplementationVersion());
  }

  /** The generator itself: a snapshot of the same version may generate something else. */
  private List<Path> program() {
    List<Path> files = new ArrayList<>();
    for (Class<?> part : program) {
      try {
        var source = part.getProtectionDomain().getCodeSource();
        if (source != null) {
          Path home = Path.of(source.getLocation().toURI());
          files.addAll(Files.isRegularFile(home) ? List.of(home) : below(home));
        }
      } catch (URISyntaxException | IllegalArgumentException | SecurityException e) {
        // The version has to do.
      }
    }
    return files;
  }

  /** What the document may refer to. */
  private List<Path> referred() {
    Path folder = spec.toAbsolutePath().getParent();
    boolean refers = refersToFiles(spec) || overlays.stream().anyMatch(Inputs::refersToFiles);
    return folder == null || !refers
        ? List.of()
        : below(folder).stream().filter(path -> DOCUMENT.matcher(path.toString()).find()).toList();
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

  /** The files in and below a folder, sorted; what cannot be read, whoever needs it reports. */
  private static List<Path> below(Path folder) {
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (Files.isRegularFile(file)) {
                files.add(file);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("none of the methods above throws it", e);
    }
    Collections.sort(files);
    return files;
  }
}
