package dev.dateline.contract.pact;

import dev.dateline.runtime.validation.PatternSearch;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The texts that a regular expression names one by one, as {@code open|done} and {@code v[12]} do.
 * What stands for more than its writer can have had in mind, {@code \d} or {@code .*}, names none.
 */
final class SpelledOut {
  private static final int MOST = 50;
  private static final int LONGEST = 1_000;
  private static final String SPECIAL = "\\[](){}|?*+.^$";

  private final String source;
  private int at;

  private SpelledOut(String source) {
    this.source = source;
  }

  /** The texts; empty where the expression does not name all that it lets pass. */
  static List<String> texts(String regex) {
    List<String> texts = regex.length() > LONGEST ? null : new SpelledOut(regex).read();
    if (texts == null) {
      return List.of();
    }
    try {
      Pattern pattern = Pattern.compile(regex);
      return texts.stream()
          .filter(text -> PatternSearch.search(pattern, text) == PatternSearch.Outcome.FOUND)
          .toList();
    } catch (PatternSyntaxException e) {
      return List.of();
    }
  }

  private @Nullable List<String> read() {
    List<String> texts = alternatives();
    return at == source.length() ? texts : null;
  }

  private @Nullable List<String> alternatives() {
    Set<String> all = new LinkedHashSet<>();
    while (true) {
      List<String> texts = sequence();
      if (texts == null) {
        return null;
      }
      all.addAll(texts);
      if (all.size() > MOST) {
        return null;
      }
      if (!takes('|')) {
        return List.copyOf(all);
      }
    }
  }

  private @Nullable List<String> sequence() {
    List<String> texts = List.of("");
    while (at < source.length() && source.charAt(at) != '|' && source.charAt(at) != ')') {
      List<String> next = atom();
      if (next == null) {
        return null;
      }
      boolean optional = takes('?');
      if (texts.size() * (next.size() + 1) > MOST) {
        return null;
      }
      List<String> longer = new ArrayList<>();
      for (String text : texts) {
        next.forEach(each -> longer.add(text + each));
        if (optional) {
          longer.add(text);
        }
      }
      texts = longer;
    }
    return texts;
  }

  private @Nullable List<String> atom() {
    char c = source.charAt(at++);
    switch (c) {
      case '^', '$' -> {
        return List.of("");
      }
      case '(' -> {
        if (takes('?') && !takes(':')) {
          return null;
        }
        List<String> texts = alternatives();
        return takes(')') ? texts : null;
      }
      case '[' -> {
        return oneOf();
      }
      case '\\' -> {
        boolean plain = at < source.length() && !isWord(source.charAt(at));
        return plain ? List.of(String.valueOf(source.charAt(at++))) : null;
      }
      default -> {
        return SPECIAL.indexOf(c) < 0 ? List.of(String.valueOf(c)) : null;
      }
    }
  }

  /** Letters between brackets; a range of them names none. */
  private @Nullable List<String> oneOf() {
    List<String> letters = new ArrayList<>();
    while (at < source.length() && source.charAt(at) != ']') {
      char c = source.charAt(at++);
      if (SPECIAL.indexOf(c) >= 0 || c == '-' || c == '&') {
        return null;
      }
      letters.add(String.valueOf(c));
    }
    return letters.isEmpty() || !takes(']') ? null : letters;
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private boolean takes(char c) {
    boolean there = at < source.length() && source.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }
}
