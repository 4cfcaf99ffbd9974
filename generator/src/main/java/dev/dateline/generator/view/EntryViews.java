package dev.dateline.generator.view;

import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.NamedType;
import dev.dateline.contract.model.OperationGroup;
import dev.dateline.generator.java.Imports;
import dev.dateline.generator.java.JavaLiteral;
import dev.dateline.generator.java.Javadoc;
import dev.dateline.generator.view.EntryView.GroupEntry;
import dev.dateline.runtime.RuntimeVersion;
import dev.dateline.runtime.http.ApiProtocol;
import dev.dateline.runtime.http.ApiServer;
import dev.dateline.runtime.http.Envelope;
import dev.dateline.runtime.http.ErrorShape;
import dev.dateline.runtime.http.SecurityScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/** The classes that a user starts from, and a comment for each package. */
final class EntryViews {

  private static final String HTTP = "dev.dateline.runtime.http.";

  /** Methods that every class has, and what starts a builder. */
  static final Set<String> TAKEN =
      Set.of(
          "builder",
          "clone",
          "finalize",
          "getClass",
          "hashCode",
          "notify",
          "notifyAll",
          "toString",
          "wait");

  /** Methods of the server's builder; one of the same name would be hard to tell apart. */
  private static final Set<String> TAKEN_BY_SERVERS =
      Set.of(
          "address",
          "authenticator",
          "authorizer",
          "build",
          "insistOnVersion",
          "maxBodyBytes",
          "port",
          "register",
          "resource",
          "tokenEndpoint",
          "validateResponses");

  /** Methods of fakes. */
  private static final Set<String> TAKEN_BY_FAKES =
      Set.of("client", "create", "requests", "sent", "server", "transport");

  private final Contract contract;
  private final Packages packages;
  private final String origin;
  private final Target target;

  EntryViews(Contract contract, Packages packages, String origin, Target target) {
    this.contract = contract;
    this.packages = packages;
    this.origin = origin;
    this.target = target;
  }

  List<SourceFile> files() {
    String name = contract.api().name();
    List<SourceFile> files = new ArrayList<>();
    files.add(
        target == Target.CLIENT
            ? entry(name + "Client", "client/client.mustache")
            : entry(name + "Server", "server/server.mustache"));
    files.add(protocol(name + "Protocol"));
    String title = Javadoc.escape(contract.api().title());
    files.add(packageInfo(packages.base(), "Where to start: " + title + "."));
    files.addAll(modelPackages(title));
    files.add(
        packageInfo(
            packages.api(), "The operations of " + title + ", with their requests and responses."));
    return files;
  }

  /** A comment for each package that has models in it. */
  private List<SourceFile> modelPackages(String title) {
    Map<String, String> sentences = new TreeMap<>();
    for (NamedType type : contract.types().values()) {
      String name = type.name().simple();
      if (ModelViews.isFile(type, packages)) {
        String group = packages.groups().get(name);
        sentences.computeIfAbsent(
            packages.modelPackage(name),
            home ->
                group == null
                    ? "The values that " + title + " speaks of, immutable."
                    : "The values that only the operations of {@code "
                        + Javadoc.escape(tag(group))
                        + "} speak of, immutable.");
      }
    }
    List<SourceFile> files = new ArrayList<>();
    sentences.forEach((home, sentence) -> files.add(packageInfo(home, sentence)));
    return files;
  }

  /** What the document calls a group. */
  private String tag(String name) {
    return contract.groups().stream()
        .filter(group -> group.name().equals(name))
        .map(OperationGroup::tag)
        .findFirst()
        .orElse(name);
  }

  private SourceFile packageInfo(String packageName, String sentence) {
    Imports imports = new Imports(packageName, List.of());
    imports.use("org.jspecify.annotations.NullMarked");
    EntryView view =
        new EntryView(
            FileHead.of(origin, packageName, imports),
            Javadoc.text(sentence).render(0),
            "",
            "",
            RuntimeVersion.GENERATION,
            List.of());
    return new SourceFile(
        Packages.path(packageName, "package-info"), "api/package-info.mustache", view);
  }

