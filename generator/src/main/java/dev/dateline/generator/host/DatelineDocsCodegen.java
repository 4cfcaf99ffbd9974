package dev.dateline.generator.host;

import dev.dateline.generator.view.Target;

/** The generator {@code dateline-docs}. */
public final class DatelineDocsCodegen extends DatelineCodegen {

  /** Called by OpenAPI Generator, which finds it as a service. */
  public DatelineDocsCodegen() {
    super(Target.DOCS);
  }
}
