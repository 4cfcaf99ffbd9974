package dev.dateline.generator.docs;

import dev.dateline.contract.examples.ExampleValues;
import dev.dateline.contract.model.Body;
import dev.dateline.contract.model.Content;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.Documentation;
import dev.dateline.contract.model.Operation;
import dev.dateline.contract.model.OperationGroup;
import dev.dateline.contract.model.Parameter;
import dev.dateline.contract.model.Response;
import dev.dateline.contract.model.TypeRef;
import dev.dateline.generator.docs.OperationPage.Row;
import dev.dateline.generator.docs.OperationPage.Sample;
import dev.dateline.generator.docs.OperationPage.Section;
import dev.dateline.generator.view.JavaView;
import dev.dateline.generator.view.Packages;
import dev.dateline.generator.view.SourceFile;
import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.validation.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From a contract to the pages of its reference. */
public final class DocsView {

  private final Contract contract;
  private final Packages packages;
  private final ExampleValues examples;
  private final CurlSamples curl;
  private final String version;

  private DocsView(Contract contract, Packages packages) {
    this.contract = contract;
    this.packages = packages;
    this.examples = ExampleValues.of(contract);
    this.curl = new CurlSamples(contract, examples);
    this.version =
        contract.api().version() == null ? "" : Html.escape(contract.api().version().toString());
  }

  /**
   * The index, the style sheet and a page for each operation.
   *
   * @param contract to tell of
   * @param packages of the client that samples use
   */
  public static List<SourceFile> files(Contract contract, Packages packages) {
    return new DocsView(contract, packages).files();
  }

  private List<SourceFile> files() {
    List<SourceFile> files = new ArrayList<>();
    files.add(new SourceFile("style.css", "docs/style.mustache", Map.of()));
    files.add(new SourceFile("index.html", "docs/index.mustache", index()));
    for (OperationGroup group : contract.groups()) {
      for (Operation operation : group.operations()) {
        files.add(
            new SourceFile(
                page(operation), "docs/operation.mustache", operation(group, operation)));
      }
    }
    return files;
  }

  private static String page(Operation operation) {
    return "operations/" + operation.name() + ".html";
  }

  private static String anchor(OperationGroup group) {
    return "group-" + Html.escape(group.name());
  }

  private IndexPage index() {
    List<IndexPage.Group> groups = new ArrayList<>();
    for (OperationGroup group : contract.groups()) {
      List<IndexPage.Entry> entries = new ArrayList<>();
      for (Operation operation : group.operations()) {
        entries.add(
            new IndexPage.Entry(
                Html.escape(page(operation)),
                Html.escape(operation.method()),
                methodClass(operation),
                path(operation),
                Html.escape(title(operation)),
                operation.documentation().deprecated()));
      }
      groups.add(
          new IndexPage.Group(
              anchor(group), Html.escape(group.tag()), Html.prose(group.documentation()), entries));
    }
    return new IndexPage(
        Html.escape(contract.api().title()),
        version,
        Html.prose(contract.api().documentation()),
        contract.protocol().servers().stream()
            .map(server -> Html.code(server.address(Map.of())))
            .toList(),
        groups);
  }

  private static String methodClass(Operation operation) {
    return switch (operation.method()) {
      case "GET", "POST", "PUT", "PATCH", "DELETE" -> operation.method().toLowerCase(Locale.ROOT);
      default -> "other";
    };
  }

  private static String title(Operation operation) {
    String summary = operation.documentation().summary();
    return summary == null ? operation.id() : summary;
  }

  /** The path with its parameters marked. */
  private static String path(Operation operation) {
    return Html.escape(operation.path()).replaceAll("\\{[^{}]*\\}", "<var>$0</var>");
  }

  private OperationPage operation(OperationGroup group, Operation operation) {
    Documentation prose = operation.documentation();
    List<Sample> samples = new ArrayList<>();
    samples.add(
        new Sample(
            "Java",
            Html.escape(new JavaSample(contract, packages, examples).of(group, operation))));
    samples.addAll(curl.of(operation));
    return new OperationPage(
        Html.escape(title(operation)),
        Html.escape(contract.api().title()),
        version,
        Html.escape(group.tag()),
        anchor(group),
        Html.escape(operation.id()),
        Html.escape(operation.method()),
        methodClass(operation),
        path(operation),
        prose.deprecated(),
        Html.prose(new Documentation(null, prose.description(), false, prose.link())),
        facts(operation),
        parameters(operation),
        body(operation),
        responses(operation),
        samples);
  }

