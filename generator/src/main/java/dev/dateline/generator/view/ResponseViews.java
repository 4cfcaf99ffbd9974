package dev.dateline.generator.view;

import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.Documentation;
import dev.dateline.contract.model.Operation;
import dev.dateline.contract.model.Response;
import dev.dateline.contract.model.TypeRef;
import dev.dateline.generator.java.Imports;
import dev.dateline.generator.java.JavaLiteral;
import dev.dateline.generator.java.Javadoc;
import dev.dateline.generator.view.ResponseCases.Case;
import dev.dateline.generator.view.ResponseCases.Shared;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Responses, the error cases that they share, and the class of the client that reads these. */
final class ResponseViews {

  static final String UNDOCUMENTED = "Undocumented";
  static final String SHARED_ERRORS = "SharedErrors";

  private static final String HTTP = "dev.dateline.runtime.http.";

  private final Contract contract;
  private final Packages packages;
  private final String origin;
  private final Target target;
  private final ResponseCases cases;
  private final HeaderViews headerViews;

  ResponseViews(
      Contract contract,
      Packages packages,
      String origin,
      Target target,
      ResponseCases cases,
      HeaderViews headerViews) {
    this.headerViews = headerViews;
    this.contract = contract;
    this.packages = packages;
    this.origin = origin;
    this.target = target;
    this.cases = cases;
  }

  List<SourceFile> files() {
    List<SourceFile> files = new ArrayList<>();
    for (Operation operation : contract.operations()) {
      files.add(file(operation.name() + "Response", "api/response.mustache", response(operation)));
    }
    for (Shared shared : cases.shared()) {
      files.add(file(shared.example().name(), "api/shared-case.mustache", sharedCase(shared)));
    }
    if (target == Target.CLIENT) {
      files.add(file(UNDOCUMENTED, "api/shared-case.mustache", undocumented()));
      files.add(file(SHARED_ERRORS, "client/shared-errors.mustache", sharedErrors()));
    }
    return files;
  }

  private SourceFile file(String simpleName, String template, Object view) {
    return new SourceFile(Packages.path(packages.api(), simpleName), template, view);
  }

  /** Imports of a file that names the cases of its package without their package. */
  private Imports imports(List<String> declared) {
    List<String> names = new ArrayList<>(declared);
    cases.shared().forEach(shared -> names.add(shared.example().name()));
    names.addAll(headerViews.names());
    names.add(UNDOCUMENTED);
    names.add(SHARED_ERRORS);
    return new Imports(packages.api(), names);
  }

  private JavaTypes types(Imports imports) {
    return new JavaTypes(contract, packages, imports, "");
  }

  // ---- responses

