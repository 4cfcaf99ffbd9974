package dev.dateline.generator.host;

import dev.dateline.generator.view.Target;

/** The generator {@code dateline-pact}. */
public final class DatelinePactCodegen extends DatelineCodegen {

  /** Made by OpenAPI Generator by name. */
  public DatelinePactCodegen() {
    super(Target.PACT);
  }
}
