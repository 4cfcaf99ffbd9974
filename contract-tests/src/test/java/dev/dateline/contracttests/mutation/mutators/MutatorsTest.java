package dev.dateline.contracttests.mutation.mutators;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each kind of change makes of tiny documents. */
class MutatorsTest {

  private static final YAMLMapper YAML = new YAMLMapper();

  /** Of a schema: what it is, the kind of change, all that it becomes, one after the other. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{type: object, properties: {a: {type: string}, b: {}}, required: [a]} | drop property |"
            + " [{type: object, properties: {b: {}}},"
            + " {type: object, properties: {a: {type: string}}, required: [a]}]",
        "{properties: {a: {type: string}, aX: {}}, required: [a, aX]} | rename property |"
            + " [{properties: {aX2: {type: string}, aX: {}}, required: [aX2, aX]},"
            + " {properties: {a: {type: string}, aXX: {}}, required: [a, aXX]}]",
        "{properties: {a: {}, b: {}}, required: [a]} | add required |"
            + " [{properties: {a: {}, b: {}}, required: [a, b]}]",
        "{properties: {a: {}, b: {}}, required: [a]} | drop required |"
            + " [{properties: {a: {}, b: {}}}]",
        "{type: integer, minimum: 1, maximum: 9} | widen bound | [{type: integer, minimum: 0,"
            + " maximum: 9}, {type: integer, minimum: 1, maximum: 10}]",
        "{type: integer, minimum: 1, maximum: 9} | narrow bound |"
            + " [{type: integer, minimum: 2, maximum: 9}, {type: integer, minimum: 1, maximum: 8}]",
        "{type: string, minLength: 0} | widen bound | []",
        "{type: string, maxLength: 5} | drop bound | [{type: string}]",
        "{type: integer, multipleOf: 5} | change bound | [{type: integer, multipleOf: 6}]",
        "{type: array, items: {}, maxItems: 3} | add bound |"
            + " [{type: array, items: {}, maxItems: 3, minItems: 1}]",
        "{type: array, items: {}} | make items unique |"
            + " [{type: array, items: {}, uniqueItems: true}]",
        "{type: array, items: {}, uniqueItems: true} | let items be equal |"
            + " [{type: array, items: {}}]",
        "{type: string, pattern: a} | drop pattern | [{type: string}]",
        "{pattern: '^a$'} | drop anchor | [{pattern: 'a$'}, {pattern: '^a'}]",
        "{pattern: 'a{2}'} | loosen quantifier | [{pattern: 'a{2,3}'}, {pattern: 'a{1,2}'}]",
        "{pattern: 'a{2}'} | tighten quantifier | [{pattern: 'a{3}'}, {pattern: 'a{1}'}]",
        "{pattern: 'a{1,4}'} | tighten quantifier | [{pattern: 'a{2,4}'}, {pattern: 'a{1,3}'}]",
        "{pattern: 'a+[+]'} | loosen quantifier | [{pattern: 'a*[+]'}]",
        "{pattern: '[a-c0]\\['} | loosen class | [{pattern: '[_a-c0]\\['}]",
        "{pattern: '[a-c0]'} | tighten class | [{pattern: '[0]'}, {pattern: '[a-c]'}]",
        "{type: string, pattern: a, description: d} | swap type |"
            + " [{type: integer, description: d}, {type: boolean, description: d}]",
        "{type: [integer, 'null'], format: int32} | swap type |"
            + " [{type: [number, 'null']}, {type: [string, 'null']}]",
        "{type: array, items: {type: boolean}, readOnly: true} | swap type |"
            + " [{readOnly: true, type: boolean}, {type: array, items: {type: string},"
            + " readOnly: true}]",
        "{type: string} | allow null | [{type: [string, 'null']}]",
        "{type: [string, 'null']} | forbid null | [{type: string}]",
        "{type: string, nullable: true} | forbid null | [{type: string}]",
        "{format: date-time} | change format | [{format: date}]",
        "{format: email} | drop format | [{}]",
        "{enum: [A, B]} | drop value | [{enum: [B]}, {enum: [A]}]",
        "{enum: [A, b]} | rename value | [{enum: [A_X, b]}, {enum: [A, bX]}]",
        "{enum: [A]} | add value | [{enum: [A, A_XA]}]",
        "{const: A} | change constant | [{const: A_X}]",
        "{properties: {a: {readOnly: true}}} | change direction |"
            + " [{properties: {a: {writeOnly: true}}}, {properties: {a: {}}}]",
        "{default: true} | change default | [{default: false}]",
        "{default: 1} | drop default | [{}]",
        "{type: object} | close object | [{type: object, additionalProperties: false}]",
        "{type: object, additionalProperties: false} | open object | [{type: object}]",
        "{not: {required: [a, b]}} | drop rule | [{}]",
        "{not: {required: [a, b]}} | invert rule | [{required: [a, b]}]",
        "{not: {required: [a, b]}} | weaken condition |"
            + " [{not: {required: [b]}}, {not: {required: [a]}}]",
        "{not: {required: [a]}} | misname in condition | [{not: {required: [aX]}}]",
        "{dependentRequired: {a: [b], c: [d]}} | drop rule |"
            + " [{dependentRequired: {c: [d]}}, {dependentRequired: {a: [b]}}]",
        "{dependentRequired: {a: [b]}} | invert rule | [{dependentRequired: {b: [a]}}]",
        "{if: {required: [a]}, then: {required: [b]}} | drop rule | [{}]",
        "{if: {required: [a]}, then: {required: [b]}} | widen rule |"
            + " [{if: {}, then: {required: [b]}}]",
        "{if: {required: [a]}, then: {required: [b]}} | invert rule |"
            + " [{if: {not: {required: [a]}}, then: {required: [b]}},"
            + " {if: {required: [a]}, then: {not: {required: [b]}}}]",
        "{not: {anyOf: [{required: [a]}, {required: [b]}]}} | drop alternative |"
            + " [{not: {anyOf: [{required: [b]}]}}, {not: {anyOf: [{required: [a]}]}}]",
        "{x-a: {b: c, d: [e]}} | drop extension |"
            + " [{}, {x-a: {d: [e]}}, {x-a: {b: c}}, {x-a: {b: c, d: []}}]",
        "{x-a: {b: c, d: [e]}} | change extension |"
            + " [{x-a: {b: cX, d: [e]}}, {x-a: {b: c, d: [eX]}}]",
      })
  void changesSchemas(String schema, String kind, String expected) {
    ObjectNode document = withSchema(schema);

    assertThat(changed(document, kind, "/components/schemas/Order")).isEqualTo(items(expected));
  }

  /** What a schema within a condition says is no type: {@code RuleMutator} looks after it. */
  @Test
  void leavesConditionsToTheMutatorOfRules() {
    ObjectNode document = withSchema("{not: {properties: {a: {enum: [A]}}, required: [a]}}");

    assertThat(Mutators.of(new DocumentTree(document)))
        .filteredOn(mutant -> mutant.place().startsWith("schemas/Order"))
        .extracting(Mutant::kind)
        .containsExactlyInAnyOrder(
            "drop rule", "invert rule", "weaken condition", "misname in condition");
  }

