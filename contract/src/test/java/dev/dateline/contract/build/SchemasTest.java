package dev.dateline.contract.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dateline.contract.Documents;
import dev.dateline.contract.Facts;
import dev.dateline.contract.model.Body;
import dev.dateline.contract.model.Constraints;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.NamedType.EnumType;
import dev.dateline.contract.model.NamedType.ObjectType;
import dev.dateline.contract.model.NamedType.UnionType;
import dev.dateline.contract.model.Property;
import dev.dateline.contract.model.TypeName;
import dev.dateline.contract.model.TypeRef;
import dev.dateline.runtime.json.JsonValue;
import dev.dateline.runtime.validation.Rule;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small schemas and what they are in a contract. */
class SchemasTest {

  private static String property(String openapi, String schema) {
    Contract contract =
        Documents.schemas(
            openapi,
            """
            A: {type: object, properties: {p: %s}}
            Link: {type: object, properties: {href: {type: string}}}
            Id: {type: string, pattern: '^[0-9]+$', description: An id.}
            Ids: {type: array, items: {$ref: '#/components/schemas/Id'}, maxItems: 3}
            Color: {type: string, enum: [red, green]}
            Maybe: {type: [string, 'null']}
            """
                .formatted(schema)
                .replace(
                    "Maybe: {type: [string, 'null']}",
                    openapi.startsWith("3.0")
                        ? "Maybe: {type: string, nullable: true}"
                        : "Maybe: {type: [string, 'null']}"));
    return Objects.requireNonNull(Facts.properties(contract, "A").get("p"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        // scalars
        "{type: string} | string",
        "{type: boolean} | boolean",
        "{type: integer} | int64",
        "{type: integer, format: int32} | int32",
        "{type: integer, format: int64} | int64",
        "{type: number} | decimal",
        "{type: number, format: float} | float",
        "{type: number, format: double} | double",
        "{type: string, format: date} | date",
        "{type: string, format: date-time} | date_time",
        "{type: string, format: uuid} | uuid",
        "{type: string, format: uri} | uri",
        "{type: string, format: byte} | base64",
        "{type: string, contentEncoding: base64} | base64",
        "{type: string, format: email} | string",
        "{type: string, format: password} | string secret",
        "{type: string, format: iso-country-code} | string",
        "{} | json",
        "{description: anything} | json",
        "true | json",
        "{type: object} | json",
        "{format: date} | date",
        "{pattern: a} | string pattern=a",
        // constraints
        "{type: integer, minimum: 1, maximum: 5} | int64 min=1 max=5",
        "{type: integer, exclusiveMinimum: 1, exclusiveMaximum: 5} | int64 over=1 under=5",
        "{type: integer, minimum: 1, exclusiveMinimum: 1} | int64 over=1",
        "{type: integer, minimum: 2, exclusiveMinimum: 1} | int64 min=2",
        "{type: number, multipleOf: 0.01} | decimal step=0.01",
        "{type: string, minLength: 1, maxLength: 2, pattern: '^a$'} | string minLength=1 maxLength=2 pattern=^a$",
        "{type: array, items: {type: string, maxLength: 2}, minItems: 1, uniqueItems: true} | list<string maxLength=2> minItems=1 unique",
        "{type: object, additionalProperties: {type: integer}, maxProperties: 2} | map<int64> maxProperties=2",
        "{type: integer, maxLength: 3} | int64",
        "{type: string, default: x} | string default=\"x\"",
        "{type: integer, default: 10} | int64 default=10",
        "{type: boolean, default: false} | boolean default=false",
        // access
        "{type: string, readOnly: true} | string ro",
        "{type: string, writeOnly: true} | string wo",
        "{type: string, readOnly: true, writeOnly: true} | string",
        // null
        "{type: [string, 'null']} | string null",
        "{type: ['null', integer], minimum: 1} | int64 null min=1",
        "{type: [string, null]} | string null",
        "{anyOf: [{type: string}, {type: 'null'}]} | string null",
        "{oneOf: [{$ref: '#/components/schemas/Link'}, {type: 'null'}]} | Link null",
        "{oneOf: [{type: 'null'}, {$ref: '#/components/schemas/Id'}]} | string null pattern=^[0-9]+$",
        "{enum: [a, b, null]} | A.P null",
        "{type: [string, 'null'], enum: [a, b]} | A.P",
        "{type: 'null'} | json const=null",
        "{const: null} | json const=null",
        "{$ref: '#/components/schemas/Maybe'} | string null",
        "{allOf: [{$ref: '#/components/schemas/Maybe'}, {type: string}]} | string",
        // lists and maps
        "{type: array, items: {type: string}} | list<string>",
        "{type: array, items: {type: array, items: {type: integer}}} | list<list<int64>>",
        "{type: array} | list<json>",
        "{type: array, items: {}} | list<json>",
        "{type: array, items: {type: [string, 'null']}} | list<string?>",
        "{items: {type: string}} | list<string>",
        "{type: object, additionalProperties: {type: string}} | map<string>",
        "{type: object, additionalProperties: true} | map<json>",
        "{type: object, additionalProperties: {type: [integer, 'null']}} | map<int64?>",
        "{type: object, additionalProperties: {type: array, items: {$ref: '#/components/schemas/Link'}}} | map<list<Link>>",
        "{additionalProperties: {type: string}} | map<string>",
        "{type: object, additionalProperties: false} | AP",
        "{type: array, prefixItems: [{type: string}]} | list<json>",
        // names
        "{$ref: '#/components/schemas/Link'} | Link",
        "{$ref: '#/components/schemas/Id'} | string pattern=^[0-9]+$",
        "{$ref: '#/components/schemas/Ids'} | list<string pattern=^[0-9]+$> maxItems=3",
        "{$ref: '#/components/schemas/Color'} | Color",
        "{type: string, enum: [x, y]} | A.P",
        "{type: array, items: {type: string, enum: [x, y]}} | list<A.P>",
        "{type: object, properties: {x: {type: string}}} | AP",
        "{type: array, items: {type: object, properties: {x: {type: string}}}} | list<AP>",
        "{type: object, additionalProperties: {type: object, properties: {x: {type: string}}}} | map<APValue>",
        "{$ref: '#/components/schemas/Link/properties/href'} | string",
        // what stands beside a reference counts in 3.1
        "{$ref: '#/components/schemas/Link', readOnly: true} | Link ro",
        "{$ref: '#/components/schemas/Id', maxLength: 3} | string maxLength=3 pattern=^[0-9]+$",
        "{$ref: '#/components/schemas/Id', pattern: '^1'} | string pattern=^[0-9]+$",
        "{$ref: '#/components/schemas/Ids', minItems: 1} | list<string pattern=^[0-9]+$> minItems=1 maxItems=3",
        // allOf with one schema that shapes
        "{allOf: [{$ref: '#/components/schemas/Link'}], description: d, readOnly: true} | Link ro",
        "{allOf: [{$ref: '#/components/schemas/Link'}, {description: d}]} | Link",
        "{allOf: [{$ref: '#/components/schemas/Link'}], type: object} | Link",
        "{allOf: [{$ref: '#/components/schemas/Color'}], type: string, default: red} | Color default=\"red\"",
        "{allOf: [{$ref: '#/components/schemas/Link'}, {required: [href]}]} | Link",
        "{allOf: [{$ref: '#/components/schemas/Id'}, {minLength: 2}]} | string minLength=2 pattern=^[0-9]+$",
        "{allOf: [{type: string}, {minLength: 2}, {maxLength: 3}]} | string minLength=2 maxLength=3",
        "{allOf: [{type: integer, minimum: 1}, {type: number, minimum: 3}]} | int64 min=3",
        "{allOf: [{allOf: [{allOf: [{$ref: '#/components/schemas/Link'}]}]}]} | Link",
        // values
        "{const: a} | string const=\"a\"",
        "{const: 1, type: integer, format: int32} | int32 const=1",
        "{const: true} | boolean const=true",
        "{const: {a: 1}} | json const={\"a\":1}",
        "{type: boolean, enum: [true]} | boolean const=true",
        "{type: boolean, enum: [true, false]} | boolean",
        "{enum: [a]} | A.P",
        "{enum: [1, 2]} | A.P",
        "{enum: [1, a]} | json",
        "{enum: [{a: 1}]} | json",
        // alternatives that need no type of their own
        "{oneOf: [{$ref: '#/components/schemas/Link'}]} | Link",
        "{anyOf: [{type: string, format: date}]} | date",
        "{oneOf: [{type: string, enum: [a]}, {type: string, enum: [b, a]}]} | A.P",
        "{oneOf: [{$ref: '#/components/schemas/Color'}, {type: string, enum: [blue]}]} | A.P",
        "{anyOf: [{type: string, enum: [a]}, {type: string}]} | string",
        "{oneOf: [{type: integer}, {type: number}]} | decimal",
        "{oneOf: [{type: integer, format: int32}, {type: integer}]} | int64",
        "{oneOf: [{type: string}, {type: string, format: date}]} | string",
        // alternatives that do
        "{oneOf: [{type: string}, {type: integer}]} | AP",
        "{type: [string, integer]} | AP",
        "{type: [string, integer, 'null']} | AP null",
        "{oneOf: [{$ref: '#/components/schemas/Link'}, {type: string}]} | AP",
        "{oneOf: [{}, {type: string}]} | json",
        "{oneOf: [{type: array, items: {type: string}}, {type: array, items: {type: integer}}]} | json",
        "{oneOf: [{type: object}, {$ref: '#/components/schemas/Link'}]} | json",
        // mistakes
        "{type: text} | json",
        "{type: string, pattern: '['} | string",
        "{allOf: [{type: string}, {type: integer}]} | json",
        "false | json"
      })
  void inVersion31(String schema, String fact) {
    if (schema.equals("false")) {
      assertThat(Documents.schemas("A: {type: object, properties: {p: false, q: {}}}").types())
          .hasSize(1);
      return;
    }
    assertThat(property("3.1.0", schema)).isEqualTo(fact);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{type: string, nullable: true} | string null",
        "{type: string, nullable: false} | string",
        "{type: integer, minimum: 1, exclusiveMinimum: true} | int64 over=1",
        "{type: integer, maximum: 1, exclusiveMaximum: false} | int64 max=1",
        "{type: string, nullable: true, enum: [a, null]} | A.P null",
        "{type: string, enum: [a, null]} | A.P null",
        "{$ref: '#/components/schemas/Maybe'} | string null",
        "{$ref: '#/components/schemas/Link', readOnly: true} | Link",
        "{allOf: [{$ref: '#/components/schemas/Link'}], nullable: true} | Link null",
        "{allOf: [{$ref: '#/components/schemas/Link'}], readOnly: true} | Link ro",
        "{type: array, items: {type: string, nullable: true}} | list<string?>",
        "{type: string, format: binary} | base64"
      })
  void inVersion30(String schema, String fact) {
    assertThat(property("3.0.3", schema)).isEqualTo(fact);
  }

