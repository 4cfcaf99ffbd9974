package dev.dateline.generator.view;

import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.Operation;
import dev.dateline.contract.model.Response;
import dev.dateline.contract.model.Response.Header;
import dev.dateline.contract.model.TypeRef;
import dev.dateline.contract.model.TypeRef.Scalar.Kind;
import dev.dateline.generator.java.Imports;
import dev.dateline.generator.java.JavaLiteral;
import dev.dateline.generator.java.Javadoc;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The documented headers of responses: an interface for each, which the cases that have it
 * implement.
 */
final class HeaderViews {

  private static final String HTTP = "dev.dateline.runtime.http.";
  private static final String SUFFIX = "Header";

  /** What the cases of responses have beside their headers. */
  private static final Set<String> TAKEN =
      Set.of(
          "body",
          "status",
          "headers",
          "mediaType",
          "match",
          "header",
          "withHeader",
          "withHeaders",
          "hashCode",
          "toString",
          "getClass",
          "notify",
          "notifyAll",
          "wait",
          "clone",
          "finalize");

  private final Contract contract;
  private final Packages packages;
  private final String origin;
  private final Map<Kinship, String> names = new LinkedHashMap<>();
  private final Map<Kinship, Header> examples = new LinkedHashMap<>();

  /** What makes two headers the same. */
  private record Kinship(String wireName, TypeRef type) {}

  HeaderViews(Contract contract, Packages packages, String origin) {
    this.contract = contract;
    this.packages = packages;
    this.origin = origin;
    Set<String> taken = new HashSet<>();
    for (Operation operation : contract.operations()) {
      for (Response response : operation.responses()) {
        for (Header header : response.headers()) {
          Kinship kinship = kinship(header);
          if (examples.putIfAbsent(kinship, header) == null) {
            names.put(kinship, name(header, taken));
          }
        }
      }
    }
  }

  private Kinship kinship(Header header) {
    return new Kinship(header.wireName().toLowerCase(Locale.ROOT), valueType(header.type()));
  }

  /** The first of a name has it; one of another type says which. */
  private String name(Header header, Set<String> taken) {
    String plain = pascal(header.wireName());
    if (taken.add(plain + SUFFIX)) {
      return plain + SUFFIX;
    }
    String typed = plain + pascal(label(valueType(header.type())));
    String unique = typed + SUFFIX;
    for (int i = 2; !taken.add(unique); i++) {
      unique = typed + i + SUFFIX;
    }
    return unique;
  }

  private static String label(TypeRef type) {
    if (type instanceof TypeRef.Scalar scalar) {
      return scalar.kind().name().toLowerCase(Locale.ROOT);
    }
    return type instanceof TypeRef.ListOf list
        ? label(list.items()) + "-list"
        : ((TypeRef.Named) type).name().simple();
  }

  private static String pascal(String text) {
    String pascal =
        Stream.of(text.split("[^A-Za-z0-9]+", -1))
            .filter(part -> !part.isEmpty())
            .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
            .collect(Collectors.joining());
    return pascal.isEmpty() || Character.isDigit(pascal.charAt(0)) ? "X" + pascal : pascal;
  }

  /** What a header is read as: a scalar, an enumeration, a list of such, or else its text. */
  private TypeRef valueType(TypeRef declared) {
    if (declared instanceof TypeRef.ListOf list && isSimple(list.items())) {
      return new TypeRef.ListOf(list.items(), false, dev.dateline.contract.model.Constraints.NONE);
    }
    return isSimple(declared) ? declared : new TypeRef.Scalar(Kind.STRING);
  }

  private boolean isSimple(TypeRef type) {
    return isSimple(type, contract);
  }

  private static boolean isSimple(TypeRef type, Contract contract) {
    if (type instanceof TypeRef.Scalar scalar) {
      return scalar.kind() != Kind.JSON
          && scalar.kind() != Kind.BASE64
          && scalar.kind() != Kind.BINARY;
    }
    return type instanceof TypeRef.Named named
        && contract.types().get(named.name())
            instanceof dev.dateline.contract.model.NamedType.EnumType;
  }

