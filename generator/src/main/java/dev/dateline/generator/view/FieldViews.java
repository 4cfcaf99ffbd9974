package dev.dateline.generator.view;

import dev.dateline.contract.model.Documentation;
import dev.dateline.contract.model.TypeRef;
import dev.dateline.generator.java.JavaLiteral;
import dev.dateline.generator.java.Javadoc;
import dev.dateline.generator.view.FieldView.AccessorView;
import dev.dateline.generator.view.FieldView.SetterView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Fields with their accessors and setters, the same for models and requests. Not thread-safe; lives
 * as long as one file is put together.
 */
final class FieldViews {

  private final JavaTypes types;
  private final String owner;

  private final String noun;
  private final boolean refusesNull;

  /**
   * @param owner the class that has the fields
   * @param noun what the document calls them
   */
  FieldViews(JavaTypes types, String owner, String noun) {
    this(types, owner, noun, true);
  }

  /**
   * @param owner the class that has the fields
   * @param noun what the document calls them
   * @param refusesNull whether the setter of something required refuses null; otherwise it stays
   *     missing, which the checks tell: a server puts requests together from parts that it could
   *     not read
   */
  FieldViews(JavaTypes types, String owner, String noun, boolean refusesNull) {
    this.types = types;
    this.owner = owner;
    this.noun = noun;
    this.refusesNull = refusesNull;
  }

  /**
   * A field.
   *
   * @param name identifier
   * @param wireName as it travels
   * @param type of its value
   * @param required whether the document demands it
   * @param nullable whether null is a value of it
   * @param explicitNull whether the owner tells null from absent (models do)
   * @param documentation prose
   */
  FieldView field(
      String name,
      String wireName,
      TypeRef type,
      boolean required,
      boolean nullable,
      boolean explicitNull,
      Documentation documentation) {
    String wire = JavaLiteral.string(wireName);
    String javaType = types.type(type);
    boolean collection = type instanceof TypeRef.ListOf || type instanceof TypeRef.MapOf;
    return new FieldView(
        name,
        types.nullable(javaType),
        documentation.deprecated(),
        accessor(name, wire, type, javaType, required, nullable, documentation),
        presence(name, wire, required, nullable && explicitNull, collection),
        setters(name, wire, type, javaType, required, nullable && explicitNull, nullable),
        wire,
        types.read(type, "in"));
  }

  private AccessorView accessor(
      String name,
      String wire,
      TypeRef type,
      String javaType,
      boolean required,
      boolean nullable,
      Documentation documentation) {
    String doc = Javadoc.of(documentation).orElse(fallback(wire)).render(2);
    if (required && !nullable) {
      return new AccessorView(doc, javaType, name, "required(" + wire + ", " + name + ")");
    }
    if (required) {
      return new AccessorView(
          doc,
          types.nullable(javaType),
          name,
          "isNull(" + wire + ") ? null : required(" + wire + ", " + name + ")");
    }
    if (type instanceof TypeRef.ListOf) {
      return new AccessorView(doc, javaType, name, name + " == null ? List.of() : " + name);
    }
    if (type instanceof TypeRef.MapOf) {
      return new AccessorView(doc, javaType, name, name + " == null ? Map.of() : " + name);
    }
    return new AccessorView(doc, types.nullable(javaType), name, name);
  }

  private String fallback(String wire) {
    return "The " + noun + " {@code " + Javadoc.escape(wire.substring(1, wire.length() - 1)) + "}.";
  }

  private @Nullable AccessorView presence(
      String name, String wire, boolean required, boolean nullable, boolean collection) {
    if (required || !(nullable || collection)) {
      return null;
    }
    String doc =
        Javadoc.text(
                nullable
                    ? "Whether {@link #" + name + "()} is there, be it null."
                    : "Whether {@link #" + name + "()} is there, be it empty.")
            .render(2);
    return new AccessorView(
        doc,
        "boolean",
        "has" + capitalized(name),
        name + " != null" + (nullable ? " || isNull(" + wire + ")" : ""));
  }

  private List<SetterView> setters(
      String name,
      String wire,
      TypeRef type,
      String javaType,
      boolean required,
      boolean explicitNull,
      boolean nullable) {
    List<SetterView> setters = new ArrayList<>();
    String doc = Javadoc.text("Sets {@link " + owner + "#" + name + "()}.").render(4);
    boolean acceptsNull = nullable || !required;
    List<String> statements = new ArrayList<>();
    if (explicitNull) {
      statements.add("setNull(" + wire + ", " + name + " == null);");
    }
    statements.add("this." + name + " = " + stored(name, type, acceptsNull) + ";");
    statements.add("return this;");
    setters.add(
        new SetterView(doc, acceptsNull ? types.nullable(javaType) : javaType, name, statements));
    if (types.isEnum(type)) {
      String enumName = types.name(((TypeRef.Named) type).name());
      setters.add(
          new SetterView(
              doc,
              enumName,
              name,
              List.of("return " + name + "(" + enumName + ".TYPE.of(" + name + "));")));
    }
    return setters;
  }

  private String stored(String name, TypeRef type, boolean acceptsNull) {
    String copied =
        type instanceof TypeRef.ListOf
            ? types.imports().use("dev.dateline.runtime.json.Immutable") + ".list(" + name + ")"
            : type instanceof TypeRef.MapOf
                ? types.imports().use("dev.dateline.runtime.json.Immutable") + ".map(" + name + ")"
                : name;
    if (acceptsNull || !refusesNull) {
      return copied;
    }
    return types.imports().use("java.util.Objects")
        + ".requireNonNull("
        + copied
        + ", \""
        + name
        + "\")";
  }

  static String capitalized(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
