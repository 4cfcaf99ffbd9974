package dev.dateline.maven;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** What this plugin runs with, for a process that is to run with the same. */
final class PluginClassPath {

  private PluginClassPath() {}

  /** Every jar and folder, in order. */
  static List<Path> get() {
    List<Path> paths = new ArrayList<>();
    if (PluginClassPath.class.getClassLoader() instanceof URLClassLoader loader) {
      Stream.of(loader.getURLs()).map(PluginClassPath::path).forEach(paths::add);
    } else {
      Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
          .map(Path::of)
          .forEach(paths::add);
    }
    // Maven lends plugins its own, and leaves theirs out.
    CodeSource logging = LoggerFactory.class.getProtectionDomain().getCodeSource();
    if (logging != null) {
      paths.add(path(logging.getLocation()));
    }
    return paths;
  }

  private static Path path(URL url) {
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Maven names its jars by URLs that are none: " + url, e);
    }
  }
}