  /** Whether a header is handed over as text although the document has more to say of it. */
  static boolean isUntyped(Header header, Contract contract) {
    TypeRef type = header.type();
    return !isSimple(type, contract)
        && !(type instanceof TypeRef.ListOf list && isSimple(list.items(), contract));
  }

  /** The qualified name of a header's interface. */
  String interfaceOf(Header header) {
    return packages.api() + "." + names.getOrDefault(kinship(header), SUFFIX);
  }

  /** The names of all interfaces. */
  List<String> names() {
    return List.copyOf(names.values());
  }

  List<SourceFile> files() {
    List<SourceFile> files = new ArrayList<>();
    names.forEach(
        (kinship, name) -> {
          Header header = examples.get(kinship);
          if (header != null) {
            files.add(
                new SourceFile(
                    Packages.path(packages.api(), name),
                    "api/header.mustache",
                    view(header, kinship, name)));
          }
        });
    return files;
  }

  private HeaderView view(Header header, Kinship kinship, String name) {
    Imports imports = new Imports(packages.api(), List.of(name));
    imports.use(HTTP + "HeaderCase");
    imports.use(HTTP + "HeaderField");
    JavaTypes types = new JavaTypes(contract, packages, imports, "");
    String type = types.type(kinship.type());
    String code = "{@code " + Javadoc.escape(header.wireName()) + "}";
    String field =
        kinship.type() instanceof TypeRef.ListOf list
            ? fieldOf("list", header, list.items(), types)
            : fieldOf("of", header, kinship.type(), types);
    String bare = name.substring(0, name.length() - SUFFIX.length());
    String accessor = bare.substring(0, 1).toLowerCase(Locale.ROOT) + bare.substring(1);
    return new HeaderView(
        FileHead.of(origin, packages.api(), withNullable(imports)),
        Javadoc.text("An answer for which the header " + code + " is documented.").render(0),
        name,
        type,
        types.nullable(type),
        "FIELD_" + bare.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT),
        field,
        TAKEN.contains(accessor) || isKeyword(accessor) ? accessor + SUFFIX : accessor,
        Javadoc.of(header.documentation())
            .orElse("The header " + code + ".")
            .paragraph("Null where the header " + code + " is absent.")
            .render(2),
        Javadoc.text("This answer with the header " + code + "; without it where that is null.")
            .render(2));
  }

  private static boolean isKeyword(String name) {
    return javax.lang.model.SourceVersion.isKeyword(name);
  }

  private static Imports withNullable(Imports imports) {
    imports.use("org.jspecify.annotations.Nullable");
    return imports;
  }

  private static String fieldOf(String method, Header header, TypeRef type, JavaTypes types) {
    String name = JavaLiteral.string(header.wireName());
    String parse = parse(type, types);
    if (parse == null) {
      return method.equals("of")
          ? "HeaderField.text(" + name + ")"
          : "HeaderField.list(" + name + ", text -> text)";
    }
    return "HeaderField." + method + "(" + name + ", " + parse + ")";
  }

  /** A function that makes the value of a text; null where the text is the value. */
  private static @Nullable String parse(TypeRef type, JavaTypes types) {
    if (type instanceof TypeRef.Named named) {
      return types.name(named.name()) + ".TYPE::of";
    }
    String method =
        switch (((TypeRef.Scalar) type).kind()) {
          case BOOLEAN -> "parseBoolean";
          case INT32 -> "parseInt32";
          case INT64 -> "parseInt64";
          case FLOAT -> "parseFloat32";
          case DOUBLE -> "parseFloat64";
          case DECIMAL -> "parseDecimal";
          case DATE -> "parseDate";
          case UUID -> "parseUuid";
          case URI -> "parseUri";
          case DATE_TIME -> "dateTime";
          default -> "";
        };
    if (method.isEmpty()) {
      return null;
    }
    return method.equals("dateTime")
        ? "HeaderField::dateTime"
        : types.imports().use(HTTP + "WireText") + "::" + method;
  }
}
