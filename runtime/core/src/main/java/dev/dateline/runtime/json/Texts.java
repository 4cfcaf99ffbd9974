package dev.dateline.runtime.json;

/** What messages show of a text that came from outside. */
final class Texts {
  private static final int LONGEST = 60;

  private Texts() {}

  /** The text, cut where it is long. */
  static String abbreviated(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end) + "…";
  }
}
