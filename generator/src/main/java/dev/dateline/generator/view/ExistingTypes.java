package dev.dateline.generator.view;

import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.Diagnostic;
import dev.dateline.contract.model.Diagnostic.Severity;
import dev.dateline.contract.model.NamedType;
import dev.dateline.contract.model.NamedType.UnionType;
import dev.dateline.contract.model.TypeName;
import dev.dateline.contract.model.TypeRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/**
 * Types of a contract for which there are classes already.
 *
 * @param classes qualified names by the simple name of a type that is nested in none
 * @param diagnostics of wishes that cannot be met
 */
public record ExistingTypes(Map<String, String> classes, List<Diagnostic> diagnostics) {

  /** Everything is generated. */
  public static final ExistingTypes NONE = new ExistingTypes(Map.of(), List.of());

  private static final String SCHEMAS = "#/components/schemas/";

  public ExistingTypes {
    classes = Map.copyOf(classes);
    diagnostics = List.copyOf(diagnostics);
  }

  /**
   * Finds the types that are meant.
   *
   * @param wishes qualified names by the name of a schema or of its type
   */
  public static ExistingTypes of(Contract contract, Map<String, String> wishes) {
    Map<String, String> classes = new LinkedHashMap<>();
    List<Diagnostic> diagnostics = new ArrayList<>();
    wishes.forEach(
        (key, className) -> {
          TypeName type = type(contract, key);
          String pointer = SCHEMAS + key;
          if (!SourceVersion.isName(className) || className.indexOf('.') < 0) {
            diagnostics.add(
                warning(
                    "#",
                    "'" + className + "', asked for '" + key + "', is no class with a package"));
          } else if (type == null) {
            diagnostics.add(
                warning("#", "there is no schema '" + key + "' to be taken from " + className));
          } else if (isVariant(contract, type)) {
            diagnostics.add(
                warning(
                    pointer,
                    "it is one of several types that a sealed interface permits, so that it cannot"
                        + " be "
                        + className));
          } else {
            classes.put(type.simple(), className);
          }
        });
    return new ExistingTypes(classes, diagnostics);
  }

  private static Diagnostic warning(String pointer, String message) {
    return new Diagnostic(Severity.WARNING, pointer, message + "; the mapping is not obeyed");
  }

  private static @Nullable TypeName type(Contract contract, String key) {
    for (NamedType type : contract.types().values()) {
      boolean isMeant = type.pointer().equals(SCHEMAS + key) || type.name().simple().equals(key);
      if (isMeant && type.name().owner() == null) {
        return type.name();
      }
    }
    return null;
  }

  private static boolean isVariant(Contract contract, TypeName name) {
    TypeRef wanted = new TypeRef.Named(name);
    return contract.types().values().stream()
        .filter(UnionType.class::isInstance)
        .flatMap(union -> ((UnionType) union).variants().stream())
        .anyMatch(variant -> variant.type().equals(wanted));
  }
}
