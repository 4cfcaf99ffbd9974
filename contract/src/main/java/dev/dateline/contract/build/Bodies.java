package dev.dateline.contract.build;

import dev.dateline.contract.model.Constraints;
import dev.dateline.contract.model.Content;
import dev.dateline.contract.model.Parameter;
import dev.dateline.contract.model.TypeRef.Scalar.Kind;
import dev.dateline.contract.schema.Json;
import dev.dateline.contract.tree.At;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.validation.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the representations of request and response bodies. */
final class Bodies {
  private static final Set<String> STREAMS =
      Set.of(
          "text/event-stream",
          "application/x-ndjson",
          "application/jsonl",
          "application/json-seq",
          "multipart/mixed");

  private final Types types;
  private final Forms forms;
  private final Diagnostics diagnostics;

  /**
   * The representations of a body, the preferred one first.
   *
   * @param contents one per media type that is kept and has a body
   * @param mediaTypes those that are kept, with a body or without
   * @param rules that stand beside the type of the preferred one
   * @param parts of requests: other media types than the preferred one, and the fields of forms
   * @param formRules what holds between those fields
   */
  record Contents(
      List<Content> contents,
      List<MediaType> mediaTypes,
      List<Rule> rules,
      List<Parameter> parts,
      List<Rule> formRules) {}

  Bodies(Node root, Types types, Diagnostics diagnostics) {
    this.types = types;
    this.forms = new Forms(root, types, diagnostics);
    this.diagnostics = diagnostics;
  }

  /**
   * Reads the content of a request body.
   *
   * @param hint what an inline schema is called
   * @param owner the type of the request, which the enumerations of forms are nested in
   * @param required whether there must be a body
   */
  Contents request(At body, Hint hint, String owner, boolean required) {
    Map<String, At> declared = body.entries("content");
    Map<String, At> plain = new LinkedHashMap<>();
    Map<String, At> ofForms = new LinkedHashMap<>();
    declared.forEach((text, at) -> (Forms.isForm(text) ? ofForms : plain).put(text, at));
    List<Parameter> parts = new ArrayList<>();
    List<Rule> formRules = new ArrayList<>();
    ofForms.forEach(
        (text, at) -> {
          if (hasSchemaOf(at, plain)) {
            diagnostics.note(
                at.pointer(), "the form is left out, as the same is documented for another type");
            return;
          }
          Forms.Form form = forms.read(text, at, owner, required && declared.size() == 1);
          if (form == null) {
            plain.put(text, at);
          } else {
            parts.addAll(form.fields());
            formRules.addAll(form.rules());
          }
        });
    Contents all = read(plain, hint, (mediaType, at) -> true);
    if (all.contents().isEmpty()) {
      return new Contents(List.of(), all.mediaTypes(), List.of(), parts, formRules);
    }
    Content preferred = all.contents().get(0);
    List<Content> alike = new ArrayList<>();
    for (Content content : all.contents()) {
      if (content.equals(preferred)
          || (content.mediaType().isJson()
              && preferred.mediaType().isJson()
              && content.type().equals(preferred.type()))) {
        alike.add(content);
      } else {
        parts.add(Forms.whole(content, body.pointer()));
      }
    }
    return new Contents(alike, all.mediaTypes(), all.rules(), parts, formRules);
  }

  private static boolean hasSchemaOf(At form, Map<String, At> others) {
    Node schema = form.node().get("schema");
    if (schema == null) {
      return false;
    }
    JsonValue described = Json.value(schema);
    return others.values().stream()
        .map(other -> other.node().get("schema"))
        .anyMatch(other -> other != null && Json.value(other).equals(described));
  }

  /**
   * Reads the content of an answer. A media type of JSON with nothing below it, and one with a
   * version, stands for an answer without a body: documents list it where they need a place for the
   * version. Of any other, bytes need no schema.
   *
   * @param never whether the status forbids a body (RFC 9110, section 6.4.1)
   */
  Contents response(At response, boolean never, Hint hint) {
    Map<String, At> declared = response.entries("content");
    return read(
        declared, hint, (mediaType, at) -> !never && (isDescribed(at) || isOfBytes(mediaType)));
  }

  private static boolean isDescribed(At at) {
    return Stream.of("schema", "example", "examples").anyMatch(at.node()::has);
  }

