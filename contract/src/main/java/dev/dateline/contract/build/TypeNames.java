package dev.dateline.contract.build;

import dev.dateline.contract.ContractException;
import dev.dateline.contract.model.TypeName;
import dev.dateline.contract.tree.Pointer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/**
 * Hands out type names: unique whatever the case (file systems), clear of what generated code names
 * otherwise. Names of component schemas are settled first and from the whole document at its
 * version, so that neither the selection of operations nor a schema without a name changes them.
 */
final class TypeNames {
  private final Map<String, String> byPointer = new HashMap<>();
  private final Map<String, String> inline = new HashMap<>();

  /** Top-level names given or reserved, in lower case. */
  private final Set<String> taken = new HashSet<>(JavaNames.reservedTypesLowerCase());

  /** Top-level names given, as written. */
  private final Set<String> topLevel = new HashSet<>();

  private final Map<String, Set<String>> nested = new HashMap<>();

  /** Names that were asked for, by pointer. */
  private final Map<String, String> asked;

  /**
   * Settles the names of component schemas.
   *
   * @param schemas names under {@code components/schemas}
   * @param reserved names that other generated types have
   * @param asked names that someone asked for, by pointer; they go before all others
   * @throws ContractException where one of these cannot be given
   */
  TypeNames(Collection<String> schemas, Collection<String> reserved, Map<String, String> asked) {
    this.asked = Map.copyOf(asked);
    reserved.forEach(name -> taken.add(lower(name)));
    asked.forEach(this::reserve);
    Map<String, List<String>> byWish = new LinkedHashMap<>();
    for (String schema : schemas) {
      String name = asked.get(pointer(schema));
      if (name != null) {
        byPointer.put(pointer(schema), name);
        continue;
      }
      byWish
          .computeIfAbsent(
              lower(JavaNames.pascal(JavaNames.withoutDate(schema))), wish -> new ArrayList<>())
          .add(schema);
    }
    List<String> clashing = new ArrayList<>();
    byWish.forEach(
        (wish, sharing) -> {
          if (sharing.size() == 1) {
            give(sharing.get(0), JavaNames.pascal(JavaNames.withoutDate(sharing.get(0))));
          } else {
            clashing.addAll(sharing);
          }
        });
    // A name that needs no change goes before one that does; order in the document does not count.
    clashing.sort(
        Comparator.comparing((String schema) -> !JavaNames.pascal(schema).equals(schema))
            .thenComparing(Comparator.naturalOrder()));
    clashing.forEach(schema -> give(schema, JavaNames.pascal(schema)));
  }

  private static String pointer(String schema) {
    return Pointer.child("#/components/schemas", schema);
  }

  private void give(String schema, String wish) {
    byPointer.put(pointer(schema), free(wish));
  }

  private void reserve(String pointer, String name) {
    if (!SourceVersion.isIdentifier(name) || SourceVersion.isKeyword(name)) {
      throw new ContractException(
          pointer,
          "names: '"
              + name
              + "', asked for "
              + pointer
              + ", is not the simple name of a Java type. Use one such as ClusterDescription.");
    }
    if (!taken.add(lower(name))) {
      throw new ContractException(
          pointer,
          "names: '"
              + name
              + "', asked for "
              + pointer
              + ", is the name of another generated type or of one that generated code uses. Choose"
              + " another.");
    }
    topLevel.add(name);
  }

  private String free(String wanted) {
    String wish = JavaNames.shortened(wanted);
    String name = wish;
    if (taken.contains(lower(name)) && !topLevel.contains(name)) {
      name = wish + "Model";
    }
    String free = name;
    for (int i = 2; !taken.add(lower(free)); i++) {
      free = name + i;
    }
    topLevel.add(free);
    return free;
  }

  /** The name of a component schema. */
  TypeName component(String pointer) {
    String name = byPointer.get(pointer);
    if (name == null) {
      name = free(JavaNames.pascal(Pointer.last(pointer)));
      byPointer.put(pointer, name);
    }
    return TypeName.of(name);
  }

  /** Whether a pointer leads to a component schema that has a name. */
  boolean isComponent(String pointer) {
    return byPointer.containsKey(pointer);
  }

  /**
   * A new top-level name for a schema without one.
   *
   * @param key identity of the schema
   */
  TypeName inline(String key, String wish) {
    String given = asked.get(key);
    String name = given == null ? free(wish) : given;
    inline.put(key, name);
    return TypeName.of(name);
  }

  /** The name that a schema without one of its own was given, or null. */
  @Nullable String inlineAt(String key) {
    return inline.get(key);
  }

  /**
   * Keeps the types nested in a top-level type clear of those that it speaks of.
   *
   * @param references pointers to schemas that the owner refers to
   */
  void keepClear(String owner, Collection<String> references) {
    Set<String> there = nested.computeIfAbsent(owner, type -> new HashSet<>());
    for (String reference : references) {
      String name = byPointer.get(reference);
      if (name != null) {
        there.add(lower(name));
      }
    }
  }

  /** A new name inside a top-level type, which hides no type that the owner speaks of. */
  TypeName nested(String owner, String wanted) {
    String wish = JavaNames.shortened(wanted);
    Set<String> there = nested.computeIfAbsent(owner, type -> new HashSet<>());
    boolean clashes =
        wish.equals(owner) || JavaNames.isReservedType(wish) || there.contains(lower(wish));
    String name = clashes ? wish + "Value" : wish;
    String free = name;
    for (int i = 2; !there.add(lower(free)); i++) {
      free = name + i;
    }
    return new TypeName(owner, free);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
