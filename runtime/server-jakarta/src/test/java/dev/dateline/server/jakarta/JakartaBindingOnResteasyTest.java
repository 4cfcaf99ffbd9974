package dev.dateline.server.jakarta;

import dev.dateline.server.jakarta.testing.Implementation;

class JakartaBindingOnResteasyTest extends JakartaBindingContract {
  JakartaBindingOnResteasyTest() {
    super(Implementation.RESTEASY);
  }
}
