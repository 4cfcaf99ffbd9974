package dev.dateline.generator.view;

import dev.dateline.contract.model.Body;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.Operation;
import dev.dateline.contract.model.OperationGroup;
import dev.dateline.contract.model.Pagination;
import dev.dateline.contract.model.Parameter;
import dev.dateline.generator.java.Imports;
import dev.dateline.generator.java.JavaLiteral;
import dev.dateline.generator.java.Javadoc;
import dev.dateline.generator.view.GroupView.MethodView;
import dev.dateline.generator.view.GroupView.Shortcut;
import dev.dateline.runtime.http.ParameterStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The operations of each tag, as the client calls them and as the server offers them. */
final class GroupViews {

  /** The methods that Jakarta REST has an annotation for. */
  private static final List<String> ANNOTATED =
      List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");

  private final Contract contract;
  private final Packages packages;
  private final String origin;
  private final Target target;
  private final TravelViews travelViews;

  /** What operations are called as methods. */
  private final Set<String> methods = new HashSet<>();

  GroupViews(
      Contract contract, Packages packages, String origin, Target target, TravelViews travelViews) {
    this.contract = contract;
    this.packages = packages;
    this.origin = origin;
    this.target = target;
    this.travelViews = travelViews;
    contract.operations().forEach(operation -> methods.add(JavaView.method(operation)));
  }

  List<SourceFile> files() {
    List<SourceFile> files = new ArrayList<>();
    for (OperationGroup group : contract.groups()) {
      if (target == Target.CLIENT) {
        files.add(file(group, group.name() + "Api", "client/api.mustache"));
        files.add(file(group, group.name() + "AsyncApi", "client/async-api.mustache"));
        files.add(file(group, group.name() + "Calls", "client/calls.mustache"));
      } else {
        files.add(file(group, group.name() + "Service", "server/service.mustache"));
        files.add(file(group, group.name() + "Resource", "server/resource.mustache"));
      }
    }
    return files;
  }

  private SourceFile file(OperationGroup group, String name, String template) {
    boolean travels =
        template.equals("client/calls.mustache") || template.equals("server/resource.mustache");
    List<String> declared = new ArrayList<>(List.of(name));
    group.operations().forEach(operation -> declared.add(operation.name() + "Operation"));
    contract.operations().forEach(operation -> declared.add(operation.name() + "Response"));
    if (travels) {
      declared.addAll(travelViews.sharedNames());
    }
    Imports imports = new Imports(packages.api(), declared);
    JavaTypes types = new JavaTypes(contract, packages, imports, "");
    String counterpart =
        group.name()
            + switch (template) {
              case "client/api.mustache" -> "Calls";
              case "client/calls.mustache", "client/async-api.mustache" -> "Api";
              case "server/service.mustache" -> "Resource";
              default -> "Service";
            };
    boolean waits =
        template.equals("client/api.mustache") || template.equals("client/calls.mustache");
    PageViews pages = waits ? new PageViews(types) : null;
    List<MethodView> methods =
        group.operations().stream()
            .map(operation -> method(group.name(), operation, types, travels, pages))
            .toList();
    fixedImports(template, imports, methods);
    GroupView view =
        new GroupView(
            FileHead.of(origin, packages.api(), imports),
            doc(group, template),
            name,
            counterpart,
            group.name() + "AsyncApi",
            methods,
            travels
                ? methods.stream().anyMatch(MethodView::deprecated)
                    || group.operations().stream().anyMatch(GroupViews::hasDeprecatedPart)
                : group.operations().stream().anyMatch(GroupViews::needsDeprecatedPart),
            pages != null && travels ? pages.constants() : List.of());
    return new SourceFile(Packages.path(packages.api(), name), template, view);
  }

  private static boolean hasDeprecatedPart(Operation operation) {
    return operation.parameters().stream()
        .anyMatch(parameter -> parameter.documentation().deprecated());
  }

