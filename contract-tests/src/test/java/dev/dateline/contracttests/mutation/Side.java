package dev.dateline.contracttests.mutation;

import dev.dateline.generator.view.Target;
import java.util.Locale;

/** The side that is generated from a changed document. */
enum Side {
  CLIENT(Target.CLIENT, "dev.dateline.atlas"),
  SERVER(Target.SERVER, "dev.dateline.atlas.server");

  private final Target target;
  private final String basePackage;

  Side(Target target, String basePackage) {
    this.target = target;
    this.basePackage = basePackage;
  }

  Target target() {
    return target;
  }

  String basePackage() {
    return basePackage;
  }

  Side other() {
    return this == CLIENT ? SERVER : CLIENT;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
