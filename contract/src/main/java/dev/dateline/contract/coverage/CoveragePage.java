package dev.dateline.contract.coverage;

import dev.dateline.contract.coverage.Item.Kind;
import dev.dateline.contract.pact.Verdict.Use;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Coverage as one page of HTML: no script, nothing from elsewhere, a picture for each operation.
 * Stateless.
 *
 * <p>In a picture each row is the request or a status, and each cell is one thing that a pact can
 * exercise: filled where one does, hollow where none does.
 */
public final class CoveragePage {
  private static final int CELL = 11;
  private static final int STEP = 14;
  private static final int GAP = 16;
  private static final int LEFT = 96;
  private static final int WIDTH = 940;
  private static final int LANE_GAP = 12;

  private static final String STYLE =
      """
      :root{--paper:#fbfaf7;--card:#fff;--ink:#1f2430;--soft:#667085;--line:#e4e2dc;--fill:#0f766e;--fill2:#5eaaa2;--hollow:#c2410c;--hollowbg:#fdf1ea;--track:#ece9e2;--code:#f3f1ec}
      @media (prefers-color-scheme:dark){:root{--paper:#14171c;--card:#1c2027;--ink:#e8e6e1;--soft:#9aa3b2;--line:#2e343e;--fill:#2dd4bf;--fill2:#1f8f82;--hollow:#fb923c;--hollowbg:#2a211b;--track:#2a3039;--code:#252a33}}
      *{box-sizing:border-box}
      body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
      main{max-width:1020px;margin:0 auto;padding:40px 24px 80px}
      h1{font-size:28px;line-height:1.2;margin:0 0 4px;letter-spacing:-.01em}
      h2{font-size:17px;margin:0;overflow-wrap:anywhere}
      h3{font-size:20px;margin:44px 0 12px}
      p{margin:0 0 8px}
      .soft{color:var(--soft)}
      .top{display:flex;gap:32px;align-items:center;margin:28px 0 12px;padding:24px 28px;background:var(--card);border:1px solid var(--line);border-radius:14px;flex-wrap:wrap}
      .ring{flex:none}
      table.bars{border-collapse:collapse;flex:1;min-width:320px}
      table.bars th{font-weight:500;text-align:left;padding:3px 14px 3px 0;white-space:nowrap}
      table.bars td{padding:3px 0;white-space:nowrap;font-variant-numeric:tabular-nums}
      table.bars td.n{text-align:right;padding-left:14px;color:var(--soft)}
      table.bars td.p{text-align:right;padding-left:14px;font-weight:600}
      table.bars td.b{width:60%}
      .track{display:block;height:9px;border-radius:5px;background:var(--track);overflow:hidden}
      .track i{display:block;height:9px;background:var(--fill);border-radius:5px}
      .legend{display:flex;gap:22px;flex-wrap:wrap;align-items:center;margin:14px 2px 8px;color:var(--soft);font-size:13px}
      .legend svg{vertical-align:-1px;margin-right:6px}
      section{background:var(--card);border:1px solid var(--line);border-radius:14px;padding:18px 22px 14px;margin:0 0 16px}
      header{display:flex;gap:12px;align-items:baseline;flex-wrap:wrap}
      header .pc{margin-left:auto;font-weight:600;font-variant-numeric:tabular-nums;white-space:nowrap}
      .route{font:13px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;color:var(--soft);margin:2px 0 10px;overflow-wrap:anywhere}
      .route b{color:var(--ink)}
      svg text{font:12px system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif;fill:var(--ink)}
      svg text.s{fill:var(--soft);font-size:11px}
      svg text.big{font-size:30px;font-weight:650}
      .pic{display:block;width:100%;height:auto;max-width:940px}
      .y{fill:var(--fill)}
      .n{fill:var(--hollowbg);stroke:var(--hollow);stroke-width:1.4}
      .lane{stroke:var(--line);stroke-width:1}
      .chip-y{fill:var(--fill)}
      .chip-n{fill:none;stroke:var(--hollow);stroke-width:1.4;stroke-dasharray:3 2}
      svg text.on{fill:var(--card);font-weight:600}
      svg text.off{fill:var(--hollow);font-weight:600}
      details{margin:10px 0 2px;font-size:13px}
      summary{cursor:pointer;color:var(--soft)}
      details ul{margin:6px 0 4px;padding-left:18px;columns:2;column-gap:32px}
      details li{break-inside:avoid;overflow-wrap:anywhere}
      details b{font-weight:600}
      .none section,.none details.op{padding:10px 22px}
      details.op{background:var(--card);border:1px solid var(--line);border-radius:12px;margin:0 0 8px}
      details.op>summary{color:var(--ink)}
      @media (max-width:640px){details ul{columns:1}main{padding:24px 14px 60px}}
      @media print{section{break-inside:avoid}}
      """;

