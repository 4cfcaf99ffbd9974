package dev.dateline.maven;

import dev.dateline.generator.GenerationException;
import dev.dateline.generator.view.Target;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of targets as written in a POM. */
final class Targets {

  private Targets() {}

  /**
   * The targets of these names; upper and lower case are the same, blank names are passed over.
   *
   * @throws GenerationException where there is no such target
   */
  static Set<Target> of(Collection<String> names) {
    Set<Target> targets = EnumSet.noneOf(Target.class);
    for (String name : names) {
      if (!name.isBlank()) {
        targets.add(of(name.strip()));
      }
    }
    return targets;
  }

  private static Target of(String name) {
    return Arrays.stream(Target.values())
        .filter(target -> name(target).equals(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new GenerationException(
                    "targets: there is no target '"
                        + name
                        + "'. Use "
                        + Arrays.stream(Target.values())
                            .map(Targets::name)
                            .collect(Collectors.joining(", "))
                        + ", or several of them separated by commas."));
  }

  /** How a target is written. */
  static String name(Target target) {
    return target.name().toLowerCase(Locale.ROOT);
  }
}
