package dev.dateline.generator.host;

import dev.dateline.generator.view.Target;

/** The generator {@code dateline-java-client}. */
public final class DatelineJavaClientCodegen extends DatelineCodegen {

  /** Called by OpenAPI Generator, which finds it as a service. */
  public DatelineJavaClientCodegen() {
    super(Target.CLIENT);
  }
}
