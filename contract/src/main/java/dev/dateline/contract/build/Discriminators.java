package dev.dateline.contract.build;

import dev.dateline.contract.model.NamedType;
import dev.dateline.contract.model.NamedType.EnumType;
import dev.dateline.contract.model.NamedType.ObjectType;
import dev.dateline.contract.model.NamedType.UnionType;
import dev.dateline.contract.model.NamedType.UnionType.Variant;
import dev.dateline.contract.model.Property;
import dev.dateline.contract.model.TypeName;
import dev.dateline.contract.model.TypeRef;
import dev.dateline.runtime.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what tells alternatives apart where the document names no discriminator: a property that
 * each of them has, with values that no other of them has.
 */
final class Discriminators {
  private static final int DEPTH = 10;

  private final Map<TypeName, NamedType> types;

  private Discriminators(Map<TypeName, NamedType> types) {
    this.types = types;
  }

  /** Gives discriminators to unions of objects that have none. */
  static void infer(Map<TypeName, NamedType> types, Diagnostics diagnostics) {
    Discriminators discriminators = new Discriminators(types);
    for (NamedType type : List.copyOf(types.values())) {
      if (type instanceof UnionType union && union.discriminator() == null) {
        UnionType told = discriminators.told(union);
        if (told != null) {
          types.put(told.name(), told);
          diagnostics.note(
              union.pointer(),
              "no discriminator is declared; the values of '"
                  + told.discriminator()
                  + "' tell the alternatives apart");
        }
      }
    }
  }

  private @Nullable UnionType told(UnionType union) {
    if (union.variants().size() < 2) {
      return null;
    }
    List<String> candidates = new ArrayList<>(properties(union.variants().get(0).type(), 0));
    for (String property : candidates) {
      List<Variant> variants = new ArrayList<>();
      Set<String> seen = new HashSet<>();
      for (Variant variant : union.variants()) {
        Set<String> values = values(variant.type(), property, 0);
        if (values == null || values.isEmpty() || values.stream().anyMatch(v -> !seen.add(v))) {
          break;
        }
        variants.add(new Variant(variant.name(), variant.type(), List.copyOf(values)));
      }
      if (variants.size() == union.variants().size()) {
        return new UnionType(
            union.name(), union.pointer(), union.documentation(), property, variants);
      }
    }
    return null;
  }

  /** The properties of a type, required ones first. */
  private Set<String> properties(TypeRef type, int depth) {
    Set<String> names = new LinkedHashSet<>();
    if (type instanceof TypeRef.Named named && depth < DEPTH) {
      NamedType declared = types.get(named.name());
      if (declared instanceof ObjectType object) {
        for (boolean required : new boolean[] {true, false}) {
          object.properties().stream()
              .filter(property -> property.required() == required)
              .forEach(property -> names.add(property.wireName()));
        }
      } else if (declared instanceof UnionType union) {
        union.variants().forEach(variant -> names.addAll(properties(variant.type(), depth + 1)));
      }
    }
    return names;
  }

  /** The only values that a property of a type can have, or null where they are not listed. */
  private @Nullable Set<String> values(TypeRef type, String property, int depth) {
    if (!(type instanceof TypeRef.Named named) || depth > DEPTH) {
      return null;
    }
    NamedType declared = types.get(named.name());
    if (declared instanceof ObjectType object) {
      for (Property each : object.properties()) {
        if (each.wireName().equals(property)) {
          return values(each);
        }
      }
      return null;
    }
    if (declared instanceof UnionType union) {
      Set<String> all = new LinkedHashSet<>();
      for (Variant variant : union.variants()) {
        Set<String> values =
            property.equals(union.discriminator())
                ? new LinkedHashSet<>(variant.discriminatorValues())
                : values(variant.type(), property, depth + 1);
        if (values == null) {
          return null;
        }
        all.addAll(values);
      }
      return all;
    }
    return null;
  }

  private @Nullable Set<String> values(Property property) {
    if (property.constraints().constant() instanceof JsonValue.JsonString text) {
      return new LinkedHashSet<>(List.of(text.value()));
    }
    if (property.type() instanceof TypeRef.Named named
        && types.get(named.name()) instanceof EnumType values
        && values.kind() == TypeRef.Scalar.Kind.STRING) {
      Set<String> all = new LinkedHashSet<>();
      values.constants().forEach(constant -> all.add(constant.value()));
      return all;
    }
    return null;
  }
}
