package dev.dateline.contract.slice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dateline.contract.ContractOptions;
import dev.dateline.contract.Documents;
import dev.dateline.contract.Facts;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.TypeName;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which group of operations a type lives with: the one that alone reaches it. */
class HomesTest {
  private static final String PETS =
      """
      Cat: {type: object, properties: {meow: {type: string}, food: {$ref: '#/components/schemas/Food'}}}
      Dog: {type: object, properties: {bark: {type: string}}}
      Food: {type: object, properties: {name: {type: string}}}
      """;

  static Stream<Arguments> documents() {
    return Stream.of(
        Arguments.of(
            "what two groups reach is shared, with all that it reaches",
            "A Left, B Right",
            """
            Left: {type: object, properties: {own: {$ref: '#/components/schemas/Own'}, all: {$ref: '#/components/schemas/All'}}}
            Right: {type: object, properties: {all: {type: array, items: {$ref: '#/components/schemas/All'}}}}
            Own: {type: object, properties: {x: {type: string}}}
            All: {type: object, properties: {more: {$ref: '#/components/schemas/More'}}}
            More: {type: object, properties: {x: {type: string}, back: {$ref: '#/components/schemas/All'}}}
            """,
            "Left=A Own=A Right=B"),
        Arguments.of(
            "operations without a tag share what they reach", "default Cat, A Dog", PETS, "Dog=A"),
        Arguments.of(
            "a schema without a name lives with what it stands in",
            "A Left",
            "Left: {type: object, properties: {inner: {type: object, properties: {x: {type: string}}}}}",
            "Left=A LeftInner=A"),
        Arguments.of(
            "alternatives live together",
            "A Pet, B Dog",
            PETS
                + "Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]}",
            ""),
        Arguments.of(
            "an alternative brings its union along",
            "A Owner, A Dog",
            PETS
                + "Owner: {type: object, properties: {pet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]}}}",
            "Cat=A Dog=A Food=A Owner=A OwnerPet=A"),
        Arguments.of(
            "a union without a name leaves its owner alone",
            "A Owner, B Dog",
            PETS
                + "Owner: {type: object, properties: {pet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]}}}",
            "Owner=A"),
        Arguments.of(
            "a value or null is no union",
            "A Owner, B Dog",
            PETS
                + "Owner: {type: object, properties: {pet: {anyOf: [{$ref: '#/components/schemas/Dog'}, {type: 'null'}]}, cat: {$ref: '#/components/schemas/Cat'}}}",
            "Cat=A Food=A Owner=A"),
        Arguments.of(
            "unions in unions",
            "A Pet, B Bird",
            PETS
                + """
            Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {oneOf: [{$ref: '#/components/schemas/Dog'}, {$ref: '#/components/schemas/Bird'}]}]}
            Bird: {type: object, properties: {song: {type: string}}}
            """,
            ""),
        Arguments.of(
            "alternatives by another name",
            "A Pet, B Dog",
            PETS
                + """
            Hound: {allOf: [{$ref: '#/components/schemas/Dog'}], description: A dog.}
            Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Hound'}]}
            """,
            ""),
        Arguments.of(
            "alternatives in a part of an allOf",
            "A Pet, B Dog",
            PETS
                + """
            Pet:
              allOf:
                - {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]}
                - {type: object, properties: {tag: {$ref: '#/components/schemas/Tag'}}}
            Tag: {type: object, properties: {x: {type: string}}}
            """,
            ""),
        Arguments.of(
            "a discriminator's mapping",
            "A Pet, B Dog",
            """
            Pet: {type: object, properties: {kind: {type: string}}, discriminator: {propertyName: kind, mapping: {cat: Cat, dog: '#/components/schemas/Dog'}}}
            Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {meow: {type: string}}}]}
            Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {bark: {type: string}}}]}
            """,
            ""),
        Arguments.of(
            "heirs of a base with a discriminator",
            "A Pet, B Dog, B Other",
            """
            Pet: {type: object, properties: {kind: {type: string}}, discriminator: {propertyName: kind}}
            Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {meow: {type: string}}}]}
            Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {bark: {type: string}}}]}
            Other: {type: object, properties: {x: {type: string}}}
            """,
            "Other=B"),
        Arguments.of(
            "what nobody reaches joins nothing",
            "A Cat, B Dog",
            PETS
                + "Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]}",
            "Cat=A Dog=B Food=A"),
        Arguments.of(
            "one property, said by two schemas",
            "A Big, B Small",
            """
            Small: {type: object, properties: {part: {type: object, properties: {x: {type: string}}}}}
            Big:
              allOf:
                - {$ref: '#/components/schemas/Small'}
                - {properties: {part: {type: object, properties: {only: {$ref: '#/components/schemas/Only'}}}}}
            Only: {type: object, properties: {y: {type: string}}}
            """,
            "Big=A BigPart=A Only=A"),
        Arguments.of(
            "a reference into a component",
            "A Left, B Right",
            """
            Left: {type: object, properties: {part: {$ref: '#/components/schemas/Right/properties/part'}}}
            Right: {type: object, properties: {part: {type: object, properties: {x: {type: string}}}}}
            """,
            "Left=A"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void livesWithWhoAloneReachesIt(String what, String operations, String schemas, String homes) {
    Contract contract = Documents.read(document(operations, schemas));
    assertThat(homes(contract)).isEqualTo(homes);
    assertThat(Facts.misplaced(contract)).isEmpty();
    assertThat(contract.types()).containsKey(TypeName.of(operations.split("[ ,]+", -1)[1]));
  }

  /** Neither the date nor the choice of operations moves a type. */
  @ParameterizedTest
  @ValueSource(strings = {"2023-01-01", "2024-01-01"})
  void everyVersionAndEveryOperationCounts(String date) {
    String dated =
        """
        openapi: 3.1.0
        info: {title: T, version: '1'}
        paths:
          /a:
            get:
              operationId: a
              tags: [A]
              responses: {'200': {$ref: '#/components/responses/r'}}
          /b:
            get:
              operationId: b
              tags: [B]
              responses:
                '200':
                  description: b
                  content:
                    application/vnd.t.2023-01-01+json: {schema: {$ref: '#/components/schemas/B'}}
                    application/vnd.t.2024-01-01+json: {schema: {$ref: '#/components/schemas/Dog'}}
        components:
          responses:
            r:
              description: r
              content:
                application/vnd.t.2023-01-01+json: {schema: {$ref: '#/components/schemas/Cat'}}
                application/vnd.t.2024-01-01+json:
                  schema: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]}
          schemas:
            B: {type: object, properties: {x: {type: string}}}
        """
            + indented(PETS);
    Map<String, String> all = new TreeMap<>(Map.of("B", "B"));
    for (String only : new String[] {"a", "b", "A", "B", ""}) {
      ContractOptions options = ContractOptions.at(date);
      Contract contract =
          Documents.read(dated, only.isEmpty() ? options : options.operations(only));
      assertThat(all).containsAllEntriesOf(contract.homes());
      assertThat(Facts.misplaced(contract)).isEmpty();
    }
  }

  @Test
  void whatIsSharedByAPathOrAnOperationHasAHome() {
    Contract contract =
        Documents.paths(
            """
            paths:
              /a:
                parameters:
                  - {name: f, in: query, content: {application/json: {schema: {type: object, properties: {x: {type: string}}}}}}
                get:
                  operationId: one
                  tags: [A]
                  responses: {'200': {description: d, content: {application/json: {schema: {type: object, properties: {y: {type: string}}}}}}}
                put:
                  operationId: two
                  tags: [B]
                  responses: {'204': {description: d}}
            """);
    assertThat(homes(contract)).isEqualTo("OneOkBody=A");
    assertThat(contract.types()).hasSizeGreaterThan(1);
  }

  private static String homes(Contract contract) {
    return String.join(
        " ",
        new TreeMap<>(contract.homes())
            .entrySet().stream().map(home -> home.getKey() + "=" + home.getValue()).toList());
  }

  /** A document with an operation for each pair of a tag and the schema of its answer. */
  private static String document(String operations, String schemas) {
    StringBuilder text =
        new StringBuilder("openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n");
    int number = 0;
    for (String operation : operations.split(", ", -1)) {
      String tag = operation.split(" ", -1)[0];
      text.append("  /%d:\n    get:\n      operationId: op%d\n".formatted(number, number++));
      if (!tag.equals("default")) {
        text.append("      tags: [").append(tag).append("]\n");
      }
      text.append("      responses: {'200': {description: d, content: {application/json: {schema: ")
          .append("{$ref: '#/components/schemas/")
          .append(operation.split(" ", -1)[1])
          .append("'}}}}}\n");
    }
    return text + "components:\n  schemas:\n" + indented(schemas);
  }

  private static String indented(String schemas) {
    return schemas.lines().map(line -> "    " + line + "\n").reduce("", String::concat);
  }
}
