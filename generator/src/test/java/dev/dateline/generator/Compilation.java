package dev.dateline.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Generated sources through the compiler, as the strictest of users would have it: {@code --release
 * 17 -Xlint:all -Werror}.
 */
record Compilation(boolean success, List<String> messages) {

  /** Compiles to a folder. */
  static Compilation of(Map<String, byte[]> sources, Path output) {
    return run(sources, null, List.of("-d", output.toString()));
  }

  /** Compiles a module to a folder, with a module path and no class path. */
  static Compilation ofModule(Map<String, byte[]> sources, String modulePath, Path output) {
    return run(
        sources, null, List.of("-d", output.toString(), "--module-path", modulePath), List.of());
  }

  /** Compiles to nowhere, for the sake of what the compiler has to say. */
  static Compilation check(Map<String, byte[]> sources) {
    return run(
        sources,
        new Nowhere(ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)),
        List.of("-g:none", "-implicit:none"));
  }

  private static Compilation run(
      Map<String, byte[]> sources, @Nullable JavaFileManager files, List<String> more) {
    return run(sources, files, more, List.of("-classpath", System.getProperty("java.class.path")));
  }

  private static Compilation run(
      Map<String, byte[]> sources,
      @Nullable JavaFileManager files,
      List<String> more,
      List<String> classPath) {
    List<Source> units =
        sources.entrySet().stream()
            .filter(e -> e.getKey().endsWith(".java"))
            .map(e -> new Source(e.getKey(), new String(e.getValue(), StandardCharsets.UTF_8)))
            .toList();
    List<String> options =
        new ArrayList<>(
            List.of(
                "--release",
                "17",
                "-Xlint:all,-options",
                "-Werror",
                "-proc:none",
                "-Xmaxerrs",
                "20"));
    options.addAll(classPath);
    options.addAll(more);
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    boolean success =
        ToolProvider.getSystemJavaCompiler()
            .getTask(null, files, diagnostics, options, null, units)
            .call();
    return new Compilation(
        success, diagnostics.getDiagnostics().stream().map(Compilation::text).toList());
  }

  private static String text(Diagnostic<? extends JavaFileObject> diagnostic) {
    return (diagnostic.getSource() == null ? "" : diagnostic.getSource().getName())
        + ":"
        + diagnostic.getLineNumber()
        + ": "
        + diagnostic.getMessage(Locale.ROOT);
  }

  void requireClean() {
    assertThat(messages).isEmpty();
    assertThat(success).isTrue();
  }

  /** A place for class files that keeps none. */
  private static final class Nowhere extends ForwardingJavaFileManager<JavaFileManager> {
    Nowhere(JavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("nowhere:///" + className), kind) {
        @Override
        public OutputStream openOutputStream() {
          return OutputStream.nullOutputStream();
        }
      };
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String path, String text) {
      super(URI.create("string:///" + path), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