  /** Of an operation, likewise. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{responses: {'200': {}, '404': {}}} | drop status |"
            + " [{responses: {'404': {}}}, {responses: {'200': {}}}]",
        "{responses: {'200': {}, '201': {}}} | change status |"
            + " [{responses: {'202': {}, '201': {}}}, {responses: {'200': {}, '202': {}}}]",
        "{responses: {'404': {description: d}}} | add status |"
            + " [{responses: {'404': {description: d}, '410': {description: d}}}]",
        "{responses: {'200': {content: {application/vnd.a.2024-01-31+json: {}}}}} | move version |"
            + " [{responses: {'200': {content: {application/vnd.a.2024-02-29+json: {}}}}},"
            + " {responses: {'200': {content: {application/vnd.a.2023-12-31+json: {}}}}},"
            + " {responses: {'200': {content: {application/vnd.a.2024-02-01+json: {}}}}},"
            + " {responses: {'200': {content: {application/vnd.a.2025-01-31+json: {}}}}},"
            + " {responses: {'200': {content: {application/vnd.a.2024-01-30+json: {}}}}}]",
        "{responses: {'200': {content: {application/vnd.a.2024-01-31+json: {}}}}} | drop version |"
            + " [{responses: {'200': {content: {application/json: {}}}}}]",
        "{responses: {'200': {content: {application/json: {}}}}} | change media type |"
            + " [{responses: {'200': {content: {application/problem+json: {}}}}},"
            + " {responses: {'200': {content: {text/plain: {}}}}}]",
        "{requestBody: {required: true}} | make body optional | [{requestBody: {}}]",
        "{requestBody: {}} | make body required | [{requestBody: {required: true}}]",
        "{requestBody: {}} | drop body | [{}]",
        "{parameters: [{name: a, in: query}]} | move parameter |"
            + " [{parameters: [{name: a, in: header}]}, {parameters: [{name: a, in: cookie}]}]",
        "{parameters: [{name: a, in: query}]} | rename parameter |"
            + " [{parameters: [{name: aX, in: query}]}]",
        "{parameters: [{name: a, in: query, required: true}]} | make parameter optional |"
            + " [{parameters: [{name: a, in: query}]}]",
        "{parameters: [{name: a, in: query}, {name: id, in: path}]} | drop parameter |"
            + " [{parameters: [{name: id, in: path}]}]",
        "{operationId: a} | rename operation | [{operationId: aX}]",
        "{tags: [A, b]} | change tag | [{tags: [A_X, b]}]",
        "{deprecated: true} | drop deprecation | [{}]",
        "{} | deprecate | [{deprecated: true}]",
        "{security: [{k: []}, {l: []}]} | drop credentials |"
            + " [{security: [{l: []}]}, {security: [{k: []}]}]",
        "{security: [{k: []}, {l: []}]} | exchange credentials |"
            + " [{security: [{}, {l: []}]}, {security: [{k: []}, {}]}]",
        "{} | ask for no credentials | [{security: []}]",
        "{x-roles: [Owner]} | change extension | [{x-roles: [OwnerX]}]",
      })
  void changesOperations(String operation, String kind, String expected) {
    ObjectNode document = tree("{paths: {'/a/{id}': {get: " + operation + "}}}");

    assertThat(changed(document, kind, "/paths/~1a~1{id}/get")).isEqualTo(items(expected));
  }

  /** Of a document, likewise. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{paths: {'/a/b/{c}': {}}} | rename segment |"
            + " [{paths: {'/aX/b/{c}': {}}}, {paths: {'/a/bX/{c}': {}}}]",
        "{paths: {'/a/{c}': {parameters: [{name: c, in: path}]}}} | rename parameter |"
            + " [{paths: {'/a/{cX}': {parameters: [{name: cX, in: path}]}}}]",
        "{paths: {/a: {get: {}, put: {}}}} | change method |"
            + " [{paths: {/a: {patch: {}, put: {}}}}, {paths: {/a: {delete: {}, put: {}}}},"
            + " {paths: {/a: {get: {}, patch: {}}}}, {paths: {/a: {get: {}, delete: {}}}}]",
        "{servers: [{url: https://a}]} | move server | [{servers: [{url: https://a/other}]}]",
        "{security: [{k: []}]} | drop credentials | [{security: []}]",
        "{components: {securitySchemes: {k: {type: http, scheme: basic}}}} | change scheme |"
            + " [{components: {securitySchemes: {k: {type: http, scheme: bearer}}}},"
            + " {components: {securitySchemes: {k: {type: http, scheme: digest}}}}]",
        "{components: {securitySchemes: {k: {type: oauth2, flows: {f: {tokenUrl: u, scopes:"
            + " {}}}}}}} | change scheme | [{components: {securitySchemes: {k: {type: oauth2,"
            + " flows: {f: {tokenUrl: u/other, scopes: {}}}}}}}]",
      })
  void changesDocuments(String document, String kind, String expected) {
    assertThat(changed(tree(document), kind, "")).isEqualTo(items(expected));
  }

  @Test
  void leavesOutWhatNothingRefersTo() {
    ObjectNode document = withSchema("{enum: [A]}");
    ((ObjectNode) document.at("/components/schemas")).set("Unused", tree("{enum: [B]}"));

    assertThat(Mutators.of(new DocumentTree(document)))
        .filteredOn(mutant -> mutant.kind().equals("drop value"))
        .extracting(Mutant::name)
        .containsExactly("drop value schemas/Order: A");
  }

  @Test
  void followsReferencesOnce() {
    ObjectNode document = withSchema("{properties: {a: {$ref: '#/components/schemas/Order'}}}");

    assertThat(Mutators.of(new DocumentTree(document)))
        .as("mutants of a document that refers to itself")
        .isNotEmpty();
  }

  @Test
  void namesAreUniqueAndChangesLeaveTheDocumentAlone() {
    ObjectNode document =
        withSchema("{type: object, properties: {a: {type: string, pattern: '^a{2}$'}}}");
    ObjectNode copy = document.deepCopy();
    List<Mutant> mutants = Mutators.of(new DocumentTree(document));

    assertThat(mutants).extracting(Mutant::name).doesNotHaveDuplicates();
    assertThat(mutants)
        .allSatisfy(mutant -> assertThat(mutant.applied(document)).isNotEqualTo(copy));
    assertThat(document).isEqualTo(copy);
    Set<String> names =
        mutants.stream().map(Mutant::name).collect(Collectors.toCollection(TreeSet::new));
    assertThat(names)
        .contains(
            "rename property schemas/Order: a → aX",
            "loosen quantifier schemas/Order/properties/a/pattern: {2} (3 of 4) → {2,3}");
  }

  private static List<String> changed(ObjectNode document, String kind, String pointer) {
    return Mutators.of(new DocumentTree(document)).stream()
        .filter(mutant -> mutant.kind().equals(kind))
        .map(mutant -> mutant.applied(document).at(JsonPointer.compile(pointer)).toString())
        .toList();
  }

  private static ObjectNode withSchema(String schema) {
    return tree(
        "{paths: {/a: {get: {operationId: getA, responses: {'200': {content: {application/json:"
            + " {schema: {$ref: '#/components/schemas/Order'}}}}}}}},"
            + " components: {schemas: {Order: "
            + schema
            + "}}}");
  }

  private static List<String> items(String array) {
    return read(array).valueStream().map(JsonNode::toString).toList();
  }

  private static ObjectNode tree(String text) {
    return (ObjectNode) read(text);
  }

  private static JsonNode read(String text) {
    try {
      return YAML.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
