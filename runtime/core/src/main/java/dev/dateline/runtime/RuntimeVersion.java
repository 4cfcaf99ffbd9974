package dev.dateline.runtime;

/**
 * Tells whether generated code and this runtime fit together.
 *
 * <p>Generated code calls {@link #requireGeneration} when its entry class is first used.
 */
public final class RuntimeVersion {
  /**
   * The generation of generated code that this runtime serves. It moves on only when code that was
   * generated before would no longer link or would behave otherwise.
   */
  public static final int GENERATION = 1;

  private RuntimeVersion() {}

  /**
   * Refuses generated code that this runtime does not serve.
   *
   * @param generatedFor the generation that the code was generated for
   * @param generatedClass the name of the class that asks, for the message
   * @throws IllegalStateException saying which of the two is older and what to do
   */
  public static void requireGeneration(int generatedFor, String generatedClass) {
    if (generatedFor == GENERATION) {
      return;
    }
    String mend =
        generatedFor > GENERATION
            ? "update the dateline-runtime artifacts to the version of the generator"
            : "generate the code again with the generator of the runtime's version";
    throw new IllegalStateException(
        generatedClass
            + " was generated for generation "
            + generatedFor
            + " of the Dateline runtime, but generation "
            + GENERATION
            + " is on the class path: "
            + mend
            + ".");
  }
}
