package dev.dateline.generator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.dateline.contract.ContractOptions;
import dev.dateline.contract.ContractReader;
import dev.dateline.contract.ContractSource;
import dev.dateline.contract.VersionPin;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.Operation;
import dev.dateline.generator.host.HostRun;
import dev.dateline.generator.view.Target;
import dev.dateline.runtime.http.SecurityScheme;
import dev.dateline.runtime.json.JsonValue;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The two samples of a page send the same: what the real curl sends of one, run by a shell, is what
 * the generated client sends of the other.
 */
class CurlSampleTest {

  private static final Path DOCUMENTS = Path.of("src/test/resources/documents");
  private static final Path SHARED = Path.of("../../shared/specs");
  private static final Pattern SERVER = Pattern.compile("([uU]rl: *['\"]?)https?://[^/'\"\\s},]+");
  private static final Pattern VARIABLE = Pattern.compile("\"[^\"]*\"");
  private static final Pattern NAME = Pattern.compile("\\$([A-Z_][A-Z0-9_]*)");
  private static final String BYTES = "bytes \u0000\r\n\u00ff";

  /** What each of the two has its own of, and what is looked at by itself. */
  private static final Set<String> OF_ITS_OWN =
      Set.of(
          "host",
          "user-agent",
          "accept",
          "accept-encoding",
          "connection",
          "content-length",
          "transfer-encoding",
          "content-type",
          "authorization",
          "cookie");

  @TempDir Path folder;
  private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private HttpServer server;

  /** A request as it came; each byte of its body is a character. */
  private record Received(
      String method, URI target, Map<String, List<String>> headers, String body) {
    String header(String name) {
      return headers.containsKey(name) ? String.join(", ", headers.get(name)) : "";
    }
  }

  /** What says the same however it is written. */
  private record Meaning(
      String method,
      String path,
      List<String> query,
      Map<String, String> headers,
      Set<String> cookies,
      String contentType,
      Object body) {}

  @BeforeEach
  void start() throws IOException {
    Assumptions.assumeTrue(hasCurl(), "curl is not on the PATH: its samples are not run");
    Files.write(folder.resolve("file"), BYTES.getBytes(StandardCharsets.ISO_8859_1));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  private static boolean hasCurl() {
    return Stream.of(
            Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator, -1))
        .anyMatch(each -> Files.isExecutable(Path.of(each, "curl")));
  }

