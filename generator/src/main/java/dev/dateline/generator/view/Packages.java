package dev.dateline.generator.view;

/**
 * Where generated code lives.
 *
 * @param base the package of the entry classes
 * @param existing types that are not generated, since there are classes for them
 */
public record Packages(String base, ExistingTypes existing) {

  /** Everything is generated. */
  public Packages(String base) {
    this(base, ExistingTypes.NONE);
  }

  /** The qualified name of a type of the contract that is nested in none. */
  String model(String simpleName) {
    return existing.classes().getOrDefault(simpleName, model() + "." + simpleName);
  }

  /** Whether the type is generated. */
  boolean isGenerated(String simpleName) {
    return !existing.classes().containsKey(simpleName);
  }

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
