package dev.dateline.generator.pact;

import dev.dateline.contract.interactions.Interaction;
import dev.dateline.contract.interactions.InteractionJson;
import dev.dateline.contract.interactions.OperationInteractions;
import dev.dateline.contract.interactions.Refusal;
import dev.dateline.contract.interactions.RequestValues;
import dev.dateline.contract.interactions.WireCredentials;
import dev.dateline.contract.interactions.WireRequest;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.Operation;
import dev.dateline.contract.model.OperationGroup;
import dev.dateline.contract.model.Response;
import dev.dateline.generator.java.Imports;
import dev.dateline.generator.java.JavaLiteral;
import dev.dateline.generator.java.Javadoc;
import dev.dateline.generator.view.FileHead;
import dev.dateline.generator.view.JavaView;
import dev.dateline.generator.view.Packages;
import dev.dateline.generator.view.ResponseCases;
import dev.dateline.generator.view.SourceFile;
import dev.dateline.generator.view.Target;
import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The provider test of a document, with a stub for each service and answers by operation. */
final class ProviderViews {

  private static final int IN_ONE_METHOD = 10;

  private final Contract contract;
  private final String home;
  private final Packages packages;
  private final ResponseCases cases;
  private final String provider;

  ProviderViews(Contract contract, String base, Packages packages, String provider) {
    this.contract = contract;
    this.home = base + ".provider";
    this.packages = packages;
    this.cases = new ResponseCases(contract);
    this.provider = provider;
  }

  List<SourceFile> files(List<OperationInteractions> all) {
    List<SourceFile> files = new ArrayList<>();
    List<String> answers = new ArrayList<>();
    for (OperationInteractions each : all) {
      if (!each.interactions().isEmpty()) {
        answers.add(each.operation().name() + "Answers");
        files.add(answers(each));
      }
    }
    contract.groups().forEach(group -> files.add(stub(group)));
    files.add(test(answers));
    return files;
  }

  private SourceFile file(String name, String template, Object view) {
    return new SourceFile(JavaView.path(home, name), template, view);
  }

  private FileHead head(Imports imports) {
    return FileHead.of(JavaView.origin(contract), home, imports);
  }

  private SourceFile test(List<String> answers) {
    String name = contract.api().name() + "ProviderTest";
    Imports imports = new Imports(home, List.of(name));
    imports.use("au.com.dius.pact.provider.junitsupport.Provider");
    imports.use("au.com.dius.pact.provider.junitsupport.loader.PactFolder");
    imports.use("dev.dateline.pact.provider.Answers");
    imports.use("dev.dateline.pact.provider.ProviderContract");
    imports.use("dev.dateline.server.jakarta.embedded.EmbeddedServer");
    imports.use("org.junit.jupiter.api.Tag");
    String server = imports.use(packages.base() + "." + contract.api().name() + "Server");
    return file(
        name,
        "pact/provider-test.mustache",
        new ProviderTestView(
            head(imports),
            Javadoc.text(
                    "The generated server answers every request of the pacts as they say, and"
                        + " refuses what the document forbids.")
                .paragraph("Needs the pacts that the consumer tests write.")
                .render(0),
            name,
            JavaLiteral.string(provider),
            server,
            contract.groups().stream()
                .map(
                    group ->
                        "."
                            + JavaView.groupMethod(group, Target.SERVER)
                            + "(new "
                            + group.name()
                            + "Stub(known))")
                .toList(),
            answers));
  }

  private SourceFile stub(OperationGroup group) {
    String name = group.name() + "Stub";
    Imports imports = new Imports(home, List.of(name));
    imports.use("dev.dateline.pact.provider.Answers");
    String service = imports.use(packages.api() + "." + group.name() + "Service");
    List<StubView.Method> methods = new ArrayList<>();
    for (Operation operation : group.operations()) {
      methods.add(
          new StubView.Method(
              JavaView.method(operation),
              imports.use(packages.api() + "." + operation.name() + "Request"),
              imports.use(packages.api() + "." + operation.name() + "Response")));
    }
    return file(
        name,
        "pact/stub.mustache",
        new StubView(
            head(imports),
            Javadoc.text("Answers what the test says.").render(0),
            name,
            service,
            methods));
  }

