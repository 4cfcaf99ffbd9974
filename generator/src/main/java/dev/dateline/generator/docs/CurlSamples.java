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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Calls of an operation with curl, one for each way to prove who is calling. */
final class CurlSamples {

  /** RFC 9110, section 5.5, without what is obsolete: what clients send. */
  private static final Pattern HEADER_VALUE = Pattern.compile("[\\t\\x20-\\x7e]*");

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

  /** An address for a document that has none. */
  private static final String MADE_UP = "https://api.example.com";

  /** The address of the first server that has one. */
  static String server(Contract contract) {
    return hasServer(contract)
        ? servers(contract).filter(CurlSamples::isAddress).findFirst().orElse(MADE_UP)
        : MADE_UP
            + servers(contract)
                .filter(server -> server.matches("/[^{}\\s]+"))
                .findFirst()
                .orElse("");
  }

  /** Whether the document tells where it is served. */
  static boolean hasServer(Contract contract) {
    return servers(contract).anyMatch(CurlSamples::isAddress);
  }

  private static Stream<String> servers(Contract contract) {
    return contract.protocol().servers().stream().map(server -> server.address(Map.of()));
  }

  private static boolean isAddress(String server) {
    return server.matches("(?i)https?://[^{}\\s]+");
  }

  /**
   * A shell command while it is put together.
   *
   * @param before lines and pipes in front of it
   * @param options each on a line of its own
   * @param query of the address
   * @param cookies words of the shell
   * @param keys fields of the query that are secrets, as words of the shell
   * @param data options that make a body
   */
  private record Command(
      StringBuilder before,
      List<String> options,
      List<String> query,
      List<String> cookies,
      List<String> keys,
      List<String> data) {
    Command() {
      this(
          new StringBuilder(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>());
    }
  }

  /** A shell command, on several lines. */
  String text(Operation operation, List<String> schemes) {
    Command command = new Command();
    Map<String, SecurityScheme> known = contract.protocol().securitySchemes();
    Secrets secrets = new Secrets(schemes, known);
    for (String name : schemes) {
      SecurityScheme scheme = known.get(name);
      if (scheme != null) {
        credentials(scheme, secrets, command);
      }
    }
    Set<String> accepted = new LinkedHashSet<>();
    operation.responses().stream()
        .filter(Response::success)
        .forEach(response -> response.mediaTypes().forEach(type -> accepted.add(type.toString())));
    if (!accepted.isEmpty()) {
      command.options.add("--header " + quoted("Accept: " + accepted.iterator().next()));
    }
    SampledRequest sampled = SampledRequest.of(operation);
    for (Parameter each : sampled.parameters()) {
      parameter(operation, each, command);
    }
    for (Parameter each : operation.toggles()) {
      Boolean sent = Operation.toggle(each).sent(false);
      if (sent != null) {
        command.query.add(
            ParameterText.writeQuery(each.wireName(), sent, each.style(), each.explode()));
      }
    }
    Body body = operation.body();
    if (sampled.body() && body != null) {
      body(body.contents().get(0).mediaType(), examples.request(operation), command);
    } else if (command.data.isEmpty() && operation.bodyRequired()) {
      command.data.add("--data ''");
    }
    if (!command.cookies.isEmpty()) {
      command.options.add("--cookie " + String.join(quoted("; "), command.cookies));
    }
    List<String> options = new ArrayList<>();
    method(operation, !command.data.isEmpty()).ifPresent(options::add);
    options.addAll(command.options);
    options.addAll(command.data);
    String path = PathTemplate.of(operation.path()).expand(name -> pathValue(operation, name));
    String address = quoted(address(path, command.query));
    if (command.data.isEmpty() && !command.keys.isEmpty()) {
      // Only so does curl encode a key.
      options.add("--get");
      command.keys.forEach(key -> options.add("--data-urlencode " + key));
    } else if (!command.keys.isEmpty()) {
      address += quoted(address.contains("?") ? "&" : "?") + String.join(quoted("&"), command.keys);
    }
    options.add(address);
    return command.before + "curl " + String.join(" \\\n  ", options);
  }

  private static Optional<String> method(Operation operation, boolean data) {
    return switch (operation.method()) {
      case "GET" -> data ? Optional.of("--request GET") : Optional.empty();
      // curl would wait for a body.
      case "HEAD" -> Optional.of("--head");
      default -> Optional.of("--request " + operation.method());
    };
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

  private void parameter(Operation operation, Parameter each, Command command) {
    String name = each.wireName();
    switch (each.in()) {
      case QUERY ->
          command.query.add(
              written(
                  () -> ParameterText.writeQuery(name, plain(each), each.style(), each.explode())));
      case HEADER -> {
        String value = written(() -> ParameterText.writeHeader(plain(each), each.explode()));
        if (HEADER_VALUE.matcher(value).matches()) {
          command.options.add(
              "--header " + quoted(value.isBlank() ? name + ";" : name + ": " + value));
        }
      }
      case COOKIE -> {
        String cookie = written(() -> ParameterText.writeCookie(name, plain(each), each.explode()));
        if (!cookie.isEmpty()) {
          command.cookies.add(quoted(cookie));
        }
      }
      case FORM -> command.data.addAll(fields(each));
      case PART -> command.data.addAll(parts(each));
      case BODY ->
          body(
              Objects.requireNonNull(each.mediaType()),
              isFile(each.type()) ? null : examples.of(operation, each),
              command);
      case PATH -> {
        // It is in the address.
      }
    }
  }

  private List<String> fields(Parameter each) {
    String name = each.wireName();
    List<Object> values = new ArrayList<>();
    if (each.mediaType() != null && each.mediaType().isJson()) {
      items(examples.of(each)).forEach(item -> values.add(item.toString()));
    } else {
      values.add(plain(each));
    }
    List<String> options = new ArrayList<>();
    for (Object value : values) {
      if (value instanceof String text && !hasControls(text)) {
        options.add(
            "--data-urlencode " + quoted(written(() -> PercentEncoding.encode(name)) + "=" + text));
      } else {
        String field =
            written(() -> ParameterText.writeQuery(name, value, each.style(), each.explode()));
        if (!field.isEmpty()) {
          options.add("--data " + quoted(field));
        }
      }
    }
    return options;
  }

  private List<String> parts(Parameter each) {
    String name = each.wireName();
    MediaType type = each.mediaType();
    String suffix = type == null || type.isRange() ? "" : ";type=" + type;
    if (isFile(each.type())) {
      return List.of("--form " + quoted(name + "=@file" + suffix));
    }
    List<String> options = new ArrayList<>();
    for (JsonValue item : items(examples.of(each))) {
      String text = type != null && type.isJson() ? item.toString() : WireText.of(item);
      options.add(
          type == null || type.isRange() || type.essence().equals("text/plain")
              ? "--form-string " + quoted(name + "=" + text)
              : "--form "
                  + quoted(
                      name
                          + "=\""
                          + text.replace("\\", "\\\\").replace("\"", "\\\"")
                          + "\""
                          + suffix));
    }
    return options;
  }

  private static List<JsonValue> items(JsonValue value) {
    return value instanceof JsonValue.JsonArray array ? array.items() : List.of(value);
  }

  private static boolean isFile(TypeRef type) {
    TypeRef item = type instanceof TypeRef.ListOf list ? list.items() : type;
    return item instanceof TypeRef.Scalar scalar && scalar.kind() == TypeRef.Scalar.Kind.BINARY;
  }

  /** A value as the styles of parameters take it: without nulls, which none of them can tell. */
  private Object plain(Parameter parameter) {
    JsonValue value = examples.of(parameter);
    if (parameter.mediaType() != null) {
      return value.toString();
    }
    if (value instanceof JsonValue.JsonObject object) {
      Map<String, JsonValue> left = new LinkedHashMap<>(object.members());
      left.values().removeIf(JsonValue.JsonNull.class::isInstance);
      return left;
    }
    return value instanceof JsonValue.JsonArray array ? array.items() : WireText.of(value);
  }

  /**
   * A body.
   *
   * @param value JSON or text; null for bytes, which are in a file
   */
  private static void body(MediaType mediaType, @Nullable JsonValue value, Command command) {
    command.options.add(
        "--header "
            + quoted(
                "Content-Type: " + (mediaType.isRange() ? "application/octet-stream" : mediaType)));
    if (value == null) {
      command.data.add("--data-binary '@file'");
    } else if (mediaType.isJson() || !(value instanceof JsonValue.JsonString text)) {
      command.data.add("--data " + quoted(pretty(value)));
    } else if (hasControls(text.value())) {
      // No page and no terminal carries them as they are.
      command.before.append("printf '%b' ").append(quoted(printf(text.value()))).append(" | ");
      command.data.add("--data-binary @-");
    } else {
      command.data.add("--data-raw " + quoted(text.value()));
    }
  }

  private static boolean hasControls(String text) {
    return text.chars().anyMatch(c -> Html.isHidden((char) c));
  }

  /** Text as {@code printf} takes it, with what is hidden spelt out, byte by byte. */
  private static String printf(String text) {
    StringBuilder spelt = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        spelt.append("\\\\");
      } else if (c == '\r') {
        spelt.append("\\r");
      } else if (Html.isHidden(c)) {
        for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
          spelt.append(String.format(Locale.ROOT, "\\0%03o", b & 0xFF));
        }
      } else {
        spelt.append(c);
      }
    }
    return spelt.toString();
  }

  /** On several lines, with nothing in it that cannot be seen. */
  static String pretty(JsonValue value) {
    String json = JsonWriter.text(Direction.BOTH, true, out -> out.value(value)).strip();
    if (!hasControls(json)) {
      return json;
    }
    StringBuilder visible = new StringBuilder();
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      visible.append(
          Html.isHidden(c) ? String.format(Locale.ROOT, "\\u%04x", (int) c) : String.valueOf(c));
    }
    return visible.toString();
  }

  private void credentials(SecurityScheme scheme, Secrets secrets, Command command) {
    switch (scheme.kind()) {
      case OAUTH2_CLIENT_CREDENTIALS -> {
        URI token = scheme.tokenUrl();
        command
            .before
            .append("ACCESS_TOKEN=$(curl --silent \\\n  --user \"$")
            .append(secrets.variable(scheme, "clientId"))
            .append(":$")
            .append(secrets.variable(scheme, "clientSecret"))
            .append("\" \\\n  --data 'grant_type=client_credentials' \\\n  ")
            .append(
                quoted(
                    token == null
                        ? "https://auth.example.com/token"
                        : URI.create(server(contract)).resolve(token).toString()))
            .append(" \\\n  | sed -n 's/.*\"access_token\" *: *\"\\([^\"]*\\)\".*/\\1/p')\n\n");
        command.options.add("--header \"Authorization: Bearer $ACCESS_TOKEN\"");
      }
      case DIGEST -> command.options.add("--digest --user \"" + user(scheme, secrets) + "\"");
      case BASIC -> command.options.add("--user \"" + user(scheme, secrets) + "\"");
      case BEARER, OAUTH2_OTHER, OPEN_ID ->
          command.options.add(
              "--header \"Authorization: Bearer $" + secrets.variable(scheme, "token") + "\"");
      case API_KEY_HEADER ->
          command.options.add(
              "--header " + quoted(parameter(scheme) + ": ") + key(scheme, secrets));
      case API_KEY_COOKIE ->
          command.cookies.add(quoted(parameter(scheme) + "=") + key(scheme, secrets));
      case API_KEY_QUERY ->
          command.keys.add(
              quoted(PercentEncoding.encode(parameter(scheme)) + "=") + key(scheme, secrets));
      case MUTUAL_TLS -> command.options.add("--cert client.pem --key client.key");
      case OTHER -> {
        // The document does not say what to send.
      }
    }
  }

  private static String parameter(SecurityScheme scheme) {
    return Objects.requireNonNullElse(scheme.parameter(), scheme.name());
  }

  private static String key(SecurityScheme scheme, Secrets secrets) {
    return "\"$" + secrets.variable(scheme, "key") + "\"";
  }

  private static String user(SecurityScheme scheme, Secrets secrets) {
    return "$" + secrets.variable(scheme, "username") + ":$" + secrets.variable(scheme, "password");
  }

  /** A word of the shell that is this text, whatever it says. */
  private static String quoted(String text) {
    return text.chars()
        .mapToObj(c -> c == '\'' ? "'\\''" : Character.toString((char) c))
        .collect(Collectors.joining("", "'", "'"));
  }
}