  /** Grants tokens, challenges those who prove nothing where digests are asked for, and refuses. */
  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      headers.putAll(exchange.getRequestHeaders());
      String body =
          new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
      String path = exchange.getRequestURI().getPath();
      String answer = "{}";
      int status = 400;
      if (path.endsWith("/token")) {
        status = 200;
        answer =
            """
            {
              "token_type" : "Bearer",
              "access_token" : "granted",
              "expires_in" : 3600
            }
            """;
      } else if (!headers.containsKey("Authorization")) {
        // Whoever knows no digests takes no notice.
        status = 401;
        exchange
            .getResponseHeaders()
            .add("WWW-Authenticate", "Digest realm=\"r\", nonce=\"n\", qop=\"auth\"");
      }
      if (!path.endsWith("/token")) {
        received.add(
            new Received(exchange.getRequestMethod(), exchange.getRequestURI(), headers, body));
      }
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
      boolean head = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
      if (!head) {
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  static Stream<Path> documents() {
    return Stream.of(
        DOCUMENTS.resolve("samples.yaml"),
        DOCUMENTS.resolve("exchange.yaml"),
        DOCUMENTS.resolve("library.yaml"),
        DOCUMENTS.resolve("parcels.yaml"),
        Path.of("../spec/atlas-restore-jobs.yaml"),
        SHARED.resolve("petstore-expanded-3.0.yaml"),
        SHARED.resolve("train-travel-3.1.yaml"));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void sendsWhatTheClientSends(Path document) throws Exception {
    Assumptions.assumeTrue(Files.exists(document), document + " is not there");
    String here = "http://127.0.0.1:" + server.getAddress().getPort();
    String text =
        SERVER
            .matcher(Files.readString(document))
            .replaceAll("$1" + Matcher.quoteReplacement(here));
    Contract contract =
        ContractReader.read(
            ContractSource.text(document.getFileName().toString(), text),
            new ContractOptions(VersionPin.LATEST, List.of()));
    Map<String, String> pages = new TreeMap<>();
    generate(contract, Target.DOCS)
        .forEach((path, bytes) -> pages.put(path, new String(bytes, StandardCharsets.UTF_8)));
    Map<String, byte[]> sources = new TreeMap<>(generate(contract, Target.CLIENT));
    for (Operation operation : contract.operations()) {
      sources.putAll(javaSample(operation, samples(pages, operation, "Java").get(0)));
    }
    Path classes = Files.createDirectories(folder.resolve("classes"));
    Compilation.of(sources, classes).requireClean();
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
      for (Operation operation : contract.operations()) {
        Received ofClient = runJava(loader, operation);
        List<List<String>> alternatives =
            operation.security().isEmpty() ? List.of(List.of()) : operation.security();
        List<String> samples = samples(pages, operation, "curl");
        assertThat(samples).hasSameSizeAs(alternatives);
        for (int i = 0; i < samples.size(); i++) {
          Received ofCurl = runCurl(samples.get(i));
          List<SecurityScheme> schemes =
              alternatives.get(i).stream()
                  .map(contract.protocol().securitySchemes()::get)
                  .filter(Objects::nonNull)
                  .toList();
          assertThat(meaning(ofCurl, contract))
              .as(samples.get(i))
              .isEqualTo(meaning(ofClient, contract));
          assertThat(ofClient.header("Accept")).as(samples.get(i)).contains(accept(ofCurl));
          for (SecurityScheme scheme : schemes) {
            assertProved(scheme, schemes.size() > 1, ofCurl, samples.get(i));
          }
        }
      }
    }
  }

  private static String accept(Received ofCurl) {
    String accept = ofCurl.header("Accept");
    return accept.equals("*/*") ? "" : accept;
  }

  private Map<String, byte[]> generate(Contract contract, Target target) {
    return HostRun.generate(contract, target, "com.example.api", folder, null);
  }

  private static List<String> samples(
      Map<String, String> pages, Operation operation, String heading) {
    String page = Objects.requireNonNull(pages.get("operations/" + operation.name() + ".html"));
    return ReferenceTest.samples(page, heading);
  }

  // ---- Java

  /** A sample as a class; what it takes from the environment and the folder is the test's. */
  private Map<String, byte[]> javaSample(Operation operation, String sample) {
    String code =
        sample
            .replaceAll("System\\.getenv\\((\"[^\"]*\")\\)", "secret($1)")
            .replace("Path.of(\"file\")", "Path.of(\"" + folder.resolve("file") + "\")");
    List<String> imports = new ArrayList<>();
    List<String> body = new ArrayList<>();
    code.lines().forEach(line -> (line.startsWith("import ") ? imports : body).add(line));
    String name = "Sample" + operation.name();
    String source =
        "package com.example.samples;\n"
            + String.join("\n", imports)
            + "\n@SuppressWarnings({\"deprecation\", \"unused\"})\npublic class "
            + name
            + " {\n  private static String secret(String name) { return \"secret-of-\" + name; }\n"
            + "  public static void run() throws Exception {\n"
            + String.join("\n", body)
            + "\n  }\n}\n";
    return Map.of("com/example/samples/" + name + ".java", source.getBytes(StandardCharsets.UTF_8));
  }

  private Received runJava(ClassLoader loader, Operation operation) throws Exception {
    received.clear();
    Throwable failure = null;
    try {
      loader
          .loadClass("com.example.samples.Sample" + operation.name())
          .getMethod("run")
          .invoke(null);
    } catch (InvocationTargetException e) {
      failure = e.getCause(); // the server refuses whatever it is asked
    }
    return last(operation.id() + " in Java", failure);
  }

  private Received last(String what, @Nullable Throwable failure) {
    List<Received> all = new ArrayList<>();
    received.drainTo(all);
    assertThat(all).as("%s sent nothing: %s", what, failure).isNotEmpty();
    return all.get(all.size() - 1);
  }

  // ---- curl

  private Received runCurl(String script) throws IOException, InterruptedException {
    received.clear();
    Path said = folder.resolve("said");
    ProcessBuilder shell =
        new ProcessBuilder("/bin/sh", "-eu", "-c", script)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    shell.environment().keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
    Matcher quoted = VARIABLE.matcher(script);
    while (quoted.find()) {
      Matcher name = NAME.matcher(quoted.group());
      while (name.find()) {
        if (!name.group(1).equals("ACCESS_TOKEN")) {
          shell.environment().put(name.group(1), "secret-of-" + name.group(1));
        }
      }
    }
    // Not even a file of whoever runs the tests says more than the sample.
    shell.environment().put("CURL_HOME", folder.toString());
    shell.environment().put("HOME", folder.toString());
    Process process = shell.start();
    process.getOutputStream().close();
    try {
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).as(script).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as("%s%n%s", script, Files.readString(said)).isZero();
    return last(script + "\n" + Files.readString(said), null);
  }

  // ---- what both mean

  private static Meaning meaning(Received request, Contract contract) {
    List<String> secretHeaders = new ArrayList<>();
    List<String> secretFields = new ArrayList<>();
    for (SecurityScheme scheme : contract.protocol().securitySchemes().values()) {
      String parameter = Objects.requireNonNullElse(scheme.parameter(), "");
      switch (scheme.kind()) {
        case API_KEY_HEADER -> secretHeaders.add(parameter.toLowerCase(Locale.ROOT));
        case API_KEY_QUERY, API_KEY_COOKIE -> secretFields.add(parameter + "=");
        default -> {}
      }
    }
    Map<String, String> headers = new TreeMap<>();
    request
        .headers()
        .forEach(
            (name, values) -> {
              String lower = name.toLowerCase(Locale.ROOT);
              if (!OF_ITS_OWN.contains(lower) && !secretHeaders.contains(lower)) {
                headers.put(lower, String.join(", ", values));
              }
            });
    String type = request.header("Content-Type");
    return new Meaning(
        request.method(),
        request.target().getRawPath(),
        pairs(Objects.requireNonNullElse(request.target().getRawQuery(), "")).stream()
            .filter(pair -> secretFields.stream().noneMatch(pair::startsWith))
            .toList(),
        headers,
        Stream.of(request.header("Cookie").split(";\\s*", -1))
            .filter(pair -> !pair.isEmpty())
            .filter(pair -> secretFields.stream().noneMatch(pair::startsWith))
            .collect(Collectors.toSet()),
        type.replaceFirst(";\\s*boundary=.*", "").replace(" ", ""),
        body(type, request.body()));
  }

  private static Object body(String type, String body) {
    String text = new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    String essence = type.replaceFirst(";.*", "").strip();
    if (essence.endsWith("json") && !text.isEmpty()) {
      return JsonValue.parse(text);
    }
    if (essence.equals("application/x-www-form-urlencoded")) {
      return pairs(text);
    }
    Matcher boundary = Pattern.compile("boundary=\"?([^\";]+)").matcher(type);
    return boundary.find() ? parts(body, boundary.group(1)) : body;
  }

  private static List<String> pairs(String encoded) {
    return Stream.of(encoded.split("&", -1))
        .filter(pair -> !pair.isEmpty())
        .map(pair -> URLDecoder.decode(pair.replace("+", "%20"), StandardCharsets.UTF_8))
        .toList();
  }

  /** Name, file, type and content of each part. */
  private static List<String> parts(String body, String boundary) {
    List<String> parts = new ArrayList<>();
    for (String part : body.split("(\r\n)?--" + Pattern.quote(boundary) + "(--)?(\r\n)?", -1)) {
      int end = part.indexOf("\r\n\r\n");
      if (end >= 0) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        part.substring(0, end)
            .lines()
            .forEach(line -> headers.put(line.split(":\\s*", 2)[0], line.split(":\\s*", 2)[1]));
        String type = headers.getOrDefault("Content-Type", "text/plain").replaceFirst(";.*", "");
        String content = part.substring(end + 4);
        parts.add(
            headers.get("Content-Disposition")
                + " "
                + type
                + " "
                + (type.endsWith("json") ? JsonValue.parse(content).toString() : content));
      }
    }
    return parts;
  }

