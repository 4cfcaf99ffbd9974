package dev.dateline.contracttests.mutation;

/**
 * What came of a mutant.
 *
 * @param side that it was made of
 * @param mutant its name
 * @param kind what was done
 * @param result how it ended
 * @param why which test failed first, or why nothing can
 * @param millis how long it took
 */
record Verdict(Side side, String mutant, String kind, Result result, String why, long millis) {

  /** How a mutant ends. */
  enum Result {
    /** A test failed, or the side could not be generated or compiled any more. */
    KILLED,
    /** Nothing failed, and nobody has said why that is right. */
    SURVIVED,
    /** Nothing failed, and the list says why nothing can. */
    EQUIVALENT
  }
}
