package dev.dateline.client.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dateline.client.ApiCaller;
import dev.dateline.client.ClientOperation;
import dev.dateline.client.credentials.Credentials;
import dev.dateline.client.errors.PagingException;
import dev.dateline.client.errors.UnreadableResponseException;
import dev.dateline.client.testing.StubServer;
import dev.dateline.client.testing.StubServer.Answer;
import dev.dateline.client.testing.StubServer.Received;
import dev.dateline.client.testing.Thing;
import dev.dateline.client.testing.ThingPage;
import dev.dateline.client.testing.ThingsApi;
import dev.dateline.client.testing.ThingsApi.FreeRequest;
import dev.dateline.runtime.http.OperationInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {

  private static final List<String> PARAMETERS =
      List.of("page", "size", "offset", "cursor", "state", "kinds");

  private static final ClientOperation<FreeRequest, ThingPage, ThingPage> LIST =
      ClientOperation.<FreeRequest, ThingPage>of(
              ThingPage.class,
              OperationInfo.builder("listThings", "GET", "/api/things")
                  .answers(ThingsApi.DATED, "200")
                  .envelope())
          .request((request, out) -> ThingsApi.FIND.write(request, out))
          .answer("200", in -> in.json(ThingPage::read))
          .returning(it -> it);

  private final StubServer server = new StubServer(Answer.empty(204));
  private final ApiCaller caller =
      new ThingsApi.Builder().baseUri(server.uri()).credentials(Credentials.none()).build();

  @AfterEach
  void stop() {
    server.close();
  }

  /** A request with {@code name=value} for some parameters; the others are not set. */
  private static FreeRequest request(String... pairs) {
    Map<String, String> values = parsed(pairs);
    return ThingsApi.find(out -> PARAMETERS.forEach(name -> out.query(name, values.get(name))));
  }

  private static Map<String, String> parsed(String... pairs) {
    Map<String, String> values = new TreeMap<>();
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      values.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return values;
  }

  private static Map<String, String> query(Received request) {
    return parsed(request.rawQuery().isEmpty() ? new String[0] : request.rawQuery().split("&"));
  }

  private Pages<ThingPage, Thing> pages(Paging paging, String... pairs) {
    return Pages.of(caller, LIST, request(pairs), paging, ThingPage::results);
  }

  private static List<Integer> sizes(Iterable<Thing> things) {
    List<Integer> sizes = new ArrayList<>();
    things.forEach(thing -> sizes.add(thing.size()));
    return sizes;
  }

  private static List<Integer> range(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  private static String things(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(size -> "{\"name\":\"t\",\"size\":" + size + "}")
        .collect(Collectors.joining(",", "\"results\":[", "]"));
  }

  /**
   * Lists things the way that the query asks for.
   *
   * @param all how many there are
   * @param most on one page
   * @param extra members of a page, from the number of its first item and of the one after its last
   */
  private static Function<Received, Answer> list(int all, int most, Function<int[], String> extra) {
    return request -> {
      Map<String, String> query = query(request);
      int size = Math.min(most, Integer.parseInt(query.getOrDefault("size", "10")));
      int from =
          query.containsKey("cursor")
              ? Integer.parseInt(query.get("cursor").substring(1))
              : query.containsKey("offset")
                  ? Integer.parseInt(query.get("offset"))
                  : (Integer.parseInt(query.getOrDefault("page", "1")) - 1) * size;
      int to = Math.min(all, from + size);
      String more = extra.apply(new int[] {from, to, all});
      return Answer.json(
          200, "{" + things(Math.min(from, to), to) + (more.isEmpty() ? "" : "," + more) + "}");
    };
  }

  /**
   * What pages say beside their items, from their first item, the one after and the number of all.
   */
  private enum Extra implements Function<int[], String> {
    NOTHING,
    TOTAL,
    CURSOR,
    LINKS,
    MORE;

    @Override
    public String apply(int[] page) {
      boolean more = page[1] < page[2];
      return switch (this) {
        case NOTHING -> "";
        case TOTAL -> "\"totalCount\":" + page[2];
        case CURSOR -> "\"paging\":{\"next\":" + (more ? "\"c" + page[1] + "\"" : "null") + "}";
        case MORE -> "\"paging\":{\"next\":\"c" + page[1] + "\"},\"more\":" + more;
        case LINKS ->
            "\"links\":[{\"rel\":\"self\",\"href\":\"/here\"}"
                + (more
                    ? ",{\"rel\":\"next\",\"href\":\"/api/things?cursor=c" + page[1] + "&size=4\"}"
                    : "")
                + "]";
      };
    }
  }

  private static final Paging NUMBERS = Paging.pages("page", 1).size("size", 10, 50);

  static Stream<Arguments> styles() {
    Paging offsets = Paging.offsets("offset", 0).size("size", 10, 0);
    Paging cursors = Paging.cursors("cursor", "paging.next");
    Paging links = Paging.linked().linksIn("links", "rel", "href", "next");
    Paging both = NUMBERS.linksIn("links", "rel", "href", "next");
    return Stream.of(
        // how it goes on, what pages say, items, most on a page, request, items got, calls made
        Arguments.of("last page short", NUMBERS, Extra.NOTHING, 25, 10, "", range(0, 25), 3),
        Arguments.of("last page full", NUMBERS, Extra.NOTHING, 20, 10, "", range(0, 20), 3),
        Arguments.of("one page", NUMBERS, Extra.NOTHING, 3, 10, "", range(0, 3), 1),
        Arguments.of("no items", NUMBERS, Extra.NOTHING, 0, 10, "", range(0, 0), 1),
        Arguments.of(
            "total", NUMBERS.total("totalCount"), Extra.TOTAL, 20, 10, "", range(0, 20), 2),
        Arguments.of(
            "total, from page 2",
            NUMBERS.total("totalCount"),
            Extra.TOTAL,
            30,
            10,
            "page=2",
            range(10, 30),
            2),
        Arguments.of(
            "total, server gives less than asked for",
            NUMBERS.total("totalCount"),
            Extra.TOTAL,
            20,
            5,
            "size=20",
            range(0, 20),
            4),
        Arguments.of(
            "no total", NUMBERS.total("totalCount"), Extra.NOTHING, 5, 10, "", range(0, 5), 1),
        Arguments.of(
            "more asked for than is given",
            NUMBERS,
            Extra.NOTHING,
            120,
            50,
            "size=500",
            range(0, 120),
            3),
        Arguments.of("own size", NUMBERS, Extra.NOTHING, 10, 10, "size=4", range(0, 10), 3),
        Arguments.of("own start", NUMBERS, Extra.NOTHING, 10, 10, "page=2&size=4", range(4, 10), 2),
        Arguments.of("past the end", NUMBERS, Extra.NOTHING, 10, 10, "page=9", range(0, 0), 1),
        Arguments.of(
            "no size", Paging.pages("page", 1), Extra.NOTHING, 25, 10, "", range(0, 25), 4),
        Arguments.of("offset", offsets, Extra.NOTHING, 25, 10, "", range(0, 25), 3),
        Arguments.of("offset, own", offsets, Extra.NOTHING, 25, 10, "offset=7", range(7, 25), 2),
        Arguments.of(
            "offset and total",
            offsets.total("totalCount"),
            Extra.TOTAL,
            20,
            10,
            "",
            range(0, 20),
            2),
        Arguments.of("cursor", cursors, Extra.CURSOR, 25, 10, "", range(0, 25), 3),
        Arguments.of("cursor, own", cursors, Extra.CURSOR, 25, 10, "cursor=c20", range(20, 25), 1),
        Arguments.of(
            "cursor and more", cursors.more("more"), Extra.MORE, 20, 10, "", range(0, 20), 2),
        Arguments.of("links", links, Extra.LINKS, 10, 10, "size=4", range(0, 10), 3),
        Arguments.of("links, none", links, Extra.NOTHING, 10, 10, "size=4", range(0, 4), 1),
        Arguments.of("pages or links: links", both, Extra.LINKS, 8, 10, "size=4", range(0, 8), 2),
        Arguments.of(
            "pages or links: pages", both, Extra.NOTHING, 8, 10, "size=4", range(0, 8), 3));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("styles")
  void goesThroughAllItems(
      String name,
      Paging paging,
      Function<int[], String> extra,
      int all,
      int most,
      String query,
      List<Integer> expected,
      int calls) {
    server.answers(list(all, most, extra));
    String[] pairs = query.isEmpty() ? new String[0] : query.split("&");
    assertThat(sizes(pages(paging, pairs))).isEqualTo(expected);
    assertThat(server.requests()).hasSize(calls);
    assertThat(server.requests().get(0).rawQuery())
        .as("the first request is as it was made")
        .isEqualTo(query);
  }

  @Test
  void fetchesWhatIsNeeded() {
    server.answers(list(1000, 10, Extra.NOTHING));
    Pages<ThingPage, Thing> pages = pages(NUMBERS);
    assertThat(server.requests()).isEmpty();
    try (Stream<Thing> stream = pages.stream()) {
      assertThat(stream.limit(20).map(Thing::size).toList()).isEqualTo(range(0, 20));
    }
    assertThat(server.requests()).hasSize(2);
    Iterator<ThingPage> whole = pages.pages().iterator();
    assertThat(whole.next().results()).hasSize(10);
    assertThat(whole.hasNext()).isTrue();
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void fetchesNothingMoreOnceClosed() {
    server.answers(list(1000, 10, Extra.NOTHING));
    Stream<Thing> stream = pages(NUMBERS).stream();
    Iterator<Thing> items = stream.iterator();
    items.next();
    stream.close();
    List<Integer> rest = new ArrayList<>();
    items.forEachRemaining(thing -> rest.add(thing.size()));
    assertThat(rest).isEqualTo(range(1, 10));
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void keepsWhatElseTheRequestSays() {
    server.answers(list(25, 10, Extra.CURSOR));
    assertThat(sizes(pages(Paging.cursors("cursor", "paging.next"), "state=a%20b"))).hasSize(25);
    assertThat(server.requests())
        .extracting(Received::rawQuery)
        .containsExactly("state=a%2520b", "cursor=c10&state=a%2520b", "cursor=c20&state=a%2520b");
  }

  @Test
  void takesPagesOutOfTheEnvelope() {
    server.answers(list(15, 10, page -> "\"status\":200,\"links\":[]"));
    ApiCaller enveloped =
        new ThingsApi.Builder()
            .baseUri(server.uri())
            .credentials(Credentials.none())
            .envelope(true)
            .build();
    Pages<ThingPage, Thing> pages =
        Pages.of(enveloped, LIST, request(), NUMBERS, ThingPage::results);
    assertThat(sizes(pages)).isEqualTo(range(0, 15));
    assertThat(server.requests())
        .extracting(Received::rawQuery)
        .containsExactly("envelope=true", "page=2&envelope=true");
  }

  @Test
  void goesOnAfterACallThatFailed() {
    Function<Received, Answer> list = list(15, 10, Extra.NOTHING);
    server.answers(
        request ->
            server.requests().size() == 2
                ? Answer.json(200, "{\"results\":[")
                : list.apply(request));
    Iterator<Thing> items = pages(NUMBERS).iterator();
    for (int i = 0; i < 10; i++) {
      items.next();
    }
    assertThatThrownBy(items::hasNext).isInstanceOf(UnreadableResponseException.class);
    assertThat(items.next().size()).isEqualTo(10);
  }

  /** What the server gives after its first page, and why that is no next one. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://elsewhere.example/api/things?cursor=c2 | another server",
        "//elsewhere.example/api/things?cursor=c2       | another server",
        "https://127.0.0.1/api/things?cursor=c2         | another server",
        "/api/things                                    | no parameter",
        "/api/things?unknown=1                          | no parameter",
        "/api/things?cursor=c0                          | twice",
        "http://[                                       | no URI",
        "?cursor=%zz                                    | no URI",
      })
  void refusesLinksThatLeadNowhere(String href, String reason) {
    server.answers(request -> Answer.json(200, "{" + things(0, 2) + ",\"next\":\"" + href + "\"}"));
    Iterator<Thing> items = pages(Paging.linked().linkIn("next"), "size=2").iterator();
    assertThat(items.next().size()).isEqualTo(0);
    assertThat(items.next().size()).isEqualTo(1);
    assertThatThrownBy(
            () -> {
              while (items.hasNext()) {
                items.next();
              }
            })
        .isInstanceOf(PagingException.class)
        .hasMessageContaining("listThings")
        .hasMessageContaining(reason);
    assertThat(server.requests().size()).isLessThanOrEqualTo(3);
  }

  static Stream<Arguments> circles() {
    return Stream.of(
        Arguments.of("the page is ignored", NUMBERS),
        Arguments.of("the offset is ignored", Paging.offsets("offset", 0)),
        Arguments.of("a total too high", NUMBERS.total("totalCount")),
        Arguments.of("the same cursor", Paging.cursors("cursor", "again")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("circles")
  void endsCircles(String name, Paging paging) {
    server.answers(
        request -> Answer.json(200, "{" + things(0, 10) + ",\"totalCount\":99,\"again\":\"c0\"}"));
    assertThatThrownBy(() -> sizes(pages(paging))).isInstanceOf(PagingException.class);
    assertThat(server.requests()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<?cursor=c4>; rel=\"next\"",
        "<?cursor=c4>; rel=next",
        "</last>; rel=\"last\", <?cursor=c4>; title=\"a, b; c\"; rel=\"NEXT alternate\"",
      })
  void followsLinksInHeaders(String header) {
    Function<Received, Answer> list = list(6, 4, Extra.NOTHING);
    server.answers(
        request ->
            query(request).containsKey("cursor")
                ? list.apply(request)
                : list.apply(request).with("Link", header));
    Paging paging = Paging.linked().linksInHeader("Link", "next");
    assertThat(sizes(pages(paging))).isEqualTo(range(0, 6));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<?cursor=c4>; rel=prev", "?cursor=c4; rel=next", "<?cursor=c4>", ""})
  void endsWhereNoHeaderLeadsOn(String header) {
    server.answers(request -> list(6, 4, Extra.NOTHING).apply(request).with("Link", header));
    assertThat(sizes(pages(Paging.linked().linksInHeader("Link", "next")))).isEqualTo(range(0, 4));
  }

  @Test
  void takesListsInLinksAsTheyAre() {
    server.answers(
        request ->
            Answer.json(
                200,
                request.rawQuery().contains("cursor")
                    ? "{" + things(2, 3) + "}"
                    : "{"
                        + things(0, 2)
                        + ",\"next\":\"?cursor=a+b%26c&kinds=x&kinds=y&state=1,2&envelope=true\"}"));
    FreeRequest request =
        ThingsApi.find(
            out -> {
              out.query("cursor", null);
              out.query("kinds", Arrays.asList("x", "y"));
              out.query(
                  "state", List.of("1", "2"), dev.dateline.runtime.http.ParameterStyle.FORM, false);
            });
    Pages<ThingPage, Thing> pages =
        Pages.of(caller, LIST, request, Paging.linked().linkIn("next"), ThingPage::results);
    assertThat(sizes(pages)).isEqualTo(range(0, 3));
    assertThat(server.last().rawQuery()).isEqualTo("cursor=a%20b%26c&kinds=x&kinds=y&state=1,2");
  }

  @Test
  void beginsAnewForEachIterator() {
    server.answers(list(25, 10, Extra.NOTHING));
    Pages<ThingPage, Thing> pages = pages(NUMBERS);
    assertThat(sizes(pages)).isEqualTo(sizes(pages)).hasSize(25);
    List<@Nullable Integer> all = pages.stream().map(Thing::size).collect(Collectors.toList());
    assertThat(all).hasSize(25);
  }
}
