package dev.dateline.generator.java;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The imports of one source file, gathered while its parts are written. Not thread-safe; lives as
 * long as one file is put together.
 */
public final class Imports {

  private final String packageName;
  private final Map<String, String> simpleNames = new HashMap<>();
  private final Set<String> imported = new TreeSet<>();

  /**
   * Starts a file.
   *
   * @param packageName of the file
   * @param declared simple names that the file declares itself, its own type before those nested in
   *     it; a type elsewhere of the same name is written in full
   */
  public Imports(String packageName, Iterable<String> declared) {
    this.packageName = packageName;
    String home = packageName;
    for (String name : declared) {
      simpleNames.putIfAbsent(name, home + "." + name);
      if (home.equals(packageName)) {
        home = packageName + "." + name;
      }
    }
  }

  /**
   * How to write {@code qualifiedName} in this file: its simple name, imported where that is
   * needed, or in full where another type already has the simple name.
   */
  public String use(String qualifiedName) {
    int dot = qualifiedName.lastIndexOf('.');
    String home = qualifiedName.substring(0, dot);
    String simple = qualifiedName.substring(dot + 1);
    String holder = simpleNames.putIfAbsent(simple, qualifiedName);
    if (holder != null && !holder.equals(qualifiedName)) {
      return qualifiedName;
    }
    if (!home.equals(packageName) && !home.equals("java.lang")) {
      imported.add(qualifiedName);
    }
    return simple;
  }

  /** What to import, in the order of their names. */
  public List<String> lines() {
    return List.copyOf(imported);
  }
}
