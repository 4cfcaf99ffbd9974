package dev.dateline.client.paging;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an address says, taken apart. */
final class Query {

  private Query() {}

  /** The names and values of a query, decoded, in order. */
  static Map<String, List<String>> of(URI address) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    String raw = address.getRawQuery();
    for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      if (!name.isEmpty()) {
        query
            .computeIfAbsent(decoded(name), key -> new ArrayList<>(1))
            .add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
      }
    }
    query.replaceAll((name, values) -> List.copyOf(values));
    return query;
  }

  /** A URI has no broken escapes: what is one would not have been parsed. */
  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
