package dev.dateline.generator.pact;

import dev.dateline.contract.interactions.CompactJson;
import dev.dateline.contract.interactions.Interaction;
import dev.dateline.contract.interactions.InteractionJson;
import dev.dateline.contract.interactions.OperationInteractions;
import dev.dateline.contract.interactions.Refusal;
import dev.dateline.contract.interactions.ResponseValues;
import dev.dateline.contract.interactions.WireCredentials;
import dev.dateline.contract.model.Content;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.NamedType;
import dev.dateline.contract.model.Operation;
import dev.dateline.contract.model.TypeRef;
import dev.dateline.generator.java.Imports;
import dev.dateline.generator.java.JavaLiteral;
import dev.dateline.generator.java.Javadoc;
import dev.dateline.generator.pact.ConsumerTestView.Chunk;
import dev.dateline.generator.pact.ConsumerTestView.Played;
import dev.dateline.generator.values.JavaValues;
import dev.dateline.generator.view.FileHead;
import dev.dateline.generator.view.JavaView;
import dev.dateline.generator.view.Packages;
import dev.dateline.generator.view.ResponseCases;
import dev.dateline.generator.view.SourceFile;
import dev.dateline.generator.view.Target;
import dev.dateline.runtime.http.SecurityScheme;
import dev.dateline.runtime.json.Direction;
import dev.dateline.runtime.json.JsonValue.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The consumer tests, a file for each operation. */
final class ConsumerViews {

  private static final List<String> USED =
      List.of(
          "dev.dateline.client.retry.RetryPolicy",
          "dev.dateline.client.transport.Transport",
          "dev.dateline.pact.consumer.ConsumerContract",
          "dev.dateline.runtime.validation.ValidationLevel",
          "java.net.URI",
          "org.junit.jupiter.api.DisplayName",
          "org.junit.jupiter.api.Test");

  private static final int IN_ONE_METHOD = 50;
  private static final int LONGEST = 30_000;
  private static final int WIDTH = 92;

  private final Contract contract;
  private final String home;
  private final Packages packages;
  private final ResponseCases cases;
  private final String consumer;
  private final String provider;

  ConsumerViews(
      Contract contract, String base, Packages packages, String consumer, String provider) {
    this.contract = contract;
    this.home = base + ".consumer";
    this.packages = packages;
    this.cases = new ResponseCases(contract);
    this.consumer = consumer;
    this.provider = provider;
  }

  List<SourceFile> files(List<OperationInteractions> all) {
    List<SourceFile> files = new ArrayList<>();
    for (OperationInteractions each : all) {
      if (!each.interactions().isEmpty()) {
        files.add(file(each));
      }
    }
    return files;
  }

  private SourceFile file(OperationInteractions each) {
    Operation operation = each.operation();
    String name = operation.name() + "ConsumerTest";
    Imports imports = new Imports(home, List.of(name));
    USED.forEach(imports::use);
    String client = imports.use(packages.base() + "." + contract.api().name() + "Client");
    Expressions expressions = new Expressions(contract, packages, cases, imports);
    String call =
        "client."
            + JavaView.groupMethod(each.group(), Target.CLIENT)
            + "()."
            + JavaView.method(operation)
            + "WithResponse(";
    List<Played> tests = new ArrayList<>();
    Set<String> taken = new HashSet<>(Set.of("refusesToSend", "findsFaultWith", "client"));
    for (Interaction interaction : each.interactions()) {
      String request = expressions.request(operation, interaction.request());
      String response = expressions.response(operation, interaction.response());
      List<String> lines = lines(operation, interaction, each.credentials());
      if (request != null && response != null && lines != null) {
        tests.add(
            new Played(
                unique(
                    "answers" + Expressions.method("X " + interaction.about()).substring(1), taken),
                JavaLiteral.string(InteractionJson.name(operation, interaction)),
                lines,
                "client ->\n            " + call + "\n                " + request + ")",
                response));
      }
    }
    List<String> refusals = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (Refusal refusal : each.refusals()) {
      String about = JavaLiteral.string(refusal.about());
      ResponseValues answer = refusal.response();
      if (answer == null) {
        String request = expressions.request(operation, refusal.request());
        if (request != null) {
          refusals.add(
              "refuses(\n            "
                  + about
                  + ",\n            client ->\n                "
                  + call
                  + "\n                "
                  + request
                  + "))");
        }
      } else {
        String reader = reader(answer, imports);
        if (reader != null && answer.body() != null) {
          faults.add(
              "finds(\n            "
                  + about
                  + ",\n            "
                  + JavaLiteral.string(answer.body().toString())
                  + ",\n            "
                  + reader
                  + ")");
        }
      }
    }
    if (!refusals.isEmpty() || !faults.isEmpty()) {
      imports.use("java.util.stream.Stream");
      imports.use("org.junit.jupiter.api.DynamicTest");
      imports.use("org.junit.jupiter.api.TestFactory");
    }
    List<String> setup = setup(each.credentials(), imports);
    ConsumerTestView view =
        new ConsumerTestView(
            FileHead.of(JavaView.origin(contract), home, imports),
            Javadoc.text(
                    "What {@code "
                        + Javadoc.escape(operation.id())
                        + "} has in the pact, and what the client refuses to send.")
                .render(0),
            name,
            client,
            JavaLiteral.string(consumer),
            JavaLiteral.string(provider),
            setup,
            tests,
            chunks("refusesToSend", refusals),
            chunks("findsFaultWith", faults));
    return new SourceFile(JavaView.path(home, name), "pact/consumer-test.mustache", view);
  }

