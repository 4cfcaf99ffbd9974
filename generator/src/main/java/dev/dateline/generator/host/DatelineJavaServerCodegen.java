package dev.dateline.generator.host;

import dev.dateline.generator.view.Target;

/** The generator {@code dateline-java-server}. */
public final class DatelineJavaServerCodegen extends DatelineCodegen {

  /** Called by OpenAPI Generator, which finds it as a service. */
  public DatelineJavaServerCodegen() {
    super(Target.SERVER);
  }
}
