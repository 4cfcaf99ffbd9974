package dev.dateline.generator.docs;

import dev.dateline.contract.examples.ExampleValues;
import dev.dateline.contract.model.Body;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.Operation;
import dev.dateline.contract.model.Parameter;
import dev.dateline.contract.model.Response;
import dev.dateline.contract.model.TypeRef;
import dev.dateline.generator.docs.OperationPage.Sample;
import dev.dateline.runtime.http.MediaType;
import dev.dateline.runtime.http.ParameterText;
import dev.dateline.runtime.http.PathTemplate;
import dev.dateline.runtime.http.PercentEncoding;
import dev.dateline.runtime.http.SecurityScheme;
import dev.dateline.runtime.http.WireText;
import dev.dateline.runtime.json.Direction;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.json.JsonWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Calls of an operation with curl, one for each way to prove who is calling. */
final class CurlSamples {

  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final Contract contract;
  private final ExampleValues examples;

  CurlSamples(Contract contract, ExampleValues examples) {
    this.contract = contract;
    this.examples = examples;
  }

  List<Sample> of(Operation operation) {
    List<List<String>> alternatives =
        operation.security().isEmpty() ? List.of(List.of()) : operation.security();
    List<Sample> samples = new ArrayList<>();
    for (List<String> schemes : alternatives) {
      String heading = schemes.isEmpty() ? "curl" : "curl, with " + String.join(" and ", schemes);
      samples.add(new Sample(Html.escape(heading), Html.escape(text(operation, schemes))));
    }
    return samples;
  }

  /** The address of the first server that has one. */
  static String server(Contract contract) {
    return contract.protocol().servers().stream()
        .map(server -> server.address(Map.of()))
        .filter(server -> server.matches("(?i)https?://[^{}\\s]+"))
        .findFirst()
        .orElse("https://api.example.com");
  }

  /** A shell command, on several lines. */
  String text(Operation operation, List<String> schemes) {
    StringBuilder before = new StringBuilder();
    List<String> options = new ArrayList<>();
    if (!operation.method().equals("GET")) {
      options.add("--request " + operation.method());
    }
    List<String> query = new ArrayList<>();
    String path = PathTemplate.of(operation.path()).expand(name -> pathValue(operation, name));
    StringBuilder secretQuery = new StringBuilder();
    for (String name : schemes) {
      SecurityScheme scheme = contract.protocol().securitySchemes().get(name);
      if (scheme != null) {
        credentials(scheme, before, options, secretQuery);
      }
    }
    Set<String> accepted = new LinkedHashSet<>();
    operation.responses().stream()
        .filter(Response::success)
        .forEach(response -> response.mediaTypes().forEach(type -> accepted.add(type.toString())));
    if (!accepted.isEmpty()) {
      options.add("--header " + quoted("Accept: " + accepted.iterator().next()));
    }
    for (Parameter each : operation.parameters()) {
      if (each.required()) {
        parameter(each, options, query);
      }
    }
    for (Parameter each : operation.toggles()) {
      if (each.required()) {
        query.add(ParameterText.writeQuery(each.wireName(), false, each.style(), each.explode()));
      }
    }
    body(operation, options);
    String address = address(path, query);
    options.add(
        quoted(address)
            + (secretQuery.isEmpty()
                ? ""
                : quoted(address.contains("?") ? "&" : "?") + secretQuery));
    return before + "curl " + String.join(" \\\n  ", options);
  }

  private String address(String path, List<String> query) {
    String base = server(contract);
    String relative = PercentEncoding.legal(path);
    query.removeIf(String::isEmpty);
    return (base.endsWith("/") && relative.startsWith("/")
            ? base.substring(0, base.length() - 1)
            : base)
        + relative
        + (query.isEmpty() ? "" : (relative.contains("?") ? "&" : "?") + String.join("&", query));
  }

  private String pathValue(Operation operation, String name) {
    for (Parameter each : operation.parameters()) {
      if (each.in() == Parameter.Location.PATH && each.wireName().equals(name)) {
        return written(
            () -> ParameterText.writePath(name, plain(each), each.style(), each.explode()));
      }
    }
    return name;
  }

  private interface Writing {
    String write();
  }

