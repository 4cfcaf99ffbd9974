package dev.dateline.contracttests.mutation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dateline.contract.ContractException;
import dev.dateline.contract.VersionPin;
import dev.dateline.generator.DatelineGenerator;
import dev.dateline.generator.GenerationException;
import dev.dateline.generator.GenerationRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.spi.ToolProvider;

/**
 * One side, generated and compiled.
 *
 * @param classes folder of its classes
 * @param digests of its classes, by the name of the class
 * @param mistake why there are none, or not all; empty where there are
 */
record GeneratedSide(Path classes, Map<String, String> digests, Optional<String> mistake) {

  /** Generates and compiles a side in a folder that is emptied for it. */
  static GeneratedSide of(
      Side side, ObjectNode document, Workbench workbench, Compiler compiler, Path folder) {
    Path spec = Folders.empty(folder).resolve("document.json");
    Path sources = folder.resolve("sources");
    Path classes = Folders.empty(folder.resolve("classes"));
    try {
      Files.writeString(spec, document.toPrettyString(), StandardCharsets.UTF_8);
      DatelineGenerator.generate(
          new GenerationRequest(
              spec,
              VersionPin.of("latest"),
              Set.of(side.target()),
              List.of(),
              side.basePackage(),
              sources,
              null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ContractException | GenerationException e) {
      String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      return new GeneratedSide(classes, Map.of(), Optional.of("cannot be generated: " + message));
    }
    List<Path> files = new ArrayList<>(Folders.files(sources, ".java"));
    for (Path root : workbench.handwritten().getOrDefault(side, List.of())) {
      files.addAll(Folders.files(root, ".java"));
    }
    Optional<String> mistake = compiler.compile(files, List.of(), workbench.classPath(), classes);
    return new GeneratedSide(
        classes, digests(classes), mistake.map(message -> "does not compile: " + message));
  }

  /** Whether this is the same code as that of another side. */
  boolean isSameAs(GeneratedSide other) {
    return digests.equals(other.digests);
  }

  /**
   * Whether whatever compiles against the other side compiles against this one, to the same
   * classes: all that differs is within methods.
   */
  boolean looksLike(GeneratedSide other) {
    List<String> changed =
        digests.keySet().stream()
            .filter(name -> !digests.get(name).equals(other.digests.get(name)))
            .toList();
    return digests.keySet().equals(other.digests.keySet())
        && signatures(changed).equals(other.signatures(changed));
  }

  /** What others see of some classes, as {@code javap} tells it. */
  private String signatures(List<String> names) {
    if (names.isEmpty()) {
      return "";
    }
    List<String> arguments =
        new ArrayList<>(List.of("-package", "-constants", "-cp", classes.toString()));
    arguments.addAll(names);
    StringWriter out = new StringWriter();
    PrintWriter printer = new PrintWriter(out);
    ToolProvider.findFirst("javap")
        .orElseThrow(() -> new IllegalStateException("This JDK has no javap"))
        .run(printer, printer, arguments.toArray(String[]::new));
    return out.toString();
  }

  private static Map<String, String> digests(Path classes) {
    Map<String, String> digests = new TreeMap<>();
    for (Path file : Folders.files(classes, ".class")) {
      String name = classes.relativize(file).toString();
      digests.put(
          name.substring(0, name.length() - ".class".length())
              .replace(file.getFileSystem().getSeparator(), "."),
          digest(file));
    }
    return digests;
  }

  private static String digest(Path file) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
