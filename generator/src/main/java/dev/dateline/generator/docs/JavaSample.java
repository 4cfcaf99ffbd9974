package dev.dateline.generator.docs;

import dev.dateline.contract.examples.ExampleValues;
import dev.dateline.contract.model.Body;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.NamedType.EnumType;
import dev.dateline.contract.model.Operation;
import dev.dateline.contract.model.OperationGroup;
import dev.dateline.contract.model.Parameter;
import dev.dateline.contract.model.Response;
import dev.dateline.contract.model.TypeRef;
import dev.dateline.generator.java.Imports;
import dev.dateline.generator.java.JavaLiteral;
import dev.dateline.generator.values.JavaValues;
import dev.dateline.generator.view.JavaView;
import dev.dateline.generator.view.Packages;
import dev.dateline.runtime.http.SecurityScheme;
import dev.dateline.runtime.json.Direction;
import dev.dateline.runtime.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A call of one operation with the generated client. Not thread-safe; for one operation. */
final class JavaSample {

  private final Contract contract;
  private final Packages packages;
  private final ExampleValues examples;
  private final Imports imports = new Imports("", List.of());
  private final JavaValues values;

  JavaSample(Contract contract, Packages packages, ExampleValues examples) {
    this.contract = contract;
    this.packages = packages;
    this.examples = examples;
    this.values = new JavaValues(contract, packages, Direction.REQUEST, false, imports);
  }

  /** Imports, a blank line, and statements. */
  String of(OperationGroup group, Operation operation) {
    String client = imports.use(packages.base() + "." + contract.api().name() + "Client");
    List<String> setup = new ArrayList<>();
    if (!CurlSamples.hasServer(contract)) {
      setup.add(
          ".baseUri("
              + imports.use("java.net.URI")
              + ".create("
              + JavaLiteral.string(CurlSamples.server(contract))
              + "))");
    }
    String credentials = credentials(operation);
    if (credentials != null) {
      setup.add(".credentials(" + credentials + ")");
    }
    StringBuilder code = new StringBuilder(client).append(" client =\n    ").append(client);
    code.append(".builder()");
    setup.forEach(each -> code.append("\n        ").append(each));
    code.append(setup.isEmpty() ? ".build();\n\n" : "\n        .build();\n\n");

    List<String> setters = setters(operation);
    String call =
        "client."
            + JavaView.groupMethod(group)
            + "()."
            + JavaView.method(operation)
            + "(request -> "
            + (setters.isEmpty()
                ? "{}"
                : "request"
                    + setters.stream().collect(Collectors.joining("\n        ", "\n        ", "")))
            + ");";
    String result = result(operation);
    code.append(result == null ? "" : result + " result =\n    ").append(call).append('\n');
    String head =
        imports.lines().stream()
            .map(line -> "import " + line + ";\n")
            .collect(Collectors.joining());
    return head + "\n" + code.toString().strip();
  }

  /** The type of what the call returns; null where it returns nothing. */
  private @Nullable String result(Operation operation) {
    List<Response> successes = operation.responses().stream().filter(Response::success).toList();
    if (successes.stream().allMatch(response -> response.contents().isEmpty())) {
      return null;
    }
    boolean same =
        successes.stream().allMatch(response -> !response.contents().isEmpty())
            && successes.stream()
                    .map(response -> response.contents().get(0).type())
                    .distinct()
                    .count()
                == 1;
    return same
            && successes.get(0).contents().get(0).type() instanceof TypeRef.Named named
            && !(contract.types().get(named.name()) instanceof EnumType)
        ? values.name(named.name())
        : "var";
  }

  private List<String> setters(Operation operation) {
    List<String> setters = new ArrayList<>();
    SampledRequest sampled = SampledRequest.of(operation);
    for (Parameter each : sampled.parameters()) {
      JsonValue value =
          each.in() == Parameter.Location.BODY ? examples.of(operation, each) : examples.of(each);
      setters.add("." + each.name() + "(" + values.value(value, each.type(), true, 1) + ")");
    }
    Body body = operation.body();
    if (sampled.body() && body != null) {
      TypeRef type = body.contents().get(0).type();
      JsonValue value = examples.request(operation);
      setters.add(
          ".body("
              + (value == null
                  ? imports.use("dev.dateline.runtime.http.BinaryData")
                      + ".of("
                      + imports.use("java.nio.file.Path")
                      + ".of(\"file\"))"
                  : values.value(value, type, true, 1))
              + ")");
    }
    return setters;
  }

  private @Nullable String credentials(Operation operation) {
    List<String> names =
        operation.security().stream().filter(each -> !each.isEmpty()).findFirst().orElse(List.of());
    List<String> each = new ArrayList<>();
    Map<String, SecurityScheme> known = contract.protocol().securitySchemes();
    Secrets secrets = new Secrets(names, known);
    for (String name : names) {
      SecurityScheme scheme = known.get(name);
      String made = scheme == null ? null : credentials(scheme, secrets, names.size() > 1);
      if (made != null) {
        each.add(made);
      }
    }
    String type = "dev.dateline.client.credentials.Credentials";
    return each.isEmpty()
        ? null
        : each.size() == 1
            ? each.get(0)
            : imports.use(type) + ".several(" + String.join(", ", each) + ")";
  }

  private @Nullable String credentials(SecurityScheme scheme, Secrets secrets, boolean several) {
    String type = "dev.dateline.client.credentials.Credentials";
    String arguments =
        switch (scheme.kind()) {
          case OAUTH2_CLIENT_CREDENTIALS ->
              ".serviceAccount("
                  + secret(scheme, "clientId", secrets)
                  + ", "
                  + secret(scheme, "clientSecret", secrets)
                  + ")";
          case DIGEST, BASIC ->
              (scheme.kind() == SecurityScheme.Kind.DIGEST ? ".digest(" : ".basic(")
                  + secret(scheme, "username", secrets)
                  + ", "
                  + secret(scheme, "password", secrets)
                  + ")";
          case BEARER, OAUTH2_OTHER, OPEN_ID -> ".bearer(" + secret(scheme, "token", secrets) + ")";
          case API_KEY_HEADER, API_KEY_QUERY, API_KEY_COOKIE ->
              ".apiKey("
                  + (several ? JavaLiteral.string(scheme.name()) + ", " : "")
                  + secret(scheme, "key", secrets)
                  + ")";
          case MUTUAL_TLS, OTHER -> "";
        };
    return arguments.isEmpty() ? null : imports.use(type) + arguments;
  }

  private static String secret(SecurityScheme scheme, String role, Secrets secrets) {
    return "System.getenv(" + JavaLiteral.string(secrets.variable(scheme, role)) + ")";
  }
}
