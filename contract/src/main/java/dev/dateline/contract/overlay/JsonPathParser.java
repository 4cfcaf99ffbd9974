package dev.dateline.contract.overlay;

import dev.dateline.contract.overlay.Condition.Operator;
import dev.dateline.contract.overlay.Condition.Query;
import dev.dateline.contract.overlay.Condition.Value;
import dev.dateline.contract.overlay.JsonPath.Segment;
import dev.dateline.contract.overlay.JsonPath.Selector;
import dev.dateline.contract.tree.Node.Scalar.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The grammar of RFC 9535 by recursive descent, well-typedness of functions included. */
final class JsonPathParser {
  private static final int DEEPEST = 100;
  private static final long LARGEST_INTEGER = (1L << 53) - 1;
  private static final Pattern INTEGER = Pattern.compile("0|-?[1-9][0-9]*");
  private static final Pattern NUMBER =
      Pattern.compile("(?:-?0|-?[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");
  private static final Pattern FUNCTION = Pattern.compile("([a-z][a-z_0-9]*)\\(");

  private final String text;
  private int at;
  private int depth;

  JsonPathParser(String text) {
    this.text = text;
  }

  JsonPath parse() {
    if (!skip('$')) {
      throw wrong("a query begins with '$'");
    }
    JsonPath path = segments();
    if (at < text.length()) {
      throw wrong(
          "expected '.', '..' or '[' instead of '"
              + Character.toString(text.codePointAt(at))
              + "'");
    }
    return path;
  }

  private JsonPath segments() {
    List<Segment> segments = new ArrayList<>();
    while (true) {
      int before = at;
      blanks();
      if (skip("..")) {
        segments.add(
            new Segment(true, peek() == '[' ? bracketed() : List.of(wildcardOrName("'..'"))));
      } else if (skip('.')) {
        segments.add(new Segment(false, List.of(wildcardOrName("'.'"))));
      } else if (peek() == '[') {
        segments.add(new Segment(false, bracketed()));
      } else {
        at = before;
        return new JsonPath(segments);
      }
    }
  }

  private Selector wildcardOrName(String after) {
    if (skip('*')) {
      return new Selector.Wildcard();
    }
    int start = at;
    while (at < text.length() && isNameCharacter(text.codePointAt(at), at == start)) {
      at += Character.charCount(text.codePointAt(at));
    }
    if (at == start) {
      throw wrong(
          after
              + " must be followed by a name or '*'; a name with other characters than letters,"
              + " digits and '_' is written ['so']");
    }
    return new Selector.Name(text.substring(start, at));
  }

