package dev.dateline.contract.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Makes text that matches a pattern of {@link Pattern}. What it does not understand (references
 * back, conditions that look around) it leaves out, and what it makes is tried before it is given
 * out. Deterministic.
 */
final class PatternText {

  /** How much longer than it must be each repetition is, in turn. */
  private static final int[] LONGER = {0, 1, 2, 3, 5, 8, 12, 20, 40, 80};

  private static final int ALTERNATIVES = 4;
  private static final int LONGEST = 10_000;

  /** What characters are taken from, the plainest first. */
  private static final String PLAIN =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_./:@ !#$%&'()*+,;<=>?[]^`{|}~\"\\\t\n";

  private final String regex;
  private final int longer;
  private final int alternative;
  private int at;
  private int turn;

  private PatternText(String regex, int longer, int alternative) {
    this.regex = regex;
    this.longer = longer;
    this.alternative = alternative;
  }

  /** The regular expression is beyond what is understood here. */
  private static final class NotUnderstood extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotUnderstood() {
      super("", null, false, false);
    }
  }

  /**
   * Text in which the pattern is found, of a length between two bounds; null where none was made.
   *
   * @param java as {@code Constraints.RegularExpression.java}
   */
  static @Nullable String of(String java, int least, int most) {
    Pattern pattern;
    try {
      pattern = Pattern.compile(java);
    } catch (PatternSyntaxException e) {
      return null;
    }
    for (int choice = 0; choice < ALTERNATIVES; choice++) {
      for (int longer : LONGER) {
        String text;
        try {
          text = new PatternText(java, longer, choice).alternatives();
        } catch (NotUnderstood e) {
          return null;
        }
        int length = text.codePointCount(0, text.length());
        if (length >= least && length <= most && pattern.matcher(text).find()) {
          return text;
        }
      }
    }
    return null;
  }

  private String alternatives() {
    List<String> all = new ArrayList<>();
    all.add(sequence());
    while (at < regex.length() && regex.charAt(at) == '|') {
      at++;
      all.add(sequence());
    }
    return all.get(alternative % all.size());
  }

  private String sequence() {
    StringBuilder text = new StringBuilder();
    while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
      int start = at;
      String once = atom();
      int end = at;
      int count = count();
      int after = at;
      text.append(count == 0 ? "" : once);
      for (int i = 1; i < count && !once.isEmpty(); i++) {
        at = start; // each time anew, so that characters take turns
        text.append(atom());
        if (at != end || text.length() > LONGEST) {
          throw new NotUnderstood();
        }
      }
      at = after;
    }
    return text.toString();
  }

  /** How often what comes before is repeated. */
  private int count() {
    if (at >= regex.length()) {
      return 1;
    }
    int min;
    int max;
    switch (regex.charAt(at)) {
      case '?' -> {
        min = 0;
        max = 1;
        at++;
      }
      case '*' -> {
        min = 0;
        max = Integer.MAX_VALUE;
        at++;
      }
      case '+' -> {
        min = 1;
        max = Integer.MAX_VALUE;
        at++;
      }
      case '{' -> {
        int end = regex.indexOf('}', at);
        String[] bounds = regex.substring(at + 1, Math.max(end, at + 1)).split(",", -1);
        try {
          min = Integer.parseInt(bounds[0].strip());
          max =
              bounds.length == 1
                  ? min
                  : bounds[1].isBlank() ? Integer.MAX_VALUE : Integer.parseInt(bounds[1].strip());
        } catch (NumberFormatException e) {
          throw new NotUnderstood();
        }
        at = end + 1;
      }
      default -> {
        return 1;
      }
    }
    if (at < regex.length() && (regex.charAt(at) == '?' || regex.charAt(at) == '+')) {
      at++; // reluctant or possessive
    }
    return (int) Math.min(max, (long) min + longer);
  }

  private String atom() {
    char c = regex.charAt(at);
    switch (c) {
      case '(' -> {
        return group();
      }
      case '[' -> {
        int start = at;
        at = endOfClass(at);
        return oneOf(regex.substring(start, at));
      }
      case '^', '$' -> {
        at++;
        return "";
      }
      case '.' -> {
        at++;
        return oneOf(".");
      }
      case '\\' -> {
        return escape();
      }
      default -> {
        int literal = regex.codePointAt(at);
        at += Character.charCount(literal);
        return Character.toString(literal);
      }
    }
  }

  private String group() {
    at++;
    boolean counts = true;
    if (regex.startsWith("?", at)) {
      if (regex.startsWith("?:", at) || regex.startsWith("?>", at)) {
        at += 2;
      } else if (regex.startsWith("?<", at)
          && !regex.startsWith("?<=", at)
          && !regex.startsWith("?<!", at)) {
        at = regex.indexOf('>', at) + 1;
      } else if (regex.startsWith("?=", at) || regex.startsWith("?!", at)) {
        counts = false; // looks ahead: tried in the end
        at += 2;
      } else if (regex.startsWith("?<", at)) {
        counts = false;
        at += 3;
      } else {
        throw new NotUnderstood(); // flags
      }
    }
    String text = alternatives();
    if (at >= regex.length()) {
      throw new NotUnderstood();
    }
    at++;
    return counts ? text : "";
  }

  private String escape() {
    if (at + 1 >= regex.length()) {
      throw new NotUnderstood();
    }
    char c = regex.charAt(at + 1);
    int start = at;
    at += 2;
    if (c == 'Q' || c == 'k' || (c >= '1' && c <= '9')) {
      throw new NotUnderstood();
    }
    if ("AbBGzZ".indexOf(c) >= 0) {
      return "";
    }
    if ((c == 'p' || c == 'P') && at < regex.length() && regex.charAt(at) == '{') {
      at = regex.indexOf('}', at) + 1;
    } else if (c == 'x' && at < regex.length() && regex.charAt(at) == '{') {
      at = regex.indexOf('}', at) + 1;
    } else if (c == 'x') {
      at += 2;
    } else if (c == 'u') {
      at += 4;
    } else if (c == '0') {
      throw new NotUnderstood();
    } else if (!Character.isLetterOrDigit(c)) {
      return Character.toString(c);
    }
    if (at > regex.length()) {
      throw new NotUnderstood();
    }
    return oneOf(regex.substring(start, at));
  }

  /** After the bracket that ends the class; classes may be nested. */
  private int endOfClass(int start) {
    int depth = 0;
    for (int i = start; i < regex.length(); i++) {
      switch (regex.charAt(i)) {
        case '\\' -> i++;
        case '[' -> depth++;
        case ']' -> {
          if (--depth == 0) {
            return i + 1;
          }
        }
        default -> {
          // part of the class
        }
      }
    }
    throw new NotUnderstood();
  }

  /** A character of a class, another one each time. */
  private String oneOf(String characterClass) {
    Pattern pattern = Pattern.compile(characterClass);
    List<String> all = new ArrayList<>();
    for (int i = 0; i < PLAIN.length(); i++) {
      String each = PLAIN.substring(i, i + 1);
      if (pattern.matcher(each).matches()) {
        all.add(each);
      }
    }
    if (!all.isEmpty()) {
      // The strange ones are only for classes of nothing else.
      List<String> usual =
          all.stream().filter(each -> Character.isLetterOrDigit(each.charAt(0))).toList();
      List<String> wanted = usual.isEmpty() ? all : usual;
      return wanted.get(turn++ % wanted.size());
    }
    for (int i = 0; i <= Character.MAX_VALUE; i++) {
      if (!Character.isSurrogate((char) i) && pattern.matcher(Character.toString(i)).matches()) {
        return Character.toString(i);
      }
    }
    throw new NotUnderstood();
  }
}
