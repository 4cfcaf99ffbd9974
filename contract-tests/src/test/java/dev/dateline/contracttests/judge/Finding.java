package dev.dateline.contracttests.judge;

/**
 * Something in the pact that the document does not allow.
 *
 * @param interaction description of the interaction, {@code "pact"} for the file as a whole
 * @param place where in the interaction: {@code request.body/delivery/methodName}
 * @param message what is wrong there
 */
record Finding(String interaction, String place, String message) {

  @Override
  public String toString() {
    return interaction + ", " + place + ": " + message;
  }
}
