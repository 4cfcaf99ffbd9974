package dev.dateline.generator.settings;

import dev.dateline.contract.model.TypeRef.Scalar.Kind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The user's hand on names and types. Keys and values are those of OpenAPI Generator's options of
 * the same names.
 *
 * @param names names of types, by the name of a schema or, for a schema without one, by its JSON
 *     pointer ({@code modelNameMappings})
 * @param classes qualified names of classes that are there already, by the name of a schema or of
 *     its type; nothing is generated for these ({@code importMappings}, {@code schemaMappings}).
 *     Such a class offers what a generated one would, so that it is usually one: of another package
 * @param types what takes the place of a type of the document, by its type or format ({@code
 *     DateTime=String}, {@code number=Double}); a key that is the name of a schema means the same
 *     as in {@code classes} ({@code typeMappings})
 */
public record Mappings(
    Map<String, String> names, Map<String, String> classes, Map<String, String> types) {

  /** Everything as the document has it. */
  public static final Mappings NONE = new Mappings(Map.of(), Map.of(), Map.of());

  private static final Map<String, Kind> OPENAPI_TYPES =
      Map.ofEntries(
          Map.entry("string", Kind.STRING),
          Map.entry("boolean", Kind.BOOLEAN),
          Map.entry("int32", Kind.INT32),
          Map.entry("int64", Kind.INT64),
          Map.entry("integer", Kind.INT64),
          Map.entry("long", Kind.INT64),
          Map.entry("float", Kind.FLOAT),
          Map.entry("double", Kind.DOUBLE),
          Map.entry("number", Kind.DECIMAL),
          Map.entry("decimal", Kind.DECIMAL),
          Map.entry("date", Kind.DATE),
          Map.entry("datetime", Kind.DATE_TIME),
          Map.entry("date-time", Kind.DATE_TIME),
          Map.entry("uuid", Kind.UUID),
          Map.entry("uri", Kind.URI),
          Map.entry("byte", Kind.BASE64),
          Map.entry("bytearray", Kind.BASE64));

  private static final Map<String, Kind> JAVA_TYPES =
      Map.ofEntries(
          Map.entry("String", Kind.STRING),
          Map.entry("Boolean", Kind.BOOLEAN),
          Map.entry("Integer", Kind.INT32),
          Map.entry("Long", Kind.INT64),
          Map.entry("Float", Kind.FLOAT),
          Map.entry("Double", Kind.DOUBLE),
          Map.entry("BigDecimal", Kind.DECIMAL),
          Map.entry("LocalDate", Kind.DATE),
          Map.entry("OffsetDateTime", Kind.DATE_TIME),
          Map.entry("UUID", Kind.UUID),
          Map.entry("URI", Kind.URI),
          Map.entry("byte[]", Kind.BASE64),
          Map.entry("JsonValue", Kind.JSON));

  public Mappings {
    names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
    classes = Collections.unmodifiableMap(new LinkedHashMap<>(classes));
    types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
  }

  /**
   * What takes the place of each kind of scalar.
   *
   * @throws IllegalArgumentException where JSON of the one cannot be read as the other, or there is
   *     no such type
   */
  public Map<Kind, Kind> scalars() {
    Map<Kind, Kind> scalars = new EnumMap<>(Kind.class);
    types.forEach(
        (type, java) -> {
          Kind from = OPENAPI_TYPES.get(type.toLowerCase(Locale.ROOT));
          if (from != null) {
            Kind to = JAVA_TYPES.get(java.replaceFirst("^java\\.(lang|math|net|time|util)\\.", ""));
            if (to == null || !isReadAs(from, to)) {
              throw new IllegalArgumentException(
                  "typeMappings: '"
                      + type
                      + "' cannot be '"
                      + java
                      + "'. Text can be String, LocalDate, OffsetDateTime, UUID, URI or byte[];"
                      + " numbers can be Integer, Long, Float, Double or BigDecimal; anything can"
                      + " be JsonValue.");
            }
            scalars.put(from, to);
          }
        });
    return scalars;
  }

  /** The classes that are there already, by the name of a schema or of its type. */
  public Map<String, String> existing() {
    Map<String, String> existing = new LinkedHashMap<>(classes);
    types.forEach(
        (type, java) -> {
          if (!OPENAPI_TYPES.containsKey(type.toLowerCase(Locale.ROOT))) {
            String imported = classes.get(java);
            existing.remove(java);
            existing.put(type, imported == null ? java : imported);
          }
        });
    return existing;
  }

  private static boolean isReadAs(Kind from, Kind to) {
    return to == Kind.JSON || Objects.equals(form(from), form(to));
  }

  private static @Nullable String form(Kind kind) {
    return switch (kind) {
      case STRING, DATE, DATE_TIME, UUID, URI, BASE64 -> "text";
      case INT32, INT64, FLOAT, DOUBLE, DECIMAL -> "number";
      case BOOLEAN -> "boolean";
      case BINARY, JSON -> null;
    };
  }
}