  private static boolean isOfBytes(MediaType mediaType) {
    return !mediaType.isJson() && !mediaType.isRange() && mediaType.version().isEmpty();
  }

  private Contents read(Map<String, At> declared, Hint hint, BiPredicate<MediaType, At> hasBody) {
    Map<MediaType, At> parsed = new LinkedHashMap<>();
    declared.forEach(
        (text, at) -> {
          try {
            parsed.put(MediaType.parse(text), at);
          } catch (IllegalArgumentException e) {
            diagnostics.warn(at.pointer(), "this is left out: " + e.getMessage());
          }
        });
    boolean anyJson = parsed.keySet().stream().anyMatch(MediaType::isJson);
    List<Content> json = new ArrayList<>();
    List<Content> other = new ArrayList<>();
    List<Rule> rules = new ArrayList<>();
    List<MediaType> withoutBody = new ArrayList<>();
    parsed.forEach(
        (mediaType, at) -> {
          At schema = at.get("schema");
          if (!at.node().entries("encoding").isEmpty()) {
            diagnostics.note(
                Pointer.child(at.pointer(), "encoding"), "this is left out: the body is no form");
          }
          if (!hasBody.test(mediaType, at)) {
            withoutBody.add(mediaType);
          } else if (mediaType.isJson() || isJsonRange(mediaType, schema, anyJson)) {
            Use use = schema == null ? Use.ANYTHING : types.use(schema, hint);
            if (json.isEmpty()) {
              rules.addAll(use.rules());
            }
            MediaType named = mediaType.isRange() ? MediaType.JSON : mediaType;
            json.add(new Content(named, use.type(), use.constraints()));
          } else {
            other(mediaType, at, schema, anyJson).ifPresent(other::add);
          }
        });
    json.addAll(other);
    List<MediaType> mediaTypes = new ArrayList<>();
    json.forEach(content -> mediaTypes.add(content.mediaType()));
    mediaTypes.addAll(withoutBody);
    return new Contents(json, mediaTypes, rules, List.of(), List.of());
  }

  /** Whether any media type may come, and the schema describes no bytes: then JSON is meant. */
  private boolean isJsonRange(MediaType mediaType, @Nullable At schema, boolean anyJson) {
    if (!mediaType.isRange() || anyJson || schema == null) {
      return false;
    }
    boolean matches = MediaType.JSON.matches(mediaType);
    String format = schema.node().string("format");
    if (!matches || "binary".equals(format) || "string".equals(schema.node().text("type"))) {
      return false;
    }
    diagnostics.note(schema.pointer(), "'" + mediaType + "' is taken for application/json here");
    return true;
  }

  private Optional<Content> other(
      MediaType mediaType, At at, @Nullable At schema, boolean anyJson) {
    String essence = mediaType.essence();
    boolean xml = mediaType.subtype().endsWith("xml");
    Kind kind = Kind.BINARY;
    if (STREAMS.contains(essence)) {
      diagnostics.warn(
          at.pointer(),
          "a stream is handed over as the bytes of the whole body, once it has ended");
    } else if (xml && anyJson) {
      diagnostics.note(at.pointer(), "XML is left out, as there is JSON");
      return Optional.empty();
    } else if (xml) {
      diagnostics.warn(at.pointer(), "XML has no types; it is handed over as bytes");
    } else if (Forms.isForm(essence)) {
      diagnostics.warn(
          at.pointer(), "the fields of this form are not known; it is handed over as bytes");
    } else if (isText(mediaType, schema)) {
      kind = Kind.STRING;
    }
    Constraints constraints =
        schema == null || kind != Kind.STRING
            ? Constraints.NONE
            : types
                .limits()
                .add(schema)
                .of(Types.scalar(kind), Pointer.child(at.pointer(), "schema"));
    return Optional.of(new Content(mediaType, Types.scalar(kind), constraints));
  }

  /** Text that may well be large, as tables are, is a stream. */
  private static boolean isText(MediaType mediaType, @Nullable At schema) {
    boolean text = mediaType.type().equals("text") || mediaType.subtype().endsWith("yaml");
    return text
        && !mediaType.subtype().endsWith("csv")
        && (schema == null || !"binary".equals(schema.node().string("format")));
  }
}
