package dev.dateline.contract.slice;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds what someone may have meant. */
final class Similar {
  private static final int SHOWN = 3;

  private record Scored(String name, int distance) {}

  private Similar() {}

  /** The names closest to one that does not exist, at most three, closest first. */
  static List<String> to(String wanted, Collection<String> names) {
    String lower = wanted.toLowerCase(Locale.ROOT);
    int limit = Math.max(2, wanted.length() / 3);
    return names.stream()
        .map(name -> new Scored(name, distance(lower, name.toLowerCase(Locale.ROOT), limit)))
        .filter(scored -> scored.distance() <= limit)
        .sorted(Comparator.comparingInt(Scored::distance).thenComparing(Scored::name))
        .limit(SHOWN)
        .map(Scored::name)
        .toList();
  }

  /** Levenshtein distance; one more than the limit where it is larger. */
  private static int distance(String a, String b, int limit) {
    if (b.contains(a) || a.contains(b)) {
      return Math.min(limit, Math.abs(a.length() - b.length()));
    }
    if (Math.abs(a.length() - b.length()) > limit) {
      return limit + 1;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? diagonal : diagonal + 1;
        diagonal = row[j];
        row[j] = Math.min(cost, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
