package dev.dateline.contracttests.mutation;

import dev.dateline.generator.view.Target;
import java.util.List;
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

  /**
   * The packages whose tests can tell, in the order of running: of a client, those that drive it
   * and the replay of the pact that they wrote; of a server, those that call it and the replay of
   * the pact of the unchanged client.
   */
  List<String> tests() {
    return switch (this) {
      case CLIENT ->
          List.of(
              "dev.dateline.contracttests.facts.client",
              "dev.dateline.contracttests.consumer",
              "dev.dateline.contracttests.provider");
      case SERVER ->
          List.of("dev.dateline.contracttests.facts.server", "dev.dateline.contracttests.provider");
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
