package dev.dateline.generator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows between the packages of the generator, as their comments draw them. */
class ArchitectureTest {

  private static final String ROOT = "dev.dateline.generator";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  static Stream<ArchRule> rules() {
    return Stream.of(
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles(),
        noClasses()
            .that()
            .resideInAPackage(ROOT + ".(java|view|template|host|output)..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT),
        noClasses()
            .that()
            .resideInAnyPackage(ROOT + ".java..", ROOT + ".view..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.openapitools..", "io.swagger..", "com.github.mustachejava.."),
        noClasses()
            .that()
            .resideInAPackage(ROOT + ".view..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "dev.dateline.contract",
                "dev.dateline.contract.read..",
                "dev.dateline.contract.slice..",
                "dev.dateline.contract.build.."),
        noClasses()
            .that()
            .resideInAPackage(ROOT + ".output..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.dateline.contract..", "dev.dateline.runtime.."));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void keepsTheArrows(ArchRule rule) {
    rule.check(CLASSES);
  }
}