  /** Whether a positional argument goes to a deprecated setter. */
  private static boolean needsDeprecatedPart(Operation operation) {
    return operation.parameters().stream()
        .anyMatch(parameter -> parameter.required() && parameter.documentation().deprecated());
  }

  private static void fixedImports(String template, Imports imports, List<MethodView> methods) {
    switch (template) {
      case "client/api.mustache" -> {
        imports.use("dev.dateline.client.ApiCaller");
        imports.use("dev.dateline.client.ApiResponse");
        imports.use("dev.dateline.client.OperationGroup");
        imports.use("java.util.function.Consumer");
      }
      case "client/async-api.mustache" -> {
        imports.use("dev.dateline.client.ApiResponse");
        imports.use("dev.dateline.client.AsyncCalls");
        imports.use("java.util.concurrent.CompletableFuture");
        imports.use("java.util.function.Consumer");
      }
      case "client/calls.mustache" -> {
        imports.use("dev.dateline.client.ApiCaller");
        imports.use("dev.dateline.client.ApiResponse");
        imports.use("dev.dateline.client.CallOptions");
        imports.use("dev.dateline.client.ClientOperation");
        imports.use("java.util.Objects");
      }
      case "server/resource.mustache" -> {
        imports.use("dev.dateline.server.ServerOperation");
        imports.use("dev.dateline.server.jakarta.JakartaBinding");
        imports.use("jakarta.ws.rs.Path");
        imports.use("jakarta.ws.rs.core.Context");
        imports.use("jakarta.ws.rs.core.HttpHeaders");
        imports.use("jakarta.ws.rs.core.Response");
        imports.use("jakarta.ws.rs.core.UriInfo");
        imports.use("java.io.InputStream");
        imports.use("java.util.Objects");
        new TreeSet<>(methods.stream().map(MethodView::httpMethod).toList())
            .forEach(
                annotation ->
                    imports.use(
                        (ANNOTATED.contains(annotation)
                                ? "jakarta.ws.rs."
                                : "dev.dateline.server.jakarta.")
                            + annotation));
      }
      default -> {
        // A service names nothing but requests and responses of its own package.
      }
    }
  }

  private String doc(OperationGroup group, String template) {
    String tag = "{@code " + Javadoc.escape(group.tag()) + "}";
    return switch (template) {
      case "client/api.mustache" ->
          Javadoc.of(group.documentation())
              .orElse("The operations of the tag " + tag + ".")
              .paragraph("Implementations are safe for use by many threads.")
              .render(0);
      case "client/async-api.mustache" ->
          Javadoc.text("{@link " + group.name() + "Api}, without waiting for answers.")
              .paragraph(
                  "A future fails with what the waiting call throws. Who cancels one, or completes it"
                      + " otherwise, ends the call and drops its connection.")
              .render(0);
      case "server/service.mustache" ->
          Javadoc.of(group.documentation())
              .orElse("The operations of the tag " + tag + ".")
              .paragraph(
                  "Implemented by whoever serves the API; called by many threads at once, with"
                      + " requests that obey the document.")
              .render(0);
      case "client/calls.mustache" ->
          Javadoc.text("Calls the operations of the tag " + tag + " over HTTP.").render(0);
      default ->
          Javadoc.text("Routes the operations of the tag " + tag + " to their service.").render(0);
    };
  }

