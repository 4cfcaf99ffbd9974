package dev.dateline.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Generated sources through the compiler, as the strictest of users would have it: {@code --release
 * 17 -Xlint:all -Werror}.
 */
record Compilation(boolean success, List<String> messages) {

  static Compilation of(Map<String, byte[]> sources, Path output) {
    List<Source> units =
        sources.entrySet().stream()
            .filter(e -> e.getKey().endsWith(".java"))
            .map(e -> new Source(e.getKey(), new String(e.getValue(), StandardCharsets.UTF_8)))
            .toList();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    boolean success =
        ToolProvider.getSystemJavaCompiler()
            .getTask(
                null,
                null,
                diagnostics,
                List.of(
                    "--release",
                    "17",
                    "-Xlint:all,-options",
                    "-Werror",
                    "-proc:none",
                    "-d",
                    output.toString(),
                    "-classpath",
                    System.getProperty("java.class.path")),
                null,
                units)
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