  private static String unique(String name, Set<String> taken) {
    String unique = name;
    for (int i = 2; !taken.add(unique); i++) {
      unique = name + "_" + i;
    }
    return unique;
  }

  private static List<Chunk> chunks(String method, List<String> rows) {
    List<Chunk> chunks = new ArrayList<>();
    for (int i = 0; i < rows.size(); i += IN_ONE_METHOD) {
      chunks.add(
          Chunk.of(
              i == 0 ? method : method + (i / IN_ONE_METHOD + 1),
              rows.subList(i, Math.min(rows.size(), i + IN_ONE_METHOD))));
    }
    return chunks;
  }

  /** The interaction as lines of a text block; null where it is too long for one. */
  private @Nullable List<String> lines(
      Operation operation, Interaction interaction, WireCredentials credentials) {
    JsonObject json = InteractionJson.of(contract, operation, interaction, credentials);
    List<String> lines = CompactJson.lines(json, WIDTH);
    int length = lines.stream().mapToInt(String::length).sum();
    return length > LONGEST ? null : lines.stream().map(ConsumerViews::inTextBlock).toList();
  }

  /** What is no printable ASCII is escaped, as JSON has it: nothing of the document moves here. */
  private static String inTextBlock(String line) {
    return line.chars()
        .mapToObj(
            c ->
                c == '\\'
                    ? "\\\\"
                    : c >= ' ' && c < 0x7f
                        ? Character.toString(c)
                        : String.format(Locale.ROOT, "\\\\u%04x", c))
        .collect(Collectors.joining())
        .replace("\"\"\"", "\\\"\"\"");
  }

  /** Reads the body of an answer into a type that knows what it has to obey; null without one. */
  private @Nullable String reader(ResponseValues answer, Imports imports) {
    Content content = answer.content();
    if (content == null
        || !content.mediaType().isJson()
        || !(content.type() instanceof TypeRef.Named named)
        || contract.types().get(named.name()) instanceof NamedType.EnumType) {
      return null;
    }
    return new JavaValues(contract, packages, Direction.RESPONSE, true, imports).name(named.name())
        + "::read";
  }

  private static List<String> setup(WireCredentials credentials, Imports imports) {
    String type = "dev.dateline.client.credentials.Credentials";
    List<String> made = new ArrayList<>();
    for (SecurityScheme scheme : credentials.schemes()) {
      made.add(
          imports.use(type)
              + switch (scheme.kind()) {
                case BASIC ->
                    ".basic("
                        + JavaLiteral.strings(
                            List.of(WireCredentials.USER, WireCredentials.PASSWORD))
                        + ")";
                case API_KEY_HEADER, API_KEY_QUERY, API_KEY_COOKIE ->
                    ".apiKey(" + JavaLiteral.string(WireCredentials.KEY) + ")";
                default -> ".bearer(" + JavaLiteral.string(WireCredentials.TOKEN) + ")";
              });
    }
    List<String> distinct = made.stream().distinct().toList();
    return distinct.isEmpty()
        ? List.of()
        : List.of(
            ".credentials("
                + (distinct.size() == 1
                    ? distinct.get(0)
                    : imports.use(type) + ".several(" + String.join(", ", distinct) + ")")
                + ")");
  }
}
