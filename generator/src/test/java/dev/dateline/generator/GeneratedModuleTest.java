package dev.dateline.generator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.sun.net.httpserver.HttpServer;
import dev.dateline.client.ApiCaller;
import dev.dateline.contract.ContractOptions;
import dev.dateline.contract.ContractReader;
import dev.dateline.contract.ContractSource;
import dev.dateline.generator.host.HostRun;
import dev.dateline.generator.view.Target;
import dev.dateline.runtime.json.JsonModel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A generated client in a module of its own, in a program that has nothing but a module path. */
class GeneratedModuleTest {

  private static final String MODULE =
      """
      module com.example.program {
        requires dev.dateline.client;
        requires static org.jspecify;
      }
      """;

  private static final String PROGRAM =
      """
      package com.example.program;

      import com.example.program.library.LibraryClient;
      import dev.dateline.client.errors.NotFoundException;
      import java.net.URI;
      import java.util.TreeSet;

      public final class Program {
        private Program() {}

        public static void main(String[] arguments) {
          LibraryClient library =
              LibraryClient.builder().baseUri(URI.create(arguments[0])).build();
          library
              .loans()
              .listLoans(request -> request.memberId("ab1"))
              .forEach(loan -> System.out.println(loan.isbn() + " " + loan.unknownProperties()));
          try {
            library.loans().listLoans(request -> request.memberId("ab2"));
          } catch (NotFoundException e) {
            System.out.println(e.errorCode().orElse(""));
          }
          TreeSet<String> modules = new TreeSet<>();
          ModuleLayer.boot().modules().forEach(module -> modules.add(module.getName()));
          modules.removeIf(name -> name.startsWith("java.") || name.startsWith("jdk."));
          System.out.println(modules);
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void runsOnTheModulePath() throws Exception {
    Path nowhere = Files.createDirectory(folder.resolve("nowhere"));
    Path classes = Files.createDirectory(folder.resolve("classes"));
    Map<String, byte[]> sources =
        new TreeMap<>(
            HostRun.generate(
                ContractReader.read(
                    ContractSource.file(Path.of("src/test/resources/documents/library.yaml")),
                    ContractOptions.LATEST),
                Target.CLIENT,
                "com.example.program.library",
                nowhere,
                null));
    sources.put("module-info.java", MODULE.getBytes(StandardCharsets.UTF_8));
    sources.put("com/example/program/Program.java", PROGRAM.getBytes(StandardCharsets.UTF_8));
    String path =
        Stream.of(JsonFactory.class, Nullable.class, JsonModel.class, ApiCaller.class)
            .map(GeneratedModuleTest::placeOf)
            .collect(Collectors.joining(System.getProperty("path.separator")));
    Compilation.ofModule(sources, path, classes).requireClean();

    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean known = exchange.getRequestURI().getPath().contains("ab1");
          byte[] answer =
              (known
                      ? "[{\"isbn\":\"978-0306406157\",\"state\":\"open\",\"shiny\":true}]"
                      : "{\"code\":\"NO_MEMBER\"}")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(known ? 200 : 404, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    try {
      Process program =
          new ProcessBuilder(
                  List.of(
                      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                      "--module-path",
                      path + System.getProperty("path.separator") + classes,
                      "--module",
                      "com.example.program/com.example.program.Program",
                      "http://127.0.0.1:" + server.getAddress().getPort()))
              .redirectErrorStream(true)
              .start();
      List<String> lines = program.inputReader(StandardCharsets.UTF_8).lines().toList();
      assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();

      assertThat(lines)
          .containsExactly(
              "978-0306406157 {shiny=true}",
              "NO_MEMBER",
              "[com.example.program, com.fasterxml.jackson.core, dev.dateline.client,"
                  + " dev.dateline.runtime]");
    } finally {
      server.stop(0);
    }
  }

  private static String placeOf(Class<?> oneOfIt) {
    try {
      return Path.of(oneOfIt.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
