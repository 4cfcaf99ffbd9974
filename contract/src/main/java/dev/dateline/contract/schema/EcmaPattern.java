package dev.dateline.contract.schema;

import dev.dateline.contract.model.Constraints.RegularExpression;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Translates the regular expressions of JSON Schema, which are those of ECMA-262 (section 22.2), to
 * those of {@link Pattern}. The two look alike and differ: {@code $} of Java lets a final line
 * break pass, {@code \s} knows ASCII only, {@code \v} is a class, {@code [} and {@code &&} inside a
 * class mean something.
 *
 * <p>Input is read as with the {@code u} flag (code points), but escapes of punctuation that need
 * none are let pass, as the documents have them.
 */
public final class EcmaPattern {
  /** White space and line terminators of ECMA-262, for use inside a class. */
  private static final String SPACE =
      "\\t\\n\\x0B\\f\\r \\xA0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF";

  /** All else. */
  private static final String NO_SPACE =
      "\\x00-\\x08\\x0E-\\x1F!-\\x9F\\xA1-\\u167F\\u1681-\\u1FFF\\u200B-\\u2027\\u202A-\\u202E"
          + "\\u2030-\\u205E\\u2060-\\u2FFF\\u3001-\\uFEFE\\uFF00-\\x{10FFFF}";

  private static final String DOT = "[^\\n\\r\\u2028\\u2029]";
  private static final String WORD_BOUNDARY = "(?:(?<=\\w)(?!\\w)|(?<!\\w)(?=\\w))";
  private static final String NO_WORD_BOUNDARY = "(?:(?<=\\w)(?=\\w)|(?<!\\w)(?!\\w))";

  private static final Pattern QUANTIFIER = Pattern.compile("\\{[0-9]+(?:,[0-9]*)?\\}");

  private static final Set<String> CATEGORIES =
      Set.of(
          "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P",
          "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "S", "Sm", "Sc", "Sk", "So", "Z", "Zs", "Zl",
          "Zp", "C", "Cc", "Cf", "Cs", "Co", "Cn");

  private static final Map<String, String> LONG_CATEGORIES =
      Map.ofEntries(
          Map.entry("Letter", "L"),
          Map.entry("Uppercase_Letter", "Lu"),
          Map.entry("Lowercase_Letter", "Ll"),
          Map.entry("Titlecase_Letter", "Lt"),
          Map.entry("Modifier_Letter", "Lm"),
          Map.entry("Other_Letter", "Lo"),
          Map.entry("Mark", "M"),
          Map.entry("Nonspacing_Mark", "Mn"),
          Map.entry("Spacing_Mark", "Mc"),
          Map.entry("Enclosing_Mark", "Me"),
          Map.entry("Number", "N"),
          Map.entry("Decimal_Number", "Nd"),
          Map.entry("digit", "Nd"),
          Map.entry("Letter_Number", "Nl"),
          Map.entry("Other_Number", "No"),
          Map.entry("Punctuation", "P"),
          Map.entry("punct", "P"),
          Map.entry("Connector_Punctuation", "Pc"),
          Map.entry("Dash_Punctuation", "Pd"),
          Map.entry("Open_Punctuation", "Ps"),
          Map.entry("Close_Punctuation", "Pe"),
          Map.entry("Initial_Punctuation", "Pi"),
          Map.entry("Final_Punctuation", "Pf"),
          Map.entry("Other_Punctuation", "Po"),
          Map.entry("Symbol", "S"),
          Map.entry("Math_Symbol", "Sm"),
          Map.entry("Currency_Symbol", "Sc"),
          Map.entry("Modifier_Symbol", "Sk"),
          Map.entry("Other_Symbol", "So"),
          Map.entry("Separator", "Z"),
          Map.entry("Space_Separator", "Zs"),
          Map.entry("Line_Separator", "Zl"),
          Map.entry("Paragraph_Separator", "Zp"),
          Map.entry("Other", "C"),
          Map.entry("Control", "Cc"),
          Map.entry("cntrl", "Cc"),
          Map.entry("Format", "Cf"),
          Map.entry("Surrogate", "Cs"),
          Map.entry("Private_Use", "Co"),
          Map.entry("Unassigned", "Cn"));

  /** Binary properties that Java knows under a name of its own. */
  private static final Map<String, String> BINARY =
      Map.ofEntries(
          Map.entry("Alphabetic", "IsAlphabetic"),
          Map.entry("Alpha", "IsAlphabetic"),
          Map.entry("Uppercase", "IsUppercase"),
          Map.entry("Upper", "IsUppercase"),
          Map.entry("Lowercase", "IsLowercase"),
          Map.entry("Lower", "IsLowercase"),
          Map.entry("White_Space", "IsWhite_Space"),
          Map.entry("space", "IsWhite_Space"),
          Map.entry("Ideographic", "IsIdeographic"),
          Map.entry("Ideo", "IsIdeographic"),
          Map.entry("Hex_Digit", "IsHex_Digit"),
          Map.entry("Join_Control", "IsJoin_Control"),
          Map.entry("Noncharacter_Code_Point", "IsNoncharacter_Code_Point"),
          Map.entry("Assigned", "IsAssigned"),
          Map.entry("ASCII", "ASCII"));

  private final String source;
  private final StringBuilder out = new StringBuilder();
  private final Map<String, Integer> groupNames = new HashMap<>();
  private int groups;
  private int at;

  /** What can match nothing at all, to the left of where the translation is. */
  private Emptiness emptiness = new Emptiness(null, false);

  private EcmaPattern(String source) {
    this.source = source;
  }

  /**
   * Translates; the result is to be used with {@link java.util.regex.Matcher#find()}.
   *
   * @throws IllegalArgumentException with a clause for people that says what cannot be translated
   */
  public static RegularExpression translate(String source) {
    EcmaPattern pattern = new EcmaPattern(source);
    pattern.countGroups();
    pattern.pattern();
    String java = pattern.out.toString();
    try {
      Pattern.compile(java);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "it does not compile: " + e.getDescription().replaceAll("\\s+", " ").strip(), e);
    } catch (StackOverflowError e) {
      throw new IllegalArgumentException("it is nested too deeply", e);
    }
    return new RegularExpression(source, java);
  }

  /** Numbers the capturing groups, so that names may be used before their group. */
  private void countGroups() {
    boolean inClass = false;
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '\\') {
        i++;
      } else if (inClass) {
        inClass = c != ']';
      } else if (c == '[') {
        inClass = true;
      } else if (c == '(') {
        if (!source.startsWith("(?", i)) {
          groups++;
        } else if (source.startsWith("(?<", i)
            && !source.startsWith("(?<=", i)
            && !source.startsWith("(?<!", i)) {
          groups++;
          int end = source.indexOf('>', i);
          if (end > 0) {
            groupNames.putIfAbsent(source.substring(i + 3, end), groups);
          }
        }
      }
    }
  }

  private void pattern() {
    boolean quantifiable = false;
    while (at < source.length()) {
      int c = source.codePointAt(at);
      switch (c) {
        case '^' -> {
          out.append('^');
          at++;
          quantifiable = false;
        }
        case '$' -> {
          out.append("\\z");
          at++;
          quantifiable = false;
        }
        case '.' -> {
          out.append(DOT);
          emptiness.atom(false);
          at++;
          quantifiable = true;
        }
        case '|' -> {
          out.append('|');
          emptiness.alternative();
          at++;
          quantifiable = false;
        }
        case '(' -> {
          group();
          quantifiable = false;
        }
        case ')' -> {
          out.append(')');
          emptiness = emptiness.closed();
          at++;
          quantifiable = true;
        }
        case '[' -> {
          emptiness.atom(false);
          characterClass();
          quantifiable = true;
        }
        case '\\' -> {
          int next = escaped();
          emptiness.atom("bBk".indexOf(next) >= 0 || (next >= '1' && next <= '9'));
          escape();
          quantifiable = true;
        }
        case '*', '+', '?' -> {
          quantifier(String.valueOf((char) c), quantifiable);
          quantifiable = false;
        }
        case '{' -> {
          String braces = braces();
          if (braces == null) {
            emptiness.atom(false);
            literal('{');
            at++;
            quantifiable = true;
          } else {
            quantifier(braces, quantifiable);
            quantifiable = false;
          }
        }
        default -> {
          emptiness.atom(false);
          literal(c);
          at += Character.charCount(c);
          quantifiable = true;
        }
      }
    }
  }

  /**
   * Whether what was read can match nothing at all: of a group, or of the whole pattern. Not thread
   * safe.
   */
  private static final class Emptiness {
    private final @Nullable Emptiness around;
    private final boolean lookaround;
    private boolean anyAlternative;
    private boolean sequence = true;
    private boolean sequenceBefore = true;
    private boolean last;

    Emptiness(@Nullable Emptiness around, boolean lookaround) {
      this.around = around;
      this.lookaround = lookaround;
    }

    void atom(boolean empty) {
      sequenceBefore = sequence;
      last = empty;
      sequence = sequenceBefore && empty;
    }

    void alternative() {
      anyAlternative |= sequence;
      sequence = true;
    }

    Emptiness closed() {
      Emptiness outer = around;
      if (outer == null) {
        return this; // a parenthesis too many, which Java complains of
      }
      outer.atom(lookaround || anyAlternative || sequence);
      return outer;
    }

    /** What the last atom is repeated at least, in fewer repetitions where that is the same. */
    String repeated(String quantifier) {
      if (quantifier.equals("*")
          || quantifier.equals("?")
          || quantifier.matches("\\{0+(?:,[0-9]*)?\\}")) {
        last = true;
        sequence = sequenceBefore;
      } else if (last && quantifier.startsWith("{")) {
        int comma = quantifier.indexOf(',');
        return comma < 0 ? "{1," + quantifier.substring(1) : "{1" + quantifier.substring(comma);
      }
      return quantifier;
    }
  }

  /** The quantifier in braces that begins here, or null where the brace is a plain one. */
  private @Nullable String braces() {
    var matcher = QUANTIFIER.matcher(source).region(at, source.length());
    return matcher.lookingAt() ? matcher.group() : null;
  }

  private void quantifier(String text, boolean quantifiable) {
    if (!quantifiable) {
      throw new IllegalArgumentException("there is nothing to repeat before '" + text + "'");
    }
    // Java runs through each repetition that has to be, even of nothing: of groups in groups, that
    // is
    // without end. Once is as good, as the others may match nothing.
    out.append(emptiness.repeated(text));
    at += text.length();
    if (at < source.length() && source.charAt(at) == '?') {
      out.append('?');
      at++;
    }
  }

  private void group() {
    emptiness =
        new Emptiness(
            emptiness,
            source.startsWith("(?=", at)
                || source.startsWith("(?!", at)
                || source.startsWith("(?<=", at)
                || source.startsWith("(?<!", at));
    if (!source.startsWith("(?", at)) {
      out.append('(');
      at++;
      return;
    }
    for (String kind : new String[] {"(?:", "(?=", "(?!", "(?<=", "(?<!"}) {
      if (source.startsWith(kind, at)) {
        out.append(kind);
        at += kind.length();
        return;
      }
    }
    if (source.startsWith("(?<", at)) {
      int end = source.indexOf('>', at);
      if (end > 0) {
        out.append('('); // names are numbers from here on: Java's names are narrower
        at = end + 1;
        return;
      }
    }
    throw new IllegalArgumentException(
        "'" + source.substring(at, Math.min(source.length(), at + 4)) + "' begins no group");
  }

  private void escape() {
    int c = escaped();
    switch (c) {
      case 'b' -> {
        out.append(WORD_BOUNDARY);
        at += 2;
      }
      case 'B' -> {
        out.append(NO_WORD_BOUNDARY);
        at += 2;
      }
      case 's' -> {
        out.append('[').append(SPACE).append(']');
        at += 2;
      }
      case 'S' -> {
        out.append("[^").append(SPACE).append(']');
        at += 2;
      }
      case 'k' -> namedReference();
      case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> numberedReference();
      default -> {
        String set = set(c);
        if (set == null) {
          literal(character(c));
        } else {
          out.append(set);
        }
      }
    }
  }

  private void namedReference() {
    int end = source.indexOf('>', at);
    Integer group =
        source.startsWith("\\k<", at) && end > 0
            ? groupNames.get(source.substring(at + 3, end))
            : null;
    if (group == null) {
      throw new IllegalArgumentException("\\k names no group");
    }
    reference(group);
    at = end + 1;
  }

  private void numberedReference() {
    int end = at + 1;
    while (end < source.length() && isDigit(source.charAt(end))) {
      end++;
    }
    String digits = source.substring(at + 1, end);
    if (digits.length() > 4 || Integer.parseInt(digits) > groups) {
      throw new IllegalArgumentException("there is no group " + digits);
    }
    reference(Integer.parseInt(digits));
    at = end;
  }

  private void reference(int group) {
    out.append("(?:\\").append(group).append(')');
  }

  /** The translation of an escape that stands for a set and serves inside a class too, or null. */
  private @Nullable String set(int c) {
    switch (c) {
      case 'd', 'D', 'w', 'W' -> {
        at += 2;
        return "\\" + (char) c;
      }
      case 'p', 'P' -> {
        int end = source.indexOf('}', at);
        if (!source.startsWith("{", at + 2) || end < 0) {
          throw new IllegalArgumentException("\\" + (char) c + " needs a property in braces");
        }
        String property = source.substring(at + 3, end);
        at = end + 1;
        return "\\" + (char) c + "{" + property(property) + "}";
      }
      default -> {
        return null;
      }
    }
  }

  private static String property(String property) {
    int equals = property.indexOf('=');
    String value = equals < 0 ? property : property.substring(equals + 1);
    String name = equals < 0 ? "" : property.substring(0, equals);
    switch (name) {
      case "" -> {
        String java = BINARY.get(value);
        if (java != null) {
          return java;
        }
        return category(value, property);
      }
      case "gc", "General_Category" -> {
        return category(value, property);
      }
      case "sc", "Script" -> {
        try {
          return "script=" + Character.UnicodeScript.forName(value).name();
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException("Java knows no script '" + value + "'", e);
        }
      }
      default ->
          throw new IllegalArgumentException(
              "Java has no counterpart of the property '" + property + "'");
    }
  }

  private static String category(String value, String property) {
    String category = LONG_CATEGORIES.getOrDefault(value, value);
    if (!CATEGORIES.contains(category)) {
      throw new IllegalArgumentException(
          "Java has no counterpart of the property '" + property + "'");
    }
    return category;
  }

  /** The character that an escape stands for; moves past it. */
  private int character(int c) {
    at += 2;
    switch (c) {
      case 't' -> {
        return '\t';
      }
      case 'n' -> {
        return '\n';
      }
      case 'v' -> {
        return 0x0B;
      }
      case 'f' -> {
        return '\f';
      }
      case 'r' -> {
        return '\r';
      }
      case '0' -> {
        if (at < source.length() && isDigit(source.charAt(at))) {
          throw new IllegalArgumentException("octal escapes are not ECMA-262");
        }
        return 0;
      }
      case 'c' -> {
        char letter = at < source.length() ? source.charAt(at) : ' ';
        if (!isLetter(letter)) {
          throw new IllegalArgumentException("\\c needs a letter");
        }
        at++;
        return letter % 32;
      }
      case 'x' -> {
        return hexadecimal(2);
      }
      case 'u' -> {
        return unicode();
      }
      default -> {
        if (isAsciiLetterOrDigit(c)) {
          throw new IllegalArgumentException("\\" + (char) c + " is not ECMA-262");
        }
        at += Character.charCount(c) - 1;
        return c;
      }
    }
  }

  private int unicode() {
    if (source.startsWith("{", at)) {
      int end = source.indexOf('}', at);
      String digits = end < 0 ? "" : source.substring(at + 1, end);
      if (digits.isEmpty() || digits.length() > 6 || !digits.chars().allMatch(EcmaPattern::isHex)) {
        throw new IllegalArgumentException("\\u{…} needs hexadecimal digits");
      }
      int codePoint = Integer.parseInt(digits, 16);
      if (codePoint > Character.MAX_CODE_POINT) {
        throw new IllegalArgumentException("\\u{" + digits + "} is no code point");
      }
      at = end + 1;
      return codePoint;
    }
    int high = hexadecimal(4);
    if (Character.isHighSurrogate((char) high) && source.startsWith("\\u", at)) {
      int back = at;
      at += 2;
      int low = source.startsWith("{", at) ? -1 : hexadecimal(4);
      if (low >= 0 && Character.isLowSurrogate((char) low)) {
        return Character.toCodePoint((char) high, (char) low);
      }
      at = back;
    }
    return high;
  }

  private int hexadecimal(int length) {
    String digits = at + length > source.length() ? "" : source.substring(at, at + length);
    if (digits.isEmpty() || !digits.chars().allMatch(EcmaPattern::isHex)) {
      throw new IllegalArgumentException("an escape needs " + length + " hexadecimal digits");
    }
    at += length;
    return Integer.parseInt(digits, 16);
  }

  private int escaped() {
    if (at + 1 >= source.length()) {
      throw new IllegalArgumentException("it ends with a backslash");
    }
    return source.codePointAt(at + 1);
  }

  private void characterClass() {
    if (source.startsWith("[]", at)) {
      out.append("(?!)");
      at += 2;
      return;
    }
    if (source.startsWith("[^]", at)) {
      out.append("(?s:.)");
      at += 3;
      return;
    }
    out.append('[');
    at++;
    if (source.startsWith("^", at)) {
      out.append('^');
      at++;
    }
    while (true) {
      if (at >= source.length()) {
        throw new IllegalArgumentException("a class is not closed");
      }
      if (source.charAt(at) == ']') {
        out.append(']');
        at++;
        return;
      }
      member();
    }
  }

  /** One character, set or range of a class. */
  private void member() {
    int from = atom();
    boolean range =
        from >= 0
            && at + 1 < source.length()
            && source.charAt(at) == '-'
            && source.charAt(at + 1) != ']';
    if (!range) {
      if (from >= 0) {
        literal(from);
      }
      return;
    }
    at++;
    int written = out.length();
    int to = atom();
    if (to < 0) { // a set: the hyphen is a plain one
      String set = out.substring(written);
      out.setLength(written);
      literal(from);
      literal('-');
      out.append(set);
      return;
    }
    if (to < from) {
      throw new IllegalArgumentException("a range in a class is the wrong way round");
    }
    literal(from);
    out.append('-');
    literal(to);
  }

  /** The character that stands next in a class; -1 for a set, which is then written. */
  private int atom() {
    int c = source.codePointAt(at);
    if (c != '\\') {
      at += Character.charCount(c);
      return c;
    }
    int escaped = escaped();
    switch (escaped) {
      case 'b' -> {
        at += 2;
        return '\b';
      }
      case 's' -> {
        out.append(SPACE);
        at += 2;
        return -1;
      }
      case 'S' -> {
        out.append(NO_SPACE);
        at += 2;
        return -1;
      }
      default -> {
        String set = set(escaped);
        if (set != null) {
          out.append(set);
          return -1;
        }
        return character(escaped);
      }
    }
  }

  /** Writes one character that means itself, inside a class or outside. */
  private void literal(int c) {
    if (c < 0x20 || c == 0x7F) {
      out.append(String.format(java.util.Locale.ROOT, "\\x%02X", c));
    } else if (c == ' ' || c == '_' || isAsciiLetterOrDigit(c)) {
      out.append((char) c);
    } else if (c < 128) {
      out.append('\\').append((char) c);
    } else if (Character.getType(c) == Character.SURROGATE) {
      out.append(String.format(java.util.Locale.ROOT, "\\u%04X", c));
    } else if (c > 0xFFFF) {
      out.append(String.format(java.util.Locale.ROOT, "\\x{%X}", c));
    } else if (Character.isLetterOrDigit(c)) {
      out.append((char) c);
    } else {
      out.append(String.format(java.util.Locale.ROOT, "\\u%04X", c));
    }
  }

  private static boolean isAsciiLetterOrDigit(int c) {
    return c < 128 && (isLetter((char) c) || isDigit((char) c));
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isHex(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }
}