  /** Nothing is dropped without a word. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{type: string, pattern: '['} | /pattern | not checked",
        "{type: string, pattern: '(?i)a'} | /pattern | not checked",
        "{type: string, format: uuid, pattern: a} | #/components/schemas/A/properties/p | not checked",
        "{type: array, prefixItems: [{type: string}]} | /p | prefixItems",
        "{type: object, patternProperties: {'^x': {type: string}}} | /patternProperties | kept as any JSON",
        "{oneOf: [{type: array, items: {type: string}}, {type: array, items: {type: integer}}]} | /oneOf | any JSON",
        "{anyOf: [{type: string, format: date}, {type: string}]} | /anyOf | not checked",
        "{enum: [1, a]} | /p | any JSON",
        "{type: string, readOnly: true, writeOnly: true} | /p | exclude each other",
        "{allOf: [{type: string}, {type: integer}]} | /p | different types",
        "{type: text} | /p | no type 'text'",
        "{type: integer, multipleOf: 0} | /multipleOf | not checked",
        "{type: string, minLength: -1} | /minLength | not checked",
        "{type: object, properties: {x: {type: string}}, not: {unknownKeyword: 1}} | /not | 'unknownKeyword' cannot be expressed",
        "{type: object, properties: {x: {type: string}}, if: {patternProperties: {a: true}}, then: {required: [x]}} | /if | cannot be expressed"
      })
  void whatIsLostIsTold(String schema, String pointer, String message) {
    Contract contract = Documents.schemas("A: {type: object, properties: {p: " + schema + "}}");
    assertThat(contract.diagnostics())
        .anySatisfy(
            diagnostic -> {
              assertThat(diagnostic.pointer())
                  .contains(pointer)
                  .startsWith("#/components/schemas/A");
              assertThat(diagnostic.message()).contains(message);
            });
  }

  @Test
  void objectsAreMerged() {
    Contract contract =
        Documents.schemas(
            """
            Base:
              type: object
              required: [id]
              minProperties: 1
              properties: {id: {type: string, minLength: 1}, kind: {type: string, enum: [a]}, extra: {type: object, properties: {x: {type: integer}}}}
            More:
              description: More than the base.
              allOf:
                - $ref: '#/components/schemas/Base'
                - type: object
                  required: [more, late]
                  properties: {more: {type: integer}, id: {maxLength: 5}}
                - properties: {late: {type: boolean}}
              minProperties: 2
            """);
    ObjectType more = Facts.object(contract, "More");
    assertThat(more.properties().stream().map(Property::wireName))
        .containsExactly("id", "kind", "extra", "more", "late");
    assertThat(Facts.properties(contract, "More"))
        .containsEntry("id", "string required minLength=1 maxLength=5")
        .containsEntry("kind", "Base.Kind")
        .containsEntry("extra", "BaseExtra")
        .containsEntry("more", "int64 required")
        .containsEntry("late", "boolean required");
    assertThat(more.minProperties()).isEqualTo(2);
    assertThat(more.documentation().description()).isEqualTo("More than the base.");
    assertThat(Facts.typeNames(contract)).containsExactly("Base", "Base.Kind", "BaseExtra", "More");
  }

  @Test
  void mergedListsHaveTheItemsOfBoth() {
    Contract contract =
        Documents.schemas(
            """
            Page: {type: object, properties: {data: {type: array, items: {type: object}}, links: {type: object, readOnly: true}}}
            Pets:
              allOf:
                - $ref: '#/components/schemas/Page'
                - properties: {data: {type: array, items: {$ref: '#/components/schemas/Pet'}}}
                - properties: {links: {allOf: [{$ref: '#/components/schemas/Self'}, {$ref: '#/components/schemas/Next'}]}}
            Pet: {type: object, properties: {name: {type: string}}}
            Self: {type: object, properties: {self: {type: string}}}
            Next: {type: object, properties: {next: {type: string}}}
            """);
    assertThat(Facts.properties(contract, "Pets"))
        .containsEntry("data", "list<Pet>")
        .containsEntry("links", "PetsLinks ro");
    assertThat(Facts.properties(contract, "PetsLinks")).containsOnlyKeys("self", "next");
  }

  @Test
  void schemasThatContainThemselves() {
    Contract contract =
        Documents.schemas(
            """
            Node: {type: object, properties: {next: {$ref: '#/components/schemas/Node'}, all: {type: array, items: {$ref: '#/components/schemas/Node'}}, tree: {$ref: '#/components/schemas/Tree'}}}
            Tree: {type: object, additionalProperties: {$ref: '#/components/schemas/Node'}}
            """);
    assertThat(Facts.properties(contract, "Node"))
        .containsEntry("next", "Node")
        .containsEntry("all", "list<Node>")
        .containsEntry("tree", "map<Node>");
    assertThat(contract.diagnostics()).isEmpty();
  }

  @Test
  void additionalProperties() {
    Contract contract =
        Documents.schemas(
            """
            Open: {type: object, properties: {a: {type: string}}}
            Closed: {type: object, properties: {a: {type: string}}, additionalProperties: false}
            Typed: {type: object, properties: {a: {type: string}}, additionalProperties: {type: integer, minimum: 1}}
            Sealed: {allOf: [{$ref: '#/components/schemas/Open'}, {properties: {b: {type: string}}}], unevaluatedProperties: false}
            """);
    assertThat(Facts.object(contract, "Open").additional().allowed()).isTrue();
    assertThat(Facts.object(contract, "Open").additional().type()).isNull();
    assertThat(Facts.object(contract, "Closed").additional().allowed()).isFalse();
    assertThat(Facts.object(contract, "Sealed").additional().allowed()).isFalse();
    var typed = Facts.object(contract, "Typed").additional();
    assertThat(
            Facts.type(Objects.requireNonNull(typed.type()))
                + Facts.constraints(typed.constraints()))
        .isEqualTo("int64 min=1");
  }

  @Test
  void enumsKeepOrderAndHaveLegalNames() {
    Contract contract =
        Documents.schemas(
            """
            Mixed: {type: string, enum: [pointInTime, AUTOMATED_RESTORE, '<', '1000 requests', .json.gz, a-b, a_b, A_B, a-b]}
            Numbers: {type: integer, enum: [-1, 0, 1]}
            Decimals: {type: number, enum: [0.5, 1]}
            Unquoted: {type: string, enum: [1.0, true, no]}
            """);
    EnumType mixed = (EnumType) Facts.named(contract, "Mixed");
    assertThat(mixed.constants().stream().map(c -> c.value() + ":" + c.name()))
        .containsExactly(
            "pointInTime:POINT_IN_TIME",
            "AUTOMATED_RESTORE:AUTOMATED_RESTORE",
            "<:LESS",
            "1000 requests:_1000_REQUESTS",
            ".json.gz:JSON_GZ",
            "a-b:A_B_2",
            "a_b:A_B_3",
            "A_B:A_B");
    assertThat(((EnumType) Facts.named(contract, "Numbers")).kind())
        .isEqualTo(TypeRef.Scalar.Kind.INT64);
    assertThat(((EnumType) Facts.named(contract, "Numbers")).constants().get(0).name())
        .isEqualTo("MINUS_1");
    assertThat(((EnumType) Facts.named(contract, "Decimals")).kind())
        .isEqualTo(TypeRef.Scalar.Kind.DECIMAL);
    assertThat(Facts.constants(contract, "Unquoted")).containsExactly("1.0", "true", "no");
  }

  @Test
  void unionsWithADiscriminator() {
    Contract contract =
        Documents.schemas(
            """
            Pet:
              oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}, {$ref: '#/components/schemas/Fish'}]
              discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat', lion: '#/components/schemas/Cat', dog: Dog}}
            Cat: {type: object, properties: {kind: {type: string}, claws: {type: integer}}}
            Dog: {type: object, properties: {kind: {type: string}, tricks: {type: integer}}}
            Fish: {type: object, properties: {kind: {type: string}}}
            """);
    assertThat(describe(contract, "Pet"))
        .isEqualTo("kind: Cat=Cat[cat, lion] Dog=Dog[dog] Fish=Fish[Fish]");
  }

  @Test
  void heirsOfHeirs() {
    Contract contract =
        Documents.schemas(
            """
            Answer: {type: object, properties: {base: {$ref: '#/components/schemas/Base'}}}
            Base: {type: object, required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind}}
            Mid: {allOf: [{$ref: '#/components/schemas/Base'}, {type: object, properties: {a: {type: string}}}]}
            Leaf: {allOf: [{$ref: '#/components/schemas/Mid'}, {type: object, properties: {b: {type: string}}}]}
            """);
    UnionType union = (UnionType) contract.types().get(TypeName.of("Base"));
    assertThat(union.variants()).extracting(UnionType.Variant::name).containsExactly("Mid", "Leaf");
    ObjectType leaf = (ObjectType) contract.types().get(TypeName.of("Leaf"));
    assertThat(leaf.properties())
        .extracting(Property::wireName)
        .containsExactlyInAnyOrder("kind", "a", "b");
  }

  @Test
  void alternativesOfAlternatives() {
    Contract contract =
        Documents.schemas(
            """
            All:
              oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Bird'}]
              discriminator: {propertyName: kind}
            Bird:
              oneOf: [{$ref: '#/components/schemas/Owl'}, {$ref: '#/components/schemas/Gull'}]
              discriminator: {propertyName: kind, mapping: {gull: '#/components/schemas/Gull'}}
            Cat: {type: object, required: [kind], properties: {kind: {type: string}}}
            Owl: {type: object, required: [kind], properties: {kind: {const: owl}}}
            Gull: {type: object, required: [kind], properties: {kind: {type: string}}}
            """);
    UnionType union = (UnionType) contract.types().get(TypeName.of("All"));
    assertThat(union.variants())
        .extracting(UnionType.Variant::discriminatorValues)
        .containsExactly(List.of("Cat"), List.of("Bird", "gull", "owl"));
  }

  @Test
  void alternativesThatAreAllNull() {
    Contract contract =
        Documents.schemas("A: {type: object, properties: {p: {anyOf: [{type: 'null'}]}}}");
    ObjectType type = (ObjectType) contract.types().get(TypeName.of("A"));
    assertThat(type.properties().get(0).constraints().constant())
        .isEqualTo(JsonValue.JsonNull.INSTANCE);
  }

  /** Alternatives whose own property does not say what the discriminator has it say. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "required: [kind], properties: {kind: {const: cat}} | cat | discriminator | 'cat' means it",
        "required: [kind], properties: {kind: {enum: [cat, CAT2]}} | cat | discriminator | 'cat'"
            + " means it here",
        "required: [kind], properties: {kind: {enum: [x, y]}} | Cat | discriminator | can only be"
            + " x, y",
        "properties: {kind: {type: string}} | Cat | discriminator/propertyName | is not required by"
            + " Cat;",
        "properties: {a: {type: string}} | Cat | discriminator/propertyName | is no property of"
            + " Cat:",
      })
  void alternativesThatDisagreeWithTheDiscriminator(
      String cat, String value, String at, String message) {
    Contract contract =
        Documents.schemas(
            """
            Pet:
              oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
              discriminator: {propertyName: kind}
            Cat: {type: object, %s}
            Dog: {type: object, required: [kind], properties: {kind: {type: string}}}
            """
                .formatted(cat));
    UnionType union = (UnionType) contract.types().get(TypeName.of("Pet"));
    assertThat(union.variants())
        .extracting(UnionType.Variant::discriminatorValues)
        .containsExactly(List.of(value), List.of("Dog"));
    assertThat(contract.diagnostics())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.pointer()).isEqualTo("#/components/schemas/Pet/" + at);
              assertThat(each.message()).contains(message);
            });
  }

  @Test
  void inheritanceWithADiscriminator() {
    Contract contract =
        Documents.schemas(
            """
            Role:
              type: object
              required: [provider]
              discriminator: {propertyName: provider, mapping: {AWS: '#/components/schemas/AwsRole', AZURE: '#/components/schemas/AzureRole'}}
              properties: {provider: {type: string, enum: [AWS, AZURE]}, created: {type: string}}
            AwsRole: {allOf: [{$ref: '#/components/schemas/Role'}, {type: object, properties: {arn: {type: string}}}]}
            AzureRole: {allOf: [{$ref: '#/components/schemas/Role'}], required: [created]}
            """);
    assertThat(describe(contract, "Role"))
        .isEqualTo("provider: AwsRole=AwsRole[AWS] AzureRole=AzureRole[AZURE]");
    assertThat(Facts.properties(contract, "AwsRole"))
        .containsEntry("provider", "RoleProvider required")
        .containsEntry("created", "string")
        .containsEntry("arn", "string");
    assertThat(Facts.properties(contract, "AzureRole"))
        .containsEntry("provider", "RoleProvider required")
        .containsEntry("created", "string required");
    assertThat(contract.diagnostics()).isEmpty();
  }

  @Test
  void aBaseThatMayStandForItself() {
    Contract contract =
        Documents.schemas(
            """
            Base:
              type: object
              discriminator: {propertyName: kind, mapping: {base: '#/components/schemas/Base', more: '#/components/schemas/More'}}
              properties: {kind: {type: string}}
            More: {allOf: [{$ref: '#/components/schemas/Base'}, {properties: {more: {type: string}}}]}
            """);
    assertThat(describe(contract, "Base"))
        .isEqualTo("kind: BaseBase=BaseBase[base] More=More[more]");
    assertThat(Facts.properties(contract, "BaseBase")).containsOnlyKeys("kind");
  }

  @Test
  void whatStandsBesideAlternativesHoldsForEach() {
    Contract contract =
        Documents.schemas(
            """
            Spec:
              type: object
              required: [count]
              properties: {count: {type: integer}}
              oneOf: [{$ref: '#/components/schemas/Small'}, {$ref: '#/components/schemas/Large'}]
            Small: {type: object, properties: {size: {type: string, enum: [S]}}}
            Large: {type: object, properties: {size: {type: string, enum: [L]}, count: {type: integer}}}
            """);
    assertThat(describe(contract, "Spec")).isEqualTo("size: SpecSmall=SpecSmall[S] Large=Large[L]");
    assertThat(Facts.properties(contract, "SpecSmall"))
        .containsEntry("count", "int64 required")
        .containsEntry("size", "Small.Size");
  }

  @Test
  void alternativesAreToldApartByTheirValues() {
    Contract contract =
        Documents.schemas(
            """
            Source:
              anyOf:
                - {title: Card, type: object, required: [object], properties: {object: {const: card}, number: {type: string}}}
                - {title: Bank Account, properties: {object: {const: bank_account}, number: {type: string}}}
            Vague:
              oneOf: [{$ref: '#/components/schemas/X'}, {$ref: '#/components/schemas/Y'}]
            X: {type: object, properties: {a: {enum: [p, q]}}}
            Y: {type: object, properties: {a: {enum: [q, r]}}}
            """);
    assertThat(describe(contract, "Source"))
        .isEqualTo(
            "object: SourceCard=SourceCard[card] SourceBankAccount=SourceBankAccount[bank_account]");
    assertThat(describe(contract, "Vague")).isEqualTo("null: X=X[] Y=Y[]");
  }

  @Test
  void anAlternativeAloneLendsNoName() {
    Contract contract =
        Documents.schemas(
            """
            A:
              type: object
              properties:
                config: {anyOf: [{allOf: [{type: object, properties: {kind: {enum: [a, b]}, more: {type: object, properties: {b: {type: string}}}}}]}]}
            """);
    assertThat(Facts.properties(contract, "A")).containsEntry("config", "AConfig");
    assertThat(Facts.properties(contract, "AConfig"))
        .containsEntry("kind", "AConfig.Kind")
        .containsEntry("more", "AConfigMore");
  }

  @Test
  void unionsOfDifferentJsonTypes() {
    Contract contract =
        Documents.schemas(
            """
            A: {type: object, properties: {p: {oneOf: [{type: string, maxLength: 3}, {type: integer}, {type: boolean}, {type: array, items: {type: string}}, {$ref: '#/components/schemas/X'}]}}}
            X: {type: object, properties: {a: {type: string}}}
            """);
    assertThat(describe(contract, "AP"))
        .isEqualTo(
            "null: TextValue=string[] IntegerValue=int64[] BooleanValue=boolean[] ListValue=list<string>[] X=X[]");
  }

  @Test
  void alternativesThatContainThemselvesBesideAnyObject() {
    Contract contract =
        Documents.schemas(
            """
            Item: {type: object, properties: {user: {anyOf: [{$ref: '#/components/schemas/User'}, {type: object}]}}}
            User: {allOf: [{$ref: '#/components/schemas/Item'}, {type: object, properties: {name: {type: string}}}]}
            """);
    assertThat(Facts.properties(contract, "Item")).containsEntry("user", "json");
    assertThat(Facts.properties(contract, "User"))
        .containsEntry("user", "json")
        .containsEntry("name", "string");
    assertThat(contract.diagnostics())
        .anySatisfy(diagnostic -> assertThat(diagnostic.message()).contains("is no object type"));
  }

  private static String describe(Contract contract, String name) {
    UnionType union = (UnionType) Facts.named(contract, name);
    return union.discriminator()
        + ": "
        + union.variants().stream()
            .map(v -> v.name() + "=" + Facts.type(v.type()) + v.discriminatorValues())
            .collect(Collectors.joining(" "));
  }

  @Test
  void rulesOfASchemaAreItsOwn() {
    Contract contract =
        Documents.schemas(
            """
            Job:
              type: object
              description: Not a rule.
              properties: {a: {type: string}, b: {type: string}, c: {type: string}}
              dependentRequired: {a: [b]}
              not: {required: [b, c], description: not both b and c}
              if: {properties: {a: {const: x}}, required: [a]}
              then: {required: [c]}
              anyOf: [{required: [a]}, {required: [c]}]
            """);
    List<Rule> rules = Facts.object(contract, "Job").rules();
    assertThat(rules)
        .containsExactlyInAnyOrder(
            Rule.dependentRequired("a", "b"),
            Rule.not(Rule.required("b", "c").describedAs("not both b and c"))
                .describedAs("not both b and c"),
            Rule.when(
                Rule.allOf(
                    Rule.property("a", Rule.constant(JsonValue.of("x"))), Rule.required("a")),
                Rule.required("c"),
                null),
            Rule.anyOf(Rule.required("a"), Rule.required("c")));
  }

  @Test
  void rulesBesideASchemaAreTheUsers() {
    Contract contract =
        Documents.schemas(
            """
            Body:
              description: What is sent.
              allOf:
                - $ref: '#/components/schemas/Job'
                - {description: a excludes b, not: {required: [a, b]}}
                - {dependentRequired: {a: [c]}}
                - {properties: {a: {minLength: 2}}}
            Job: {type: object, properties: {a: {type: string}, b: {type: string}}}
            Holder:
              type: object
              properties:
                job: {allOf: [{$ref: '#/components/schemas/Job'}, {required: [b]}]}
                jobs: {type: array, items: {$ref: '#/components/schemas/Job', required: [a]}}
            """);
    Body body = Facts.operation(contract, "send Body").body();
    assertThat(body).isNotNull();
    assertThat(Facts.type(body.contents().get(0).type())).isEqualTo("Job");
    assertThat(body.rules())
        .containsExactly(
            Rule.not(Rule.required("a", "b")).describedAs("a excludes b"),
            Rule.dependentRequired("a", "c"),
            Rule.property("a", Rule.minLength(2)));
    assertThat(Facts.object(contract, "Job").rules()).isEmpty();
    assertThat(Facts.object(contract, "Holder").rules())
        .containsExactly(
            Rule.property("job", Rule.required("b")),
            Rule.property("jobs", Rule.items(Rule.required("a"))));
    assertThat(Facts.typeNames(contract)).containsExactly("Job", "Holder");
  }

  @Test
  void namesAreUniqueWhateverTheCase() {
    Contract contract =
        Documents.schemas(
            """
            thing: {type: object, properties: {a: {type: string}}}
            Thing: {type: object, properties: {b: {type: string}}}
            List: {type: object, properties: {c: {type: string}}}
            JsonModel: {type: object, properties: {c: {type: string}}}
            NotFound: {type: object, properties: {c: {type: string}}}
            SendListRequest: {type: object, properties: {c: {type: string}}}
            """);
    assertThat(Facts.typeNames(contract))
        .containsExactly(
            "Thing2",
            "Thing",
            "ListModel",
            "JsonModelModel",
            "NotFoundModel",
            "SendListRequestModel");
  }

  @Test
  void nestedEnumsHideNothingThatTheirOwnerSpeaksOf() {
    Contract contract =
        Documents.schemas(
            """
            Status: {type: object, properties: {a: {type: string}}}
            Uses: {type: object, properties: {status: {enum: [a]}, other: {$ref: '#/components/schemas/Status'}}}
            Free: {type: object, properties: {status: {enum: [a]}, free: {enum: [b]}, list: {enum: [c]}}}
            """);
    assertThat(Facts.properties(contract, "Uses")).containsEntry("status", "Uses.StatusValue");
    assertThat(Facts.properties(contract, "Free"))
        .containsEntry("status", "Free.Status")
        .containsEntry("free", "Free.FreeValue")
        .containsEntry("list", "Free.ListValue");
  }

  @Test
  void namesDoNotDependOnNeighbours() {
    String schemas =
        """
        A: {type: object, properties: {state: {enum: [a]}, inner: {type: object, properties: {x: {type: string}}}}}
        B: {type: object, properties: {state: {enum: [b]}}}
        """;
    List<String> before = Facts.typeNames(Documents.schemas(schemas));
    String more =
        """
        Z: {allOf: [{$ref: '#/components/schemas/A'}, {properties: {state: {enum: [a]}, inner: {properties: {y: {type: string}}}}}]}
        Inner: {type: object, properties: {x: {type: string}}}
        State: {type: object, properties: {x: {type: string}}}
        """;
    assertThat(Facts.typeNames(Documents.schemas(more + schemas))).containsAll(before);
  }

  @Test
  void propertyNamesAreUniqueAndLegal() {
    Contract contract =
        Documents.schemas(
            """
            A:
              type: object
              properties:
                country_code: {type: string}
                countryCode: {type: string}
                class: {type: string}
                links: {type: array, items: {type: string}}
                hasLinks: {type: boolean}
                hasId: {type: boolean}
                note: {type: [string, 'null']}
                hasNote: {type: boolean}
                _id: {type: string}
                id: {type: string}
                '2fa': {type: boolean}
            """);
    assertThat(
            Facts.object(contract, "A").properties().stream()
                .map(property -> property.wireName() + ":" + property.name()))
        .containsExactly(
            "country_code:countryCode2",
            "countryCode:countryCode",
            "class:classValue",
            "links:links",
            "hasLinks:hasLinksValue",
            "hasId:hasId",
            "note:note",
            "hasNote:hasNoteValue",
            "_id:id2",
            "id:id",
            "2fa:_2fa");
  }

  @Test
  void proseIsKept() {
    Contract contract =
        Documents.schemas(
            """
            A:
              type: object
              title: Short
              description: "  Long.  "
              deprecated: true
              externalDocs: {url: 'https://example.com', description: More}
              properties:
                own: {$ref: '#/components/schemas/Id', description: Mine.}
                borrowed: {$ref: '#/components/schemas/Id'}
                old: {type: string, deprecated: true}
            Id: {type: string, description: An id.}
            """);
    ObjectType type = Facts.object(contract, "A");
    assertThat(type.documentation().summary()).isEqualTo("Short");
    assertThat(type.documentation().description()).isEqualTo("Long.");
    assertThat(type.documentation().deprecated()).isTrue();
    assertThat(type.documentation().link()).isNotNull();
    assertThat(type.properties().stream().map(property -> property.documentation().description()))
        .containsExactly("Mine.", "An id.", null);
    assertThat(type.properties().get(2).documentation().deprecated()).isTrue();
    assertThat(type.properties().get(0).pointer())
        .isEqualTo("#/components/schemas/A/properties/own");
  }

  @Test
  void patternsAreTranslated() {
    Contract contract =
        Documents.schemas("A: {type: object, properties: {p: {type: string, pattern: '^a$'}}}");
    Constraints.RegularExpression pattern =
        Facts.object(contract, "A").properties().get(0).constraints().pattern();
    assertThat(pattern).isEqualTo(new Constraints.RegularExpression("^a$", "^a\\z"));
  }

  @Test
  void typesComeInDocumentOrderWithOwnersFirst() {
    Contract contract =
        Documents.schemas(
            """
            C: {type: object, properties: {z: {enum: [a]}, y: {$ref: '#/components/schemas/A'}}}
            B: {type: object, properties: {x: {type: string}}}
            A: {type: object, properties: {w: {enum: [a]}, v: {type: object, properties: {u: {enum: [a]}}}}}
            """);
    assertThat(contract.types().keySet().stream().map(TypeName::toString))
        .containsExactly("C", "C.Z", "B", "A", "A.W", "AV", "AV.U");
  }
}
