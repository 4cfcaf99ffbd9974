package dev.dateline.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dateline.contract.ContractOptions;
import dev.dateline.contract.ContractReader;
import dev.dateline.contract.ContractSource;
import dev.dateline.contract.model.Contract;
import dev.dateline.generator.host.HostRun;
import dev.dateline.generator.pact.PactSettings;
import dev.dateline.generator.pact.PactViews;
import dev.dateline.generator.view.Packages;
import dev.dateline.generator.view.SourceFile;
import dev.dateline.generator.view.Target;
import dev.dateline.runtime.version.ApiVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The whole Atlas document generates, without any configuration, and compiles without a warning:
 * its oldest and its newest date in every build, all the others with {@code mvn -Pcorpus verify}.
 */
class EveryVersionTest {

  private static final ApiVersion OLDEST = ApiVersion.parse("2023-01-01");
  private static final ApiVersion NEWEST = ApiVersion.parse("2025-03-12");

  /** Few interactions of each of the many operations. */
  private static final PactSettings BOTH_SIDES =
      new PactSettings("com.example.atlas", "com.example.atlas.server", null, null, 5);

  @TempDir Path nowhere;

  @Test
  void theDatesAreThoseOfTheDocument() {
    assertThat(ContractReader.versions(atlas()).stream().map(ApiVersion::toString))
        .containsExactly(
            "2023-01-01",
            "2023-02-01",
            "2023-10-01",
            "2023-11-15",
            "2024-05-30",
            "2024-08-05",
            "2024-10-23",
            "2024-11-13",
            "2025-02-19",
            "2025-03-12",
            "preview");
  }

  @ParameterizedTest
  @EnumSource(names = {"CLIENT", "SERVER"})
  void theOldest(Target target) {
    compile(OLDEST, target);
  }

  @ParameterizedTest
  @EnumSource(names = {"CLIENT", "SERVER"})
  void theNewest(Target target) {
    compile(NEWEST, target);
  }

  static Stream<Arguments> others() {
    List<Arguments> others = new ArrayList<>();
    for (ApiVersion version : ContractReader.versions(atlas())) {
      if (!version.equals(OLDEST) && !version.equals(NEWEST)) {
        for (Target target : List.of(Target.CLIENT, Target.SERVER)) {
          others.add(Arguments.of(version, target));
        }
      }
    }
    return others.stream();
  }

  @ParameterizedTest
  @MethodSource("others")
  @Tag("corpus")
  void theOthers(ApiVersion version, Target target) {
    compile(version, target);
  }

  @ParameterizedTest
  @EnumSource
  @Tag("corpus")
  void latestIsTheNewest(Target target) {
    Map<String, byte[]> latest = generate("latest", target);
    Map<String, byte[]> newest = generate(NEWEST.toString(), target);
    assertThat(latest.keySet()).isEqualTo(newest.keySet());
    latest.forEach((path, bytes) -> assertThat(bytes).as(path).isEqualTo(newest.get(path)));
  }

  private void compile(ApiVersion version, Target target) {
    Map<String, byte[]> sources = generate(version.toString(), target);
    assertThat(sources).hasSizeGreaterThan(500);
    assertThat(ModelArrows.check(sources)).isGreaterThan(30);
    Compilation.check(sources).requireClean();
  }

  private Map<String, byte[]> generate(String version, Target target) {
    Contract contract = ContractReader.read(atlas(), ContractOptions.at(version));
    Packages packages = Packages.of("com.example.atlas", contract);
    List<SourceFile> made =
        target == Target.PACT ? PactViews.derive(contract, packages, BOTH_SIDES).files() : null;
    return HostRun.generate(contract, target, packages, made, nowhere, null);
  }

  private static ContractSource atlas() {
    return ContractSource.file(PublishedDocument.ATLAS.required());
  }
}