  private CoveragePage() {}

  /** The page, to be written in UTF-8. */
  public static String of(ContractCoverage coverage) {
    StringBuilder html = new StringBuilder();
    html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n");
    html.append("<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
    html.append(escaped("Contract coverage of " + coverage.title()));
    html.append("</title>\n<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n<main>\n");
    head(coverage, html);
    List<OperationCoverage> called =
        coverage.operations().stream().filter(OperationCoverage::isCalled).toList();
    called.forEach(each -> card(each, html));
    List<OperationCoverage> others =
        coverage.operations().stream().filter(each -> !each.isCalled()).toList();
    if (!others.isEmpty()) {
      html.append("<h3>").append(count(others.size(), "operation"));
      html.append(" that no interaction calls</h3>\n<div class=\"none\">\n");
      others.forEach(each -> folded(each, html));
      html.append("</div>\n");
    }
    return html.append("</main>\n</body>\n</html>\n").toString();
  }

  private static void head(ContractCoverage coverage, StringBuilder html) {
    html.append("<h1>").append(escaped(coverage.title())).append("</h1>\n<p class=\"soft\">");
    html.append(coverage.version() == null ? "" : "Version " + escaped(coverage.version()) + ", e");
    html.append(coverage.version() == null ? "E" : "").append("xercised by ");
    html.append(count(coverage.interactions(), "interaction")).append(" of ");
    html.append(count(coverage.pacts().size(), "pact"));
    if (!coverage.pacts().isEmpty() && coverage.pacts().size() <= 4) {
      html.append(": ").append(escaped(String.join(", ", coverage.pacts())));
    }
    html.append("</p>\n<div class=\"top\">\n");
    ring(coverage.tally(), html);
    html.append("<table class=\"bars\">\n");
    for (Kind kind : Kind.values()) {
      Tally tally = coverage.tally(kind);
      if (tally.total() > 0) {
        html.append("<tr><th scope=\"row\">").append(kind.plural());
        html.append("</th><td class=\"b\"><span class=\"track\"><i style=\"width:");
        html.append(tally.percent().toPlainString()).append("%\"></i></span></td><td class=\"p\">");
        html.append(tally.shown()).append("</td><td class=\"n\">").append(tally.covered());
        html.append(" of ").append(tally.total()).append("</td></tr>\n");
      }
    }
    html.append("</table>\n</div>\n<div class=\"legend\">");
    legend(
        "<rect class=\"y\" x=\"0.7\" y=\"0.7\" width=\"11\" height=\"11\" rx=\"2.5\"/>",
        "some interaction exercises it",
        html);
    legend(
        "<rect class=\"n\" x=\"0.7\" y=\"0.7\" width=\"11\" height=\"11\" rx=\"2.5\"/>",
        "none does",
        html);
    html.append("<span>Point at a cell to see what it is.</span></div>\n");
  }

  private static void legend(String cell, String text, StringBuilder html) {
    html.append("<span><svg width=\"13\" height=\"13\" aria-hidden=\"true\">").append(cell);
    html.append("</svg>").append(text).append("</span>");
  }

  private static void ring(Tally tally, StringBuilder html) {
    double round = 2 * Math.PI * 58;
    double share = tally.total() == 0 ? 1 : (double) tally.covered() / tally.total();
    html.append(
        "<svg class=\"ring\" width=\"140\" height=\"140\" viewBox=\"0 0 140 140\" role=\"img\""
            + " aria-label=\"");
    html.append(tally.shown())
        .append(
            " of all there is\"><circle cx=\"70\" cy=\"70\" r=\"58\" fill=\"none\""
                + " style=\"stroke:var(--track)\" stroke-width=\"14\"/>");
    if (share > 0) {
      html.append(
          "<circle cx=\"70\" cy=\"70\" r=\"58\" fill=\"none\" style=\"stroke:var(--fill)\""
              + " stroke-width=\"14\" ");
      html.append("stroke-dasharray=\"")
          .append(String.format(Locale.ROOT, "%.1f %.1f", round * share, round));
      html.append("\" transform=\"rotate(-90 70 70)\"/>");
    }
    html.append("<text class=\"big\" x=\"70\" y=\"75\" text-anchor=\"middle\">");
    html.append(tally.percent().intValue())
        .append("%</text><text class=\"s\" x=\"70\" y=\"95\" text-anchor=\"middle\">");
    html.append(tally.covered()).append(" of ").append(tally.total()).append("</text></svg>\n");
  }

  private static void card(OperationCoverage coverage, StringBuilder html) {
    html.append("<section>\n<header><h2>").append(escaped(coverage.operation().id()));
    html.append("</h2><span class=\"pc\">").append(shown(coverage)).append("</span></header>\n");
    body(coverage, html);
    html.append("</section>\n");
  }

  private static void folded(OperationCoverage coverage, StringBuilder html) {
    html.append("<details class=\"op\"><summary>").append(escaped(coverage.operation().id()));
    html.append(" <span class=\"soft\">").append(count(coverage.items().size(), "thing"));
    html.append(" to exercise</span></summary>\n");
    body(coverage, html);
    html.append("</details>\n");
  }

  private static String shown(OperationCoverage coverage) {
    Tally tally = coverage.tally();
    return tally.shown()
        + " <span class=\"soft\">"
        + tally.covered()
        + " of "
        + tally.total()
        + "</span>";
  }

  private static void body(OperationCoverage coverage, StringBuilder html) {
    html.append("<div class=\"route\"><b>").append(escaped(coverage.operation().method()));
    html.append("</b> ").append(escaped(coverage.operation().path())).append("</div>\n");
    picture(coverage, html);
    List<Item> missing = coverage.items().stream().filter(each -> !each.isCovered()).toList();
    if (!missing.isEmpty() && coverage.isCalled()) {
      html.append("<details><summary>").append(count(missing.size(), "thing"));
      html.append(" that no interaction exercises</summary>\n<ul>\n");
      for (Item each : missing) {
        html.append("<li><b>").append(escaped(each.place())).append("</b> ");
        html.append(escaped(described(each))).append("</li>\n");
      }
      html.append("</ul></details>\n");
    }
  }

  private static String described(Item item) {
    return switch (item.kind()) {
      case STATUS -> "the status itself";
      case OPERATION -> item.label();
      case MEDIA_TYPE -> item.label();
      case PARAMETER -> "parameter " + item.label();
      case PROPERTY, VARIANT, VALUE, CONSTRAINT -> item.label();
    };
  }

  // ---- the picture

  private static void picture(OperationCoverage coverage, StringBuilder html) {
    StringBuilder svg = new StringBuilder();
    int y = 4;
    for (String place : coverage.places()) {
      List<Item> items =
          coverage.items().stream()
              .filter(each -> each.place().equals(place) && each.kind() != Kind.OPERATION)
              .toList();
      int bottom = lane(place, items, coverage.isCalled(), y, svg);
      y = bottom + LANE_GAP;
      if (!place.equals(List.copyOf(coverage.places()).get(coverage.places().size() - 1))) {
        svg.append("<line class=\"lane\" x1=\"0\" x2=\"").append(WIDTH).append("\" y1=\"");
        svg.append(y - LANE_GAP / 2).append("\" y2=\"").append(y - LANE_GAP / 2).append("\"/>");
      }
    }
    int height = Math.max(30, y - LANE_GAP + 6);
    html.append("<svg class=\"pic\" viewBox=\"0 0 ").append(WIDTH).append(' ').append(height);
    html.append("\" role=\"img\" aria-label=\"");
    html.append(escaped(coverage.operation().id() + ": " + coverage.tally().shown()));
    html.append("\">").append(svg).append("</svg>\n");
  }

  /** Draws the cells of a place, kind by kind; says where it ends. */
  private static int lane(
      String place, List<Item> items, boolean called, int top, StringBuilder svg) {
    chip(place, items, top, svg);
    Map<Kind, List<Item>> byKind = new EnumMap<>(Kind.class);
    for (Item each : items) {
      if (each.kind() != Kind.STATUS) {
        byKind.computeIfAbsent(each.kind(), key -> new ArrayList<>()).add(each);
      }
    }
    int x = LEFT;
    int y = top;
    for (Map.Entry<Kind, List<Item>> group : byKind.entrySet()) {
      String caption = caption(group.getKey(), group.getValue());
      int captionWidth = 8 + (int) Math.ceil(caption.length() * 6.1);
      int width = Math.max(captionWidth, group.getValue().size() * STEP);
      if (x > LEFT && x + width > WIDTH) {
        x = LEFT;
        y += 38;
      }
      svg.append("<text class=\"s\" x=\"").append(x).append("\" y=\"").append(y + 9).append("\">");
      svg.append(caption).append("</text>");
      int column = x;
      int row = y + 15;
      StringBuilder hollow = new StringBuilder();
      for (Item each : group.getValue()) {
        if (column + CELL > WIDTH) {
          column = x;
          row += STEP;
        }
        if (called) {
          cell(each, column, row, svg);
        } else {
          hollow.append('M').append(column).append(' ').append(row).append("h11v11h-11z");
        }
        column += STEP;
      }
      if (!hollow.isEmpty()) {
        svg.append("<path class=\"n\" d=\"").append(hollow).append("\"/>");
      }
      boolean wrapped = row > y + 15;
      x = wrapped ? LEFT : x + width + GAP;
      y = wrapped ? row + STEP + 9 : y;
    }
    return Math.max(top + 28, x == LEFT && y > top ? y - 8 : y + 28);
  }

  private static String caption(Kind kind, List<Item> items) {
    long covered = items.stream().filter(Item::isCovered).count();
    return kind.plural() + " " + covered + "/" + items.size();
  }

  private static void cell(Item item, int x, int y, StringBuilder svg) {
    double inset = item.isCovered() ? 0 : 0.7;
    svg.append("<rect class=\"").append(item.isCovered() ? "y" : "n").append("\" x=\"");
    svg.append(number(x + inset)).append("\" y=\"").append(number(y + inset)).append("\" width=\"");
    svg.append(number(CELL - 2 * inset)).append("\" height=\"").append(number(CELL - 2 * inset));
    svg.append("\" rx=\"2.5\"><title>").append(escaped(item.label())).append(": ");
    svg.append(item.isCovered() ? count(item.uses(), "interaction") : "no interaction");
    svg.append("</title></rect>");
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.valueOf((int) value)
        : String.format(Locale.ROOT, "%.1f", value);
  }

  private static void chip(String place, List<Item> items, int top, StringBuilder svg) {
    boolean covered =
        items.stream()
            .filter(each -> each.kind() == Kind.STATUS || place.equals(Use.REQUEST))
            .anyMatch(Item::isCovered);
    svg.append("<rect class=\"").append(covered ? "chip-y" : "chip-n");
    svg.append("\" x=\"1\" y=\"")
        .append(top + 2)
        .append("\" width=\"76\" height=\"23\" rx=\"11.5\"/>");
    svg.append("<text class=\"").append(covered ? "on" : "off").append("\" x=\"39\" y=\"");
    svg.append(top + 18)
        .append("\" text-anchor=\"middle\">")
        .append(escaped(place))
        .append("</text>");
  }

  private static String count(long n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> {
                  boolean control = c < 0x20 && c != '\n' && c != '\t';
                  out.appendCodePoint(control || (c >= 0xD800 && c <= 0xDFFF) ? 0xFFFD : c);
                }
              }
            });
    return out.toString();
  }
}
