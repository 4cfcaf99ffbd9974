package dev.dateline.contract.build;

import dev.dateline.contract.model.Constraints;
import dev.dateline.contract.model.Content;
import dev.dateline.contract.model.Documentation;
import dev.dateline.contract.model.Parameter;
import dev.dateline.contract.model.Parameter.Location;
import dev.dateline.contract.model.TypeRef;
import dev.dateline.contract.model.TypeRef.Scalar.Kind;
import dev.dateline.contract.tree.At;
import dev.dateline.contract.tree.Keywords;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.http.ParameterStyle;
import dev.dateline.runtime.validation.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of forms (OpenAPI 3.1, sections 4.8.14 and 4.8.15). They are parameters: each
 * travels by itself, and no object has to be made of them.
 */
final class Forms {
  private static final String URL_ENCODED = "application/x-www-form-urlencoded";
  private static final String MULTIPART = "multipart/form-data";

  private final Node root;
  private final Types types;
  private final Diagnostics diagnostics;
  private final Defaults defaults;

  Forms(Node root, Types types, Diagnostics diagnostics) {
    this.root = root;
    this.types = types;
    this.diagnostics = diagnostics;
    this.defaults = new Defaults(root, diagnostics);
  }

  /** Whether a media type is that of a form whose fields can be told apart. */
  static boolean isForm(String mediaType) {
    String essence = mediaType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    return essence.equals(URL_ENCODED) || essence.equals(MULTIPART);
  }

  /** A representation of a body that is given by itself: {@code csvBody}. */
  static Parameter whole(Content content, String pointer) {
    String subtype = content.mediaType().subtype();
    String told = subtype.substring(subtype.lastIndexOf('+') + 1).replaceFirst("^(x-|vnd\\.)", "");
    return new Parameter(
        content.mediaType().toString(),
        JavaNames.parameter(told + "-body"),
        Location.BODY,
        false,
        content.type(),
        content.constraints(),
        ParameterStyle.SIMPLE,
        false,
        content.mediaType(),
        null,
        new Documentation("The request body as " + content.mediaType(), null, false, null),
        pointer);
  }

  /**
   * A form whose fields are known.
   *
   * @param fields in document order
   * @param rules what holds between them, for an object of those that are there
   */
  record Form(List<Parameter> fields, List<Rule> rules) {}

  /**
   * The fields of a form; null where its schema does not list them.
   *
   * @param mediaType of the form
   * @param at the media type object
   * @param owner the type that enumerations are nested in
   * @param required whether there must be a form
   */
  @Nullable Form read(String mediaType, At at, String owner, boolean required) {
    At schema = at.get("schema");
    Map<String, At> properties = new LinkedHashMap<>();
    Set<String> names = new LinkedHashSet<>();
    if (schema == null || !collect(schema, properties, names, 0) || properties.isEmpty()) {
      return null;
    }
    boolean multipart = mediaType.startsWith("multipart");
    Map<String, At> encodings = at.entries("encoding");
    encodings.forEach(
        (name, encoding) -> {
          if (!properties.containsKey(name) && !name.startsWith("x-")) {
            diagnostics.warn(
                encoding.pointer(), "the form has no field '" + name + "'; this is left out");
          }
        });
    List<Parameter> fields = new ArrayList<>();
    List<Rule> rules = new ArrayList<>(types.rules(schema));
    properties.forEach(
        (name, property) -> {
          At encoding = encodings.get(name);
          if (encoding != null && encoding.node().has("headers")) {
            diagnostics.note(encoding.pointer(), "the headers of a part are left out");
          }
          for (String keyword : List.of("style", "explode")) {
            if (encoding != null && multipart && encoding.node().has(keyword)) {
              diagnostics.note(
                  Pointer.child(encoding.pointer(), keyword),
                  "this is left out: each part of a multipart form has a media type");
            }
          }
          if (property.followed(root).node().flag("readOnly")) {
            names.remove(name);
            return;
          }
          Use use = types.use(property, Hint.member(owner, name));
          use.rules().forEach(rule -> rules.add(Rule.property(name, rule)));
          boolean certain = required && names.contains(name);
          fields.add(field(name, property, use, encoding, multipart, certain));
        });
    if (required) {
      names.removeAll(properties.keySet());
    }
    if (!names.isEmpty()) {
      rules.add(Rule.required(names.toArray(String[]::new)));
    }
    // Where there need be no form, rules hold for one that has a field at least.
    return new Form(
        fields,
        required
            ? rules
            : rules.stream().map(rule -> Rule.when(Rule.minProperties(1), rule, null)).toList());
  }