  // ---- credentials

  private static void assertProved(
      SecurityScheme scheme, boolean several, Received request, String sample) {
    String name = scheme.parameter();
    String expected =
        switch (scheme.kind()) {
          case BEARER, OAUTH2_OTHER, OPEN_ID -> "Bearer secret-of-";
          case OAUTH2_CLIENT_CREDENTIALS -> "Bearer granted";
          case BASIC -> "Basic " + base64("secret-of-");
          case DIGEST -> "Digest username=\"secret-of-";
          case API_KEY_HEADER, API_KEY_QUERY, API_KEY_COOKIE -> "secret-of-";
          case MUTUAL_TLS, OTHER -> "";
        };
    String found =
        switch (scheme.kind()) {
          case API_KEY_HEADER -> request.header(Objects.requireNonNull(name));
          case API_KEY_QUERY ->
              pairs(request.target().getRawQuery()).stream()
                  .filter(pair -> pair.startsWith(name + "="))
                  .map(pair -> pair.substring(pair.indexOf('=') + 1))
                  .findFirst()
                  .orElse("");
          case API_KEY_COOKIE ->
              Stream.of(request.header("Cookie").split(";\\s*", -1))
                  .filter(pair -> pair.startsWith(name + "="))
                  .map(pair -> pair.substring(pair.indexOf('=') + 1))
                  .findFirst()
                  .orElse("");
          default -> request.header("Authorization");
        };
    assertThat(found).as(sample).startsWith(expected);
    if (several && scheme.kind().name().startsWith("API_KEY")) {
      assertThat(found).as(sample).endsWith("_API_KEY");
    }
    if (scheme.kind() == SecurityScheme.Kind.MUTUAL_TLS) {
      assertThat(sample).contains("--cert client.pem --key client.key");
    }
  }

  private static String base64(String text) {
    String encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    return encoded.substring(0, encoded.length() - 4);
  }
}
