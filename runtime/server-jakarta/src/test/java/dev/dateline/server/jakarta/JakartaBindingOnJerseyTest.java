package dev.dateline.server.jakarta;

import dev.dateline.server.jakarta.testing.Implementation;

class JakartaBindingOnJerseyTest extends JakartaBindingContract {
  JakartaBindingOnJerseyTest() {
    super(Implementation.JERSEY);
  }
}
