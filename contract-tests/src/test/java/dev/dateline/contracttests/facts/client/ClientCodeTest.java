package dev.dateline.contracttests.facts.client;

import dev.dateline.contracttests.facts.GeneratedCodeContract;

/** The code of the generated client. */
class ClientCodeTest extends GeneratedCodeContract {

  ClientCodeTest() {
    super("dev.dateline.atlas", "Api");
  }
}
