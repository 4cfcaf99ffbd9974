package dev.dateline.generator.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dateline.contract.model.Documentation;
import dev.dateline.contract.model.Documentation.ExternalLink;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JavadocTest {

  private static String render(String description) {
    return Javadoc.of(new Documentation(null, description, false, null)).render(2);
  }

  static Stream<Arguments> prose() {
    return Stream.of(
        Arguments.of("One line.", "  /** One line. */\n"),
        Arguments.of("a < b & c > d", "  /** a &lt; b &amp; c &gt; d */\n"),
        Arguments.of("Use `x<y>`.", "  /** Use <code>x&lt;y&gt;</code>. */\n"),
        Arguments.of(
            "See [the docs](https://example.com/a).",
            "  /** See <a href=\"https://example.com/a\">the docs</a>. */\n"),
        Arguments.of("**Careful** now", "  /** <b>Careful</b> now */\n"),
        Arguments.of("{@link Foo} @param x", "  /** &#123;&#64;link Foo&#125; &#64;param x */\n"),
        Arguments.of("First.\n\nSecond.", "  /**\n   * First.\n   *\n   * <p>Second.\n   */\n"),
        Arguments.of(
            "Either:\n\n- one\n- two",
            "  /**\n   * Either:\n   *\n   * <ul>\n   * <li>one\n   * <li>two\n   * </ul>\n   */\n"));
  }

  @ParameterizedTest
  @MethodSource("prose")
  void proseBecomesHtml(String markdown, String comment) {
    assertThat(render(markdown)).isEqualTo(comment);
  }

  @Test
  void linksAndDeprecationAreTags() {
    Documentation documentation =
        new Documentation(
            "Says hello", null, true, new ExternalLink("https://example.com", "More"));
    assertThat(Javadoc.of(documentation).render(0))
        .isEqualTo(
            """
            /**
             * Says hello.
             *
             * @see <a href="https://example.com">More</a>
             * @deprecated The document marks it deprecated.
             */
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/ class Evil {} /*",
        "\\u002a/ class Evil {} /\\u002a",
        "\\u002a\\u002f",
        "**/ /**",
        "* / */*/",
        "a\u2028*/\u2029b",
        "[x](https://e.com/*/) `*/`",
        "\u202e reversed \u202c",
        "{@code */}",
        "\\",
        "```\n*/\n```",
        "# */ heading\n- */ item\n"
      })
  void nothingEndsTheComment(String hostile) throws Exception {
    String source =
        Javadoc.of(
                    new Documentation(
                        hostile, hostile, true, new ExternalLink("https://e.com/*/", hostile)))
                .render(0)
            + "@Deprecated class Harmless {}\n";
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    var unit =
        new SimpleJavaFileObject(
            URI.create("string:///Harmless.java"), SimpleJavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    var diagnostics = new javax.tools.DiagnosticCollector<javax.tools.JavaFileObject>();
    var task =
        (com.sun.source.util.JavacTask)
            compiler.getTask(null, null, diagnostics, List.of("-proc:none"), null, List.of(unit));
    var trees = task.parse();
    assertThat(diagnostics.getDiagnostics()).as(source).isEmpty();
    assertThat(trees.iterator().next().getTypeDecls()).as(source).hasSize(1);
  }

  @Test
  void aDescriptionAfterASummaryIsAParagraph() {
    assertThat(Javadoc.of(new Documentation("Short", "Long.", false, null)).render(0))
        .isEqualTo("/**\n * Short.\n *\n * <p>Long.\n */\n");
  }

  @Test
  void linesStayWithinAHundredColumns() {
    String prose = "word ".repeat(200);
    assertThat(render(prose).lines()).allMatch(line -> line.length() <= 100);
  }
}
