package dev.dateline.generator.template;

import com.github.mustachejava.Mustache;
import dev.dateline.generator.view.SourceFile;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
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

  /** What a partial or a section leaves around it; templates need not count their line breaks. */
  private static final Pattern BLANK_LINES = Pattern.compile("\n{3,}");

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
    return BLANK_LINES.matcher(text.getBuffer()).replaceAll("\n\n");
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
            + " renders what the generators dateline-java-client and dateline-java-server make,"
            + " nothing else. Found: "
            + Objects.toString(bundle.get("classname")));
  }
}
