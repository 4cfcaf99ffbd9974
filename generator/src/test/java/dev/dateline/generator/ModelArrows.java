package dev.dateline.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The arrows between the packages of generated models: those of one group may know the shared ones
 * beside themselves, the shared ones none, and no model knows an operation.
 */
final class ModelArrows {
  private static final Pattern GENERATED =
      Pattern.compile("\\b(com\\.example(?:\\.[a-z0-9_]+)*)\\.[A-Z_]");

  private ModelArrows() {}

  /** Checks every model below {@code com.example}; says how many packages they are in. */
  static int check(Map<String, byte[]> sources) {
    Set<String> packages = new TreeSet<>();
    sources.forEach(
        (path, bytes) -> {
          int model = path.indexOf("/model/");
          if (model >= 0) {
            String shared = path.substring(0, model).replace('/', '.') + ".model";
            String own = path.substring(0, path.lastIndexOf('/')).replace('/', '.');
            packages.add(own);
            Matcher uses = GENERATED.matcher(new String(bytes, StandardCharsets.UTF_8));
            while (uses.find()) {
              assertThat(uses.group(1)).as(path).isIn(own, shared);
            }
          }
        });
    return packages.size();
  }
}
