package dev.dateline.generator.view;

import dev.dateline.contract.model.Constraints;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.NamedType;
import dev.dateline.contract.model.NamedType.UnionType;
import dev.dateline.contract.model.NamedType.UnionType.Variant;
import dev.dateline.contract.model.TypeName;
import dev.dateline.contract.model.TypeRef;
import dev.dateline.generator.java.Imports;
import dev.dateline.generator.java.JavaLiteral;
import dev.dateline.generator.java.Javadoc;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Unions as sealed interfaces. A variant that is a model, or a union itself, implements the
 * interface; any other is wrapped in a record.
 */
final class UnionViews {

  private static final String JSON = "dev.dateline.runtime.json.";

  private final Contract contract;
  private final Packages packages;
  private final String origin;

  /** The unions that each type implements, in document order. */
  private final Map<TypeName, Set<TypeName>> unionsOf = new LinkedHashMap<>();

  UnionViews(Contract contract, Packages packages, String origin) {
    this.contract = contract;
    this.packages = packages;
    this.origin = origin;
    for (NamedType type : contract.types().values()) {
      if (type instanceof UnionType union) {
        union.variants().forEach(variant -> register(variant, union));
      }
    }
  }

  private void register(Variant variant, UnionType union) {
    if (variant.type() instanceof TypeRef.Named named
        && !(contract.types().get(named.name()) instanceof NamedType.EnumType)
        && !isAbove(named.name(), union.name(), new HashSet<>())) {
      unionsOf.computeIfAbsent(named.name(), key -> new LinkedHashSet<>()).add(union.name());
    }
  }

  /** Whether {@code upper} is {@code lower} or one of the unions that it implements. */
  private boolean isAbove(TypeName upper, TypeName lower, Set<TypeName> seen) {
    return upper.equals(lower)
        || (seen.add(lower)
            && unionsOf.getOrDefault(lower, Set.of()).stream()
                .anyMatch(union -> isAbove(upper, union, seen)));
  }

  private boolean isDirect(Variant variant, UnionType union) {
    return variant.type() instanceof TypeRef.Named named
        && unionsOf.getOrDefault(named.name(), Set.of()).contains(union.name());
  }

  /** The implements clause of a model; empty where it is a variant of nothing. */
  String implementedBy(TypeName name) {
    Set<TypeName> unions = unionsOf.getOrDefault(name, Set.of());
    return unions.isEmpty()
        ? ""
        : " implements " + String.join(", ", unions.stream().map(TypeName::simple).toList());
  }

  UnionView view(UnionType union) {
    String name = union.name().simple();
    List<String> declared = new ArrayList<>(List.of(name, "Unknown"));
    union.variants().stream()
        .filter(variant -> !isDirect(variant, union))
        .forEach(variant -> declared.add(variant.name()));
    String home = packages.modelPackage(name);
    Imports imports = new Imports(home, declared);
    for (String used : List.of("JsonReader", "JsonValue", "JsonWriter", "UnionReader")) {
      imports.use(JSON + used);
    }
    imports.use("dev.dateline.runtime.validation.Checks");
    JavaTypes types = new JavaTypes(contract, packages, imports, name);
    List<String> supertypes = new ArrayList<>();
    unionsOf.getOrDefault(union.name(), Set.of()).forEach(u -> supertypes.add(u.simple()));
    if (supertypes.isEmpty()) {
      supertypes.add(imports.use(JSON + "JsonWritable"));
    }
    Set<String> permits = new LinkedHashSet<>();
    List<UnionView.Choice> choices = new ArrayList<>();
    List<UnionView.Wrapped> wrapped = new ArrayList<>();
    Set<String> labels = new HashSet<>();
    for (Variant variant : union.variants()) {
      boolean direct = isDirect(variant, union);
      String type = types.type(variant.type());
      if (!direct) {
        wrapped.add(wrapped(variant, type, name, types));
      }
      permits.add(direct ? type : name + "." + variant.name());
      List<String> told = variant.discriminatorValues().stream().filter(labels::add).toList();
      if (union.discriminator() == null || !told.isEmpty()) {
        choices.add(
            new UnionView.Choice(
                JavaLiteral.strings(told),
                read(variant, direct, types, "union.again()"),
                direct ? type + "::read" : "json -> " + read(variant, false, types, "json")));
      }
    }
    permits.add(name + ".Unknown");
    String discriminator = union.discriminator();
    return new UnionView(
        FileHead.of(origin, home, imports),
        Javadoc.ofType(union.documentation()).orElse("One of several types.").render(0),
        name,
        String.join(", ", supertypes),
        String.join(",\n        ", permits),
        discriminator != null,
        discriminator == null ? "" : JavaLiteral.string(discriminator),
        choices,
        wrapped);
  }

  private static String read(Variant variant, boolean direct, JavaTypes types, String in) {
    String read = types.read(variant.type(), in);
    return direct ? read : "new " + variant.name() + "(" + read + ")";
  }

  private static UnionView.Wrapped wrapped(
      Variant variant, String type, String union, JavaTypes types) {
    return new UnionView.Wrapped(
        Javadoc.text("A value of the type <code>" + Javadoc.escape(type) + "</code>.").render(2),
        union,
        variant.name(),
        type,
        types.imports().use(JSON + "ValueType"),
        types.valueType(variant.type(), Constraints.NONE));
  }
}
