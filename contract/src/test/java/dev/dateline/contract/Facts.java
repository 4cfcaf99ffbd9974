package dev.dateline.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dateline.contract.model.Constraints;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.Diagnostic;
import dev.dateline.contract.model.NamedType;
import dev.dateline.contract.model.Operation;
import dev.dateline.contract.model.Property;
import dev.dateline.contract.model.TypeName;
import dev.dateline.contract.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what a contract holds in few words, so that tests can be tables. */
public final class Facts {
  private Facts() {}

  /** {@code string}, {@code list<Link>}, {@code map<int64?>}, {@code Owner.Enum}. */
  public static String type(TypeRef type) {
    if (type instanceof TypeRef.ListOf list) {
      return "list<"
          + type(list.items())
          + (list.nullableItems() && !type(list.items()).equals("json") ? "?" : "")
          + constraints(list.itemConstraints())
          + ">";
    }
    if (type instanceof TypeRef.MapOf map) {
      return "map<"
          + type(map.values())
          + (map.nullableValues() && !type(map.values()).equals("json") ? "?" : "")
          + constraints(map.valueConstraints())
          + ">";
    }
    if (type instanceof TypeRef.Named named) {
      return named.name().toString();
    }
    return ((TypeRef.Scalar) type).kind().name().toLowerCase(Locale.ROOT);
  }

  /** What is demanded beside the type: {@code min=1 pattern=^a}. */
  public static String constraints(Constraints of) {
    StringBuilder text = new StringBuilder();
    add(text, of.exclusiveMinimum() ? "over" : "min", of.minimum());
    add(text, of.exclusiveMaximum() ? "under" : "max", of.maximum());
    add(text, "step", of.multipleOf());
    add(text, "minLength", of.minLength());
    add(text, "maxLength", of.maxLength());
    Constraints.RegularExpression pattern = of.pattern();
    add(text, "pattern", pattern == null ? null : pattern.source());
    add(text, "minItems", of.minItems());
    add(text, "maxItems", of.maxItems());
    if (of.uniqueItems()) {
      text.append(" unique");
    }
    add(text, "minProperties", of.minProperties());
    add(text, "maxProperties", of.maxProperties());
    add(text, "const", of.constant());
    return text.toString();
  }

  private static void add(StringBuilder text, String name, @Nullable Object value) {
    if (value != null) {
      text.append(' ').append(name).append('=').append(value);
    }
  }

  /** {@code string required null ro min=1}. */
  public static String property(Property property) {
    return type(property.type())
        + (property.required() ? " required" : "")
        + (property.nullable() && !type(property.type()).equals("json") ? " null" : "")
        + switch (property.access()) {
          case BOTH -> "";
          case READ_ONLY -> " ro";
          case WRITE_ONLY -> " wo";
        }
        + (property.secret() ? " secret" : "")
        + constraints(property.constraints())
        + (property.defaultValue() == null ? "" : " default=" + property.defaultValue());
  }

  /** The properties of an object by wire name. */
  public static Map<String, String> properties(Contract contract, String type) {
    Map<String, String> properties = new TreeMap<>();
    object(contract, type)
        .properties()
        .forEach(property -> properties.put(property.wireName(), property(property)));
    return properties;
  }

  public static NamedType.ObjectType object(Contract contract, String name) {
    return (NamedType.ObjectType) named(contract, name);
  }

  public static NamedType named(Contract contract, String name) {
    int dot = name.indexOf('.');
    TypeName key =
        dot < 0 ? TypeName.of(name) : new TypeName(name.substring(0, dot), name.substring(dot + 1));
    assertThat(contract.types()).containsKey(key);
    return contract.types().get(key);
  }

  public static List<String> constants(Contract contract, String name) {
    return ((NamedType.EnumType) named(contract, name))
        .constants().stream().map(NamedType.EnumType.Constant::value).toList();
  }

  public static Operation operation(Contract contract, String id) {
    return contract.operations().stream()
        .filter(operation -> operation.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  public static List<String> typeNames(Contract contract) {
    return contract.types().keySet().stream().map(TypeName::toString).toList();
  }

  public static String warnings(Contract contract) {
    return contract.diagnostics().stream()
        .map(Diagnostic::toString)
        .collect(Collectors.joining("\n"));
  }

  /** Every type reference of a contract, wherever it stands. */
  public static List<TypeRef> references(Contract contract) {
    List<TypeRef> all = new ArrayList<>();
    contract.types().values().forEach(type -> all.addAll(references(type)));
    for (Operation operation : contract.operations()) {
      operation.parameters().forEach(parameter -> collect(parameter.type(), all));
      if (operation.body() != null) {
        operation.body().contents().forEach(content -> collect(content.type(), all));
      }
      operation
          .responses()
          .forEach(
              response -> {
                response.contents().forEach(content -> collect(content.type(), all));
                response.headers().forEach(header -> collect(header.type(), all));
              });
    }
    return all;
  }

  /** Every type reference of a type. */
  public static List<TypeRef> references(NamedType type) {
    List<TypeRef> all = new ArrayList<>();
    if (type instanceof NamedType.ObjectType object) {
      object.properties().forEach(property -> collect(property.type(), all));
      TypeRef additional = object.additional().type();
      if (additional != null) {
        collect(additional, all);
      }
    } else if (type instanceof NamedType.UnionType union) {
      union.variants().forEach(variant -> collect(variant.type(), all));
    }
    return all;
  }

  /**
   * A type that one group alone reaches refers to types of the group and to shared ones, a shared
   * type to shared ones; a union lives with its alternatives. Says what does not.
   */
  public static List<String> misplaced(Contract contract) {
    List<String> misplaced = new ArrayList<>();
    for (NamedType type : contract.types().values()) {
      String owner = type.name().owner();
      String home = home(contract, owner == null ? type.name().simple() : owner);
      for (TypeRef reference : references(type)) {
        if (reference instanceof TypeRef.Named named) {
          String used = named.name().owner();
          String other = home(contract, used == null ? named.name().simple() : used);
          boolean together =
              type instanceof NamedType.UnionType
                  && !(contract.types().get(named.name()) instanceof NamedType.EnumType);
          if (!other.equals(home) && (together || !other.isEmpty())) {
            misplaced.add(type.name() + " in '" + home + "', " + named.name() + " in " + other);
          }
        }
      }
    }
    return misplaced;
  }

  private static String home(Contract contract, String simpleName) {
    return contract.homes().getOrDefault(simpleName, "");
  }

  private static void collect(TypeRef type, List<TypeRef> into) {
    into.add(type);
    if (type instanceof TypeRef.ListOf list) {
      collect(list.items(), into);
    } else if (type instanceof TypeRef.MapOf map) {
      collect(map.values(), into);
    }
  }
}
