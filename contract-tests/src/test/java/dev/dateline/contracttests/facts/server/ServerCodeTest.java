package dev.dateline.contracttests.facts.server;

import dev.dateline.contracttests.facts.GeneratedCodeContract;

/** The code of the generated server. */
class ServerCodeTest extends GeneratedCodeContract {

  ServerCodeTest() {
    super("dev.dateline.atlas.server", "Service");
  }
}