  private MethodView method(
      String group,
      Operation operation,
      JavaTypes types,
      boolean travels,
      @Nullable PageViews pages) {
    String name = operation.name();
    String lower = JavaView.method(operation);
    boolean client = target == Target.CLIENT;
    String result = client ? travelViews.resultType(operation, types) : "Void";
    boolean none = result.equals("Void");
    Javadoc doc =
        Javadoc.of(operation.documentation())
            .orElse("Calls {@code " + Javadoc.escape(operation.id()) + "}.");
    if (!operation.roles().isEmpty()) {
      doc.paragraph(
          "Needs the role " + Javadoc.escape(String.join(" or ", operation.roles())) + ".");
    }
    String link = "{@link #" + lower + "(" + name + "Request)}";
    return new MethodView(
        doc.render(2),
        lower,
        name + "Request",
        name + "Response",
        none ? "void" : result,
        result,
        none ? "" : "return ",
        none ? "run" : "<" + result + ">call",
        name + "Operation",
        travels ? travelViews.operation(operation, types) : null,
        operation.documentation().deprecated(),
        aside(
            "Calls {@link " + group + "Api#" + lower + "(" + name + "Request)} without waiting.",
            operation),
        aside(link + " with a request built in place.", operation),
        client ? shortcut(operation, types, link) : null,
        client ? others(operation, types, lower, link) : List.of(),
        pages == null ? null : pages(operation, lower, link, travels, pages),
        aside(
            link + " with every documented answer as a value, and its status and headers.",
            operation),
        operation.method(),
        JavaLiteral.string(operation.method()),
        JavaLiteral.string(route(operation)),
        operation.takesBody());
  }

  private GroupView.@Nullable PagesView pages(
      Operation operation, String lower, String link, boolean travels, PageViews pages) {
    Pagination pagination = operation.pagination();
    if (pagination == null) {
      return null;
    }
    String name = lower + "Pages";
    while (methods.contains(name)) {
      name += "Read";
    }
    return new GroupView.PagesView(
        aside(link + ", and the pages after that one.", operation),
        aside(
            "{@link #" + name + "(" + operation.name() + "Request)} with a request built in place.",
            operation),
        name,
        pages.type(pagination),
        pages.type("Pages"),
        travels ? pages.paging(operation) : "",
        travels ? pages.items(pagination) : "");
  }

  private List<GroupView.OtherView> others(
      Operation operation, JavaTypes types, String lower, String link) {
    return travelViews.otherCalls(operation, types).stream()
        .map(
            call ->
                new GroupView.OtherView(
                    aside(
                        link + " for {@code " + Javadoc.escape(call.mediaType()) + "}.", operation),
                    lower + "As" + call.suffix(),
                    call.result(),
                    TravelViews.constant(call.suffix())))
        .toList();
  }

  private static String aside(String text, Operation operation) {
    Javadoc javadoc = Javadoc.text(text);
    if (operation.documentation().deprecated()) {
      javadoc.tag("@deprecated The document marks it deprecated.");
    }
    return javadoc.render(2);
  }

  /**
   * The path as a Jakarta REST template: any text but a slash may stand for a parameter, names that
   * Jakarta REST would not accept are replaced by their position.
   */
  private static String route(Operation operation) {
    String path = operation.path();
    for (Parameter parameter : operation.parameters()) {
      if (parameter.in() == Parameter.Location.PATH && parameter.style() == ParameterStyle.MATRIX) {
        // Jakarta REST takes matrix parameters away before it matches: nothing may be left.
        String name = parameter.wireName();
        path = path.replace("{" + name + "}", "{" + name + ": [^/]*}");
      }
    }
    return path.startsWith("/") ? path.substring(1) : path;
  }

  /** Where at most one part is required, it may be given by itself. */
  private static @Nullable Shortcut shortcut(Operation operation, JavaTypes types, String link) {
    List<Parameter> required = operation.parameters().stream().filter(Parameter::required).toList();
    Body body = operation.body();
    boolean bodyRequired = body != null && body.required();
    boolean either = operation.bodyRequired() && !bodyRequired;
    if (required.size() + (bodyRequired ? 1 : 0) > 1 || either) {
      return null;
    }
    String doc =
        aside(
            link
                + " with "
                + (required.isEmpty() && !bodyRequired ? "nothing set." : "this and nothing else."),
            operation);
    if (required.size() == 1) {
      Parameter only = required.get(0);
      return new Shortcut(
          doc,
          types.type(only.type()) + " " + only.name(),
          "." + only.name() + "(" + only.name() + ")");
    }
    if (bodyRequired) {
      String type =
          types.type(OperationViews.bodyType(Objects.requireNonNull(body).contents().get(0)));
      return new Shortcut(doc, type + " body", ".body(body)");
    }
    return new Shortcut(doc, "", "");
  }
}
