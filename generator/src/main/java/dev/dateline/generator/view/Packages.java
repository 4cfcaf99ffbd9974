package dev.dateline.generator.view;

/**
 * Where generated code lives.
 *
 * @param base the package of the entry classes
 */
public record Packages(String base) {

  /** The package of the models. */
  public String model() {
    return base + ".model";
  }

  /** The package of operations, requests and responses. */
  public String api() {
    return base + ".api";
  }

  /** The path of a type below the source root. */
  static String path(String packageName, String simpleName) {
    return packageName.replace('.', '/') + "/" + simpleName + ".java";
  }
}
