package dev.dateline.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dateline.runtime.json.RandomJson;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ParameterTextTest {
  private static final List<String> LIST = List.of("blue", "black", "brown");
  private static final Map<String, Object> MAP = new LinkedHashMap<>();

  static {
    MAP.put("R", 100);
    MAP.put("G", 200);
    MAP.put("B", 150);
  }

  /** The table of OpenAPI 3.1, with RFC 6570 where versions of the table differ. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MATRIX | false | ;color | ;color=blue | ;color=blue,black,brown | "
            + ";color=R,100,G,200,B,150",
        "MATRIX | true  | ;color | ;color=blue | ;color=blue;color=black;color=brown | "
            + ";R=100;G=200;B=150",
        "LABEL  | false | .      | .blue       | .blue,black,brown | .R,100,G,200,B,150",
        "LABEL  | true  | .      | .blue       | .blue.black.brown | .R=100.G=200.B=150",
        "SIMPLE | false | ''     | blue        | blue,black,brown  | R,100,G,200,B,150",
        "SIMPLE | true  | ''     | blue        | blue,black,brown  | R=100,G=200,B=150"
      })
  void writesPaths(
      ParameterStyle style, boolean explode, String empty, String scalar, String list, String map) {
    assertThat(ParameterText.writePath("color", "", style, explode)).isEqualTo(empty);
    assertThat(ParameterText.writePath("color", "blue", style, explode)).isEqualTo(scalar);
    assertThat(ParameterText.writePath("color", LIST, style, explode)).isEqualTo(list);
    assertThat(ParameterText.writePath("color", MAP, style, explode)).isEqualTo(map);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FORM | false | color=blue,black,brown | color=R,100,G,200,B,150",
        "FORM | true  | color=blue&color=black&color=brown | R=100&G=200&B=150",
        "SPACE_DELIMITED | false | color=blue%20black%20brown | color=R%20100%20G%20200%20B%20150",
        "PIPE_DELIMITED | false | color=blue%7Cblack%7Cbrown | color=R%7C100%7CG%7C200%7CB%7C150",
        "SPACE_DELIMITED | true | color=blue&color=black&color=brown | R=100&G=200&B=150"
      })
  void writesQueries(ParameterStyle style, boolean explode, String list, String map) {
    assertThat(ParameterText.writeQuery("color", "", style, explode)).isEqualTo("color=");
    assertThat(ParameterText.writeQuery("color", "blue", style, explode)).isEqualTo("color=blue");
    assertThat(ParameterText.writeQuery("color", LIST, style, explode)).isEqualTo(list);
    assertThat(ParameterText.writeQuery("color", MAP, style, explode)).isEqualTo(map);
    assertThat(ParameterText.writeQuery("color", List.of(), style, explode)).isEmpty();
    assertThat(ParameterText.writeQuery("color", Map.of(), style, explode)).isEmpty();
  }

  @Test
  void writesDeepObjects() {
    String query = ParameterText.writeQuery("color", MAP, ParameterStyle.DEEP_OBJECT, true);
    assertThat(query).isEqualTo("color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150");
    for (String sent : List.of(query, "x=1&color[R]=100&color[G]=200&color[B]=150&colorX[R]=2")) {
      assertThat(
              ParameterText.parseQuery(
                      QueryText.of(sent), "color", ParameterStyle.DEEP_OBJECT, true)
                  .map(Set.of()))
          .isEqualTo(Map.of("R", "100", "G", "200", "B", "150"));
    }
  }

  @Test
  void writesHeadersAndCookies() {
    assertThat(ParameterText.writeHeader("a b=é", false)).isEqualTo("a b=é");
    assertThat(ParameterText.writeHeader(LIST, true)).isEqualTo("blue,black,brown");
    assertThat(ParameterText.writeHeader(MAP, false)).isEqualTo("R,100,G,200,B,150");
    assertThat(ParameterText.writeHeader(MAP, true)).isEqualTo("R=100,G=200,B=150");
    assertThat(ParameterText.writeCookie("color", "a;b", true)).isEqualTo("color=a%3Bb");
    assertThat(ParameterText.writeCookie("color", LIST, false)).isEqualTo("color=blue,black,brown");
    assertThat(ParameterText.writeCookie("color", LIST, true))
        .isEqualTo("color=blue; color=black; color=brown");
  }

  @Test
  void encodesAllButTheUnreserved() {
    assertThat(ParameterText.writePath("p", "a/b?c#d%é😀 -._~", ParameterStyle.SIMPLE, false))
        .isEqualTo("a%2Fb%3Fc%23d%25%C3%A9%F0%9F%98%80%20-._~");
    assertThat(ParameterText.writeQuery("a b", "+&=", ParameterStyle.FORM, true))
        .isEqualTo("a%20b=%2B%26%3D");
  }

  @ParameterizedTest
  @EnumSource(names = {"SIMPLE", "LABEL", "MATRIX"})
  void readsPathsThatItWrote(ParameterStyle style) {
    RandomJson random = new RandomJson(99);
    for (int i = 0; i < 1500; i++) {
      boolean explode = random.random().nextBoolean();
      String name = "p" + random.wellFormedText();
      String scalar = random.wellFormedText();
      List<String> list = list(random, random::wellFormedText);
      Map<String, String> map = map(random, random::wellFormedText);
      assertThat(path(name, scalar, style, explode).text()).isEqualTo(scalar);
      assertThat(path(name, list, style, explode).list()).isEqualTo(list);
      assertThat(path(name, map, style, explode).map(Set.of())).isEqualTo(map);
    }
  }

  private static ParsedParameter path(
      String name, Object value, ParameterStyle style, boolean explode) {
    String raw = ParameterText.writePath(name, value, style, explode);
    URI.create("/" + raw);
    return ParameterText.parsePath(raw, name, style, explode);
  }

  @ParameterizedTest
  @EnumSource(names = {"FORM", "SPACE_DELIMITED", "PIPE_DELIMITED"})
  void readsQueriesThatItWrote(ParameterStyle style) {
    RandomJson random = new RandomJson(77);
    for (int i = 0; i < 1500; i++) {
      boolean explode = random.random().nextBoolean();
      boolean cookie = style == ParameterStyle.FORM && random.random().nextBoolean();
      Supplier<String> items =
          explode || style == ParameterStyle.FORM
              ? random::wellFormedText
              : () -> random.wellFormedText().replace(' ', '_').replace('|', '_');
      String name = "p" + random.wellFormedText();
      String scalar = random.wellFormedText();
      List<String> list = list(random, items);
      Map<String, String> map = map(random, () -> "q" + items.get());
      assertThat(query(cookie, name, scalar, style, explode).text()).isEqualTo(scalar);
      assertThat(query(cookie, name, list, style, explode).list()).isEqualTo(list);
      assertThat(query(cookie, name, map, style, explode).map(map.keySet())).isEqualTo(map);
    }
  }

  private static ParsedParameter query(
      boolean cookie, String name, Object value, ParameterStyle style, boolean explode) {
    if (cookie) {
      String header = "before=1; " + ParameterText.writeCookie(name, value, explode) + "; z=2";
      return ParameterText.parseCookie(QueryText.ofCookies(header), name, explode);
    }
    String raw = "before=1&" + ParameterText.writeQuery(name, value, style, explode) + "&z=2";
    URI.create("/?" + raw);
    return ParameterText.parseQuery(QueryText.of(raw), name, style, explode);
  }

  @Test
  void readsDeepObjectsThatItWrote() {
    RandomJson random = new RandomJson(55);
    for (int i = 0; i < 1000; i++) {
      Map<String, String> map = map(random, random::wellFormedText);
      String name = "p" + random.wellFormedText();
      String raw = ParameterText.writeQuery(name, map, ParameterStyle.DEEP_OBJECT, true);
      assertThat(
              ParameterText.parseQuery(QueryText.of(raw), name, ParameterStyle.DEEP_OBJECT, true)
                  .map(Set.of()))
          .isEqualTo(map);
    }
  }

  @Test
  void readsHeadersThatItWrote() {
    RandomJson random = new RandomJson(33);
    Supplier<String> items =
        () -> random.wellFormedText().replace(',', '_').replace('=', '_').strip();
    for (int i = 0; i < 1000; i++) {
      boolean explode = random.random().nextBoolean();
      List<String> list = list(random, items);
      Map<String, String> map = map(random, items);
      assertThat(header(list, explode).list()).isEqualTo(list);
      assertThat(header(map, explode).map(Set.of())).isEqualTo(map);
    }
    assertThat(ParameterText.parseHeader(List.of("a, b", "c"), false).list())
        .containsExactly("a", "b", "c");
  }

  private static ParsedParameter header(Object value, boolean explode) {
    return ParameterText.parseHeader(List.of(ParameterText.writeHeader(value, explode)), explode);
  }

  private static List<String> list(RandomJson random, Supplier<String> items) {
    List<String> list = new ArrayList<>();
    for (int i = random.random().nextInt(4); i >= 0; i--) {
      list.add(items.get());
    }
    return list;
  }

  private static Map<String, String> map(RandomJson random, Supplier<String> items) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = random.random().nextInt(4); i >= 0; i--) {
      map.put(items.get(), items.get());
    }
    return map;
  }

  @Test
  void whatIsNotThereIsNull() {
    ParsedParameter path = ParameterText.parsePath(null, "a", ParameterStyle.SIMPLE, false);
    ParsedParameter header = ParameterText.parseHeader(List.of(), false);
    for (ParsedParameter absent : List.of(path, header)) {
      assertThat(absent.text()).isNull();
      assertThat(absent.list()).isNull();
      assertThat(absent.map(Set.of())).isNull();
    }
    for (ParameterStyle style :
        List.of(
            ParameterStyle.FORM,
            ParameterStyle.SPACE_DELIMITED,
            ParameterStyle.PIPE_DELIMITED,
            ParameterStyle.DEEP_OBJECT)) {
      for (boolean explode : new boolean[] {true, false}) {
        ParsedParameter query = ParameterText.parseQuery(QueryText.of("b=1"), "a", style, explode);
        assertThat(query.text()).isNull();
        assertThat(query.list()).isNull();
        assertThat(query.map(Set.of("c"))).isNull();
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "null, null",
        "'', null",
        "a, ''",
        "a=, ''",
        "b=1, null",
        "a=x+y%2B, x y+",
        "&&a=1, 1"
      })
  void readsScalarsFromQueries(String query, String expected) {
    assertThat(ParameterText.parseQuery(QueryText.of(query), "a", ParameterStyle.FORM, true).text())
        .isEqualTo(expected);
  }

  @Test
  void saysWhatIsMalformed() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ParameterText.parseQuery(QueryText.of("a=1&a=2"), "a", ParameterStyle.FORM, true)
                    .text())
        .withMessage("must be given once");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ParameterText.parseQuery(QueryText.of("a=%zz"), "a", ParameterStyle.FORM, true)
                    .text())
        .withMessage("must have two hexadecimal digits after each percent sign");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ParameterText.parsePath("%FF", "a", ParameterStyle.SIMPLE, true).text())
        .withMessage("must be UTF-8, percent-encoded");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ParameterText.parsePath("x", "a", ParameterStyle.LABEL, true))
        .withMessage("must start with '.'");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ParameterText.parsePath("a,b,c", "a", ParameterStyle.SIMPLE, false).map(Set.of()))
        .withMessage("must have a value for each property");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ParameterText.parsePath("a,b", "a", ParameterStyle.SIMPLE, true).map(Set.of()))
        .withMessage("must have an equals sign in each property");
  }

  @Test
  void refusesWhatAStyleCannotCarry() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ParameterText.writeQuery(
                    "a", List.of("b c"), ParameterStyle.SPACE_DELIMITED, false))
        .withMessageContaining("a space");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ParameterText.writeQuery("a", List.of("|"), ParameterStyle.PIPE_DELIMITED, false))
        .withMessageContaining("a vertical bar");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ParameterText.writeHeader(List.of("a,b"), false));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ParameterText.writePath("a", List.of(), ParameterStyle.SIMPLE, false));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ParameterText.writePath("a", "b", ParameterStyle.FORM, false));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ParameterText.writeQuery("a", "b", ParameterStyle.MATRIX, false));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ParameterText.writeQuery("a", "b", ParameterStyle.DEEP_OBJECT, false));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ParameterText.writePath("a", "\uD800", ParameterStyle.SIMPLE, false));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ParameterText.writeQuery("a", new Object(), ParameterStyle.FORM, false));
  }
}
