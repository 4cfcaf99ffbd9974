package dev.dateline.contract.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dateline.contract.ContractOptions;
import dev.dateline.contract.Documents;
import dev.dateline.contract.model.Constraints;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.Diagnostic;
import dev.dateline.contract.model.Diagnostic.Severity;
import dev.dateline.contract.model.NamedType.EnumType;
import dev.dateline.contract.model.NamedType.ObjectType;
import dev.dateline.contract.model.Property;
import dev.dateline.contract.model.TypeRef;
import dev.dateline.contract.model.TypeRef.Scalar.Kind;
import dev.dateline.runtime.json.JsonValue;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes of documents: told, and enforced by nobody unless that is asked for. */
class DoubtsTest {
  private static final String OPLOG_TS =
      "^(?:[1-9]\\\\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\\\\d|2[0-8]))"
          + "T(?:[01]\\\\d|2[0-3]):[0-5]\\\\d(?:\\\\.\\\\d{1,9})?(?:Z|[+-][01]\\\\d:[0-5]\\\\d)$";

  private static Contract read(String property) {
    return Documents.schemas("3.1.0", "A: {type: object, properties: {p: " + property + "}}");
  }

  private static Property property(Contract contract) {
    return property(contract, "p");
  }

  private static Property property(Contract contract, String wireName) {
    return contract.types().values().stream()
        .filter(ObjectType.class::isInstance)
        .flatMap(type -> ((ObjectType) type).properties().stream())
        .filter(property -> property.wireName().equals(wireName))
        .findFirst()
        .orElseThrow();
  }

  private static List<Diagnostic> doubts(Contract contract) {
    return contract.diagnostics().stream()
        .filter(each -> each.severity() == Severity.WARNING)
        .filter(each -> each.message().contains("enforceDoubtful"))
        .toList();
  }

