package dev.dateline.contract.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dateline.contract.ContractOptions;
import dev.dateline.contract.ContractReader;
import dev.dateline.contract.ContractSource;
import dev.dateline.contract.Documents;
import dev.dateline.contract.schema.Purpose.Direction;
import dev.dateline.contract.tree.At;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import dev.dateline.runtime.json.JsonValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Keyword by keyword, what JSON Schema 2020-12 says of whole values, and what it says for certain
 * of parts of them.
 */
class SchemaJudgeTest {
  private static final String SCHEMA = "#/components/schemas/S";

  private static final Purpose EXPECTED =
      new Purpose(Direction.RESPONSE, true, at -> false, at -> false);

  private static String problems(String schema, String value, Purpose purpose) {
    Node root =
        ContractReader.document(
                ContractSource.text(
                    "t.yaml",
                    Documents.ofPaths(
                        """
                        paths:
                          /s: {put: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/S'}}}}, responses: {'204': {description: done}}}}
                        components:
                          schemas:
                            S: %s
                            T: {type: object, properties: {t: {type: integer}}}
                        """
                            .formatted(schema))),
                ContractOptions.LATEST)
            .root();
    At at = new At(Pointer.resolve(root, SCHEMA), SCHEMA);
    return String.join(
        ", ",
        new SchemaJudge(root)
            .judge(at, JsonValue.parse(value.replace('\'', '"')), purpose).problems().stream()
                .map(each -> (each.at() + " " + each.keyword()).strip())
                .toList());
  }

  private static void expect(String schema, String value, Purpose purpose, String expected) {
    assertThat(problems(schema, value, purpose)).isEqualTo(expected == null ? "" : expected);
  }

