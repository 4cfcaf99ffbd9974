package dev.dateline.contracttests.mutation;

import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/**
 * Loads the classes of both sides, one of them a mutant, and of the tests that were compiled
 * against them; whatever else they use comes from the class path. Classes of the sides that this
 * build has generated without a change are not seen, also where the mutant has none of that name.
 */
final class MutantLoader extends URLClassLoader {

  static {
    registerAsParallelCapable();
  }

  private final Predicate<String> own;

  /**
   * A loader.
   *
   * @param folders of classes
   * @param own tells of the name of a class whether it is to be found there and nowhere else
   */
  MutantLoader(List<Path> folders, Predicate<String> own) {
    super(
        folders.stream().map(MutantLoader::url).toArray(URL[]::new),
        MutantLoader.class.getClassLoader());
    this.own = own;
  }

  private static URL url(Path folder) {
    try {
      return folder.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!own.test(name)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }
}