  /** What the style of a parameter cannot carry is not sent. */
  private static String written(Writing writing) {
    try {
      return writing.write();
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private void parameter(Parameter each, List<String> options, List<String> query) {
    String name = each.wireName();
    switch (each.in()) {
      case QUERY ->
          query.add(
              written(
                  () -> ParameterText.writeQuery(name, plain(each), each.style(), each.explode())));
      case HEADER ->
          options.add(
              "--header "
                  + quoted(
                      name
                          + ": "
                          + written(() -> ParameterText.writeHeader(plain(each), each.explode()))));
      case COOKIE ->
          options.add(
              "--cookie "
                  + quoted(
                      written(() -> ParameterText.writeCookie(name, plain(each), each.explode()))));
      case FORM -> options.add("--data-urlencode " + quoted(name + "=" + flat(each)));
      case PART ->
          options.add(
              isFile(each.type())
                  ? "--form " + quoted(name + "=@file")
                  : "--form-string " + quoted(name + "=" + flat(each)));
      default -> {
        // the path, which is there already, and bodies, which are told by their own
      }
    }
  }

  private static boolean isFile(TypeRef type) {
    TypeRef item = type instanceof TypeRef.ListOf list ? list.items() : type;
    return item instanceof TypeRef.Scalar scalar && scalar.kind() == TypeRef.Scalar.Kind.BINARY;
  }

  private String flat(Parameter parameter) {
    JsonValue value = examples.of(parameter);
    return value instanceof JsonValue.JsonString text ? text.value() : value.toString();
  }

  /** A value as the styles of parameters take it. */
  private Object plain(Parameter parameter) {
    JsonValue value = examples.of(parameter);
    if (parameter.mediaType() != null) {
      return value.toString();
    }
    return value instanceof JsonValue.JsonArray array
        ? array.items()
        : value instanceof JsonValue.JsonObject object ? object.members() : WireText.of(value);
  }

  private void body(Operation operation, List<String> options) {
    Body body = operation.body();
    if (body == null || (!body.required() && !operation.bodyRequired())) {
      return;
    }
    MediaType mediaType = body.contents().get(0).mediaType();
    options.add("--header " + quoted("Content-Type: " + mediaType));
    JsonValue value = examples.request(operation);
    if (value == null) {
      options.add("--data-binary '@file'");
    } else if (!mediaType.isJson() && value instanceof JsonValue.JsonString text) {
      options.add("--data-binary " + quoted(text.value()));
    } else {
      options.add("--data " + quoted(pretty(value)));
    }
  }

  static String pretty(JsonValue value) {
    return JsonWriter.text(Direction.BOTH, true, out -> out.value(value)).strip();
  }

  private void credentials(
      SecurityScheme scheme,
      StringBuilder before,
      List<String> options,
      StringBuilder secretQuery) {
    switch (scheme.kind()) {
      case OAUTH2_CLIENT_CREDENTIALS -> {
        URI token = scheme.tokenUrl();
        before
            .append("ACCESS_TOKEN=$(curl --silent \\\n  --user \"")
            .append(variable(scheme, "clientId", "CLIENT_ID"))
            .append(':')
            .append(variable(scheme, "clientSecret", "CLIENT_SECRET"))
            .append("\" \\\n  --data 'grant_type=client_credentials' \\\n  ")
            .append(
                quoted(
                    token == null
                        ? "https://auth.example.com/token"
                        : URI.create(server(contract)).resolve(token).toString()))
            .append(" \\\n  | sed -E 's/.*\"access_token\" *: *\"([^\"]*)\".*/\\1/')\n\n");
        options.add("--header \"Authorization: Bearer $ACCESS_TOKEN\"");
      }
      case DIGEST -> options.add("--digest --user \"" + user(scheme) + "\"");
      case BASIC -> options.add("--user \"" + user(scheme) + "\"");
      case BEARER, OAUTH2_OTHER, OPEN_ID ->
          options.add(
              "--header \"Authorization: Bearer " + variable(scheme, "token", "TOKEN") + "\"");
      case API_KEY_HEADER ->
          options.add("--header " + quoted(parameter(scheme) + ": ") + "\"" + key(scheme) + "\"");
      case API_KEY_COOKIE ->
          options.add("--cookie " + quoted(parameter(scheme) + "=") + "\"" + key(scheme) + "\"");
      case API_KEY_QUERY ->
          secretQuery
              .append(secretQuery.isEmpty() ? "" : quoted("&"))
              .append(quoted(parameter(scheme) + "="))
              .append('"')
              .append(key(scheme))
              .append('"');
      case MUTUAL_TLS -> options.add("--cert client.pem --key client.key");
      case OTHER -> {
        // The document does not say what to send.
      }
    }
  }

  private static String parameter(SecurityScheme scheme) {
    return Objects.requireNonNullElse(scheme.parameter(), scheme.name());
  }

  private static String key(SecurityScheme scheme) {
    return variable(scheme, "key", "API_KEY");
  }

  private static String user(SecurityScheme scheme) {
    return variable(scheme, "username", "USERNAME")
        + ":"
        + variable(scheme, "password", "PASSWORD");
  }

  /** A variable of the shell, as the document names it where that is a name. */
  private static String variable(SecurityScheme scheme, String role, String otherwise) {
    String declared = scheme.environment().get(role);
    return "$" + (declared != null && VARIABLE.matcher(declared).matches() ? declared : otherwise);
  }

  /** A word of the shell that is this text, whatever it says. */
  private static String quoted(String text) {
    return text.chars()
        .mapToObj(c -> c == '\'' ? "'\\''" : Character.toString((char) c))
        .collect(Collectors.joining("", "'", "'"));
  }
}