  @ParameterizedTest(name = "{1} by {0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        // unevaluatedProperties
        "{type: object, properties: {a: {}}, unevaluatedProperties: false}; {'a':1};",
        "{type: object, properties: {a: {}}, unevaluatedProperties: false}; {'b':1}; /b unevaluatedProperties",
        "{allOf: [{$ref: '#/components/schemas/T'}], properties: {a: {}}, unevaluatedProperties: false}; {'a':1,'t':1};",
        "{allOf: [{$ref: '#/components/schemas/T'}], unevaluatedProperties: false}; {'u':1}; /u unevaluatedProperties",
        "{$ref: '#/components/schemas/T', unevaluatedProperties: false}; {'t':1,'u':1}; /u unevaluatedProperties",
        "{properties: {a: {}}, unevaluatedProperties: {type: integer}}; {'a':'x','b':1};",
        "{properties: {a: {}}, unevaluatedProperties: {type: integer}}; {'b':'x'}; /b type",
        "{patternProperties: {'^x': {}}, unevaluatedProperties: false}; {'x1':1,'y':1}; /y unevaluatedProperties",
        "{anyOf: [{properties: {a: {type: integer}}, required: [a]}, {properties: {b: {type: integer}}, required: [b]}], unevaluatedProperties: false}; {'a':1};",
        "{anyOf: [{properties: {a: {type: integer}}, required: [a]}, {properties: {b: {type: integer}}, required: [b]}], unevaluatedProperties: false}; {'a':1,'b':2};",
        "{anyOf: [{properties: {a: {type: integer}}, required: [a]}, {properties: {b: {type: integer}}, required: [b]}], unevaluatedProperties: false}; {'a':1,'b':'x'}; /b unevaluatedProperties",
        "{if: {properties: {k: {const: 1}}, required: [k]}, then: {properties: {a: {}}}, else: {properties: {b: {}}}, unevaluatedProperties: false}; {'k':1,'a':1};",
        "{if: {properties: {k: {const: 1}}, required: [k]}, then: {properties: {a: {}}}, else: {properties: {b: {}}}, unevaluatedProperties: false}; {'k':1,'b':1}; /b unevaluatedProperties",
        "{if: {properties: {k: {const: 1}}, required: [k]}, then: {properties: {a: {}}}, else: {properties: {b: {}}}, unevaluatedProperties: false}; {'b':1};",
        "{dependentSchemas: {a: {properties: {b: {}}}}, properties: {a: {}}, unevaluatedProperties: false}; {'a':1,'b':1};",
        "{dependentSchemas: {a: {properties: {b: {}}}}, properties: {a: {}}, unevaluatedProperties: false}; {'b':1}; /b unevaluatedProperties",
        "{allOf: [{properties: {a: {}}, additionalProperties: true}], unevaluatedProperties: false}; {'b':1};",
        "{properties: {in: {allOf: [{properties: {a: {}}}], unevaluatedProperties: false}}}; {'in':{'b':1}}; /in/b unevaluatedProperties",
        // prefixItems, items, unevaluatedItems
        "{type: array, prefixItems: [{type: integer}, {type: string}]}; [1,'a',true];",
        "{type: array, prefixItems: [{type: integer}, {type: string}]}; ['a',1]; /0 type, /1 type",
        "{type: array, prefixItems: [{type: integer}], items: {type: string}}; [1,'a','b'];",
        "{type: array, prefixItems: [{type: integer}], items: {type: string}}; [1,'a',2]; /2 type",
        "{type: array, prefixItems: [{type: integer}], items: false}; [1];",
        "{type: array, prefixItems: [{type: integer}], items: false}; [1,2]; /1 false",
        "{prefixItems: [{}], unevaluatedItems: false}; [1];",
        "{prefixItems: [{}], unevaluatedItems: false}; [1,2]; /1 unevaluatedItems",
        "{prefixItems: [{}], unevaluatedItems: {type: string}}; [1,2]; /1 type",
        "{allOf: [{prefixItems: [{}, {}]}], unevaluatedItems: false}; [1,2];",
        "{allOf: [{items: {type: integer}}], unevaluatedItems: false}; [1,2];",
        "{contains: {type: string}, unevaluatedItems: {type: integer}}; ['a',1];",
        "{contains: {type: string}, unevaluatedItems: {type: integer}}; ['a',true]; /1 type",
        "{if: {prefixItems: [{const: 1}]}, then: {prefixItems: [{}, {}]}, unevaluatedItems: false}; [1,2];",
        "{if: {prefixItems: [{const: 1}]}, then: {prefixItems: [{}, {}]}, unevaluatedItems: false}; [2]; /0 unevaluatedItems",
        // contains
        "{contains: {type: string}}; [1,'a'];",
        "{contains: {type: string}}; [1]; contains",
        "{contains: {type: string}}; []; contains",
        "{contains: {type: string}, minContains: 0}; [];",
        "{contains: {type: string}, minContains: 2}; ['a']; minContains",
        "{contains: {type: string}, minContains: 2}; ['a',1,'b'];",
        "{contains: {type: string}, maxContains: 1}; ['a',1];",
        "{contains: {type: string}, maxContains: 1}; ['a','b']; maxContains",
        // if, then, else
        "{if: {type: integer}, then: {minimum: 3}, else: {type: string}}; 3;",
        "{if: {type: integer}, then: {minimum: 3}, else: {type: string}}; 2; minimum",
        "{if: {type: integer}, then: {minimum: 3}, else: {type: string}}; true; type",
        "{if: {properties: {k: {const: 1}}}, then: {required: [a]}}; {}; required",
        "{if: {properties: {k: {const: 1}}}, then: {required: [a]}}; {'k':2};",
        "{then: {required: [a]}}; {};",
        // dependentSchemas, dependentRequired, propertyNames
        "{dependentSchemas: {a: {required: [b]}}}; {'a':1}; required",
        "{dependentSchemas: {a: {required: [b]}}}; {'c':1};",
        "{dependentSchemas: {a: {properties: {b: {type: integer}}}}}; {'a':1,'b':'x'}; /b type",
        "{dependentSchemas: {a: false}}; {'a':1}; false",
        "{dependentRequired: {a: [b]}}; {'a':1}; dependentRequired",
        "{propertyNames: {pattern: '^[a-z]+$'}}; {'ab':1};",
        "{propertyNames: {pattern: '^[a-z]+$'}}; {'aB':1}; /aB propertyNames",
        "{propertyNames: {maxLength: 2}}; {'abc':1}; /abc propertyNames",
        "{propertyNames: {enum: [a, b]}}; {'c':1}; /c propertyNames",
        "{propertyNames: false}; {'c':1}; /c propertyNames",
        "{propertyNames: false}; {};",
        // not
        "{not: {required: [a]}}; {'a':1}; not",
        "{not: {properties: {a: {const: 1}}}}; {'b':1}; not",
        "{not: {}}; 1; not",
      })
  void wholeValues(String schema, String value, String expected) {
    expect(schema, value, Purpose.SENT, expected);
  }

  /** What is missing in a part may be there in the whole. */
  @ParameterizedTest(name = "{1} by {0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "{properties: {a: {type: integer}}, required: [a, b]}; {'a':1};",
        "{if: {properties: {k: {const: 1}}}, then: {properties: {a: {type: integer}}}}; {'a':'x'};",
        "{if: {properties: {k: {const: 1}}}, then: {properties: {a: {type: integer}}}}; {'k':1,'a':'x'}; /a type",
        "{if: {properties: {k: {const: 1}}, required: [k]}, then: {required: [a]}}; {'k':1};",
        "{if: {properties: {k: {const: 1}}, required: [k]}, then: {properties: {a: {type: integer}}}, else: {properties: {a: {type: string}}}}; {'a':'x'};",
        "{if: {properties: {k: {const: 1}}, required: [k]}, then: {properties: {a: {type: integer}}}, else: {properties: {a: {type: string}}}}; {'a':1};",
        "{if: {properties: {k: {const: 1}}, required: [k]}, then: {properties: {a: {type: integer}}}, else: {properties: {a: {type: string}}}}; {'k':2,'a':1}; /a type",
        "{if: {properties: {k: {type: object, properties: {m: {const: 1}}}}}, then: {properties: {a: {type: integer}}}}; {'k':{},'a':'x'};",
        "{if: {minProperties: 1}, then: {properties: {a: {type: integer}}}}; {'a':'x'};",
        "{dependentSchemas: {a: {properties: {b: {type: integer}}, required: [c]}}}; {'a':1,'b':2};",
        "{dependentSchemas: {a: {properties: {b: {type: integer}}}}}; {'a':1,'b':'x'}; /b type",
        "{dependentRequired: {a: [b]}}; {'a':1};",
        "{not: {required: [a, c]}}; {'a':1};",
        "{not: {required: [a, c]}}; {'a':1,'c':1}; not",
        "{not: {properties: {a: {const: 1}}}}; {'b':1};",
        "{not: {properties: {a: {const: 1}}}}; {'a':1}; not",
        "{not: {type: 'null'}}; null; not",
        "{contains: {required: [a], properties: {b: {type: integer}}}}; [{'b':1}];",
        "{contains: {required: [a], properties: {b: {type: integer}}}}; [{'b':'x'}]; contains",
        "{contains: {required: [a]}, maxContains: 1}; [{'b':1},{'b':2}];",
        "{properties: {a: {}}, unevaluatedProperties: false}; {'b':1}; /b unevaluatedProperties",
        "{oneOf: [{properties: {a: {}}, required: [a]}, {properties: {b: {}}, required: [b]}], unevaluatedProperties: false}; {'b':1};",
        "{propertyNames: {maxLength: 2}}; {'abc':1}; /abc propertyNames",
        "{minProperties: 2}; {'a':1};",
      })
  void partsOfValues(String schema, String value, String expected) {
    expect(schema, value, EXPECTED, expected);
  }

  /** Texts of XML, forms and queries stand for what a schema makes of them. */
  @ParameterizedTest(name = "{1} by {0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "{type: integer, maximum: 3}; ' 3 ';",
        "{type: integer, maximum: 3}; '4'; maximum",
        "{type: integer}; 'x'; type",
        "{type: boolean}; 'true';",
        "{type: boolean}; '1'; type",
        "{type: string, maxLength: 1}; '12'; maxLength",
        "{enum: [1, true]}; '1';",
        "{enum: [1, true]}; '2'; enum",
        "{oneOf: [{type: integer}, {type: boolean}]}; 'true';",
        "{type: object, properties: {a: {anyOf: [{type: integer}, {type: string, minLength: 3}]}}}; {'a':'12'};",
        "{type: [integer, string]}; 'x';",
      })
  void texts(String schema, String value, String expected) {
    expect(schema, value, Purpose.SENT.ofTexts(), expected);
  }
}
