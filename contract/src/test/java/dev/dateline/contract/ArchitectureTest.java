package dev.dateline.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between the stages point one way. */
@AnalyzeClasses(
    packages = "dev.dateline.contract",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String BASE = "dev.dateline.contract.";

  @ArchTest
  static final ArchRule modelKnowsTheCoreRuntimeOnly =
      classes()
          .that()
          .resideInAPackage(BASE + "model..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              BASE + "model..", "dev.dateline.runtime..", "java..", "org.jspecify.annotations..");

  @ArchTest
  static final ArchRule treeKnowsNoStage =
      classes()
          .that()
          .resideInAPackage(BASE + "tree..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(BASE + "tree..", "java..", "org.jspecify.annotations..");

  @ArchTest
  static final ArchRule readKnowsNoLaterStage =
      noClasses()
          .that()
          .resideInAPackage(BASE + "read..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(BASE + "slice..", BASE + "build..");

  @ArchTest
  static final ArchRule sliceKnowsNoLaterStage =
      noClasses()
          .that()
          .resideInAPackage(BASE + "slice..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(BASE + "build..");

  @ArchTest
  static final ArchRule buildDoesNotRead =
      noClasses()
          .that()
          .resideInAPackage(BASE + "build..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(BASE + "read..");

  @ArchTest
  static final ArchRule schemasAreJudgedByTheTreeAlone =
      classes()
          .that()
          .resideInAPackage(BASE + "schema..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              BASE + "schema..",
              BASE + "model..",
              BASE + "tree..",
              "dev.dateline.runtime..",
              "java..",
              "org.jspecify.annotations..");

  @ArchTest
  static final ArchRule nobodyDependsOnPacts =
      noClasses()
          .that()
          .resideOutsideOfPackages(BASE + "pact..", BASE + "coverage..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(BASE + "pact..");

  @ArchTest
  static final ArchRule pactsAreJudgedByNoStage =
      noClasses()
          .that()
          .resideInAPackage(BASE + "pact..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(BASE + "read..", BASE + "slice..", BASE + "build..");

  @ArchTest
  static final ArchRule coverageReadsVerdicts =
      noClasses()
          .that()
          .resideInAPackage(BASE + "coverage..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              BASE + "read..", BASE + "slice..", BASE + "build..", BASE + "pact.report..");

  @ArchTest
  static final ArchRule onlyBuildSeesSwaggerParser =
      noClasses()
          .that()
          .resideOutsideOfPackage(BASE + "build..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.swagger..", "com.fasterxml.jackson.databind..");

  @ArchTest
  static final ArchRule onlyReadSeesYaml =
      noClasses()
          .that()
          .resideOutsideOfPackage(BASE + "read..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.yaml..");
}