  private SourceFile entry(String name, String template) {
    Imports imports = new Imports(packages.base(), List.of(name, "Builder"));
    imports.use("dev.dateline.runtime.RuntimeVersion");
    List<GroupEntry> groups = new ArrayList<>();
    boolean client = target == Target.CLIENT;
    for (OperationGroup group : contract.groups()) {
      String type = imports.use(packages.api() + "." + group.name() + (client ? "Api" : "Service"));
      String resource = client ? "" : imports.use(packages.api() + "." + group.name() + "Resource");
      String method = method(group, target);
      groups.add(
          new GroupEntry(
              Javadoc.of(group.documentation())
                  .orElse("The operations of {@code " + Javadoc.escape(group.tag()) + "}.")
                  .render(client ? 2 : 4),
              method,
              type,
              resource));
    }
    if (client) {
      imports.use("dev.dateline.client.ApiCaller");
      imports.use("dev.dateline.client.ApiClientBuilder");
    } else {
      imports.use("dev.dateline.server.jakarta.embedded.JakartaServerBuilder");
    }
    Javadoc doc =
        client
            ? Javadoc.text("A client of " + Javadoc.escape(contract.api().title()) + ".")
                .paragraph(
                    "Immutable and safe for use by many threads; made by {@link #builder()}.")
            : Javadoc.text("A server of " + Javadoc.escape(contract.api().title()) + ".")
                .paragraph(
                    "Routes to the services it is given; a tag without a service is not there."
                        + " Elsewhere than in its own small server, register the resources of"
                        + " {@code "
                        + packages.api()
                        + "} with any Jakarta REST application.");
    EntryView view =
        new EntryView(
            FileHead.of(origin, packages.base(), imports),
            doc.render(0),
            name,
            contract.api().name() + "Protocol",
            RuntimeVersion.GENERATION,
            groups);
    return new SourceFile(Packages.path(packages.base(), name), template, view);
  }

  /** A tag such as {@code default} is no name for a method, nor is what every class has. */
  static String method(OperationGroup group, Target target) {
    String name = group.name();
    String method = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    boolean taken =
        SourceVersion.isKeyword(method)
            || TAKEN.contains(method)
            || (target == Target.SERVER && TAKEN_BY_SERVERS.contains(method))
            || (target == Target.FAKE && TAKEN_BY_FAKES.contains(method));
    return taken ? method + "Operations" : method;
  }

  private SourceFile protocol(String name) {
    Imports imports = new Imports(packages.base(), List.of(name));
    imports.use(HTTP + "ApiProtocol");
    ApiProtocol protocol = contract.protocol();
    List<String> lines = new ArrayList<>();
    lines.add(
        "ApiProtocol.builder("
            + JavaLiteral.string(contract.api().name())
            + ", "
            + JavaLiteral.string(contract.api().title())
            + ")");
    if (protocol.version() != null) {
      lines.add("    .version(" + JavaLiteral.string(protocol.version().toString()) + ")");
    }
    protocol.servers().forEach(server -> lines.addAll(server(server, imports)));
    if (!protocol.errors().equals(ErrorShape.PROBLEM)) {
      lines.addAll(errors(protocol.errors(), imports));
    }
    lines.add("    .errorType(" + JavaLiteral.string(protocol.errorType().toString()) + ")");
    Envelope envelope = protocol.envelope();
    if (envelope != null) {
      lines.add(
          "    .envelope(new "
              + imports.use(HTTP + "Envelope")
              + "("
              + JavaLiteral.strings(
                  List.of(envelope.parameter(), envelope.status(), envelope.content()))
              + ", "
              + orNull(envelope.list())
              + "))");
    }
    if (protocol.prettyParameter() != null) {
      lines.add("    .prettyParameter(" + JavaLiteral.string(protocol.prettyParameter()) + ")");
    }
    if (!protocol.requestIdHeader().equals(ApiProtocol.USUAL_REQUEST_ID_HEADER)) {
      lines.add("    .requestIdHeader(" + JavaLiteral.string(protocol.requestIdHeader()) + ")");
    }
    for (SecurityScheme scheme : protocol.securitySchemes().values()) {
      lines.addAll(scheme(scheme, imports));
    }
    lines.add("    .build();");
    EntryView.Protocol view =
        new EntryView.Protocol(FileHead.of(origin, packages.base(), imports), name, lines);
    return new SourceFile(Packages.path(packages.base(), name), "api/protocol.mustache", view);
  }