  private List<String> facts(Operation operation) {
    List<String> facts = new ArrayList<>();
    if (!operation.versions().isEmpty()) {
      facts.add(
          "<b>Versions</b> "
              + operation.versions().stream()
                  .map(
                      each ->
                          each.equals(operation.version())
                              ? "<strong>" + Html.escape(each.toString()) + "</strong> (this page)"
                              : Html.escape(each.toString()))
                  .collect(Collectors.joining(", ")));
    }
    if (!operation.roles().isEmpty()) {
      facts.add("<b>Roles</b> " + Html.escape(String.join(" or ", operation.roles())));
    }
    facts.add(
        "<b>Credentials</b> "
            + (operation.security().isEmpty()
                ? "none"
                : operation.security().stream()
                    .map(
                        each ->
                            each.isEmpty()
                                ? "none"
                                : each.stream()
                                    .map(Html::escape)
                                    .collect(Collectors.joining(" and ")))
                    .collect(Collectors.joining(", or "))));
    if (operation.pagination() != null) {
      facts.add(
          "<b>Pages</b> All items in Java: "
              + Html.code(
                  "client."
                      + JavaView.groupMethod(group(operation))
                      + "()."
                      + JavaView.method(operation)
                      + "Pages(…)"));
    }
    return facts;
  }

  private OperationGroup group(Operation operation) {
    return contract.groups().stream()
        .filter(group -> group.operations().contains(operation))
        .findFirst()
        .orElseThrow();
  }

  private List<Section> parameters(Operation operation) {
    Map<Parameter.Location, String> headings = new LinkedHashMap<>();
    headings.put(Parameter.Location.PATH, "Path parameters");
    headings.put(Parameter.Location.QUERY, "Query parameters");
    headings.put(Parameter.Location.HEADER, "Headers");
    headings.put(Parameter.Location.COOKIE, "Cookies");
    headings.put(Parameter.Location.FORM, "Fields of the form");
    headings.put(Parameter.Location.PART, "Parts of the form");
    headings.put(Parameter.Location.BODY, "Other bodies");
    List<Section> sections = new ArrayList<>();
    headings.forEach(
        (location, heading) -> {
          String anchor = "in-" + location.name().toLowerCase(Locale.ROOT);
          List<Row> rows = new ArrayList<>();
          List<String> rules = new ArrayList<>();
          List<Parameter> all = new ArrayList<>(operation.parameters());
          all.addAll(operation.toggles());
          for (Parameter each : all) {
            if (each.in() == location) {
              TypeTable table =
                  new TypeTable(contract, anchor + "-" + rows.size(), true).parameter(each);
              rows.addAll(table.rows());
              rules.addAll(table.rules());
            }
          }
          boolean form = location == Parameter.Location.FORM || location == Parameter.Location.PART;
          if (form) {
            operation.formRules().forEach(rule -> rules.add(words(rule)));
          }
          if (!rows.isEmpty()) {
            sections.add(new Section(anchor, heading, "", List.of(), List.of(), rows, rules, ""));
          }
        });
    return sections;
  }

  private static String words(Rule rule) {
    return Html.markdown(rule.description() == null ? rule.sentence() : rule.description());
  }

  private @Nullable Section body(Operation operation) {
    Body body = operation.body();
    if (body == null) {
      return null;
    }
    Content content = body.contents().get(0);
    TypeTable table =
        new TypeTable(contract, "body", true)
            .body(content.type(), content.constraints(), body.rules());
    JsonValue example = examples.request(operation);
    return new Section(
        "body",
        operation.bodyRequired() ? "Request body" : "Request body, optional",
        Html.prose(body.documentation()),
        body.contents().stream().map(each -> mediaType(each.mediaType())).toList(),
        List.of(),
        table.rows(),
        table.rules(),
        example == null ? "" : Html.escape(shown(example)));
  }

  private static String mediaType(MediaType type) {
    return Html.code(type.toString());
  }

  private static String shown(JsonValue example) {
    return example instanceof JsonValue.JsonString text
        ? text.value()
        : CurlSamples.pretty(example);
  }

  private List<Section> responses(Operation operation) {
    Map<TypeRef, String> told = new HashMap<>();
    List<Section> sections = new ArrayList<>();
    for (Response each : operation.responses()) {
      sections.add(response(operation, each, told));
    }
    return sections;
  }

  /** A body that an earlier answer has too is told there. */
  private Section response(Operation operation, Response response, Map<TypeRef, String> told) {
    String anchor = "status-" + response.status();
    List<Row> headers = new ArrayList<>();
    for (Response.Header each : response.headers()) {
      headers.addAll(
          new TypeTable(contract, anchor + "-header-" + headers.size(), false).header(each).rows());
    }
    List<String> facts = new ArrayList<>();
    response.mediaTypes().forEach(each -> facts.add(mediaType(each)));
    List<Row> rows = List.of();
    List<String> rules = List.of();
    String example = "";
    if (!response.contents().isEmpty()) {
      Content content = response.contents().get(0);
      String earlier = told.putIfAbsent(content.type(), response.status());
      if (earlier == null) {
        TypeTable table =
            new TypeTable(contract, anchor, false)
                .body(content.type(), content.constraints(), List.of());
        rows = table.rows();
        rules = table.rules();
      } else {
        String status = Html.escape(earlier);
        facts.add("The body is that of <a href=\"#status-" + status + "\">" + status + "</a>");
      }
      JsonValue made = response.success() ? examples.response(operation, response) : null;
      example = made == null ? "" : Html.escape(shown(made));
    }
    return new Section(
        Html.escape(anchor),
        Html.escape(response.status().equals("default") ? "any other" : response.status()),
        Html.prose(response.documentation()),
        facts,
        headers,
        rows,
        rules,
        example);
  }
}
