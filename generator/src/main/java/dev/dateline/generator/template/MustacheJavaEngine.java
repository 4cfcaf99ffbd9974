package dev.dateline.generator.template;

import com.github.mustachejava.Mustache;
import dev.dateline.generator.view.SourceFile;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.api.TemplatingEngineAdapter;
import org.openapitools.codegen.api.TemplatingExecutor;
import org.openapitools.codegen.model.ModelMap;
import org.openapitools.codegen.model.ModelsMap;

/**
 * Renders a {@link SourceFile} with the template it names. Found by OpenAPI Generator through
 * {@code META-INF/services}; one instance serves one run.
 */
public final class MustacheJavaEngine implements TemplatingEngineAdapter {

  /** What a generator returns from {@code defaultTemplatingEngine()} to get this engine. */
  public static final String IDENTIFIER = "dateline-mustache";

  /** The vendor extension of a host model that holds its {@link SourceFile}. */
  public static final String SOURCE_FILE = "x-dateline-source-file";

  private @Nullable StrictMustacheFactory factory;

  @Override
  public String getIdentifier() {
    return IDENTIFIER;
  }

  @Override
  public String[] getFileExtensions() {
    return new String[] {"mustache"};
  }

  @Override
  public String compileTemplate(
      TemplatingExecutor executor, Map<String, Object> bundle, String templateFile)
      throws IOException {
    StrictMustacheFactory mustaches = factory;
    if (mustaches == null) {
      mustaches = new StrictMustacheFactory(executor::getFullTemplateContents);
      factory = mustaches;
    }
    SourceFile file = sourceFile(bundle);
    Mustache template = mustaches.compile(file.template());
    StringWriter text = new StringWriter(4096);
    try (Writer writer = template.execute(text, file.view())) {
      writer.flush();
    }
    return withoutBlankLines(text.toString());
  }

  /** Without what partials and sections leave around them: templates need not count line breaks. */
  private static String withoutBlankLines(String text) {
    int gap = text.indexOf("\n\n\n");
    if (gap < 0) {
      return text;
    }
    StringBuilder kept = new StringBuilder(text.length());
    int from = 0;
    while (gap >= 0) {
      kept.append(text, from, gap + 2);
      from = gap + 3;
      while (from < text.length() && text.charAt(from) == '\n') {
        from++;
      }
      gap = text.indexOf("\n\n\n", from);
    }
    return kept.append(text, from, text.length()).toString();
  }

  private static SourceFile sourceFile(Map<String, Object> bundle) {
    if (bundle instanceof ModelsMap models && !models.getModels().isEmpty()) {
      ModelMap model = models.getModels().get(0);
      Object file = model.getModel().getVendorExtensions().get(SOURCE_FILE);
      if (file instanceof SourceFile sourceFile) {
        return sourceFile;
      }
    }
    throw new IllegalArgumentException(
        "The engine "
            + IDENTIFIER
            + " renders what the generators of Dateline make,"
            + " nothing else. Found: "
            + Objects.toString(bundle.get("classname")));
  }
}