  @Test
  void backslashesThatWereEscapedTwice() {
    Contract contract = read("{type: string, pattern: '" + OPLOG_TS + "'}");
    assertThat(property(contract).constraints().pattern()).isNull();
    assertThat(doubts(contract)).hasSize(1);
    Diagnostic doubt = doubts(contract).get(0);
    assertThat(doubt.pointer()).isEqualTo("#/components/schemas/A/properties/p/pattern");
    assertThat(doubt.message())
        .contains("escaped twice")
        .contains("It is not enforced")
        .contains("^(?:[1-9]\\d{3}-");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "^\\\\d+$ true",
        "^v\\\\d{4} true",
        "^[\\\\w-]+$ true",
        "a\\\\s*b true",
        "^1\\\\.0$ true",
        "\\\\bword\\\\b true",
        "^\\d+$ false",
        "^\\\\\\\\server\\\\share$ false",
        "^[A-Z]:\\\\.*$ false",
        "^[A-Z]:(\\\\[a-z]+)+$ false",
        "^[^\\\\/]+$ false",
        "^\\\\$ false",
        "\\\\data\\\\docs false"
      })
  void suspiciousBackslashes(String pattern, boolean suspicious) {
    assertThat(DoubledBackslashes.undone(pattern) != null).isEqualTo(suspicious);
  }

  @Test
  void aPatternThatAnExampleKeepsIsMeant() {
    Contract contract = read("{type: string, pattern: '^\\\\d$', example: '\\d'}");
    assertThat(property(contract).constraints().pattern()).isNotNull();
    assertThat(doubts(contract)).isEmpty();
  }

  /** What contradicts, the keyword that is told, and whether any constraint is left. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{type: integer, minimum: 5, maximum: 3} | minimum",
        "{type: integer, minimum: 5, exclusiveMaximum: 5} | minimum",
        "{type: number, exclusiveMinimum: 1, exclusiveMaximum: 1} | exclusiveMinimum",
        "{type: string, minLength: 5, maxLength: 3} | minLength",
        "{type: array, items: {type: string}, minItems: 2, maxItems: 1} | minItems",
        "{type: string, pattern: '^[a-f]+$', example: XYZ} | pattern",
        "{type: string, pattern: '^[a-f]+$', examples: [XYZ, UVW]} | pattern",
        "{type: string, pattern: '^[a-f]+$', default: XYZ} | pattern",
        "{type: string, maxLength: 2, example: abc} | maxLength",
        "{type: string, minLength: 4, default: abc} | minLength",
        "{type: integer, minimum: 1, default: 0} | minimum",
        "{type: integer, exclusiveMinimum: 1, default: 1} | minimum",
        "{type: integer, maximum: 10, example: 11} | maximum",
        "{type: number, multipleOf: 0.5, example: 0.7} | multipleOf",
        "{type: array, items: {type: string}, maxItems: 1, example: [a, b]} | maxItems",
        "{type: array, items: {type: string}, uniqueItems: true, example: [a, a]} | uniqueItems",
        "{type: string, format: uuid, maxLength: 32} | maxLength",
        "{type: string, format: date, pattern: '^[0-9]{2}/[0-9]{2}/[0-9]{4}$'} | pattern",
        "{type: string, format: date-time, pattern: '^[0-9]+$'} | pattern",
        "{type: string, pattern: '^[a-z]$', const: A} | pattern",
        "{type: integer, maximum: 2, const: 3} | maximum",
        "{type: integer, const: a} | const",
        "{type: boolean, const: 1} | const"
      })
  void contradictions(String schema, String keyword) {
    Contract contract = read(schema);
    assertThat(doubts(contract)).hasSize(1);
    assertThat(doubts(contract).get(0).pointer())
        .isEqualTo("#/components/schemas/A/properties/p/" + keyword);
    assertThat(property(contract).constraints())
        .isEqualTo(
            schema.contains("const") && !keyword.equals("const")
                ? property(read(schema.replaceFirst(keyword + ": [^,]+, ", ""))).constraints()
                : Constraints.NONE);

    Contract asked =
        Documents.read(
            Documents.document("3.1.0", "A: {type: object, properties: {p: " + schema + "}}"),
            ContractOptions.LATEST.enforceDoubtful(true));
    assertThat(doubts(asked)).hasSize(1);
    assertThat(doubts(asked).get(0).message()).contains("enforced all the same");
    if (!schema.contains("format")) {
      assertThat(property(asked).constraints()).isNotEqualTo(Constraints.NONE);
    }
  }

  /** Where a format gives a value a Java type that cannot hold the document's own example. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{type: string, format: date-time, example: '2020-01-01 10:00:00'} | STRING",
        "{type: string, format: date-time, example: '2020-01-01T10:00:00Z'} | DATE_TIME",
        "{type: string, format: date, example: 01/02/2020} | STRING",
        "{type: string, format: uuid, example: abc} | STRING",
        "{type: string, format: uuid, examples: [123e4567-e89b-12d3-a456-426614174000, 4f4e4e1]} |"
            + " STRING",
        "{type: string, format: date, pattern: '^[0-9]{2}/[0-9]{2}$'} | STRING",
        "{type: integer, format: int32, example: 9999999999} | INT64",
        "{type: integer, format: int32, maximum: 9999999999} | INT64",
        "{type: integer, format: int32, maximum: 2147483648} | INT32"
      })
  void formats(String schema, Kind kind) {
    assertThat(property(read(schema)).type()).isEqualTo(new TypeRef.Scalar(kind));
  }

  @Test
  void valuesThatAListForgets() {
    Contract contract = read("{type: string, enum: [A, B], default: C}");
    EnumType type =
        (EnumType)
            contract.types().values().stream().filter(EnumType.class::isInstance).findFirst().get();
    assertThat(type.constants())
        .extracting(EnumType.Constant::value)
        .containsExactly("A", "B", "C");
    assertThat(doubts(contract)).hasSize(1);
    assertThat(doubts(contract).get(0).message()).contains("added");
  }

  @Test
  void everyValueThatAListForgets() {
    Contract contract = read("{type: string, enum: [A], examples: [B, C, B], default: D}");
    EnumType type =
        (EnumType)
            contract.types().values().stream().filter(EnumType.class::isInstance).findFirst().get();
    assertThat(type.constants())
        .extracting(EnumType.Constant::value)
        .containsExactly("A", "B", "C", "D");
    assertThat(doubts(contract)).hasSize(3);
  }

  @Test
  void aConstantThatAListForgets() {
    Contract contract = read("{const: A, enum: [B, C]}");
    assertThat(property(contract).constraints().constant()).isEqualTo(JsonValue.of("A"));
    assertThat(doubts(contract)).hasSize(1);
    assertThat(doubts(contract).get(0).message()).contains("the constant 'A'").contains("added");
  }

  /** Sizes of objects that their own properties exclude, and the keyword that is told. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "required: [p, q], maxProperties: 1 | maxProperties",
        "additionalProperties: false, minProperties: 3 | minProperties"
      })
  void sizesThatThePropertiesExclude(String keywords, String keyword) {
    Contract contract =
        Documents.schemas("A: {type: object, properties: {p: {}, q: {}}, " + keywords + "}");
    ObjectType type = (ObjectType) contract.types().values().iterator().next();
    assertThat(type.minProperties()).isNull();
    assertThat(type.maxProperties()).isNull();
    assertThat(doubts(contract))
        .extracting(Diagnostic::pointer)
        .containsExactly("#/components/schemas/A/" + keyword);
  }

  @Test
  void valuesOfAMappingThatAListForgets() {
    Contract contract =
        Documents.schemas(
            """
            A:
              oneOf: [{$ref: '#/components/schemas/B'}, {$ref: '#/components/schemas/C'}]
              discriminator:
                propertyName: kind
                mapping: {b: '#/components/schemas/B', c: C}
            B: {type: object, required: [kind], properties: {kind: {type: string, enum: [b]}}}
            C: {type: object, required: [kind], properties: {kind: {type: string, enum: [b]}}}
            """);
    assertThat(doubts(contract))
        .extracting(Diagnostic::pointer)
        .containsExactly("#/components/schemas/C/properties/kind/enum");
    assertThat(doubts(contract).get(0).message())
        .contains("the mapped value 'c' at #/components/schemas/A/discriminator/mapping/c");
  }

  private static final String ALTERNATIVES =
      """
      A: {type: object, properties: {p: %s}}
      Cat: {type: object, required: [kind], properties: {kind: {type: string}, a: {maximum: 1}}}
      Dog: {type: object, required: [kind], properties: {kind: {type: string}, b: {type: string}}}
      Pet:
        oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
        discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat'}}
      Base: {type: object, required: [kind], properties: {kind: {}}, discriminator: {propertyName: kind}}
      Heir: {allOf: [{$ref: '#/components/schemas/Base'}], properties: {c: {type: string}}}
      """;

  /** Examples and defaults of alternatives, where it is told, and what. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{oneOf: [{type: string, maxLength: 1}, {type: integer}], example: abc} | oneOf | the"
            + " example 'abc' at #/components/schemas/A/properties/p/example is none of these"
            + " alternatives. In the nearest, it must have at most 1 characters",
        "{anyOf: [{type: boolean}, {type: integer}], default: abc} | anyOf | is none of these",
        "{oneOf: [{type: string}, {type: string, maxLength: 9}], example: abc} | oneOf | is several"
            + " of these alternatives",
        "{type: array, items: {oneOf: [{type: integer}, {type: boolean}]}, example: [1, x]} |"
            + " items/oneOf | properties/p/example/1 is none of these",
        "{oneOf: [{$ref: '#/components/schemas/Pet'}, {type: integer}], example: {kind: fish}} |"
            + " oneOf | /kind must say which of the alternatives it is (cat, Dog)",
      })
  void valuesThatAreNoAlternative(String schema, String at, String message) {
    Contract contract = Documents.schemas(ALTERNATIVES.formatted(schema));
    assertThat(contract.diagnostics())
        .filteredOn(each -> each.pointer().equals("#/components/schemas/A/properties/p/" + at))
        .anySatisfy(
            each -> {
              assertThat(each.severity()).isEqualTo(Severity.NOTE);
              assertThat(each.message()).contains(message);
            });
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "{oneOf: [{type: string}, {type: integer}], example: abc}",
        "{anyOf: [{type: string}, {type: string, maxLength: 9}], example: abc}",
        "{oneOf: [{type: string}, {type: 'null'}], example: null}",
        "{type: array, items: {type: [string, 'null']}, example: [null]}",
        "{$ref: '#/components/schemas/Pet', examples: [{kind: cat, a: 1}, {kind: Dog, b: c}]}",
        "{$ref: '#/components/schemas/Base', example: {kind: Heir, c: d}}",
        "{type: object, properties: {a: {}, b: {}}, anyOf: [{required: [a]}, {required: [b]}],"
            + " example: {c: 1}}",
      })
  void valuesThatAreAlternatives(String schema) {
    Contract contract = Documents.schemas(ALTERNATIVES.formatted(schema));
    assertThat(contract.diagnostics())
        .filteredOn(each -> each.message().contains("of these alternatives"))
        .isEmpty();
  }

  /** Examples of another type than their schema, where it is told, and how to mend it. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{type: integer, example: [1]} | example | Correct one of them",
        "{type: string, example: 94105} | example | Write it in quotes",
        "{type: array, items: {type: string}, example: [a, null]} | example/1 | Let it be null",
        "{type: object, properties: {a: {type: integer}}, example: {a: null}} | example/a | Let it",
      })
  void examplesOfAnotherType(String schema, String at, String message) {
    assertThat(read(schema).diagnostics())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.severity()).isEqualTo(Severity.NOTE);
              assertThat(each.pointer()).isEqualTo("#/components/schemas/A/properties/p/" + at);
              assertThat(each.message())
                  .contains("is not of the type that the schema at")
                  .contains(message);
            });
  }

  /** What a discriminator names, an example of it speaks of. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{$ref: '#/components/schemas/Pet', example: {kind: cat, a: 2}} |"
            + " #/components/schemas/Cat/properties/a/maximum",
        "{$ref: '#/components/schemas/Base', example: {kind: Heir, c: [2]}} |"
            + " #/components/schemas/A/properties/p/example/c",
      })
  void examplesOfWhatADiscriminatorNames(String schema, String pointer) {
    assertThat(Documents.schemas(ALTERNATIVES.formatted(schema)).diagnostics())
        .extracting(Diagnostic::pointer)
        .contains(pointer);
  }

  @Test
  void oneExampleOutOfLineIsAMistakeOfTheExample() {
    Contract contract = read("{type: string, pattern: '^[a-f]+$', examples: [abc, XYZ]}");
    assertThat(property(contract).constraints().pattern()).isNotNull();
    assertThat(contract.diagnostics())
        .anySatisfy(
            each -> {
              assertThat(each.severity()).isEqualTo(Severity.NOTE);
              assertThat(each.message()).contains("examples/1").contains("taken for the mistake");
            });
  }

  @Test
  void whatMustBeThereAndMustNot() {
    Contract contract =
        Documents.schemas(
            "A: {type: object, required: [p, q], additionalProperties: false, properties: {p:"
                + " {}}}");
    ObjectType type = (ObjectType) contract.types().values().iterator().next();
    assertThat(type.rules()).isEmpty();
    assertThat(property(contract).required()).isTrue();
    assertThat(doubts(contract)).hasSize(1);
    assertThat(doubts(contract).get(0).message()).contains("'q' is required and");
  }

  @Test
  void examplesOfBodiesSpeakOfTheSchemasInside() {
    Contract contract =
        Documents.paths(
            """
            paths:
              /a:
                post:
                  operationId: send
                  requestBody:
                    content:
                      application/json:
                        schema: {$ref: '#/components/schemas/A'}
                        examples:
                          one: {$ref: '#/components/examples/one'}
                  responses: {'200': {description: d}}
            components:
              examples:
                one: {value: {list: [{code: abc}], map: {k: 12}}}
              schemas:
                A:
                  type: object
                  properties:
                    list: {type: array, items: {$ref: '#/components/schemas/B'}}
                    map: {type: object, additionalProperties: {type: integer, maximum: 10}}
                B:
                  allOf:
                    - type: object
                      properties: {code: {type: string, pattern: '^[0-9]+$'}}
            """);
    assertThat(doubts(contract))
        .extracting(Diagnostic::pointer)
        .containsExactly(
            "#/components/schemas/A/properties/map/additionalProperties/maximum",
            "#/components/schemas/B/allOf/0/properties/code/pattern");
    assertThat(property(contract, "code").constraints()).isEqualTo(Constraints.NONE);
  }

  @Test
  void parametersToo() {
    Contract contract =
        Documents.paths(
            """
            paths:
              /a/{id}:
                get:
                  operationId: look
                  parameters:
                    - {name: id, in: path, required: true, example: xyz,
                       schema: {type: string, pattern: '^[0-9]+$'}}
                  responses: {'200': {description: d}}
            """);
    assertThat(doubts(contract)).hasSize(1);
    assertThat(contract.operations().get(0).parameters().get(0).constraints())
        .isEqualTo(Constraints.NONE);
  }

  /** What is no contradiction. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{type: string, pattern: '^[a-f]+$', example: abc}",
        "{type: integer, minimum: 3, maximum: 3}",
        "{type: string, pattern: '^(?<a>x)\\k<b>$', example: x}",
        "{type: [string, 'null'], minLength: 1, example: null}",
        "{type: string, format: date-time, pattern: '^20'}",
        "{type: array, items: {type: string, pattern: '^a'}, example: [a, ab]}",
        "{oneOf: [{type: string, maxLength: 1}, {type: integer}], example: abc}",
        "{const: a, enum: [a, b]}",
        "{type: string, minLength: 1, default: a, enum: [a, '']}"
      })
  void noDoubt(String schema) {
    assertThat(doubts(read(schema))).isEmpty();
  }

  /** Examples are data of a stranger: no pattern and no nesting makes them a burden. */
  @Test
  @Timeout(60)
  void hostileExamples() {
    StringBuilder schemas = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      String next = "{$ref: '#/components/schemas/S" + (i + 1) + "'}";
      schemas.append("S%d: {allOf: [%s, %s], example: {a: 1}}%n".formatted(i, next, next));
    }
    schemas.append("S40: {type: object, properties: {a: {type: integer, maximum: 0}}}\n");
    assertThat(doubts(Documents.schemas(schemas.toString()))).isNotEmpty();

    long start = System.nanoTime();
    Contract contract =
        read("{type: string, pattern: '^(.*a){20}$', example: " + "a".repeat(2000) + "!}");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    assertThat(doubts(contract)).isEmpty();

    Contract recursive =
        Documents.schemas(
            "A: {type: object, properties: {a: {$ref: '#/components/schemas/A'}},"
                + " example: "
                + "{a: ".repeat(300)
                + "1"
                + "}".repeat(300)
                + "}");
    assertThat(recursive.types()).hasSize(1);
  }
}
