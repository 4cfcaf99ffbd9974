package dev.dateline.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.dateline.client",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule DEPENDS_ON_CORE_AND_THE_JDK_ONLY =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "javax.net.ssl..",
              "org.jspecify..",
              "dev.dateline.runtime..",
              "dev.dateline.client..");

  @ArchTest
  static final ArchRule PACKAGES_HAVE_AN_ORDER =
      slices().matching("dev.dateline.client.(*)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule SUB_PACKAGES_DO_NOT_KNOW_THE_CALLER =
      noClasses()
          .that()
          .resideInAnyPackage("dev.dateline.client.*")
          .and()
          .resideOutsideOfPackages(
              "dev.dateline.client.paging", // calls once for each page
              "dev.dateline.client.fake") // builds clients
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.dateline.client");

  @ArchTest
  static final ArchRule THE_CALLER_DOES_NOT_KNOW_PAGES =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.dateline.client.paging")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.dateline.client.paging");

  @ArchTest
  static final ArchRule NOTHING_KNOWS_FAKES =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.dateline.client.fake")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.dateline.client.fake");

  @ArchTest
  static final ArchRule ERRORS_STAND_ALONE =
      noClasses()
          .that()
          .resideInAPackage("dev.dateline.client.errors")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.dateline.client.transport", "dev.dateline.client.credentials");

  @ArchTest
  static final ArchRule NOTHING_IS_REFLECTIVE =
      noClasses().should().dependOnClassesThat().resideInAPackage("java.lang.reflect");
}
