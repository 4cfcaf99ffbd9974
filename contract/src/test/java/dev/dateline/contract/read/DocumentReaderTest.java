package dev.dateline.contract.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dateline.contract.ContractException;
import dev.dateline.contract.ContractSource;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentReaderTest {
  private static final String HEAD =
      "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n  /a: {get: {responses: {}}}\n";

  private static Node read(String yaml) {
    return DocumentReader.read(ContractSource.text("test.yaml", HEAD + yaml)).root();
  }

  /** YAML 1.2, section 10.3.2: what a plain scalar is. */
  @ParameterizedTest
  @CsvSource({
    "2023-01-01, STRING, 2023-01-01",
    "2023-01-01T10:00:00Z, STRING, 2023-01-01T10:00:00Z",
    "yes, STRING, yes",
    "on, STRING, on",
    "'\"true\"', STRING, true",
    "true, BOOLEAN, true",
    "False, BOOLEAN, false",
    "~, NULL, null",
    "null, NULL, null",
    "'', NULL, null",
    "12, NUMBER, 12",
    "-12, NUMBER, -12",
    "+12, NUMBER, 12",
    "012, NUMBER, 12",
    "0o17, NUMBER, 15",
    "0x1F, NUMBER, 31",
    "1_000, STRING, 1_000",
    "1.50, NUMBER, 1.50",
    ".5, NUMBER, 0.5",
    "5., NUMBER, 5",
    "1e3, NUMBER, 1e3",
    "5.e3, NUMBER, 5e3",
    ".inf, STRING, .inf",
    ".nan, STRING, .nan",
    "1:30, STRING, 1:30",
    "0.1.2, STRING, 0.1.2",
    "-, STRING, -",
    "'!!str 12', STRING, 12",
    "123456789012345678901234567890, NUMBER, 123456789012345678901234567890"
  })
  void scalars(String written, Node.Scalar.Kind kind, String text) {
    String yaml = written.equals("-") ? "x-v: '-'" : "x-v: " + written;
    Node.Scalar scalar = (Node.Scalar) Objects.requireNonNull(read(yaml).get("x-v"));
    assertThat(scalar.kind()).isEqualTo(kind);
    assertThat(scalar.text()).isEqualTo(text);
  }

  @Test
  void keysAreText() {
    Node map = read("x-v:\n  2023-01-01: a\n  200: b\n  true: c\n  null: d\n").get("x-v");
    assertThat(Objects.requireNonNull(map).entries())
        .containsOnlyKeys("2023-01-01", "200", "true", "null");
  }

  @Test
  void positionsAreKept() {
    Node root = read("x-v:\n  a:\n    - one\n    - {b: two}\n");
    Node two = Objects.requireNonNull(Pointer.resolve(root, "#/x-v/a/1/b"));
    assertThat(two.position()).hasToString("test.yaml:8:11");
  }

  @Test
  void positionsAreKeptInJson() {
    String json =
        """
        {"openapi": "3.1.0",
         "info": {"title": "T", "version": "1"},
         "paths": {"/a": {"get": {"responses": {}}}}}
        """;
    Node root = DocumentReader.read(ContractSource.text("test.json", json)).root();
    Node title = Objects.requireNonNull(Pointer.resolve(root, "#/info/title"));
    assertThat(title.position()).hasToString("test.json:2:20");
  }

  @Test
  void aliasesAndMergeKeys() {
    Node root =
        read(
            """
            x-base: &base {a: 1, b: 2}
            x-v: {<<: *base, b: 3}
            x-w: {<<: [*base, {c: 4}], d: *base}
            """);
    assertThat(root.entries("x-v").keySet()).containsExactlyInAnyOrder("a", "b");
    assertThat(Objects.requireNonNull(root.get("x-v")).text("b")).isEqualTo("3");
    assertThat(root.entries("x-w")).containsOnlyKeys("a", "b", "c", "d");
    assertThat(Objects.requireNonNull(Pointer.resolve(root, "#/x-w/d/b")).text()).isEqualTo("2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x-a: 1^x-a: 2 | test.yaml:6:1 | second time",
        "x-a: {b: 1, b: 2} | test.yaml:5:13 | the first is in line 5",
        "x-a: [1, 2 | test.yaml:6:1 | not YAML",
        "x-a: *b | test.yaml:5:6 | no anchor",
        "x-a: &b [*b] | test.yaml:5:10 | inside what it refers to",
        "x-a: {[1]: 2} | test.yaml:5:7 | a key must be text",
        "---^x-a: 1 | test.yaml:5:1 | second YAML document",
        "x-a: '\t | test.yaml | not YAML",
        "x-b: 1^ x-a: 1 | test.yaml:6:5 | not YAML"
      })
  void mistakesAreLocated(String yaml, String where, String what) {
    assertThatThrownBy(() -> read(yaml.replace('^', '\n') + "\n"))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining(where)
        .hasMessageContaining(what);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"openapi\": | test.json:1 | not JSON",
        "{\"openapi\": 1, \"openapi\": 2} | test.json:1:16 | second time",
        "{} {} | test.json | after the end",
        "{\"a\": tru} | test.json:1 | not JSON",
        "[] | test.json:1:1 | not an OpenAPI document"
      })
  void mistakesInJsonAreLocated(String json, String where, String what) {
    assertThatThrownBy(() -> DocumentReader.read(ContractSource.text("test.json", json)))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining(where)
        .hasMessageContaining(what);
  }
}
