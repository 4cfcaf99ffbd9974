package dev.dateline.server.jakarta.embedded;

import java.util.Set;
import org.glassfish.jersey.internal.inject.AbstractBinder;

/**
 * Lets Jersey find resource objects by their class. Registered as objects they would work as well,
 * but Jersey warns of each that it ignored it.
 */
final class ResourceBinder extends AbstractBinder {
  private final Set<Object> resources;

  ResourceBinder(Set<Object> resources) {
    this.resources = resources;
  }

  @Override
  protected void configure() {
    for (Object resource : resources) {
      bind(resource).to(resource.getClass());
    }
  }
}
