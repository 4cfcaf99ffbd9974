package dev.dateline.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dateline.contract.ContractException;
import dev.dateline.contract.ContractOptions;
import dev.dateline.contract.ContractReader;
import dev.dateline.contract.ContractSource;
import dev.dateline.contract.model.Contract;
import dev.dateline.generator.host.HostRun;
import dev.dateline.generator.view.Target;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a document says, generated code does not leave its comment, string, identifier or
 * folder: it compiles, and what is smuggled in does not run when all of its classes are
 * initialized.
 */
@Timeout(240)
class HostileDocumentTest {
  /** What every payload would do if it ran. */
  private static final String FLAG = "dateline.hostile.ran";

  private static final String CODE = "System.setProperty(\"" + FLAG + "\", \"1\");";

  private static final List<String> PAYLOADS =
      List.of(
          "*/ static { " + CODE + " } /*",
          "\\u002a/ static { " + CODE + " } /\\u002a",
          "\\u002a\\u002f static { " + CODE + " } \\u002f\\u002a",
          "\\\\u002a/ static { " + CODE + " } /*",
          "*\\/ **/ /** {@code */ } {@link #nothing} @see <a",
          "\"; static { " + CODE + " } String s = \"",
          "\\\"; static { " + CODE + " } String s = \\\"",
          "\\u0022; static { " + CODE + " } String s = \\u0022",
          "a\nb\r\nc\td\u2028e\u2029f\u0000g\u202eh\ufeffi\ud800j",
          "// \n " + CODE + "\n",
          "{{name}} {{{name}}} {{&name}} {{#fields}}x{{/fields}} {{> head}} {{=<% %>=}} {{! x }}",
          "${name} #{name} <%= name %> %s %n {0}",
          "../../../../Evil",
          "..\\..\\Evil",
          "/etc/passwd",
          "C:\\Evil.java",
          "class",
          "with",
          "Async",
          "Evil { static { " + CODE + " } } class X",
          "x() { " + CODE + " } void y",
          "<script>alert(1)</script> & &amp; &#42;/",
          "\\",
          "\"\"\"",
          "\uD83D\uDE00 \u00e9\u0301 \u65e5\u672c\u8a9e");

  @TempDir Path folder;

