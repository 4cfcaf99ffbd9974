package dev.dateline.contract.schema;

import java.util.function.Predicate;

/**
 * What a value is judged for.
 *
 * @param direction which way it travels
 * @param part whether it is what somebody expects of a value, which may have more to it: what is
 *     missing is no fault then
 * @param resized whether the array at a JSON pointer stands for arrays of other lengths
 * @param unknown whether the value at a JSON pointer stands for one that is not known yet
 * @param texts whether it travelled as text, so that texts stand for numbers and booleans too
 */
public record Purpose(
    Direction direction,
    boolean part,
    Predicate<String> resized,
    Predicate<String> unknown,
    boolean texts) {

  /** For a value that says itself of what type it is. */
  public Purpose(
      Direction direction, boolean part, Predicate<String> resized, Predicate<String> unknown) {
    this(direction, part, resized, unknown, false);
  }

  /** The same, for a value that travelled as text. */
  public Purpose ofTexts() {
    return new Purpose(direction, part, resized, unknown, true);
  }

  /** Which way a value travels. */
  public enum Direction {
    REQUEST,
    RESPONSE
  }

  /** A whole value that is sent. */
  public static final Purpose SENT =
      new Purpose(Direction.REQUEST, false, at -> false, at -> false);

  /** A whole value that is answered. */
  public static final Purpose ANSWERED =
      new Purpose(Direction.RESPONSE, false, at -> false, at -> false);
}
