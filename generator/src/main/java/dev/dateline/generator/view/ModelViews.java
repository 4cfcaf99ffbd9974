package dev.dateline.generator.view;

import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.NamedType;
import dev.dateline.contract.model.NamedType.EnumType;
import dev.dateline.contract.model.NamedType.ObjectType;
import dev.dateline.contract.model.NamedType.UnionType;
import dev.dateline.contract.model.Property;
import dev.dateline.contract.model.Property.Access;
import dev.dateline.generator.java.Imports;
import dev.dateline.generator.java.JavaLiteral;
import dev.dateline.generator.java.Javadoc;
import dev.dateline.generator.view.ObjectView.ByAccess;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

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

  List<SourceFile> files() {
    List<SourceFile> files = new ArrayList<>();
    for (NamedType type : contract.types().values()) {
      if (type.name().owner() != null || !packages.isGenerated(type.name().simple())) {
        continue;
      }
      String path = Packages.path(packages.model(), type.name().simple());
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

  private EnumView.File enumFile(EnumType type) {
    Imports imports = new Imports(packages.model(), List.of(type.name().simple()));
    EnumView view = enumeration(type, imports, 0);
    return new EnumView.File(FileHead.of(origin, packages.model(), imports), view);
  }

  static EnumView enumeration(EnumType type, Imports imports, int indent) {
    imports.use(RUNTIME_JSON + "EnumType");
    imports.use(RUNTIME_JSON + "KnownValue");
    return new EnumView(
        Javadoc.ofType(type.documentation())
            .orElse("The values of {@code " + Javadoc.escape(type.name().simple()) + "}.")
            .render(indent),
        type.name().simple(),
        type.constants().stream()
            .map(c -> new EnumView.ConstantView(c.name(), JavaLiteral.string(c.value())))
            .toList(),
        switch (type.kind()) {
          case STRING -> "strings";
          case BOOLEAN -> "booleans";
          default -> "numbers";
        });
  }

  private ObjectView object(ObjectType type) {
    String name = type.name().simple();
    List<EnumType> enums = enumsOf(name);
    List<String> declared = new ArrayList<>(List.of(name, "Builder"));
    enums.forEach(e -> declared.add(e.name().simple()));
    Imports imports = new Imports(packages.model(), declared);
    for (String used : List.of("JsonModel", "JsonReader", "JsonWriter", "Shape")) {
      imports.use(RUNTIME_JSON + used);
    }
    imports.use("dev.dateline.runtime.validation.Checks");
    imports.use("org.jspecify.annotations.Nullable");
    JavaTypes types = new JavaTypes(contract, packages, imports, name);
    FieldViews fieldViews = new FieldViews(types, name, "property");
    PatternConstants patterns = new PatternConstants();

    List<FieldView> fields = new ArrayList<>();
    Map<Access, List<String>> writes = new EnumMap<>(Access.class);
    Map<Access, List<String>> checks = new EnumMap<>(Access.class);
    for (Property property : type.properties()) {
      FieldView field =
          fieldViews.field(
              property.name(),
              property.wireName(),
              property.type(),
              property.required(),
              property.nullable(),
              true,
              property.documentation());
      fields.add(field);
      patterns.named(property.name());
      writes
          .computeIfAbsent(property.access(), key -> new ArrayList<>())
          .add(
              types.write(
                  field.wire(), Expressions.field(property.name(), "out"), property.type()));
      List<String> statements = checks.computeIfAbsent(property.access(), key -> new ArrayList<>());
      String value = Expressions.field(property.name(), "checks");
      if (property.required()) {
        statements.add("checks.required(" + field.wire() + ", " + value + ");");
      }
      statements.addAll(
          types.checks(field.wire(), value, property.type(), property.constraints(), patterns));
    }
    if (!patterns.constants().isEmpty()) {
      imports.use("java.util.regex.Pattern");
    }
    List<EnumView> enumViews = enums.stream().map(e -> enumeration(e, imports, 2)).toList();
    List<String> rules = Expressions.rules(type.rules());
    if (!rules.isEmpty()) {
      imports.use("java.util.List");
      imports.use("dev.dateline.runtime.validation.Rule");
      imports.use(RUNTIME_JSON + "JsonValue");
    }
    return new ObjectView(
        FileHead.of(origin, packages.model(), imports),
        Javadoc.ofType(type.documentation())
            .orElse("The schema {@code " + Javadoc.escape(name) + "}.")
            .render(0),
        name,
        unions.implementedBy(type.name()),
        shape(type),
        patterns.constants(),
        fields,
        byAccess(writes),
        byAccess(checks),
        rules,
        propertyCount(type),
        enumViews);
  }

  private static List<String> propertyCount(ObjectType type) {
    if (type.minProperties() == null && type.maxProperties() == null) {
      return List.of();
    }
    return List.of(
        "checks.propertyCount(this, %s, %s);"
            .formatted(
                Objects.requireNonNullElse(type.minProperties(), 0),
                Objects.requireNonNullElse(type.maxProperties(), -1)));
  }

  private static ByAccess byAccess(Map<Access, List<String>> statements) {
    return new ByAccess(
        statements.getOrDefault(Access.BOTH, List.of()),
        statements.getOrDefault(Access.READ_ONLY, List.of()),
        statements.getOrDefault(Access.WRITE_ONLY, List.of()));
  }

  private static List<String> shape(ObjectType type) {
    List<String> names = new ArrayList<>(List.of(type.name().simple()));
    type.properties().forEach(p -> names.add(p.wireName()));
    List<String> lines = new ArrayList<>(Expressions.call("Shape.of(", names, 8));
    clause(lines, ".readOnly(", type, p -> p.access() == Access.READ_ONLY);
    clause(lines, ".writeOnly(", type, p -> p.access() == Access.WRITE_ONLY);
    clause(lines, ".nullable(", type, Property::nullable);
    clause(lines, ".secret(", type, Property::secret);
    if (!type.additional().allowed()) {
      lines.add("    .closed()");
    }
    return Expressions.ended(lines, ";");
  }

  private static void clause(
      List<String> lines, String head, ObjectType type, Predicate<Property> which) {
    List<String> names = type.properties().stream().filter(which).map(Property::wireName).toList();
    if (!names.isEmpty()) {
      Expressions.call("    " + head, names, 8).forEach(lines::add);
    }
  }
}