  static Stream<Arguments> payloads() {
    return PAYLOADS.stream()
        .flatMap(
            payload ->
                Stream.of(Target.CLIENT, Target.SERVER)
                    .map(target -> Arguments.of(payload, target)));
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void nothingEscapes(String payload, Target target) throws Exception {
    Map<String, byte[]> files = generate(document(payload), target);
    assertThat(files.keySet())
        .allMatch(
            path -> path.matches("com/example/hostile/(?:[a-z][a-z0-9_]*/)*[A-Za-z0-9_-]+\\.java"));
    assertHarmless(files);
  }

  /** A document in which one text stands wherever a document has text. */
  private static String document(String text) {
    String quoted = quoted(text);
    String pointer = quoted("#/components/schemas/" + text.replace("~", "~0").replace("/", "~1"));
    String path = quoted("/" + text.replace("{", "").replace("}", "") + "/{" + "id" + "}");
    return """
    {"openapi": "3.1.0",
     "info": {"title": %1$s, "version": %1$s, "description": %1$s, "summary": %1$s},
     "servers": [{"url": "https://example.com/", "description": %1$s}],
     "tags": [{"name": %1$s, "description": %1$s}],
     "security": [{%1$s: []}],
     "paths": {%3$s: {"post": {
       "operationId": %1$s, "tags": [%1$s], "summary": %1$s, "description": %1$s,
       "deprecated": true, "externalDocs": {"url": %1$s, "description": %1$s},
       "x-dateline-roles": [%1$s],
       "parameters": [
         {"name": "id", "in": "path", "required": true, "description": %1$s,
          "schema": {"type": "string"}},
         {"name": %1$s, "in": "query", "description": %1$s,
          "schema": {"type": "string", "enum": [%1$s, "other"], "default": %1$s}}],
       "requestBody": {"required": true, "description": %1$s, "content": {"application/json": {
         "schema": {"allOf": [{"$ref": %2$s},
           {"description": %1$s, "not": {"required": [%1$s, "number"]}}]}}}},
       "responses": {
         "200": {"description": %1$s, "content": {"application/json": {"schema": {"$ref": %2$s}}}},
         "404": {"description": %1$s}}}}},
     "components": {
       "securitySchemes": {%1$s: {"type": "apiKey", "in": "header", "name": "X-Key",
         "description": %1$s}},
       "schemas": {%1$s: {
         "type": "object", "title": %1$s, "description": %1$s,
         "discriminator": {"propertyName": %1$s},
         "properties": {
           %1$s: {"type": "string", "description": %1$s, "example": %1$s, "default": %1$s},
           "constant": {"const": %1$s},
           "number": {"type": "integer", "description": %1$s, "deprecated": true},
           "values": {"type": "string", "enum": [%1$s, "other"], "description": %1$s},
           "either": {"oneOf": [{"title": %1$s, "type": "string"},
             {"title": %1$s, "type": "object", "properties": {%1$s: {"type": "string"}}}]},
           "rest": {"type": "object", "additionalProperties": {"title": %1$s,
             "type": "object", "properties": {%1$s: {"type": "string"}}}}}}}}}
    """
        .formatted(quoted, pointer, path);
  }

  private static String quoted(String text) {
    return dev.dateline.runtime.json.JsonValue.of(text.replace("\ud800", "\ufffd")).toString();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void whatIsHugeCompiles(Target target) throws Exception {
    StringBuilder values = new StringBuilder("small");
    StringBuilder many = new StringBuilder("small");
    for (int i = 0; i < 1_400; i++) {
      values.append(", value").append(i);
    }
    for (int i = 0; i < 20_000; i++) {
      many.append(", value").append(i);
    }
    StringBuilder properties = new StringBuilder("a: {type: string}");
    for (int i = 0; i < 400; i++) {
      properties
          .append(", property")
          .append(i)
          .append(": {type: string, maxLength: ")
          .append(i + 1);
      properties.append("}");
    }
    String longText = "x".repeat(1_000_000);
    String yaml =
        """
        openapi: 3.1.0
        info: {title: Huge, version: '1', description: %4$s}
        paths:
          /a:
            post:
              operationId: send%5$s
              requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/A%5$s'}}}}
              responses: {'204': {description: d}}
        components:
          schemas:
            A%5$s:
              type: object
              properties:
                b%5$s: {type: object, properties: {c%5$s: {type: object, properties: {d: {enum: [e%5$s, f%5$s]}}}}}
                values: {enum: [%1$s]}
                many: {type: string, enum: [%2$s]}
                long: {type: string, pattern: '^%4$s$'}
                one: {enum: ['%4$s', b]}
                wide: {type: object, properties: {%3$s}}
        """
            .formatted(values, many, properties, longText, "n".repeat(1_000));
    Map<String, byte[]> files = generate(yaml, target);
    for (String path : files.keySet()) {
      assertThat(Path.of(path).getFileName().toString()).hasSizeLessThan(200);
    }
    assertHarmless(files);
  }

  static Stream<Target> targets() {
    return Stream.of(Target.CLIENT, Target.SERVER);
  }

  @Test
  void namesOfAMegabyteAreRefused() {
    String name = "n".repeat(1_000_000);
    for (String yaml :
        List.of(
            "openapi: 3.1.0\npaths: {/" + name + ": {}}",
            "openapi: 3.1.0\npaths: {/a: {get: {responses: {}}}}\ncomponents: {schemas: {? "
                + name
                + " : {}}}")) {
      org.assertj.core.api.Assertions.assertThatThrownBy(() -> contract(yaml))
          .isInstanceOf(ContractException.class)
          .hasMessageContaining("characters long");
    }
  }

  private void assertHarmless(Map<String, byte[]> files) throws Exception {
    Compilation.of(files, folder).requireClean();
    System.clearProperty(FLAG);
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()});
        Stream<Path> classes = Files.walk(folder)) {
      for (Path file : classes.filter(each -> each.toString().endsWith(".class")).toList()) {
        String name = folder.relativize(file).toString();
        Class.forName(
            name.substring(0, name.length() - ".class".length())
                .replace('/', '.')
                .replace('\\', '.'),
            true,
            loader);
      }
    }
    assertThat(System.getProperty(FLAG)).isNull();
  }

  private static Contract contract(String text) {
    return ContractReader.read(ContractSource.text("hostile", text), ContractOptions.LATEST);
  }

  private static Map<String, byte[]> generate(String text, Target target) throws IOException {
    Path nowhere = Files.createTempDirectory("dateline-nowhere");
    try {
      return HostRun.generate(contract(text), target, "com.example.hostile", nowhere, null);
    } finally {
      Files.delete(nowhere);
    }
  }
}
