package dev.dateline.contract.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dateline.contract.ContractSource;
import dev.dateline.contract.read.DocumentReader;
import dev.dateline.contract.tree.Node;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries of RFC 9535: what they select, by the keys that lead there. */
class JsonPathTest {
  private static final Node DATA =
      DocumentReader.read(
              ContractSource.text(
                  "data.yaml",
                  """
                  openapi: 3.1.0
                  paths: {/x: {}}
                  x:
                    name with space: 1
                    "it's": 2
                    naïve: 3
                    list: [zero, one, two, three, four, five]
                    things:
                      - {a: 1, b: x, tags: [t, u]}
                      - {a: 2.0, b: y}
                      - {a: 10, b: ab, c: null}
                      - text
                      - [1, 2]
                    same: [{v: {p: 1, q: [2]}, w: {q: [2.0], p: 1}}, {v: 1, w: '1'}, {u: 0}]
                    deep: {a: {a: {a: end}}}
                  """))
          .root();

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "$                                      # ''",
        "$.x.deep.a                             # x/deep/a",
        "$['x']['name with space']              # x/name with space",
        "$.x[\"it's\"]                          # x/it's",
        "$.x['it\\'s']                          # x/it's",
        "$.x['na\\u00efve']                     # x/naïve",
        "$.x.naïve                              # x/naïve",
        "$.x.nothing                            # none",
        "$.x.list.length                        # none",
        "$.x.list[0]                            # x/list/0",
        "$.x.list[-1]                           # x/list/5",
        "$.x.list[6]                            # none",
        "$.x.list[-7]                           # none",
        "$.x.deep[0]                            # none",
        "$.x.list[1:3]                          # x/list/1 x/list/2",
        "$.x.list[4:]                           # x/list/4 x/list/5",
        "$.x.list[:2]                           # x/list/0 x/list/1",
        "$.x.list[::3]                          # x/list/0 x/list/3",
        "$.x.list[5:1:-2]                       # x/list/5 x/list/3",
        "$.x.list[::-4]                         # x/list/5 x/list/1",
        "$.x.list[1:3:0]                        # none",
        "$.x.list[-2:]                          # x/list/4 x/list/5",
        "$.x.list[ 0 , -1 ]                     # x/list/0 x/list/5",
        "$.x.list[0,0]                          # x/list/0 x/list/0",
        "$.x.deep.*                             # x/deep/a",
        "$.x.deep[*]                            # x/deep/a",
        "$.x.deep..a                            # x/deep/a x/deep/a/a x/deep/a/a/a",
        "$.x.deep..*                            # x/deep/a x/deep/a/a x/deep/a/a/a",
        "$..['p','q']                           # x/same/0/v/p x/same/0/v/q x/same/0/w/p"
            + " x/same/0/w/q",
        "$ .x [ 'deep' ]                        # x/deep",
        "$.x.things[?@.a==2]                    # x/things/1",
        "$.x.things[?(@.a == 2)]                # x/things/1",
        "$.x.things[?@.a<10]                    # x/things/0 x/things/1",
        "$.x.things[?@.a>=2]                    # x/things/1 x/things/2",
        "$.x.things[?@.b<'b']                   # x/things/2",
        "$.x.things[?@.c]                       # x/things/2",
        "$.x.things[?@.c==null]                 # x/things/2",
        "$.x.things[?!@.c]                      # x/things/0 x/things/1 x/things/3 x/things/4",
        "$.x.things[?@.b=='x'||@.b=='y']        # x/things/0 x/things/1",
        "$.x.things[?@.a>1 && !(@.b=='y')]      # x/things/2",
        "$.x.things[?@.a!=1]                    # x/things/1 x/things/2 x/things/3 x/things/4",
        "$.x.things[?@=='text']                 # x/things/3",
        "$.x.things[?@.nothing==@.neither]      # x/things/0 x/things/1 x/things/2 x/things/3"
            + " x/things/4",
        "$.x.things[?@.tags[?@=='u']]           # x/things/0",
        "$.x.things[?length(@)==2]              # x/things/1 x/things/4",
        "$.x.things[?length(@.b)==2]            # x/things/2",
        "$.x.things[?count(@.*)>2]              # x/things/0 x/things/2",
        "$.x.things[?value(@..tags)]            # none",
        "$.x.things[?match(@.b,'[xy]')]         # x/things/0 x/things/1",
        "$.x.things[?match(@.b,'a')]            # none",
        "$.x.things[?search(@.b,'a')]           # x/things/2",
        "$.x.things[?@.b==$.x.things[0].b]      # x/things/0",
        "$.x.same[?@.v==@.w]                    # x/same/0 x/same/2",
        "$.x.list[?@ > 'o' && @ < 't']          # x/list/1",
      })
  void selects(String query, String expected) {
    if (query.contains("value(@..tags)]")) {
      assertThatThrownBy(() -> JsonPath.parse(query)).isInstanceOf(JsonPathException.class);
      return;
    }
    List<String> selected =
        JsonPath.parse(query).select(DATA).stream()
            .map(location -> String.join("/", location.keys()))
            .toList();
    if (expected.equals("none")) {
      assertThat(selected).isEmpty();
    } else if (expected.equals("''")) {
      assertThat(selected).containsExactly("");
    } else {
      assertThat(selected).containsExactly(expected.split(" (?=x/)"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "x                      | a query begins with '$'",
        "$x                     | expected '.', '..' or '[' instead of 'x'",
        "$.                     | '.' must be followed by a name",
        "$.a-b                  | expected '.', '..' or '[' instead of '-'",
        "$..                    | '..' must be followed by a name",
        "$[                     | expected a quoted name",
        "$['a'                  | expected ']'",
        "$['a                   | the string has no end",
        "$['\\x']               | no such escape",
        "$['\\ud800']           | half of a surrogate pair",
        "$[01]                  | expected ']'",
        "$[-0]                  | expected a quoted name",
        "$[9007199254740992]    | an index lies between",
        "$[?1]                  | a value alone is no condition",
        "$[?@.*==1]             | a query that may select several nodes",
        "$[?size(@)==1]         | there is no function size()",
        "$[?count(1)==1]        | the argument of count() is a query",
        "$[?length(@,@)==1]     | there is one argument",
        "$[?match(@.a,'[')]     | is no regular expression",
        "$[?match(@.a,'a')==1]  | expected ']'",
        "$[?1==match(@.a,'a')]  | cannot be compared",
        "$[?!@.a==1]            | expected ']'",
        "$[(@.length-1)]        | expected a quoted name",
      })
  void refuses(String query, String message) {
    assertThatThrownBy(() -> JsonPath.parse(query))
        .isInstanceOf(JsonPathException.class)
        .hasMessageContaining(message)
        .hasMessageContaining("at character");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 200_000})
  void nestingEnds(int levels) {
    assertThatThrownBy(() -> JsonPath.parse("$[?" + "(".repeat(levels)))
        .isInstanceOf(JsonPathException.class)
        .hasMessageContaining("nested deeper");
  }
}