  private Parameter field(
      String name,
      At property,
      Use use,
      @Nullable At encoding,
      boolean multipart,
      boolean required) {
    String written = encoding == null ? null : encoding.node().string("contentType");
    At schema = property.followed(root);
    At items = schema.get("items");
    boolean list = items != null && !isFile(schema, written, multipart);
    At single = items == null || !list ? schema : items.followed(root);
    boolean file = isFile(single, written, multipart);
    TypeRef bytes = Types.scalar(Kind.BINARY);
    TypeRef type =
        !file ? use.type() : list ? new TypeRef.ListOf(bytes, false, Constraints.NONE) : bytes;
    boolean styled =
        encoding != null
            && (encoding.node().has("style") || encoding.node().has("explode"))
            && !multipart;
    ParameterStyle style = style(encoding);
    Node explode = encoding == null ? null : encoding.node().get("explode");
    MediaType mediaType = null;
    if (written != null && !written.contains(",") && !written.contains("*")) {
      mediaType = parsed(written, encoding);
    } else if (!file && !styled && isComposite(use.type())) {
      mediaType = MediaType.JSON;
    }
    return new Parameter(
        name,
        JavaNames.parameter(name),
        multipart ? Location.PART : Location.FORM,
        required,
        type,
        file ? Constraints.NONE : use.constraints(),
        style,
        explode == null ? style == ParameterStyle.FORM : explode.is(true),
        mediaType,
        file
            ? null
            : defaults.assumed(
                property, use.defaultValue(), mediaType == null || !mediaType.isJson()),
        use.documentation(),
        property.pointer());
  }

  private @Nullable MediaType parsed(String written, @Nullable At encoding) {
    try {
      return MediaType.parse(written.strip());
    } catch (IllegalArgumentException e) {
      if (encoding != null) {
        diagnostics.warn(encoding.pointer(), "this is left out: " + e.getMessage());
      }
      return null;
    }
  }

  private static ParameterStyle style(@Nullable At encoding) {
    String written = encoding == null ? null : encoding.node().string("style");
    for (ParameterStyle style : ParameterStyle.values()) {
      if (style.keyword().equals(written)) {
        return style;
      }
    }
    return ParameterStyle.FORM;
  }

  /** Whether a value has parts that only JSON tells apart. */
  private boolean isComposite(TypeRef type) {
    if (type instanceof TypeRef.ListOf list) {
      return isComposite(list.items()) || list.items() instanceof TypeRef.ListOf;
    }
    return type instanceof TypeRef.MapOf
        || (type instanceof TypeRef.Named named && !types.isEnum(named))
        || (type instanceof TypeRef.Scalar scalar && scalar.kind() == Kind.JSON);
  }

  /** Whether a part is bytes as they are: a file. */
  private static boolean isFile(At schema, @Nullable String contentType, boolean multipart) {
    if (!multipart) {
      return false;
    }
    Node node = schema.node();
    boolean text = "string".equals(node.text("type")) || node.get("type") == null;
    if (!text || node.has("$ref") || node.has("properties") || node.has("items")) {
      return false;
    }
    if ("binary".equals(node.string("format"))) {
      return true;
    }
    String media = node.string("contentMediaType");
    boolean encoded = node.has("contentEncoding") || node.has("enum");
    if (media != null && !encoded) {
      return !media.startsWith("text/") && !media.endsWith("json");
    }
    return contentType != null
        && !encoded
        && !contentType.contains("text/")
        && !contentType.contains("json")
        && !contentType.contains("xml");
  }

  /** Whether a schema has alternatives that are more than conditions between its fields. */
  private static boolean hasShapes(Node schema) {
    return !Keywords.branchesAreShapeless(schema, "oneOf")
        || !Keywords.branchesAreShapeless(schema, "anyOf");
  }

  /**
   * Gathers the properties of an object and of all that it is made of.
   *
   * @return whether it is an object whose properties are known
   */
  private boolean collect(At schema, Map<String, At> properties, Set<String> required, int depth) {
    At at = schema.followed(root);
    Node node = at.node();
    if (depth > 20 || hasShapes(node) || node.has("$ref")) {
      return false;
    }
    boolean object = node.has("properties") || "object".equals(node.text("type"));
    for (At part : at.elements("allOf")) {
      if (!collect(part, properties, required, depth + 1)) {
        return false;
      }
      object = true;
    }
    properties.putAll(at.entries("properties"));
    for (Node name : node.elements("required")) {
      String text = name.text();
      if (text != null) {
        required.add(text);
      }
    }
    Node additional = node.get("additionalProperties");
    if (additional != null && !additional.is(false) && !node.has("properties")) {
      return false;
    }
    return object;
  }
}
