package dev.dateline.runtime.validation;

import java.util.regex.Pattern;

/**
 * Looks for a pattern in a text that a stranger may have sent, in bounded time.
 *
 * <p>{@link Pattern} backtracks: some patterns take time that is exponential in the length of a
 * text that nearly matches, and some need a stack as deep as the text is long. Here each look at a
 * character costs one of a number of steps that grows with the length of the text; whoever runs out
 * of them, or of stack, is answered "not found". Stateless and thread safe.
 */
public final class PatternSearch {
  /**
   * Far more than a sensible pattern takes for a short text; some milliseconds, or tens of them.
   */
  private static final long BASE_STEPS = 200_000;

  private static final long STEPS_PER_CHARACTER = 50;

  private PatternSearch() {}

  /** What a search comes to. */
  public enum Outcome {
    /** The text contains a match. */
    FOUND,
    /** It does not. */
    NOT_FOUND,
    /** It would take too long to say. */
    TOO_COSTLY
  }

  /** Whether the text contains a match of the pattern, as far as can be said in bounded time. */
  public static boolean finds(Pattern pattern, CharSequence text) {
    return search(pattern, text) == Outcome.FOUND;
  }

  /** Looks for a match of the pattern in the text. */
  public static Outcome search(Pattern pattern, CharSequence text) {
    try {
      return pattern.matcher(new Metered(text, new Meter(text.length()))).find()
          ? Outcome.FOUND
          : Outcome.NOT_FOUND;
    } catch (OutOfSteps | StackOverflowError e) {
      return Outcome.TOO_COSTLY;
    }
  }

  private static final class Meter {
    private long left;

    Meter(int length) {
      left = BASE_STEPS + STEPS_PER_CHARACTER * length;
    }

    void step() {
      if (--left < 0) {
        throw new OutOfSteps();
      }
    }
  }

  /** A text that counts how often it is looked at. */
  private record Metered(CharSequence text, Meter meter) implements CharSequence {
    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      meter.step();
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }

  private static final class OutOfSteps extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutOfSteps() {
      super(null, null, false, false);
    }
  }
}
