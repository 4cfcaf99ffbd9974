package dev.dateline.contract.build;

import dev.dateline.contract.model.Parameter;
import dev.dateline.contract.model.TypeRef;
import dev.dateline.contract.tree.Pointer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the parameters that wrap or pretty-print answers, as the document declares them, and tells
 * of those that a setting cannot stand for.
 */
final class Toggles {
  private final Diagnostics diagnostics;

  /** Extensions whose parameter some operation has, whether or not it is of use. */
  private final Set<String> seen = new HashSet<>();

  Toggles(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /**
   * The parameter of this name, if it can be switched on and off.
   *
   * @param all parameters of the operation
   * @param extension which declares it
   * @param wireName as declared
   */
  @Nullable Parameter of(List<Parameter> all, String extension, String wireName) {
    Parameter query = null;
    Parameter elsewhere = null;
    for (Parameter each : all) {
      if (each.in() == Parameter.Location.QUERY && each.wireName().equals(wireName)) {
        query = each;
      } else if (!each.in().isOfBody() && each.wireName().equals(wireName)) {
        elsewhere = each;
      }
    }
    Parameter found = query == null ? elsewhere : query;
    if (found == null) {
      return null;
    }
    seen.add(extension);
    String problem =
        query == null
            ? "is no query parameter"
            : !isBoolean(found)
                ? "is not boolean"
                : found.constraints().constant() != null ? "has only one value" : null;
    if (problem == null) {
      return found;
    }
    diagnostics.warn(
        found.pointer(),
        extension
            + " names a boolean query parameter '"
            + wireName
            + "', and this one "
            + problem
            + "; it is a parameter like any other here, and the setting of the client does not"
            + " reach this operation");
    return null;
  }

  private static boolean isBoolean(Parameter parameter) {
    return parameter.type() instanceof TypeRef.Scalar scalar
        && scalar.kind() == TypeRef.Scalar.Kind.BOOLEAN;
  }

  /**
   * Warns of a declaration whose parameter no operation has.
   *
   * @param declared name of the parameter; null for none
   */
  void tellUnused(String extension, @Nullable String declared) {
    if (declared != null && !seen.contains(extension)) {
      diagnostics.warn(
          Pointer.child("#/" + extension, "parameter"),
          "no operation has a query parameter '" + declared + "'; the declaration is of no use");
    }
  }
}