  private ResponseView response(Operation operation) {
    String name = operation.name() + "Response";
    List<Case> all = cases.of(operation);
    List<String> declared = new ArrayList<>(List.of(name));
    all.stream().filter(each -> !cases.isShared(each)).forEach(each -> declared.add(each.name()));
    Imports imports = imports(declared);
    imports.use("java.util.function.Function");
    imports.use(HTTP + "ResponseCase");
    JavaTypes types = types(imports);
    List<String> permits = new ArrayList<>();
    List<CaseView> nested = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Case each : all) {
      names.add(each.name());
      if (cases.isShared(each)) {
        permits.add(each.name());
      } else {
        permits.add(name + "." + each.name());
        nested.add(nestedCase(each, name, types));
      }
    }
    if (target == Target.CLIENT) {
      permits.add(UNDOCUMENTED);
      names.add(UNDOCUMENTED);
    }
    List<String> functions = new ArrayList<>();
    List<ResponseView.MatchView> matches = new ArrayList<>();
    for (String caseName : names) {
      functions.add("Function<? super " + caseName + ", ? extends R> on" + caseName);
      matches.add(new ResponseView.MatchView(caseName, "on" + caseName));
    }
    return new ResponseView(
        FileHead.of(origin, packages.api(), imports),
        Javadoc.text("What {@code " + Javadoc.escape(operation.id()) + "} answers.")
            .paragraph(
                "One case for each documented status"
                    + (target == Target.CLIENT ? ", and {@link Undocumented} for the rest." : "."))
            .render(0),
        name,
        Expressions.filled(permits, 8),
        nested,
        Expressions.filled(functions, 6),
        matches.subList(0, matches.size() - 1),
        matches.get(matches.size() - 1));
  }

  private static String caseDoc(Case each, int indent) {
    Response response = each.response();
    String status =
        response.status().equals("default")
            ? "Any status that is not listed"
            : "Status " + response.status();
    if (!each.alone()) {
      status += ", as " + each.contents().get(0).mediaType();
    }
    String prose = response.documentation().description();
    return Javadoc.of(
            new Documentation(
                prose == null ? status : status + ": " + prose.lines().findFirst().orElse(""),
                null,
                false,
                null))
        .render(indent);
  }

  private CaseView nestedCase(Case each, String owner, JavaTypes types) {
    List<String> supertypes = new ArrayList<>(List.of(owner));
    if (!each.response().success()) {
      supertypes.add(types.imports().use(HTTP + "ErrorCase"));
    }
    supertypes.addAll(headerTypes(each, types));
    return new CaseView(
        caseDoc(each, 2),
        each.name(),
        components(each, types),
        Expressions.filled(supertypes, 10),
        members(each, types));
  }

  /** The interfaces of a case's headers. */
  private List<String> headerTypes(Case each, JavaTypes types) {
    return cases.headers(each).stream()
        .map(
            header ->
                types.imports().use(headerViews.interfaceOf(header)) + "<" + each.name() + ">")
        .toList();
  }

  private String components(Case each, JavaTypes types) {
    List<String> components = new ArrayList<>(ownComponents(each, types));
    if (!cases.headers(each).isEmpty()) {
      components.add(types.imports().use(HTTP + "Headers") + " headers");
    }
    return Expressions.joined(components);
  }

  private static List<String> ownComponents(Case each, JavaTypes types) {
    List<String> components = new ArrayList<>();
    if (!each.hasOneStatus()) {
      components.add("int status");
    }
    TypeRef body = each.body();
    if (body != null) {
      components.add(types.type(body) + " body");
    }
    return components;
  }

  private List<String> members(Case each, JavaTypes types) {
    List<String> members = new ArrayList<>();
    if (!cases.headers(each).isEmpty()) {
      String headers = types.imports().use(HTTP + "Headers");
      String names =
          (each.hasOneStatus() ? "" : "status, ") + (each.body() == null ? "" : "body, ");
      members.add(
          "/** Without headers. */ public "
              + each.name()
              + "("
              + Expressions.joined(ownComponents(each, types))
              + ") { this("
              + names
              + headers
              + ".EMPTY); }");
      members.add(
          "@Override public "
              + each.name()
              + " withHeaders("
              + headers
              + " headers) { return new "
              + each.name()
              + "("
              + names
              + "headers); }");
    }
    if (each.hasOneStatus()) {
      members.add("@Override public int status() { return " + each.response().status() + "; }");
    }
    if (!each.alone()) {
      members.add(
          "@Override public String mediaType() { return "
              + JavaLiteral.string(each.contents().get(0).mediaType().toString())
              + "; }");
      Set<String> others = new LinkedHashSet<>();
      each.contents().stream().skip(1).forEach(other -> others.add(other.mediaType().toString()));
      if (!others.isEmpty()) {
        members.add(
            "@Override public "
                + types.imports().use("java.util.List")
                + "<String> otherMediaTypes() { return List.of("
                + JavaLiteral.strings(others)
                + "); }");
      }
    }
    return members;
  }

  // ---- what operations share

  private SharedCaseView sharedCase(Shared shared) {
    Case example = shared.example();
    Imports imports = imports(List.of());
    List<String> supertypes = new ArrayList<>(List.of(imports.use(HTTP + "ErrorCase")));
    JavaTypes types = types(imports);
    supertypes.addAll(headerTypes(example, types));
    supertypes.addAll(shared.responses());
    CaseView type =
        new CaseView(
            caseDoc(example, 0),
            example.name(),
            components(example, types),
            Expressions.filled(supertypes, 8),
            members(example, types));
    return new SharedCaseView(FileHead.of(origin, packages.api(), imports), type);
  }

  private SharedCaseView undocumented() {
    Imports imports = imports(List.of());
    String headers = imports.use(HTTP + "Headers");
    List<String> supertypes = new ArrayList<>(List.of(imports.use(HTTP + "ErrorCase")));
    contract.operations().forEach(operation -> supertypes.add(operation.name() + "Response"));
    CaseView type =
        new CaseView(
            Javadoc.text(
                    "An answer with a status that the document does not list, as it came over the"
                        + " wire.")
                .render(0),
            UNDOCUMENTED,
            "int status, " + headers + " headers, byte[] content",
            Expressions.filled(supertypes, 8),
            List.of());
    return new SharedCaseView(FileHead.of(origin, packages.api(), imports), type);
  }

  private SharedErrorsView sharedErrors() {
    Imports imports = imports(List.of());
    imports.use("dev.dateline.client.ResponseReader");
    imports.use(HTTP + "ErrorCase");
    imports.use("java.util.function.BiFunction");
    JavaTypes types = types(imports);
    List<SharedErrorsView.ReadView> reads = new ArrayList<>();
    for (Shared shared : cases.shared()) {
      if (!shared.example().first()) {
        continue; // told by its media type, where the operation says how it travels
      }
      reads.add(
          new SharedErrorsView.ReadView(
              JavaLiteral.string(shared.example().response().status()),
              read(shared.example(), shared.example().name(), types)));
    }
    return new SharedErrorsView(FileHead.of(origin, packages.api(), imports), SHARED_ERRORS, reads);
  }

  /** The type of a case as a file outside its response names it. */
  String typeName(Case each, Operation operation) {
    return cases.isShared(each) ? each.name() : operation.name() + "Response." + each.name();
  }

  /** An expression that makes a case from {@code in}. */
  String read(Case each, String type, JavaTypes types) {
    List<String> arguments = new ArrayList<>();
    if (!each.hasOneStatus()) {
      arguments.add("in.status()");
    }
    if (!each.contents().isEmpty()) {
      arguments.add(OperationViews.receiveBody(each.contents().get(0), types));
    }
    List<String> headers = cases.headers(each).stream().map(Response.Header::wireName).toList();
    if (!headers.isEmpty()) {
      arguments.add("in.headers(" + JavaLiteral.strings(headers) + ")");
    }
    return "new " + type + "(" + Expressions.joined(arguments) + ")";
  }
}
