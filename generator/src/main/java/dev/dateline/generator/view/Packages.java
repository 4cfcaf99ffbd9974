package dev.dateline.generator.view;

import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.TypeName;
import dev.dateline.generator.settings.ModelPackages;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.lang.model.SourceVersion;

/**
 * Where generated code lives.
 *
 * @param base the package of the entry classes
 * @param existing types that are not generated, since there are classes for them
 * @param groups names of groups by the simple name of a model that lives in the group's package
 * @param segments the last part of a group's package by the group's name
 */
public record Packages(
    String base, ExistingTypes existing, Map<String, String> groups, Map<String, String> segments) {

  public Packages {
    groups = Map.copyOf(groups);
    segments = Map.copyOf(segments);
  }

  /** The packages of a contract. */
  public static Packages of(
      String base, Contract contract, ExistingTypes existing, ModelPackages models) {
    if (models == ModelPackages.ONE) {
      return new Packages(base, existing, Map.of(), Map.of());
    }
    Map<String, String> segments = new HashMap<>();
    for (String group : contract.homes().values()) {
      segments.computeIfAbsent(group, name -> segment(name, contract));
    }
    return new Packages(base, existing, contract.homes(), segments);
  }

  /** The packages of a contract of which everything is generated. */
  public static Packages of(String base, Contract contract) {
    return of(base, contract, ExistingTypes.NONE, ModelPackages.GROUPS);
  }

  /**
   * A group's name in lower case; with an underscore where that is a keyword (as JLS 6.1 has it) or
   * the name of a type, beside which no package can have the same name (JLS 7.1).
   */
  private static String segment(String group, Contract contract) {
    String segment = group.toLowerCase(Locale.ROOT);
    boolean isTaken =
        SourceVersion.isKeyword(segment)
            || segment.equals(group)
            || contract.types().containsKey(TypeName.of(segment));
    return isTaken ? segment + "_" : segment;
  }

  /** The same below another package. */
  public Packages at(String other) {
    return new Packages(other, existing, groups, segments);
  }

  /** The qualified name of a type of the contract that is nested in none. */
  public String model(String simpleName) {
    return existing.classes().getOrDefault(simpleName, modelPackage(simpleName) + "." + simpleName);
  }

  /** The package of a generated type of the contract. */
  String modelPackage(String simpleName) {
    String group = groups.get(simpleName);
    return group == null ? models(base) : models(base) + "." + segments.get(group);
  }

  /** Whether the type is generated. */
  boolean isGenerated(String simpleName) {
    return !existing.classes().containsKey(simpleName);
  }

  /** The package of the models that several groups share, below which are those of one group. */
  public static String models(String base) {
    return base + ".model";
  }

  /** The package of operations, requests and responses. */
  public String api() {
    return api(base);
  }

  /** The package of operations, requests and responses. */
  public static String api(String base) {
    return base + ".api";
  }

  /** The path of a type below the source root. */
  static String path(String packageName, String simpleName) {
    return packageName.replace('.', '/') + "/" + simpleName + ".java";
  }
}
