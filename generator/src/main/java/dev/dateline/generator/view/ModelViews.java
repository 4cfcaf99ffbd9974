package dev.dateline.generator.view;

import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.NamedType;
import dev.dateline.contract.model.NamedType.EnumType;
import dev.dateline.contract.model.NamedType.ObjectType;
import dev.dateline.contract.model.NamedType.UnionType;
import dev.dateline.contract.model.Property;
import dev.dateline.generator.java.Imports;
import dev.dateline.generator.java.JavaLiteral;
import dev.dateline.generator.java.Javadoc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Models: a class for each object type, an enum for each enum type. */
final class ModelViews {

  private static final String RUNTIME_JSON = "dev.dateline.runtime.json.";

  private final Contract contract;
  private final Packages packages;
  private final String origin;
  private final UnionViews unions;
  private final Map<String, List<EnumType>> nestedEnums = new LinkedHashMap<>();

  ModelViews(Contract contract, Packages packages, String origin) {
    this.contract = contract;
    this.packages = packages;
    this.origin = origin;
    this.unions = new UnionViews(contract, packages, origin);
    for (NamedType type : contract.types().values()) {
      String owner = type.name().owner();
      if (owner != null && type instanceof EnumType enumType) {
        nestedEnums.computeIfAbsent(owner, key -> new ArrayList<>()).add(enumType);
      }
    }
  }

  /** The enums nested in a model or a request. */
  List<EnumType> enumsOf(String owner) {
    return nestedEnums.getOrDefault(owner, List.of());
  }

  /** Whether a type has a file of its own. */
  static boolean isFile(NamedType type, Packages packages) {
    return type.name().owner() == null && packages.isGenerated(type.name().simple());
  }

  List<SourceFile> files() {
    List<SourceFile> files = new ArrayList<>();
    for (NamedType type : contract.types().values()) {
      if (!isFile(type, packages)) {
        continue;
      }
      String path = Packages.path(home(type), type.name().simple());
      if (type instanceof ObjectType object) {
        files.add(new SourceFile(path, "model/object.mustache", object(object)));
      } else if (type instanceof EnumType enumType) {
        files.add(new SourceFile(path, "model/enum.mustache", enumFile(enumType)));
      } else if (type instanceof UnionType union) {
        files.add(new SourceFile(path, "model/union.mustache", unions.view(union)));
      }
    }
    return files;
  }

  private String home(NamedType type) {
    return packages.modelPackage(type.name().simple());
  }

  private EnumView.File enumFile(EnumType type) {
    Imports imports = new Imports(home(type), List.of(type.name().simple()));
    EnumView view = enumeration(type, imports, 0);
    return new EnumView.File(FileHead.of(origin, home(type), imports), view);
  }

  static EnumView enumeration(EnumType type, Imports imports, int indent) {
    imports.use(RUNTIME_JSON + "EnumType");
    imports.use(RUNTIME_JSON + "KnownValue");
    return new EnumView(
        Javadoc.ofType(type.documentation())
            .orElse("The values of {@code " + Javadoc.escape(type.name().simple()) + "}.")
            .render(indent),
        type.name().simple(),
        constants(type, indent + 2),
        enumType(type, indent + 2));
  }

  private static List<String> constants(EnumType type, int indent) {
    List<String> names = new ArrayList<>();
    type.constants().forEach(constant -> names.add(constant.name()));
    names.add("UNRECOGNIZED");
    return Expressions.filled(names, indent, ";");
  }

  /** Texts are said where they are not the names of the constants. */
  private static List<String> enumType(EnumType type, int indent) {
    String head =
        "public static final EnumType<%1$s> TYPE = EnumType.<%1$s>%2$s("
            .formatted(
                type.name().simple(),
                switch (type.kind()) {
                  case STRING -> "strings";
                  case BOOLEAN -> "booleans";
                  default -> "numbers";
                });
    List<String> arguments = new ArrayList<>(List.of("values()"));
    if (!type.constants().stream().allMatch(c -> c.name().equals(c.value()))) {
      type.constants().forEach(c -> arguments.add(JavaLiteral.string(c.value())));
    }
    return Expressions.filledCall(head, arguments, indent, ");");
  }

  private ObjectView object(ObjectType type) {
    String name = type.name().simple();
    List<EnumType> enums = enumsOf(name);
    List<String> declared = new ArrayList<>(List.of(name, "Builder"));
    enums.forEach(e -> declared.add(e.name().simple()));
    Imports imports = new Imports(home(type), declared);
    for (String used : List.of("JsonModel", "JsonReader", "Shape")) {
      imports.use(RUNTIME_JSON + used);
    }
    imports.use("org.jspecify.annotations.Nullable");
    JavaTypes types = new JavaTypes(contract, packages, imports, name);
    FieldViews fieldViews = new FieldViews(types, "property", true);
    List<FieldView> fields = new ArrayList<>();
    for (Property property : type.properties()) {
      fields.add(
          fieldViews.field(
              new FieldViews.Field(
                  property.name(),
                  property.wireName(),
                  property.type(),
                  property.constraints(),
                  property.required(),
                  property.nullable(),
                  flags(property),
                  property.documentation())));
    }
    List<EnumView> enumViews = enums.stream().map(e -> enumeration(e, imports, 2)).toList();
    if (!type.rules().isEmpty()) {
      imports.use("dev.dateline.runtime.validation.Rule");
      imports.use(RUNTIME_JSON + "JsonValue");
    }
    return new ObjectView(
        FileHead.of(origin, home(type), imports),
        Javadoc.ofType(type.documentation())
            .orElse("The schema {@code " + Javadoc.escape(name) + "}.")
            .render(0),
        name,
        unions.implementedBy(type.name()),
        fields,
        Expressions.shape("of", name, fields, clauses(type), type.rules(), List.of()),
        enumViews);
  }

  private static List<String> flags(Property property) {
    List<String> flags = new ArrayList<>();
    switch (property.access()) {
      case READ_ONLY -> flags.add(".readOnly()");
      case WRITE_ONLY -> flags.add(".writeOnly()");
      case BOTH -> {
        // What travels both ways is the rule.
      }
    }
    if (property.secret()) {
      flags.add(".secret()");
    }
    return flags;
  }

  private static List<String> clauses(ObjectType type) {
    List<String> clauses = new ArrayList<>();
    if (!type.additional().allowed()) {
      clauses.add(".closed()");
    }
    if (type.minProperties() != null || type.maxProperties() != null) {
      clauses.add(
          ".propertyCount(%s, %s)"
              .formatted(
                  Objects.requireNonNullElse(type.minProperties(), 0),
                  Objects.requireNonNullElse(type.maxProperties(), -1)));
    }
    return clauses;
  }
}
