package dev.dateline.generator.view;

import dev.dateline.contract.model.Body;
import dev.dateline.contract.model.Constraints;
import dev.dateline.contract.model.Content;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.Documentation;
import dev.dateline.contract.model.NamedType.EnumType;
import dev.dateline.contract.model.Operation;
import dev.dateline.contract.model.Parameter;
import dev.dateline.contract.model.TypeRef;
import dev.dateline.generator.java.Imports;
import dev.dateline.generator.java.Javadoc;
import dev.dateline.runtime.validation.Rule;
import java.util.ArrayList;
import java.util.List;

/** Requests: the parameters and the body of each operation. */
final class OperationViews {

  private static final String JSON = "dev.dateline.runtime.json.";
  private static final String HTTP = "dev.dateline.runtime.http.";

  private final Contract contract;
  private final Packages packages;
  private final String origin;
  private final Target target;
  private final ModelViews modelViews;

  OperationViews(
      Contract contract, Packages packages, String origin, Target target, ModelViews modelViews) {
    this.modelViews = modelViews;
    this.contract = contract;
    this.packages = packages;
    this.origin = origin;
    this.target = target;
  }

  List<SourceFile> files() {
    List<SourceFile> files = new ArrayList<>();
    for (Operation operation : contract.operations()) {
      String name = operation.name() + "Request";
      files.add(
          new SourceFile(
              Packages.path(packages.api(), name), "api/request.mustache", request(operation)));
    }
    return files;
  }

  private Imports imports(String... declared) {
    return new Imports(packages.api(), List.of(declared));
  }

  // ---- request

  private RequestView request(Operation operation) {
    String name = operation.name() + "Request";
    List<EnumType> nested = modelViews.enumsOf(name);
    List<String> declared = new ArrayList<>(List.of(name, "Builder"));
    nested.forEach(type -> declared.add(type.name().simple()));
    Imports imports = imports(declared.toArray(String[]::new));
    JavaTypes types = new JavaTypes(contract, packages, imports, name);
    FieldViews fieldViews = new FieldViews(types, "parameter", target == Target.CLIENT);
    imports.use("java.util.function.Consumer");
    imports.use("org.jspecify.annotations.Nullable");
    imports.use(JSON + "Shape");
    imports.use(HTTP + "OperationRequest");

    List<FieldView> fields = new ArrayList<>();
    for (Parameter parameter : operation.parameters()) {
      boolean segment = parameter.in() == Parameter.Location.PATH && isText(parameter.type());
      boolean field =
          parameter.in() == Parameter.Location.FORM || parameter.in() == Parameter.Location.PART;
      boolean ruled = field && !operation.formRules().isEmpty();
      fields.add(
          fieldViews.field(
              new FieldViews.Field(
                  parameter.name(),
                  parameter.wireName(),
                  parameter.type(),
                  parameter.constraints(),
                  parameter.required(),
                  false,
                  segment ? List.of(".pathSegment()") : ruled ? List.of(".formField()") : List.of(),
                  parameter.documentation())));
    }
    Body body = operation.body();
    List<Rule> rules = new ArrayList<>();
    if (body != null) {
      Content content = body.contents().get(0);
      Documentation prose = body.documentation();
      fields.add(
          fieldViews.field(
              new FieldViews.Field(
                  "body",
                  "body",
                  bodyType(content),
                  isJson(content) ? content.constraints() : Constraints.NONE,
                  body.required(),
                  false,
                  List.of(".body()"),
                  prose.description() == null && prose.summary() == null
                      ? new Documentation("The request body", null, false, null)
                      : prose)));
      if (isJson(content)) {
        rules.addAll(body.rules());
      }
    }
    if (!rules.isEmpty() || !operation.formRules().isEmpty()) {
      imports.use(JSON + "JsonValue");
      imports.use("dev.dateline.runtime.validation.Rule");
    }
    List<EnumView> enums =
        nested.stream().map(type -> ModelViews.enumeration(type, imports, 2)).toList();
    return new RequestView(
        FileHead.of(origin, packages.api(), imports),
        Javadoc.text(
                "What {@code "
                    + Javadoc.escape(operation.id())
                    + "} ("
                    + operation.method()
                    + " <code>"
                    + Javadoc.escape(operation.path())
                    + "</code>) asks for.")
            .paragraph("Immutable; made by {@link #builder()}.")
            .render(0),
        name,
        fields,
        Expressions.shape("ofRequest", name, fields, List.of(), rules, operation.formRules()),
        enums);
  }

  private static boolean isText(TypeRef type) {
    return type instanceof TypeRef.Scalar scalar && scalar.kind() == TypeRef.Scalar.Kind.STRING;
  }

  static boolean isJson(Content content) {
    return content.mediaType().isJson();
  }

  /** The Java side of a body: typed for JSON, text for text, a stream for the rest. */
  static TypeRef bodyType(Content content) {
    return content.type();
  }

  static boolean isTextual(Content content) {
    return content.type() instanceof TypeRef.Scalar scalar
        && scalar.kind() == TypeRef.Scalar.Kind.STRING;
  }

  /** An expression that reads a body from {@code in}. */
  static String receiveBody(Content content, JavaTypes types) {
    if (!isJson(content)) {
      return isTextual(content) ? "in.text()" : "in.binary()";
    }
    return "in." + types.json(content.type());
  }
}
