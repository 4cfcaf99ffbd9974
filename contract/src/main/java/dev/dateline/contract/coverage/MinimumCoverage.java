package dev.dateline.contract.coverage;

import dev.dateline.contract.coverage.Item.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How much of a document must be exercised.
 *
 * @param overall per cent of all there is, or null
 * @param byKind per cent of some kinds
 */
public record MinimumCoverage(@Nullable BigDecimal overall, Map<Kind, BigDecimal> byKind) {

  private static final BigDecimal ALL = BigDecimal.valueOf(100);

  public MinimumCoverage {
    byKind = Map.copyOf(byKind);
  }

  /**
   * Reads it.
   *
   * @param texts {@code 80} for all there is, {@code statuses=100} for a kind; kinds are called as
   *     in reports, with a hyphen for a space
   * @throws IllegalArgumentException with a sentence for people where one is neither
   */
  public static MinimumCoverage of(List<String> texts) {
    BigDecimal overall = null;
    Map<Kind, BigDecimal> byKind = new LinkedHashMap<>();
    for (String text : texts) {
      int equals = text.indexOf('=');
      BigDecimal share = share(text.substring(equals + 1).strip(), text);
      if (equals < 0) {
        overall = share;
      } else {
        byKind.put(kind(text.substring(0, equals).strip(), text), share);
      }
    }
    return new MinimumCoverage(overall, byKind);
  }

  private static BigDecimal share(String number, String text) {
    try {
      String bare =
          number.endsWith("%") ? number.substring(0, number.length() - 1).strip() : number;
      BigDecimal share = new BigDecimal(bare);
      if (share.signum() >= 0 && share.compareTo(ALL) <= 0) {
        return share;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(complaint(text), e);
    }
    throw new IllegalArgumentException(complaint(text));
  }

  private static Kind kind(String name, String text) {
    return Arrays.stream(Kind.values())
        .filter(each -> id(each).equals(name.toLowerCase(Locale.ROOT).replace(' ', '-')))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(complaint(text)));
  }

  /** What a kind is called in parameters and JSON. */
  public static String id(Kind kind) {
    return kind.plural().replace(' ', '-');
  }

  private static String complaint(String text) {
    return "'"
        + text
        + "' is no minimum. Write a number from 0 to 100, or a kind with one, such as statuses=100;"
        + " the kinds are "
        + Arrays.stream(Kind.values()).map(MinimumCoverage::id).collect(Collectors.joining(", "))
        + ".";
  }

  /** What a document falls short of, in sentences; empty where it does not. */
  public List<String> shortfalls(ContractCoverage coverage) {
    List<String> shortfalls = new ArrayList<>();
    if (overall != null) {
      compare("all there is", overall, coverage.tally(), shortfalls);
    }
    for (Kind kind : Kind.values()) {
      BigDecimal least = byKind.get(kind);
      if (least != null) {
        compare(kind.plural(), least, coverage.tally(kind), shortfalls);
      }
    }
    return shortfalls;
  }

  private static void compare(String what, BigDecimal least, Tally tally, List<String> into) {
    if (BigDecimal.valueOf(100L * tally.covered())
            .compareTo(least.multiply(BigDecimal.valueOf(tally.total())))
        < 0) {
      into.add(
          "The pacts exercise "
              + tally.shown()
              + " of "
              + what
              + " ("
              + tally.covered()
              + " of "
              + tally.total()
              + "), and "
              + least.toPlainString()
              + " % are wanted.");
    }
  }
}
