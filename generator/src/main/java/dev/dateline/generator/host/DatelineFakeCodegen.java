package dev.dateline.generator.host;

import dev.dateline.generator.view.Target;

/** The generator {@code dateline-fake}. */
public final class DatelineFakeCodegen extends DatelineCodegen {

  /** Called by OpenAPI Generator, which finds it as a service. */
  public DatelineFakeCodegen() {
    super(Target.FAKE);
  }
}
