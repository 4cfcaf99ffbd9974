package dev.dateline.contracttests.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * javac, in this process; keeps the jars of its class path open from one compilation to the next.
 */
final class Compiler implements AutoCloseable {

  private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
  private final StandardJavaFileManager files =
      javac.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);

  /**
   * Compiles.
   *
   * @param sources files to compile
   * @param sourcePath where sources that these need are looked for
   * @param classPath where classes are looked for that are not among the sources
   * @param output where classes are written to
   * @return what the first mistake is; empty where there is none
   */
  Optional<String> compile(
      List<Path> sources, List<Path> sourcePath, List<Path> classPath, Path output) {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try {
      files.setLocationFromPaths(StandardLocation.SOURCE_PATH, sourcePath);
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    boolean done =
        javac
            .getTask(
                null,
                files,
                diagnostics,
                // No line numbers: code that differs in its comments only is the same code.
                List.of("-proc:none", "-nowarn", "-g:none", "-parameters", "-Xprefer:source"),
                null,
                files.getJavaFileObjectsFromPaths(sources))
            .call();
    if (done) {
      return Optional.empty();
    }
    return Stream.concat(
            diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(Compiler::inWords),
            Stream.of("for a reason that javac does not tell"))
        .findFirst();
  }

  private static String inWords(Diagnostic<? extends JavaFileObject> diagnostic) {
    String message = diagnostic.getMessage(Locale.ROOT).lines().findFirst().orElse("");
    JavaFileObject source = diagnostic.getSource();
    String file = source == null ? "" : Path.of(source.getName()).getFileName() + ": ";
    return file + message;
  }

  @Override
  public void close() throws IOException {
    files.close();
  }
}
