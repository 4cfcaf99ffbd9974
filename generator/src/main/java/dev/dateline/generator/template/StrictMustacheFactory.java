package dev.dateline.generator.template;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.MustacheException;
import com.github.mustachejava.reflect.MissingWrapper;
import com.github.mustachejava.reflect.ReflectionObjectHandler;
import com.github.mustachejava.util.Wrapper;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.function.Function;

/**
 * Mustache for source code: text goes out as it is, a name that the view does not have is an error,
 * and partials are named from the root of the template folder. Safe for use by many threads.
 */
final class StrictMustacheFactory extends DefaultMustacheFactory {

  /**
   * @param templates gives the text of a template by its name below the template folder
   */
  StrictMustacheFactory(Function<String, String> templates) {
    super(name -> new StringReader(templates.apply(name)));
    setObjectHandler(new StrictObjectHandler());
  }

  @Override
  public void encode(String value, Writer writer) {
    try {
      writer.write(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String resolvePartialPath(String dir, String name, String extension) {
    return name;
  }

  private static final class StrictObjectHandler extends ReflectionObjectHandler {
    @Override
    public Wrapper find(String name, List<Object> scopes) {
      Wrapper wrapper = super.find(name, scopes);
      if (wrapper instanceof MissingWrapper) {
        Object scope = scopes.isEmpty() ? null : scopes.get(scopes.size() - 1);
        throw new MustacheException(
            "A template asks for {{"
                + name
                + "}}, which "
                + (scope == null ? "nothing" : scope.getClass().getSimpleName())
                + " and what encloses it do not have. Correct the name in the template.");
      }
      return wrapper;
    }
  }
}
