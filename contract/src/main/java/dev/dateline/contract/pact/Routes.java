package dev.dateline.contract.pact;

import dev.dateline.contract.ContractDocument;
import dev.dateline.contract.model.Operation;
import dev.dateline.contract.tree.At;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import dev.dateline.runtime.http.PathTemplate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the operation that a request is for: by its path, with the base path of a server or without
 * it, concrete paths before templates. Immutable.
 */
final class Routes {
  private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]+)}");
  private static final Pattern AUTHORITY = Pattern.compile("^(?:[A-Za-z{][^/]*:)?//[^/]*");

  /** Fewer variables are more exact, and so is more text around them. */
  static final Comparator<Found> EXACT_FIRST =
      Comparator.comparingInt(Routes::variables)
          .thenComparing(Comparator.comparingInt(Routes::letters).reversed());

  private final List<Route> routes = new ArrayList<>();

  /**
   * A way to an operation.
   *
   * @param operation where it leads
   * @param at the operation in the tree
   * @param templates of the path, one for each base path
   */
  private record Route(Operation operation, At at, List<PathTemplate> templates) {}

  /**
   * An operation whose path a request has.
   *
   * @param operation the operation
   * @param at the operation in the tree
   * @param parameters texts in the place of the path's parameters, still encoded
   */
  record Found(Operation operation, At at, Map<String, String> parameters) {}

  Routes(ContractDocument document) {
    for (Operation operation : document.contract().operations()) {
      Node node = Pointer.resolve(document.root(), operation.pointer());
      if (node != null) {
        Set<String> bases = new LinkedHashSet<>(List.of(""));
        addBases(document.root(), bases);
        Node pathItem = Pointer.resolve(document.root(), parent(operation.pointer()));
        if (pathItem != null) {
          addBases(pathItem, bases);
        }
        addBases(node, bases);
        int query = operation.path().indexOf('?');
        String path = query < 0 ? operation.path() : operation.path().substring(0, query);
        List<PathTemplate> templates =
            bases.stream().map(base -> PathTemplate.of(base + path)).toList();
        routes.add(new Route(operation, new At(node, operation.pointer()), templates));
      }
    }
  }

  private static String parent(String pointer) {
    return pointer.substring(0, pointer.lastIndexOf('/'));
  }

  private static void addBases(Node holder, Set<String> bases) {
    for (Node server : holder.elements("servers")) {
      String url = server.text("url");
      if (url != null) {
        bases.add(base(url));
        bases.add(base(filled(url, server.entries("variables"))));
      }
    }
  }

  private static String filled(String url, Map<String, Node> variables) {
    Matcher matcher = VARIABLE.matcher(url);
    StringBuilder text = new StringBuilder();
    while (matcher.find()) {
      Node variable = variables.get(matcher.group(1));
      String usual = variable == null ? null : variable.text("default");
      matcher.appendReplacement(
          text, Matcher.quoteReplacement(usual == null ? matcher.group() : usual));
    }
    return matcher.appendTail(text).toString();
  }

  private static String base(String url) {
    String path = AUTHORITY.matcher(url).replaceFirst("");
    int end = path.indexOf('?');
    path = end < 0 ? path : path.substring(0, end);
    while (path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
    return path.isEmpty() || path.startsWith("/") ? path : "/" + path;
  }

  /** The operations with a method that a path leads to, the most exact first. */
  List<Found> find(String method, String path) {
    return all(path).stream().filter(each -> each.operation().method().equals(method)).toList();
  }

  /** The operations of any method that a path leads to, the most exact first. */
  List<Found> all(String path) {
    List<Found> found = new ArrayList<>();
    for (Route route : routes) {
      for (PathTemplate template : route.templates()) {
        Map<String, String> values = template.match(path).orElse(null);
        if (values != null) {
          found.add(new Found(route.operation(), route.at(), values));
          break;
        }
      }
    }
    found.sort(EXACT_FIRST);
    return found;
  }

  private static int variables(Found found) {
    return (int) VARIABLE.matcher(found.operation().path()).results().count();
  }

  /** How much of a path is not variable. */
  private static int letters(Found found) {
    return VARIABLE.matcher(found.operation().path()).replaceAll("").length();
  }

  /** The operation whose path looks most like another one, or null where none does. */
  @Nullable Operation nearest(String method, String path) {
    Operation nearest = null;
    double least = Double.MAX_VALUE;
    String[] wanted = path.split("/", -1);
    for (Route route : routes) {
      for (PathTemplate template : route.templates()) {
        String[] offered = template.toString().split("/", -1);
        double distance =
            distance(wanted, offered) + (route.operation().method().equals(method) ? 0 : 0.25);
        if (distance < least && distance <= Math.max(wanted.length, offered.length) / 2.0) {
          least = distance;
          nearest = route.operation();
        }
      }
    }
    return nearest;
  }

  /** How many segments have to change; those that are alike count less. */
  private static double distance(String[] a, String[] b) {
    double[] last = new double[b.length + 1];
    for (int j = 0; j <= b.length; j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length; i++) {
      double[] next = new double[b.length + 1];
      next[0] = i;
      for (int j = 1; j <= b.length; j++) {
        double change = last[j - 1] + unlike(a[i - 1], b[j - 1]);
        next[j] = Math.min(change, Math.min(last[j], next[j - 1]) + 1);
      }
      last = next;
    }
    return last[b.length];
  }

  private static double unlike(String segment, String template) {
    if (segment.equals(template)) {
      return 0;
    }
    if (VARIABLE.matcher(template).find()) {
      return 0.1;
    }
    if (segment.equalsIgnoreCase(template)) {
      return 0.2;
    }
    return segment.startsWith(template) || template.startsWith(segment) ? 0.5 : 1;
  }
}