  private static List<String> server(ApiServer server, Imports imports) {
    String template = JavaLiteral.string(server.template());
    if (server.variables().isEmpty()) {
      return List.of("    .server(" + template + ")");
    }
    List<String> lines = new ArrayList<>();
    lines.add("    .server(");
    lines.add("        " + imports.use(HTTP + "ApiServer") + ".of(" + template + ")");
    server
        .variables()
        .forEach(
            (name, variable) -> {
              List<String> arguments = new ArrayList<>();
              arguments.add(JavaLiteral.string(name));
              arguments.add(orNull(variable.usual()));
              variable.values().forEach(value -> arguments.add(JavaLiteral.string(value)));
              lines.add("            .variable(" + String.join(", ", arguments) + ")");
            });
    lines.add(lines.remove(lines.size() - 1) + ")");
    return lines;
  }

  private static List<String> errors(ErrorShape errors, Imports imports) {
    List<String> lines = new ArrayList<>();
    lines.add("    .errors(");
    lines.add("        new " + imports.use(HTTP + "ErrorShape") + "(");
    lines.add(
        "            "
            + JavaLiteral.strings(List.of(errors.status(), errors.code()))
            + ", "
            + String.join(
                ", ", orNull(errors.reason()), orNull(errors.detail()), orNull(errors.parameters()))
            + ",");
    lines.add(
        "            "
            + orNull(errors.violations())
            + ", "
            + JavaLiteral.strings(List.of(errors.violationField(), errors.violationDescription()))
            + ",");
    List<String> codes = new ArrayList<>();
    new TreeMap<>(errors.codes())
        .forEach(
            (status, code) ->
                codes.add(
                    map(imports) + ".entry(" + status + ", " + JavaLiteral.string(code) + ")"));
    lines.add("            " + map(imports) + ".ofEntries(" + (codes.isEmpty() ? ")))" : ""));
    for (int i = 0; i < codes.size(); i++) {
      lines.add("                " + codes.get(i) + (i == codes.size() - 1 ? ")))" : ","));
    }
    return lines;
  }

  private static String map(Imports imports) {
    return imports.use("java.util.Map");
  }

  private static List<String> scheme(SecurityScheme scheme, Imports imports) {
    List<String> lines = new ArrayList<>();
    String type = imports.use(HTTP + "SecurityScheme");
    lines.add("    .securityScheme(");
    lines.add("        new " + type + "(");
    lines.add(
        "            "
            + JavaLiteral.string(scheme.name())
            + ", "
            + type
            + ".Kind."
            + scheme.kind()
            + ", "
            + orNull(scheme.parameter())
            + ",");
    lines.add(
        "            "
            + (scheme.tokenUrl() == null
                ? "null"
                : imports.use("java.net.URI")
                    + ".create("
                    + JavaLiteral.string(scheme.tokenUrl().toString())
                    + ")")
            + ", "
            + orNull(scheme.realm())
            + ",");
    List<String> entries = new ArrayList<>();
    for (Map.Entry<String, String> entry : new TreeMap<>(scheme.environment()).entrySet()) {
      entries.add(JavaLiteral.strings(List.of(entry.getKey(), entry.getValue())));
    }
    lines.add("            " + map(imports) + ".of(" + Expressions.joined(entries) + ")))");
    return lines;
  }

  private static String orNull(@Nullable String value) {
    return value == null ? "null" : JavaLiteral.string(value);
  }
}