  private SourceFile answers(OperationInteractions each) {
    WireCredentials credentials = each.credentials();
    Operation operation = each.operation();
    String name = operation.name() + "Answers";
    Imports imports = new Imports(home, List.of(name));
    imports.use("dev.dateline.pact.provider.Answers");
    imports.use("dev.dateline.pact.provider.RawRequest");
    Expressions expressions = new Expressions(contract, packages, cases, imports);
    List<String> statements = new ArrayList<>();
    for (Interaction interaction : each.interactions()) {
      String request =
          expressions.request(operation, interaction.request().withDefaults(operation));
      String response = expressions.response(operation, interaction.response());
      if (request != null && response != null) {
        statements.add(
            "answers.in(\n        "
                + JavaLiteral.string(InteractionJson.name(operation, interaction))
                + ",\n        "
                + request
                + ",\n        "
                + response
                + ");");
      }
    }
    RequestValues usual = each.interactions().get(0).request();
    String target = target(operation, usual, credentials);
    if (!credentials.schemes().isEmpty()
        && operation.security().stream().noneMatch(List::isEmpty)) {
      statements.add(
          "answers.refuse("
              + JavaLiteral.string("without credentials")
              + ", "
              + raw(
                  operation,
                  usual,
                  target(operation, usual, WireCredentials.NONE),
                  "RawRequest.of(" + JavaLiteral.strings(List.of(operation.method(), target)) + ")",
                  target)
              + ");");
    }
    for (Refusal refusal : each.refusals()) {
      String request =
          raw(
              operation,
              refusal.request(),
              target(operation, refusal.request(), credentials),
              "REQUEST",
              target);
      String about = JavaLiteral.string(refusal.about());
      if (refusal.response() == null) {
        statements.add("answers.refuse(\n        " + about + ",\n        " + request + ");");
      } else {
        String response = expressions.response(operation, refusal.response());
        if (response != null) {
          statements.add(
              "answers.refuse(\n        "
                  + about
                  + ",\n        "
                  + request
                  + ",\n        "
                  + response
                  + ");");
        }
      }
    }
    List<AnswersView.Part> parts = new ArrayList<>();
    for (int i = 0; i < statements.size(); i += IN_ONE_METHOD) {
      parts.add(
          new AnswersView.Part(
              "tell" + (i / IN_ONE_METHOD + 1),
              statements.subList(i, Math.min(statements.size(), i + IN_ONE_METHOD))));
    }
    return file(
        name,
        "pact/answers.mustache",
        new AnswersView(
            head(imports),
            Javadoc.text(
                    "What {@code "
                        + Javadoc.escape(operation.id())
                        + "} answers in each provider state, and what is refused.")
                .render(0),
            name,
            base(operation, target, credentials),
            parts));
  }

  /** The request that the others are near. */
  private static String base(Operation operation, String target, WireCredentials credentials) {
    StringBuilder code =
        new StringBuilder("RawRequest.of(")
            .append(JavaLiteral.strings(List.of(operation.method(), target)))
            .append(')');
    operation.responses().stream()
        .filter(Response::success)
        .flatMap(response -> response.mediaTypes().stream())
        .map(MediaType::toString)
        .findFirst()
        .ifPresent(type -> header(code, "Accept", type));
    credentials.headers().forEach((name, value) -> header(code, name, value));
    return code.toString();
  }

  private static void header(StringBuilder code, String name, String value) {
    code.append("\n          .header(")
        .append(JavaLiteral.strings(List.of(name, value)))
        .append(')');
  }

  private static String target(
      Operation operation, RequestValues values, WireCredentials credentials) {
    String target = WireRequest.of(operation, values).target();
    StringBuilder secrets = new StringBuilder(target);
    for (Map.Entry<String, String> each : credentials.query().entrySet()) {
      secrets.append(secrets.indexOf("?") < 0 ? '?' : '&').append(each.getKey()).append('=');
      secrets.append(each.getValue());
    }
    return secrets.toString();
  }

  private static String raw(
      Operation operation, RequestValues values, String target, String base, String usual) {
    WireRequest wire = WireRequest.of(operation, values);
    StringBuilder code = new StringBuilder(base);
    if (!target.equals(usual)) {
      code.append(".to(").append(JavaLiteral.string(target)).append(')');
    }
    wire.headers()
        .forEach(
            (name, value) ->
                code.append(".header(")
                    .append(JavaLiteral.strings(List.of(name, value)))
                    .append(')'));
    JsonValue body = wire.body();
    MediaType type = wire.contentType();
    if (body != null && type != null) {
      String text = !type.isJson() && body instanceof JsonString it ? it.value() : body.toString();
      code.append(".body(").append(JavaLiteral.strings(List.of(type.toString(), text))).append(')');
    }
    return code.toString();
  }
}
