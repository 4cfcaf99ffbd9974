package dev.dateline.contract.overlay;

import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Node.Scalar.Kind;
import dev.dateline.contract.tree.Position;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** JSON values as RFC 9535 compares them; null is its Nothing. */
final class Values {
  private static final Position IN_QUERY = new Position("JSONPath", 0, 0);

  private Values() {}

  static Node.Scalar scalar(Kind kind, String text) {
    return new Node.Scalar(kind, text, IN_QUERY);
  }

  static Node number(int value) {
    return scalar(Kind.NUMBER, Integer.toString(value));
  }

  static @Nullable String string(@Nullable Node node) {
    return node instanceof Node.Scalar scalar && scalar.kind() == Kind.STRING
        ? scalar.text()
        : null;
  }

  /** Characters of a string, items of an array, members of an object. */
  static @Nullable Node length(@Nullable Node node) {
    String text = string(node);
    if (text != null) {
      return number(text.codePointCount(0, text.length()));
    } else if (node instanceof Node.ArrayNode array) {
      return number(array.items().size());
    } else if (node instanceof Node.ObjectNode object) {
      return number(object.fields().size());
    }
    return null;
  }

  static boolean equal(@Nullable Node left, @Nullable Node right) {
    if (left == null || right == null) {
      return left == right;
    }
    if (left instanceof Node.Scalar a && right instanceof Node.Scalar b) {
      return a.kind() == b.kind()
          && (a.kind() == Kind.NUMBER
              ? decimal(a).compareTo(decimal(b)) == 0
              : a.kind() == Kind.NULL || a.text().equals(b.text()));
    }
    if (left instanceof Node.ArrayNode a && right instanceof Node.ArrayNode b) {
      return equal(a.items(), b.items());
    }
    return left instanceof Node.ObjectNode a
        && right instanceof Node.ObjectNode b
        && equal(a.fields(), b.fields());
  }

  private static boolean equal(List<Node> left, List<Node> right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      if (!equal(left.get(i), right.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean equal(Map<String, Node> left, Map<String, Node> right) {
    return left.keySet().equals(right.keySet())
        && left.entrySet().stream()
            .allMatch(field -> equal(field.getValue(), right.get(field.getKey())));
  }

  /** Numbers and strings have an order; nothing else does. */
  static boolean less(@Nullable Node a, @Nullable Node b) {
    if (!(a instanceof Node.Scalar one)
        || !(b instanceof Node.Scalar other)
        || one.kind() != other.kind()) {
      return false;
    }
    return switch (one.kind()) {
      case NUMBER -> decimal(one).compareTo(decimal(other)) < 0;
      case STRING -> compareCodePoints(one.text(), other.text()) < 0;
      case BOOLEAN, NULL -> false;
    };
  }

  private static int compareCodePoints(String left, String right) {
    int i = 0;
    while (i < left.length() && i < right.length()) {
      int a = left.codePointAt(i);
      int b = right.codePointAt(i);
      if (a != b) {
        return Integer.compare(a, b);
      }
      i += Character.charCount(a);
    }
    return Integer.compare(left.length(), right.length());
  }

  private static BigDecimal decimal(Node.Scalar number) {
    return new BigDecimal(number.text());
  }

  /** An I-Regexp (RFC 9485) as Java has it, or null where it is none. */
  static @Nullable Pattern pattern(String source) {
    StringBuilder java = new StringBuilder();
    boolean inClass = false;
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '\\' && i + 1 < source.length()) {
        java.append(c).append(source.charAt(++i));
      } else if (c == '.' && !inClass) {
        java.append("[^\\n\\r]");
      } else if (inClass && (c == '[' || c == '&')) {
        java.append('\\').append(c); // Java would take it for a class in the class
      } else {
        inClass = c == '[' || (inClass && c != ']');
        java.append(c);
      }
    }
    try {
      return Pattern.compile(java.toString());
    } catch (PatternSyntaxException e) {
      return null;
    }
  }
}
