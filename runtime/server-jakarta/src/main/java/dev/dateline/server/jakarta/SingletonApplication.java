package dev.dateline.server.jakarta;

import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** An application of objects. */
final class SingletonApplication extends Application {
  private final Set<Object> singletons;

  SingletonApplication(Set<Object> singletons) {
    this.singletons = singletons;
  }

  @Override
  @SuppressWarnings("deprecation") // Nothing else lets an application be made of objects.
  public Set<Object> getSingletons() {
    return singletons;
  }

  /** Jersey would otherwise answer requests for WADL, which no document asks for. */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}
