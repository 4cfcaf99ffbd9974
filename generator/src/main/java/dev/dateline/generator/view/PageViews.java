package dev.dateline.generator.view;

import dev.dateline.contract.model.Operation;
import dev.dateline.contract.model.Pagination;
import dev.dateline.contract.model.Property;
import dev.dateline.generator.java.Imports;
import dev.dateline.generator.java.JavaLiteral;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The methods of one client class that go through pages, and what they share: how pages follow each
 * other is the same for many operations. Not thread-safe; lives as long as one file is put
 * together.
 */
final class PageViews {

  private static final String PAGING = "dev.dateline.client.paging.";

  private final JavaTypes types;
  private final Imports imports;
  private final Map<List<String>, String> constants = new LinkedHashMap<>();

  PageViews(JavaTypes types) {
    this.types = types;
    this.imports = types.imports();
  }

  /**
   * What stands in the code for how the pages of an operation follow each other.
   *
   * @return an expression; a constant that {@link #constants} declares
   */
  String paging(Operation operation) {
    String number = constants.isEmpty() ? "" : String.valueOf(constants.size() + 1);
    Pagination pagination = Objects.requireNonNull(operation.pagination());
    return constants.computeIfAbsent(
        calls(pagination, type("Paging"), "linked()"), key -> "PAGING" + number);
  }

  /** Declarations of everything that {@link #paging} has named so far. */
  List<String> constants() {
    List<String> lines = new ArrayList<>();
    constants.forEach(
        (calls, name) ->
            lines.addAll(Expressions.constant(type("Paging") + " " + name, calls, "")));
    return lines;
  }

  /** The type of what goes through the pages. */
  String type(Pagination pagination) {
    String item = types.type(pagination.list().items());
    return type("Pages")
        + "<"
        + types.type(pagination.page())
        + ", "
        + (pagination.list().nullableItems() ? types.nullable(item) : item)
        + ">";
  }

  /** A function from a page to its items. */
  String items(Pagination pagination) {
    Property items = pagination.items();
    return items == null ? "it -> it" : types.type(pagination.page()) + "::" + items.name();
  }

  /** A type of the paging package. */
  String type(String simpleName) {
    return imports.use(PAGING + simpleName);
  }

  /**
   * Calls that tell how pages follow each other.
   *
   * @param type that has the methods
   * @param linked the one for pages that nothing but links leads to
   */
  static List<String> calls(Pagination pagination, String type, String linked) {
    List<String> calls = new ArrayList<>();
    String parameter = pagination.parameter() == null ? "" : literal(pagination.parameter());
    calls.add(
        type
            + "."
            + switch (pagination.style()) {
              case PAGE -> "pages(" + parameter + ", " + pagination.first() + ")";
              case OFFSET -> "offsets(" + parameter + ", " + pagination.first() + ")";
              case CURSOR -> "cursors(" + parameter + ", " + literal(pagination.cursor()) + ")";
              case LINK -> linked;
            });
    Pagination.Size size = pagination.size();
    if (size != null) {
      calls.add(
          ".size("
              + literal(size.parameter())
              + ", "
              + number(size.usual())
              + ", "
              + number(size.most())
              + ")");
    }
    if (pagination.total() != null) {
      calls.add(".total(" + literal(pagination.total()) + ")");
    }
    if (pagination.more() != null) {
      calls.add(".more(" + literal(pagination.more()) + ")");
    }
    if (pagination.links() instanceof Pagination.ListedLinks links) {
      calls.add(
          ".linksIn("
              + JavaLiteral.strings(List.of(links.list(), links.rel(), links.href(), links.next()))
              + ")");
    } else if (pagination.links() instanceof Pagination.LinkProperty link) {
      calls.add(".linkIn(" + literal(link.property()) + ")");
    } else if (pagination.links() instanceof Pagination.HeaderLinks links) {
      calls.add(
          ".linksInHeader(" + JavaLiteral.strings(List.of(links.header(), links.next())) + ")");
    }
    return calls;
  }

  private static String literal(@Nullable String text) {
    return JavaLiteral.string(Objects.requireNonNull(text));
  }

  private static String number(@Nullable Long number) {
    return number == null ? "0" : number > Integer.MAX_VALUE ? number + "L" : number.toString();
  }
}