  private static boolean isNameCharacter(int c, boolean first) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '_'
        || c >= 0x80
        || (!first && c >= '0' && c <= '9');
  }

  private List<Selector> bracketed() {
    expect('[');
    List<Selector> selectors = new ArrayList<>();
    do {
      blanks();
      selectors.add(selector());
      blanks();
    } while (skip(','));
    expect(']');
    return selectors;
  }

  private Selector selector() {
    char next = peek();
    if (next == '\'' || next == '"') {
      return new Selector.Name(string());
    } else if (skip('*')) {
      return new Selector.Wildcard();
    } else if (skip('?')) {
      blanks();
      return new Selector.Filter(or());
    }
    Long start = integer();
    int before = at;
    blanks();
    if (skip(':')) {
      return slice(start);
    }
    at = before;
    if (start == null) {
      throw wrong("expected a quoted name, '*', an index, a slice or '?' and a condition");
    }
    return new Selector.Index(start);
  }

  private Selector slice(@Nullable Long start) {
    blanks();
    Long end = integer();
    int before = at;
    blanks();
    Long step = null;
    if (skip(':')) {
      blanks();
      step = integer();
    } else {
      at = before;
    }
    return new Selector.Slice(start, end, step == null ? 1 : step);
  }

  private @Nullable Long integer() {
    Matcher matcher = INTEGER.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      return null;
    }
    long value;
    try {
      value = Long.parseLong(matcher.group());
    } catch (NumberFormatException e) {
      value = Long.MAX_VALUE;
    }
    if (Math.abs(value) > LARGEST_INTEGER) {
      throw wrong("an index lies between -(2^53)+1 and (2^53)-1");
    }
    at = matcher.end();
    return value;
  }

  private Condition or() {
    List<Condition> conditions = new ArrayList<>();
    do {
      blanks();
      conditions.add(and());
      blanks();
    } while (skip("||"));
    return conditions.size() == 1 ? conditions.get(0) : new Condition.Or(List.copyOf(conditions));
  }

  private Condition and() {
    List<Condition> conditions = new ArrayList<>();
    do {
      blanks();
      conditions.add(basic());
      blanks();
    } while (skip("&&"));
    return conditions.size() == 1 ? conditions.get(0) : new Condition.And(List.copyOf(conditions));
  }

  private Condition basic() {
    if (++depth > DEEPEST) {
      throw wrong("conditions are nested deeper than " + DEEPEST + " levels");
    }
    try {
      boolean negated = skip('!');
      if (negated) {
        blanks();
      }
      Condition condition;
      if (skip('(')) {
        condition = or();
        expect(')');
      } else {
        condition = negated ? test() : testOrComparison();
      }
      return negated ? new Condition.Not(condition) : condition;
    } finally {
      depth--;
    }
  }

  private Condition testOrComparison() {
    int start = at;
    if (isFunction("match") || isFunction("search")) {
      return test();
    }
    Operand left = operand();
    int end = at;
    blanks();
    Operator operator = operator();
    if (operator == null) {
      at = start;
      if (left.query() == null) {
        throw wrong("a value alone is no condition; compare it with something");
      }
      at = end;
      return new Condition.Exists(left.query());
    }
    blanks();
    if (isFunction("match") || isFunction("search")) {
      throw wrong("what match() and search() tell cannot be compared");
    }
    Operand right = operand();
    return new Condition.Compare(comparable(left), operator, comparable(right));
  }

  /** A query or a function that tells yes or no. */
  private Condition test() {
    boolean match = isFunction("match");
    if (match || isFunction("search")) {
      at = text.indexOf('(', at);
      List<Operand> arguments = arguments(2);
      Value pattern = comparable(arguments.get(1));
      Pattern compiled = null;
      if (pattern instanceof Value.Literal literal) {
        String source = Values.string(literal.node());
        compiled = source == null ? null : Values.pattern(source);
        if (source != null && compiled == null) {
          throw wrong("'" + source + "' is no regular expression");
        }
      }
      return new Condition.Matches(comparable(arguments.get(0)), pattern, match, compiled);
    }
    Operand operand = operand();
    if (operand.query() == null) {
      throw wrong("expected a query, match() or search()");
    }
    return new Condition.Exists(operand.query());
  }

  /**
   * What stands in a comparison or an argument.
   *
   * @param query a query, or null
   * @param value a literal or what a function gives, or null
   * @param start where it begins
   */
  private record Operand(@Nullable Query query, @Nullable Value value, int start) {}

  private Value comparable(Operand operand) {
    Query query = operand.query();
    if (query == null) {
      return java.util.Objects.requireNonNull(operand.value());
    }
    if (!query.path().isSingular()) {
      at = operand.start();
      throw wrong(
          "a query that may select several nodes has no value to compare; use value() or"
              + " count()");
    }
    return new Value.Only(query);
  }

  private Operand operand() {
    int start = at;
    char next = peek();
    if (next == '@' || next == '$') {
      at++;
      return new Operand(new Query(next == '$', segments()), null, start);
    }
    if (next == '\'' || next == '"') {
      return new Operand(null, new Value.Literal(Values.scalar(Kind.STRING, string())), start);
    }
    Value function = function();
    if (function != null) {
      return new Operand(null, function, start);
    }
    for (String word : List.of("true", "false", "null")) {
      if (skip(word)) {
        Kind kind = word.equals("null") ? Kind.NULL : Kind.BOOLEAN;
        return new Operand(null, new Value.Literal(Values.scalar(kind, word)), start);
      }
    }
    Matcher number = NUMBER.matcher(text).region(at, text.length());
    if (number.lookingAt()) {
      at = number.end();
      return new Operand(
          null, new Value.Literal(Values.scalar(Kind.NUMBER, number.group())), start);
    }
    throw wrong("expected a query, a literal or a function");
  }

  private @Nullable Value function() {
    Matcher matcher = FUNCTION.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      return null;
    }
    String name = matcher.group(1);
    int start = at;
    at = matcher.end(1);
    switch (name) {
      case "length" -> {
        return new Value.Length(comparable(arguments(1).get(0)));
      }
      case "count" -> {
        return new Value.Count(nodes(arguments(1).get(0), name));
      }
      case "value" -> {
        return new Value.Only(nodes(arguments(1).get(0), name));
      }
      default -> {
        at = start;
        throw wrong(
            "there is no function "
                + name
                + "(); there are length, count, match, search and value");
      }
    }
  }

  private Query nodes(Operand operand, String function) {
    Query query = operand.query();
    if (query == null) {
      at = operand.start();
      throw wrong("the argument of " + function + "() is a query");
    }
    return query;
  }

  private List<Operand> arguments(int count) {
    if (++depth > DEEPEST) {
      throw wrong("functions are nested deeper than " + DEEPEST + " levels");
    }
    expect('(');
    List<Operand> arguments = new ArrayList<>();
    do {
      blanks();
      arguments.add(operand());
      blanks();
    } while (skip(','));
    if (arguments.size() != count) {
      throw wrong(count == 1 ? "there is one argument" : "there are " + count + " arguments");
    }
    expect(')');
    depth--;
    return arguments;
  }

  private boolean isFunction(String name) {
    return text.startsWith(name + "(", at);
  }

  private @Nullable Operator operator() {
    for (Operator operator : Operator.values()) {
      if (skip(operator.sign())) {
        return operator;
      }
    }
    return null;
  }

  private String string() {
    char quote = text.charAt(at++);
    StringBuilder value = new StringBuilder();
    while (true) {
      if (at >= text.length()) {
        throw wrong("the string has no end");
      }
      char c = text.charAt(at++);
      if (c == quote) {
        return value.toString();
      } else if (c < 0x20) {
        throw wrong("a control character in a string is written with an escape");
      } else if (c == '\\') {
        value.append(escape(quote));
      } else {
        value.append(c);
      }
    }
  }

  private char escape(char quote) {
    char c = at < text.length() ? text.charAt(at++) : 0;
    return switch (c) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case '/', '\\' -> c;
      case 'u' -> unicode();
      default -> {
        if (c != quote) {
          throw wrong("there is no such escape in a string");
        }
        yield c;
      }
    };
  }

  private char unicode() {
    if (at + 4 > text.length() || !text.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) {
      throw wrong("an escaped character is written \\u and four hexadecimal digits");
    }
    char c = (char) Integer.parseInt(text.substring(at, at + 4), 16);
    at += 4;
    if (Character.isHighSurrogate(c)
        && !text.substring(at).matches("(?s)\\\\u[dD][c-fC-F][0-9a-fA-F]{2}.*")) {
      throw wrong("half of a surrogate pair");
    }
    if (Character.isLowSurrogate(c) && !isAfterHighSurrogate()) {
      throw wrong("half of a surrogate pair");
    }
    return c;
  }

  /** Whether the escape just read, six characters long, follows one of a high surrogate. */
  private boolean isAfterHighSurrogate() {
    int before = at - 12;
    return before >= 0 && text.substring(before, at - 6).matches("\\\\u[dD][89abAB][0-9a-fA-F]{2}");
  }

  private void blanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  private boolean skip(char c) {
    if (peek() != c || at >= text.length()) {
      return false;
    }
    at++;
    return true;
  }

  private boolean skip(String sign) {
    if (!text.startsWith(sign, at)) {
      return false;
    }
    at += sign.length();
    return true;
  }

  private void expect(char c) {
    if (!skip(c)) {
      throw wrong("expected '" + c + "'");
    }
  }

  private JsonPathException wrong(String what) {
    return new JsonPathException(what + " (at character " + (at + 1) + ")");
  }
}
