package dev.dateline.generator.view;

import dev.dateline.contract.model.Constraints;
import dev.dateline.contract.model.Documentation;
import dev.dateline.contract.model.TypeRef;
import dev.dateline.generator.java.JavaLiteral;
import dev.dateline.generator.java.Javadoc;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Declarations with their accessors and setters, the same for models and requests. Not thread-safe;
 * lives as long as one file is put together.
 */
final class FieldViews {

  /** Where a word of an identifier ends: {@code targetGroup|Id}, {@code UTC|Seconds}. */
  private static final Pattern HUMP =
      Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  private final JavaTypes types;
  private final String noun;
  private final String setter;
  private final Set<String> taken = new HashSet<>(Set.of("SHAPE"));

  /**
   * @param noun what the document calls the fields
   * @param refusesNull whether the setter of something required refuses null; otherwise it stays
   *     missing, which the checks tell: a server puts requests together from parts that it could
   *     not read
   */
  FieldViews(JavaTypes types, String noun, boolean refusesNull) {
    this.types = types;
    this.noun = noun;
    this.setter = refusesNull ? "set" : "put";
  }

  /**
   * What the document says of a field.
   *
   * @param name identifier
   * @param wireName as it travels
   * @param type of its value
   * @param constraints on its value
   * @param required whether the document demands it
   * @param nullable whether null is a value of it
   * @param flags the methods of {@code Property} that say what else it is
   * @param documentation prose
   */
  record Field(
      String name,
      String wireName,
      TypeRef type,
      Constraints constraints,
      boolean required,
      boolean nullable,
      List<String> flags,
      Documentation documentation) {

    /** Whether the accessor gives something empty where there is nothing. */
    private boolean orEmpty() {
      return !required && (type instanceof TypeRef.ListOf || type instanceof TypeRef.MapOf);
    }
  }

  FieldView field(Field field) {
    String constant = constant(field.name());
    String javaType = types.type(field.type());
    return new FieldView(
        constant,
        declaration(field, constant, javaType),
        Javadoc.of(field.documentation())
            .orElse("The " + noun + " {@code " + Javadoc.escape(field.wireName()) + "}.")
            .render(2),
        field.documentation().deprecated(),
        accessor(field, constant, javaType),
        field.orEmpty() || (field.nullable() && !field.required())
            ? Expressions.method(
                "public boolean has" + capitalized(field.name()) + "()",
                List.of("return " + constant + ".isIn(this);"),
                2)
            : List.of(),
        setters(field, constant, javaType));
  }

  private List<String> declaration(Field field, String constant, String javaType) {
    String property = types.imports().use("dev.dateline.runtime.json.Property");
    List<String> calls = new ArrayList<>();
    calls.add(types.property(property, JavaLiteral.string(field.wireName()), field.type()));
    if (field.required()) {
      calls.add(".required()");
    }
    if (field.nullable()) {
      calls.add(".nullable()");
    }
    calls.addAll(field.flags());
    calls.addAll(JavaTypes.constraints(field.type(), field.constraints()));
    return Expressions.constant(property + "<" + javaType + "> " + constant, calls, "");
  }

  private List<String> accessor(Field field, String constant, String javaType) {
    boolean nullable = field.required() ? field.nullable() : !field.orEmpty();
    String method =
        field.required()
            ? (field.nullable() ? "requiredOrNull" : "required")
            : (field.orEmpty() ? "orEmpty" : "get");
    return Expressions.method(
        "public " + (nullable ? types.nullable(javaType) : javaType) + " " + field.name() + "()",
        List.of("return " + constant + "." + method + "(this);"),
        2);
  }

  private List<List<String>> setters(Field field, String constant, String javaType) {
    List<List<String>> setters = new ArrayList<>();
    String name = field.name();
    boolean acceptsNull = field.nullable() || !field.required();
    setters.add(
        setter(
            name,
            acceptsNull ? types.nullable(javaType) : javaType,
            constant + "." + setter + "(this, " + name + ");",
            "return this;"));
    if (types.isEnum(field.type())) {
      String enumName = types.name(((TypeRef.Named) field.type()).name());
      setters.add(
          setter(name, enumName, "return " + name + "(" + enumName + ".TYPE.of(" + name + "));"));
    }
    return setters;
  }

  private static List<String> setter(String name, String type, String... statements) {
    return Expressions.method(
        "public Builder " + name + "(" + type + " " + name + ")", List.of(statements), 4);
  }

  /** {@code groupId} becomes {@code GROUP_ID}, or more where that already means something. */
  private String constant(String identifier) {
    String wish = HUMP.matcher(identifier).replaceAll("_").toUpperCase(Locale.ROOT);
    if (wish.equals(identifier)) {
      // The setter's parameter has that name.
      wish = "PROPERTY_" + wish;
    }
    String constant = wish;
    for (int i = 2; types.isType(constant) || !taken.add(constant); i++) {
      constant = wish + "_" + i;
    }
    return constant;
  }

  static String capitalized(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
