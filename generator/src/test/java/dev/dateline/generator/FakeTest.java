package dev.dateline.generator;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dateline.contract.ContractOptions;
import dev.dateline.contract.ContractReader;
import dev.dateline.contract.ContractSource;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.Operation;
import dev.dateline.contract.model.OperationGroup;
import dev.dateline.contract.model.Response;
import dev.dateline.generator.host.HostRun;
import dev.dateline.generator.java.JavaLiteral;
import dev.dateline.generator.view.JavaView;
import dev.dateline.generator.view.Target;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A generated fake and a generated client of the same document: every operation is called. */
class FakeTest {
  private static final Path LIBRARY = Path.of("src/test/resources/documents/library.yaml");
  private static final Path EXCHANGE = Path.of("src/test/resources/documents/exchange.yaml");
  private static final Path PAGED = Path.of("src/test/resources/documents/paged.yaml");
  private static final Path PARCELS = Path.of("src/test/resources/documents/parcels.yaml");
  private static final Path CANONICAL = Path.of("../spec/atlas-restore-jobs.yaml");

  private static final Pattern JAVA_SAMPLE =
      Pattern.compile("<h3>Java</h3>\n<pre><code>([^<]*)</code></pre>");

  @TempDir Path output;

  static Stream<Arguments> documents() {
    return Stream.concat(
        Stream.of(LIBRARY, EXCHANGE, PAGED, PARCELS, CANONICAL)
            .map(path -> Arguments.of(path, true)),
        Stream.of(PublishedDocument.values())
            .map(each -> Arguments.of(each.path().orElse(Path.of(each.name())), false)));
  }

  /**
   * Each operation is called as the sample of its reference does it, and the client reads what the
   * document has for its first success; and then for every other status.
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void everyOperationAnswersAsDocumented(Path document, boolean own) throws Exception {
    Assumptions.assumeTrue(own || Files.isRegularFile(document), document + " is not there");
    Contract contract = ContractReader.read(ContractSource.file(document), ContractOptions.LATEST);
    Map<String, byte[]> sources = generate(contract, "com.example.faked");
    addCalls(contract, sources);
    long begin = System.nanoTime();
    Compilation.of(sources, output).requireClean();
    long compiled = System.nanoTime();
    List<String> failures = run("com.example.faked.usage.Calls");
    System.out.printf(
        "%s: %d operations called, %d failed; %d KB of fake, compiled with the client in %d ms%n",
        document.getFileName(),
        contract.operations().size(),
        failures.size(),
        sources.entrySet().stream()
                .filter(each -> each.getKey().contains("/fake/"))
                .mapToInt(each -> each.getValue().length)
                .sum()
            / 1024,
        (compiled - begin) / 1_000_000);
    assertThat(failures).isEmpty();
  }

  /** The samples of the reference, over a client of the fake. */
  private static void addCalls(Contract contract, Map<String, byte[]> sources) throws IOException {
    Path nowhere = Files.createTempDirectory("dateline-nowhere");
    Map<String, byte[]> pages =
        HostRun.generate(contract, Target.DOCS, "com.example.faked", nowhere, null);
    Files.delete(nowhere);
    String api = contract.api().name();
    StringBuilder calls = new StringBuilder();
    int number = 0;
    for (OperationGroup group : contract.groups()) {
      for (Operation operation : group.operations()) {
        String page = utf8(pages.get("operations/" + operation.name() + ".html"));
        Matcher java = JAVA_SAMPLE.matcher(page);
        assertThat(java.find()).isTrue();
        String sample = ReferenceTest.text(java.group(1));
        String imports =
            sample.lines().filter(each -> each.startsWith("import ")).collect(joining("\n"));
        String call = sample.substring(sample.indexOf(".build();\n") + ".build();\n".length());
        String request = call.substring(call.indexOf("request ->"), call.lastIndexOf(");"));
        String name = "Call" + ++number;
        String answers = "fake." + group(group) + "()." + JavaView.method(operation) + "()";
        StringBuilder body = new StringBuilder(call).append('\n');
        for (Response response : operation.responses()) {
          body.append(
              """
              %s.answers(%s);
              Calls.requireDocumented(client.%s().%sWithResponse(%sRequest.of(%s)).response());
              """
                  .formatted(
                      answers,
                      number(response),
                      group(group),
                      JavaView.method(operation),
                      operation.name(),
                      request));
        }
        String source =
            """
            package com.example.faked.usage;
            import com.example.faked.%1$sClient;
            import com.example.faked.api.*;
            import com.example.faked.fake.%1$sFake;
            %2$s
            @SuppressWarnings({"deprecation", "unused"})
            final class %3$s {
              static void run(%1$sClient client, %1$sFake fake) throws Exception {
                %4$s
              }
            }
            """
                .formatted(
                    api,
                    imports.replace("import com.example.faked." + api + "Client;", ""),
                    name,
                    body);
        sources.put("com/example/faked/usage/" + name + ".java", bytes(source));
        calls.append(
            "calls.call(%s, () -> %s.run(client, fake));%n"
                .formatted(JavaLiteral.string(operation.id()), name));
      }
    }
    sources.put(
        "com/example/faked/usage/Calls.java",
        bytes(
            """
            package com.example.faked.usage;
            import com.example.faked.%1$sClient;
            import com.example.faked.fake.%1$sFake;
            import dev.dateline.client.retry.RetryPolicy;
            import java.util.ArrayList;
            import java.util.List;
            public final class Calls {
              interface Call { void run() throws Exception; }
              private final List<String> failures = new ArrayList<>();
              private void call(String name, Call call) {
                try {
                  call.run();
                } catch (Exception e) {
                  failures.add(name + ": " + e);
                }
              }
              static void requireDocumented(Object response) {
                if (response.getClass().getSimpleName().equals("Undocumented")) {
                  throw new AssertionError(response);
                }
              }
              public static List<String> run() {
                Calls calls = new Calls();
                %1$sFake fake = %1$sFake.create();
                %1$sClient client = fake.client(each -> each.retries(RetryPolicy.none()));
                %2$s
                return calls.failures;
              }
            }
            """
                .formatted(api, calls)));
  }

  private static String group(OperationGroup group) {
    return JavaView.groupMethod(group);
  }

  /** A status that is read as the one that is written. */
  private static int number(Response response) {
    String status = response.status();
    if (status.equals("default")) {
      return response.success() ? 299 : 599;
    }
    return Integer.parseInt(status.replace("XX", "98"));
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, byte[]> generate(Contract contract, String basePackage)
      throws IOException {
    Path nowhere = Files.createTempDirectory("dateline-nowhere");
    try {
      Map<String, byte[]> sources =
          new TreeMap<>(HostRun.generate(contract, Target.CLIENT, basePackage, nowhere, null));
      sources.putAll(HostRun.generate(contract, Target.FAKE, basePackage, nowhere, null));
      return sources;
    } finally {
      Files.delete(nowhere);
    }
  }

  @SuppressWarnings("unchecked") // made above
  private List<String> run(String type) throws Exception {
    try (URLClassLoader loader = new URLClassLoader(new URL[] {output.toUri().toURL()})) {
      Method run = loader.loadClass(type).getMethod("run");
      return (List<String>) run.invoke(null);
    } catch (InvocationTargetException e) {
      throw new AssertionError(e.getCause());
    }
  }
}
